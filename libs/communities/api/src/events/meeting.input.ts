import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import type { MeetingKind, MeetingPaper } from '@province-comuni/communities-domain';
import { JsonScalar } from '@province-comuni/platform-graphql';
import { MeetingKindEnum, MeetingPaperKindEnum } from './meeting.enums.js';

@ArgsType()
export class MeetingsArgs {
  @Field(() => String, { description: 'First day, `YYYY-MM-DD`, in Italy.' }) from!: string;
  @Field(() => String, { description: 'Last day; at most 400 days later.' }) to!: string;
  @Field(() => ID, { nullable: true, description: 'Of this community only.' }) communityId?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: 'Only those in which who asks takes part or waits.' }) mine!: boolean;
}

@InputType({ description: 'A point of the agenda.' })
export class MeetingAgendaInput {
  @Field(() => String) title!: string;
  @Field(() => String, { defaultValue: '' }) speaker!: string;
  @Field(() => Int, { nullable: true }) minutes?: number | null;
}

@InputType({ description: 'Who speaks.' })
export class MeetingSpeakerInput {
  @Field(() => String) name!: string;
  @Field(() => String, { defaultValue: '' }) role!: string;
}

@InputType({ description: 'How people enrol. Times by the clock on the wall in Italy: `YYYY-MM-DDTHH:MM`.' })
export class MeetingEnrolmentInput {
  @Field(() => String, { defaultValue: '', description: 'Empty: at once.' }) opensAt!: string;
  @Field(() => String, { defaultValue: '', description: 'Empty: when it begins.' }) closesAt!: string;
  @Field(() => Int, { nullable: true, description: 'How many; null: as many as come.' }) places?: number | null;
}

@InputType({ description: 'An event as it is typed. Times by the clock on the wall in Italy: `YYYY-MM-DDTHH:MM`; an hour that is missing or there twice, when the clocks change, is refused.' })
export class MeetingInput {
  @Field(() => MeetingKindEnum) kind!: MeetingKind;
  @Field(() => String) title!: string;
  @Field(() => JsonScalar, { description: 'Tree of the text (`PostText`).' }) description!: unknown;
  @Field(() => [MeetingAgendaInput], { defaultValue: [] }) agenda!: MeetingAgendaInput[];
  @Field(() => [MeetingSpeakerInput], { defaultValue: [] }) speakers!: MeetingSpeakerInput[];
  @Field(() => String, { defaultValue: '' }) place!: string;
  @Field(() => String, { defaultValue: '', description: 'https address.' }) link!: string;
  @Field(() => String) startsAt!: string;
  @Field(() => String) endsAt!: string;
  @Field(() => MeetingEnrolmentInput, { nullable: true, description: 'Null: nobody enrols.' }) enrolment?: MeetingEnrolmentInput | null;
}

@InputType({ description: 'A document of the library that goes with an event.' })
export class MeetingDocumentInput {
  @Field(() => ID) documentId!: string;
  @Field(() => MeetingPaperKindEnum) kind!: MeetingPaper['kind'];
}
