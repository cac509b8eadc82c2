import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { OutgoingMailState } from '@province-comuni/platform-ports';

export const OutgoingMailStateEnum: Readonly<Record<OutgoingMailState, OutgoingMailState>> = { IN_ATTESA: 'IN_ATTESA', CONSEGNATA: 'CONSEGNATA', RIFIUTATA: 'RIFIUTATA' };

registerEnumType(OutgoingMailStateEnum, { name: 'OutgoingMailState', description: 'It waits for the mail server, the server took it, or it was given up: refused for good, or not taken for five days.' });

@ObjectType('OutgoingMail', { description: 'A letter handed to the mail server, or that waits for it. Its words are not shown, and are forgotten once it is delivered.' })
export class OutgoingMailType {
  @Field(() => ID, { description: 'Identifier of the letter.' })
  id!: string;

  @Field(() => String, { description: 'Address it is for.' })
  to!: string;

  @Field(() => String, { description: 'Subject line.' })
  subject!: string;

  @Field(() => OutgoingMailStateEnum, { description: 'Where it is.' })
  state!: OutgoingMailState;

  @Field(() => GraphQLISODateTime, { description: 'When it was written.' })
  createdAt!: Date;

  @Field(() => Int, { description: 'How often it was offered to the server.' })
  attempts!: number;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it is offered again; null once it is settled.' })
  nextTryAt!: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was taken or given up.' })
  settledAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What the server said the last time it did not take it, in its own words.' })
  problem!: string | null;
}

@ObjectType({ description: 'An address that letters come back from: what tells of something is not sent there any more, until its person tries again or shows that a letter arrived.' })
export class StoppedAddress {
  @Field(() => String, { description: 'In small letters.' })
  address!: string;

  @Field(() => GraphQLISODateTime, { description: 'When the first letter came back.' })
  firstAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When letters stopped.' })
  stoppedAt!: Date;

  @Field(() => String, { description: 'What the mail server said of the last one, in its own words.' })
  said!: string;
}

@ObjectType({ description: 'Letters that go out, latest first, and how that goes.' })
export class OutgoingMailPage {
  @Field(() => [OutgoingMailType], { description: 'Those asked for.' })
  items!: OutgoingMailType[];

  @Field(() => Int, { description: 'How many there are in all, of the state asked for.' })
  total!: number;

  @Field(() => Int, { description: 'How many wait for the server.' })
  waiting!: number;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Since when the oldest of them waits.' })
  waitingSince!: Date | null;

  @Field(() => Int, { description: 'How many were given up within 90 days.' })
  refused!: number;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the server took the last one.' })
  lastDeliveredAt!: Date | null;

  @Field(() => [StoppedAddress], { description: 'Addresses that are not written to any more, the latest 50.' })
  stopped!: StoppedAddress[];

  @Field(() => Int, { description: 'How many of them there are in all.' })
  stoppedTotal!: number;
}
