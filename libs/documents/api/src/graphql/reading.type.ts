import { createUnionType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';

@InputType('AskReadingInput', { description: 'Who is asked to confirm that they read a document, by when.' })
export class AskReadingGqlInput {
  @Field(() => [ID], { description: 'Enti: for each, one of its people confirms.' }) enti!: string[];
  @Field(() => [ID], { description: 'People of the document\'s own Ente: each confirms himself.' }) people!: string[];
  @Field(() => String, { description: 'Day, `YYYY-MM-DD`.' }) dueOn!: string;
  @Field(() => String, { defaultValue: '', description: 'Why, in a few words.' }) note!: string;
}

@ObjectType('AskedReading', { description: 'What who looks is asked to confirm.' })
export class AskedReadingType {
  @Field(() => ID) id!: string;
  @Field(() => String) askedByName!: string;
  @Field(() => String) note!: string;
  @Field(() => String, { description: 'Day, `YYYY-MM-DD`.' }) dueOn!: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was confirmed, by him or by a colleague for the Ente; null: it waits.' }) confirmedAt!: Date | null;
  @Field(() => String, { nullable: true }) confirmedBy!: string | null;
}

@ObjectType('ReadingLine', { description: 'One of those who were asked.' })
export class ReadingLineType {
  @Field(() => String, { description: '`ENTE` or `PERSONA`.' }) kind!: string;
  @Field(() => ID) targetId!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'Who confirmed; null: nobody yet.' }) confirmedBy!: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) confirmedAt!: Date | null;
}

@ObjectType('ReadingRequest', { description: 'A request to confirm a reading, for who asked.' })
export class ReadingRequestType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Version that was current when it was asked.' }) version!: number;
  @Field(() => String) askedByName!: string;
  @Field(() => GraphQLISODateTime) askedAt!: Date;
  @Field(() => String) note!: string;
  @Field(() => String, { description: 'Day, `YYYY-MM-DD`.' }) dueOn!: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Nobody is asked any more since.' }) closedAt!: Date | null;
  @Field(() => [ReadingLineType], { description: 'By name.' }) lines!: ReadingLineType[];
  @Field(() => String, { description: 'Address of the table as CSV.' }) csv!: string;
}

@ObjectType('DocumentReadings', { description: 'Readings of a document that are asked for.' })
export class DocumentReadingsType {
  @Field(() => [AskedReadingType], { description: 'Of who looks.' }) mine!: AskedReadingType[];
  @Field(() => [ReadingRequestType], { description: 'Those that its Ente asked for, newest first; for who writes for it.' }) requests!: ReadingRequestType[];
}

@ObjectType('ReadingColleague', { description: 'Somebody of the document\'s own Ente.' })
export class ReadingColleagueType {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
}

@ObjectType('WaitingReading', { description: 'A document that who looks is asked to read.' })
export class WaitingReadingType {
  @Field(() => ID) documentId!: string;
  @Field(() => String) title!: string;
  @Field(() => String) askedByName!: string;
  @Field(() => String, { description: 'Day, `YYYY-MM-DD`.' }) dueOn!: string;
}

@ObjectType({ description: 'Done.' })
export class ReadingDone {
  @Field(() => Boolean) done!: boolean;
}

export const ReadingResult = createUnionType({ name: 'ReadingResult', types: () => [ReadingDone, InvalidInput, Refused, NotFound] as const });
