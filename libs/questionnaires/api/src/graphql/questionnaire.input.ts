import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { AnsweredBy, Asked, Disclosure, QuestionKind, ResultsVisibility } from '@province-comuni/questionnaires-domain';
import { AnsweredByEnum, AskedEnum, DisclosureEnum, QuestionKindEnum, ResultsVisibilityEnum } from './questionnaire.enums.js';

@InputType({ description: 'A possible answer.' })
export class QuestionnaireOptionInput {
  @Field(() => String, { description: 'Minted by the page: letters, digits, - and _.' }) key!: string;
  @Field(() => String) text!: string;
}

@InputType({ description: 'A question, or the heading of a section.' })
export class QuestionnaireQuestionInput {
  @Field(() => String, { description: 'Minted by the page: letters, digits, - and _.' }) key!: string;
  @Field(() => QuestionKindEnum) kind!: QuestionKind;
  @Field(() => String) text!: string;
  @Field(() => String, { defaultValue: '' }) help!: string;
  @Field(() => Boolean, { defaultValue: false }) required!: boolean;
  @Field(() => [QuestionnaireOptionInput], { defaultValue: [] }) options!: QuestionnaireOptionInput[];
  @Field(() => Int, { nullable: true }) min?: number | null;
  @Field(() => Int, { nullable: true }) max?: number | null;
  @Field(() => String, { defaultValue: '' }) lowLabel!: string;
  @Field(() => String, { defaultValue: '' }) highLabel!: string;
  @Field(() => Boolean, { defaultValue: false }) dontKnow!: boolean;
  @Field(() => Boolean, { defaultValue: false }) long!: boolean;
  @Field(() => String, { defaultValue: '' }) unit!: string;
}

@InputType({ description: 'A questionnaire as it is typed. Times by the clock on the wall in Italy: `YYYY-MM-DDTHH:MM`; empty: none.' })
export class KeepQuestionnaireInput {
  @Field(() => ID, { description: 'Minted by the page: the same one sent twice is one questionnaire.' }) id!: string;
  @Field(() => ID, { nullable: true, description: 'Null: of UPI. It does not change.' }) communityId?: string | null;
  @Field(() => Int, { description: 'Revision on the page; 0 for a new one.' }) seenRevision!: number;
  @Field(() => String) title!: string;
  @Field(() => String, { defaultValue: '' }) intro!: string;
  @Field(() => [QuestionnaireQuestionInput]) questions!: QuestionnaireQuestionInput[];
  @Field(() => AskedEnum) asked!: Asked;
  @Field(() => [ID], { defaultValue: [] }) enteIds!: string[];
  @Field(() => AnsweredByEnum) answeredBy!: AnsweredBy;
  @Field(() => DisclosureEnum) disclosure!: Disclosure;
  @Field(() => ResultsVisibilityEnum) visibility!: ResultsVisibility;
  @Field(() => String, { nullable: true }) breakdownKey?: string | null;
  @Field(() => String, { defaultValue: '', description: 'Empty: when it is opened.' }) opensAt!: string;
  @Field(() => String, { defaultValue: '' }) closesAt!: string;
}

@InputType({ description: 'What is said to one question.' })
export class QuestionnaireLineInput {
  @Field(() => String, { description: 'Key of the question.' }) question!: string;
  @Field(() => [String], { defaultValue: [] }) choices!: string[];
  @Field(() => Int, { nullable: true }) value?: number | null;
  @Field(() => String, { defaultValue: '' }) text!: string;
  @Field(() => Boolean, { defaultValue: false }) dontKnow!: boolean;
}

@InputType({ description: 'An answer to a questionnaire.' })
export class QuestionnaireAnswerInput {
  @Field(() => ID) id!: string;
  @Field(() => ID, { nullable: true, description: 'For which Ente, where each Ente answers; null: the only one.' }) enteId?: string | null;
  @Field(() => [QuestionnaireLineInput]) lines!: QuestionnaireLineInput[];
  @Field(() => Int, { description: 'Revision of the answer on the page; 0: there was none.' }) seenRevision!: number;
}
