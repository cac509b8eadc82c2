import { Field, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A header of a mail.' })
export class MailHeader {
  @Field(() => String, { description: '`Reply-To`, `References`…' })
  name!: string;

  @Field(() => String, { description: 'On one line.' })
  value!: string;
}

@ObjectType({ description: 'A mail kept in the product, where no mail server is configured.' })
export class OutboxMail {
  @Field(() => ID, { description: 'Identifier of the message.' })
  id!: string;

  @Field(() => String, { description: 'Address it is for.' })
  to!: string;

  @Field(() => String, { description: 'Subject line.' })
  subject!: string;

  @Field(() => String, { description: 'Plain text.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'The same as HTML; null when it has none.' })
  html!: string | null;

  @Field(() => [MailHeader], { description: 'What it carries beside address and subject.' })
  headers!: MailHeader[];

  @Field(() => GraphQLISODateTime, { description: 'When it was written.' })
  createdAt!: Date;
}

@ObjectType({ description: 'A page of the outbox, latest first.' })
export class MailOutbox {
  @Field(() => [OutboxMail], { description: 'The messages.' })
  items!: OutboxMail[];

  @Field(() => Int, { description: 'How many there are in all.' })
  total!: number;
}
