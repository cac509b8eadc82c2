import { createUnionType, Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import type { EnrolmentBar, EnrolmentState, MeetingKind, MeetingPaper, MeetingState } from '@province-comuni/communities-domain';
import { InvalidInput, JsonScalar, NotFound, Refused } from '@province-comuni/platform-graphql';
import { EnrolmentBarEnum, EnrolmentStateEnum, MeetingKindEnum, MeetingPaperKindEnum, MeetingStateEnum } from './meeting.enums.js';

@ObjectType({ description: 'What who looks may do with an event.' })
export class MeetingAbilities {
  @Field(() => Boolean, { description: 'Changes and cancels it, sees who takes part.' }) arrange!: boolean;
  @Field(() => Boolean, { description: 'May take part at all: is signed in.' }) takePart!: boolean;
  @Field(() => Boolean, { description: 'Enrols now.' }) enrol!: boolean;
  @Field(() => Boolean, { description: 'Gives the place back, or waits no longer.' }) giveBack!: boolean;
  @Field(() => Boolean, { description: 'Says how it was.' }) feedback!: boolean;
}

@ObjectType({ description: 'A point of the agenda of an event.' })
export class MeetingAgendaItem {
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'Who speaks; empty: nobody in particular.' }) speaker!: string;
  @Field(() => Int, { nullable: true, description: 'How long; null: not said.' }) minutes!: number | null;
}

@ObjectType({ description: 'Who speaks at an event, as it is announced.' })
export class MeetingSpeaker {
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'What he is, and where; empty when it is not said.' }) role!: string;
}

@ObjectType({ description: 'A document of the library that goes with an event; it is read with one’s own rights.' })
export class MeetingDocument {
  @Field(() => ID) documentId!: string;
  @Field(() => MeetingPaperKindEnum) kind!: MeetingPaper['kind'];
}

@ObjectType({ description: 'How people enrol in an event.' })
export class MeetingEnrolmentTerms {
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null: since it was planned.' }) opensAt!: Date | null;
  @Field(() => GraphQLISODateTime) closesAt!: Date;
  @Field(() => Int, { nullable: true, description: 'How many; null: as many as come.' }) places!: number | null;
}

@ObjectType({ description: 'An event: what people meet for.' })
export class Meeting {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true, description: 'Key of its community; null: of the whole network.' }) communityKey!: string | null;
  @Field(() => String, { nullable: true }) communityTitle!: string | null;
  @Field(() => ID, { nullable: true }) communityId!: string | null;
  @Field(() => MeetingKindEnum) kind!: MeetingKind;
  @Field(() => MeetingStateEnum) state!: MeetingState;
  @Field(() => String) title!: string;
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`).' }) description!: unknown;
  @Field(() => [MeetingAgendaItem]) agenda!: MeetingAgendaItem[];
  @Field(() => [MeetingSpeaker]) speakers!: MeetingSpeaker[];
  @Field(() => String, { description: 'Where; empty: online only, or not said.' }) place!: string;
  @Field(() => Boolean, { description: 'People may connect from afar: there is an address.' }) online!: boolean;
  @Field(() => String, { nullable: true, description: 'Where people connect, for who takes part; null for everybody else, and where there is none.' }) link!: string | null;
  @Field(() => GraphQLISODateTime) startsAt!: Date;
  @Field(() => GraphQLISODateTime, { description: 'Of days without hours: the midnight, in Italy, after the last one.' }) endsAt!: Date;
  @Field(() => Boolean, { description: 'Days without hours.' }) allDay!: boolean;
  @Field(() => String, { description: 'When it is, as people read it, by the clock in Italy.' }) when!: string;
  @Field(() => MeetingEnrolmentTerms, { nullable: true, description: 'Null: nobody has to enrol.' }) enrolment!: MeetingEnrolmentTerms | null;
  @Field(() => [MeetingDocument]) documents!: MeetingDocument[];
  @Field(() => String, { description: 'Why it was cancelled; empty when it was not.' }) cancelReason!: string;
  @Field(() => Int, { description: 'People with a place.' }) enrolled!: number;
  @Field(() => Int, { description: 'People who wait for one.' }) waiting!: number;
  @Field(() => Int) revision!: number;
  @Field(() => EnrolmentStateEnum, { nullable: true, description: 'Of who looks; null: never enrolled.' }) own!: EnrolmentState | null;
  @Field(() => EnrolmentBarEnum, { nullable: true, description: 'Why nobody can enrol now; null: one can.' }) bar!: EnrolmentBar | null;
  @Field(() => MeetingAbilities) viewerCan!: MeetingAbilities;
}

@ObjectType({ description: 'What those who were at an event said of it, together.' })
export class MeetingFeedbackSummary {
  @Field(() => Int, { description: 'How many answered.' }) count!: number;
  @Field(() => Float, { nullable: true, description: 'From 1 to 5, with one decimal; null when nobody answered.' }) average!: number | null;
}

@ObjectType({ description: 'An event on its own page.' })
export class MeetingPage {
  @Field(() => Meeting) meeting!: Meeting;
  @Field(() => Int, { nullable: true, description: 'Place of who looks in the line of who waits, from 1; null: he does not.' }) waitingPlace!: number | null;
  @Field(() => Int, { nullable: true, description: 'What who looks said of it, from 1 to 5; null: nothing.' }) ownScore!: number | null;
  @Field(() => MeetingFeedbackSummary, { nullable: true, description: 'Once it is over: for who arranges it and for who answered.' }) feedback!: MeetingFeedbackSummary | null;
}

@ObjectType({ description: 'Somebody who takes part in an event, or waits.' })
export class MeetingPerson {
  @Field(() => ID) personId!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'Name of his Ente; empty when there is none.' }) ente!: string;
  @Field(() => EnrolmentStateEnum) state!: EnrolmentState;
  @Field(() => GraphQLISODateTime, { description: 'When he enrolled.' }) at!: Date;
  @Field(() => Boolean, { nullable: true, description: 'Whether he was there; null: not noted.' }) attended!: boolean | null;
}

@ObjectType({ description: 'Who takes part in an event, and what was said of it.' })
export class MeetingPeople {
  @Field(() => [MeetingPerson], { description: 'Those with a place, then those who wait, each in the order in which they came.' }) people!: MeetingPerson[];
  @Field(() => [String], { description: 'Words of who answered, without names.' }) words!: string[];
}

@ObjectType({ description: 'The address under which a calendar program reads one’s events.' })
export class CalendarAddress {
  @Field(() => GraphQLISODateTime) since!: Date;
}

@ObjectType({ description: 'The event is there.' })
export class MeetingKept {
  @Field(() => ID) meetingId!: string;
}

@ObjectType({ description: 'Where who asked stands now.' })
export class Enrolled {
  @Field(() => EnrolmentStateEnum) state!: EnrolmentState;
}

@ObjectType({ description: 'A new address; the earlier one opens nothing any more.' })
export class CalendarAddressGiven {
  @Field(() => String, { description: 'Path of the address, with its secret: it is said this once.' }) path!: string;
}

const REFUSALS = [InvalidInput, NotFound, Refused] as const;

export const MeetingResult = createUnionType({ name: 'MeetingResult', description: 'The event, or why not.', types: () => [MeetingKept, ...REFUSALS] as const });
export const EnrolResult = createUnionType({ name: 'EnrolResult', description: 'Where one stands, or why one cannot enrol.', types: () => [Enrolled, ...REFUSALS] as const });
