import { Field, GraphQLISODateTime, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Letters to the person come back: those that tell of something are not sent any more.' })
export class ReturningMail {
  @Field(() => String, { description: 'Where they were sent.' }) address!: string;
  @Field(() => GraphQLISODateTime, { description: 'When the first one came back.' }) since!: Date;
  @Field(() => GraphQLISODateTime, { description: 'When letters stopped.' }) stoppedAt!: Date;
  @Field(() => String, { description: 'What the mail server said of the last one, in its own words.' }) said!: string;
}
