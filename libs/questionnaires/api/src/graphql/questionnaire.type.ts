import { createUnionType, Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import type { AnsweredBy, Asked, Disclosure, QuestionKind, QuestionnaireState, ResultsBar, ResultsVisibility } from '@province-comuni/questionnaires-domain';
import { AnsweredByEnum, AskedEnum, DisclosureEnum, QuestionKindEnum, QuestionnaireStateEnum, ResultsBarEnum, ResultsVisibilityEnum } from './questionnaire.enums.js';

@ObjectType({ description: 'A possible answer.' })
export class QuestionnaireOption {
  @Field(() => String, { description: 'Own to the question; answers refer to it.' }) key!: string;
  @Field(() => String) text!: string;
}

@ObjectType({ description: 'A question, or the heading of a section. What its kind does not know is empty.' })
export class QuestionnaireQuestion {
  @Field(() => String, { description: 'Own to the questionnaire; answers refer to it.' }) key!: string;
  @Field(() => QuestionKindEnum) kind!: QuestionKind;
  @Field(() => String) text!: string;
  @Field(() => String) help!: string;
  @Field(() => Boolean) required!: boolean;
  @Field(() => [QuestionnaireOption]) options!: QuestionnaireOption[];
  @Field(() => Int, { nullable: true, description: 'MULTIPLA: how many at least · SCALA: its lower end · NUMERO: the least.' }) min!: number | null;
  @Field(() => Int, { nullable: true }) max!: number | null;
  @Field(() => String, { description: 'What the lower end of a scale means.' }) lowLabel!: string;
  @Field(() => String) highLabel!: string;
  @Field(() => Boolean, { description: 'A scale that may be answered with «non so».' }) dontKnow!: boolean;
  @Field(() => Boolean, { description: 'A text of several lines.' }) long!: boolean;
  @Field(() => String, { description: 'Of a number.' }) unit!: string;
}

@ObjectType({ description: 'A questionnaire: a survey, or the poll of a discussion. Times are instants; people read them by the clock in Italy.' })
export class Questionnaire {
  @Field(() => ID) id!: string;
  @Field(() => QuestionnaireStateEnum) state!: QuestionnaireState;
  @Field(() => ID, { nullable: true, description: 'Null: of UPI.' }) communityId!: string | null;
  @Field(() => String, { nullable: true }) communityKey!: string | null;
  @Field(() => String, { nullable: true }) communityTitle!: string | null;
  @Field(() => ID, { nullable: true, description: 'The discussion whose poll it is.' }) discussionId!: string | null;
  @Field(() => String) title!: string;
  @Field(() => String) intro!: string;
  @Field(() => [QuestionnaireQuestion]) questions!: QuestionnaireQuestion[];
  @Field(() => AskedEnum) asked!: Asked;
  @Field(() => AnsweredByEnum) answeredBy!: AnsweredBy;
  @Field(() => DisclosureEnum) disclosure!: Disclosure;
  @Field(() => ResultsVisibilityEnum) visibility!: ResultsVisibility;
  @Field(() => String, { nullable: true, description: 'Key of the question by which the results of an anonymous one are compared.' }) breakdownKey!: string | null;
  @Field(() => GraphQLISODateTime, { nullable: true }) opensAt!: Date | null;
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null: a poll that somebody closes by hand, or a draft.' }) closesAt!: Date | null;
  @Field(() => Int, { description: 'Sent back with a change.' }) revision!: number;
  @Field(() => Int, { description: 'How many have answered.' }) answered!: number;
  @Field(() => Boolean, { description: 'Who looks, or an Ente of his, has answered.' }) answeredByViewer!: boolean;
  @Field(() => Boolean, { description: 'Who looks belongs to those who answer.' }) viewerCanAnswer!: boolean;
  @Field(() => Boolean) viewerCanOrganise!: boolean;
  @Field(() => ResultsBarEnum, { nullable: true, description: 'Why results are not for who looks now; null: they are.' }) resultsBar!: ResultsBar | null;
}

@ObjectType({ description: 'Questionnaires, newest first.' })
export class QuestionnaireList {
  @Field(() => [Questionnaire], { description: 'At most 100.' }) items!: Questionnaire[];
  @Field(() => Boolean, { description: 'Who looks may write one here.' }) viewerCanAsk!: boolean;
}

@ObjectType({ description: 'What is said to one question. What its kind does not know is empty.' })
export class QuestionnaireAnswerLine {
  @Field(() => String, { description: 'Key of the question.' }) question!: string;
  @Field(() => [String], { description: 'Keys of options; of a GRADUATORIA from the first place to the last.' }) choices!: string[];
  @Field(() => Int, { nullable: true, description: 'Step of a scale.' }) value!: number | null;
  @Field(() => String, { description: 'Words, or a number as it was typed.' }) text!: string;
  @Field(() => Boolean) dontKnow!: boolean;
}

@ObjectType({ description: 'As whom who looks answers, with what he, or his colleagues, said. Of an anonymous one nothing but whether.' })
export class QuestionnaireOwnAnswer {
  @Field(() => ID, { nullable: true, description: 'Null: for himself.' }) enteId!: string | null;
  @Field(() => String) enteName!: string;
  @Field(() => Boolean) answered!: boolean;
  @Field(() => [QuestionnaireAnswerLine], { description: 'What is being written; after it was sent, what was sent.' }) lines!: QuestionnaireAnswerLine[];
  @Field(() => GraphQLISODateTime, { nullable: true }) sentAt!: Date | null;
  @Field(() => String, { nullable: true }) sentBy!: string | null;
  @Field(() => String, { description: 'Who wrote last; empty: nobody yet.' }) writtenBy!: string;
  @Field(() => Boolean, { description: 'What is written is other than what was sent.' }) changedSinceSent!: boolean;
  @Field(() => Int, { description: 'Sent back with a change; 0: nothing was written.' }) revision!: number;
}

@ObjectType({ description: 'Words of an open questionnaire that were corrected.' })
export class QuestionnaireCorrection {
  @Field(() => GraphQLISODateTime) at!: Date;
  @Field(() => String) by!: string;
  @Field(() => String, { description: '«Titolo», «Domanda 3».' }) what!: string;
  @Field(() => String) before!: string;
  @Field(() => String) after!: string;
}

@ObjectType({ description: 'An Ente that is asked.' })
export class QuestionnaireEnte {
  @Field(() => ID) id!: string;
  @Field(() => String) denominazione!: string;
}

@ObjectType({ description: 'A questionnaire on its own page.' })
export class QuestionnairePage {
  @Field(() => Questionnaire) questionnaire!: Questionnaire;
  @Field(() => [QuestionnaireOwnAnswer], { description: 'One for each as whom who looks may answer; empty: he does not.' }) own!: QuestionnaireOwnAnswer[];
  @Field(() => [QuestionnaireCorrection], { description: 'Newest first.' }) corrections!: QuestionnaireCorrection[];
  @Field(() => [QuestionnaireEnte], { description: 'Chosen Enti, for who organises; empty for everybody else.' }) enti!: QuestionnaireEnte[];
}

@ObjectType({ description: 'How often a possible answer was given.' })
export class QuestionnaireBar {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => Int) count!: number;
}

@ObjectType({ description: 'Where an item stands in all orders together.' })
export class QuestionnaireRankedItem {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => Int, { description: 'Borda: of m items the first of an order gets m − 1 points, the last none.' }) points!: number;
  @Field(() => Float, { nullable: true, description: 'Average place, from 1; null without an answer.' }) averagePlace!: number | null;
}

@ObjectType({ description: 'What answers say to one question.' })
export class QuestionnaireTally {
  @Field(() => Int, { description: 'Answers it rests on: the N of every share.' }) base!: number;
  @Field(() => Int, { description: 'Answers that say «non so».' }) dontKnow!: number;
  @Field(() => [QuestionnaireBar]) bars!: QuestionnaireBar[];
  @Field(() => [QuestionnaireRankedItem]) ranking!: QuestionnaireRankedItem[];
  @Field(() => Float, { nullable: true }) mean!: number | null;
  @Field(() => Float, { nullable: true }) median!: number | null;
  @Field(() => Float, { nullable: true }) lowest!: number | null;
  @Field(() => Float, { nullable: true }) highest!: number | null;
}

@ObjectType({ description: 'What a part of those who answered say.' })
export class QuestionnaireGroup {
  @Field(() => String) label!: string;
  @Field(() => QuestionnaireTally) tally!: QuestionnaireTally;
}

@ObjectType({ description: 'The result of a question.' })
export class QuestionnaireQuestionResult {
  @Field(() => QuestionnaireQuestion) question!: QuestionnaireQuestion;
  @Field(() => QuestionnaireTally) tally!: QuestionnaireTally;
  @Field(() => Boolean, { description: 'An anonymous question that fewer than five answered: its tally says nothing.' }) withheld!: boolean;
  @Field(() => [QuestionnaireGroup], { description: 'Empty without a comparison, or where one would say too much.' }) groups!: QuestionnaireGroup[];
}

@ObjectType({ description: 'A way of comparing those who answered.' })
export class QuestionnaireComparison {
  @Field(() => String, { description: '`tipo` and `provincia` of the Ente, or the key of a question.' }) key!: string;
  @Field(() => String) label!: string;
}

@ObjectType({ description: 'What all answers say.' })
export class QuestionnaireResults {
  @Field(() => Questionnaire) questionnaire!: Questionnaire;
  @Field(() => ResultsBarEnum, { nullable: true, description: 'Why nothing is shown; null: it is.' }) bar!: ResultsBar | null;
  @Field(() => [QuestionnaireQuestionResult]) questions!: QuestionnaireQuestionResult[];
  @Field(() => [QuestionnaireComparison]) comparisons!: QuestionnaireComparison[];
  @Field(() => String, { nullable: true, description: 'Key of the comparison that is shown.' }) comparison!: string | null;
}

@ObjectType({ description: 'The poll of a discussion, with its results where they are for who looks.' })
export class DiscussionPoll {
  @Field(() => QuestionnairePage) page!: QuestionnairePage;
  @Field(() => QuestionnaireTally, { nullable: true, description: 'Null: not for who looks now; `bar` says why.' }) tally!: QuestionnaireTally | null;
  @Field(() => ResultsBarEnum, { nullable: true }) bar!: ResultsBar | null;
}

@ObjectType({ description: 'An answer in words.' })
export class QuestionnaireText {
  @Field(() => String) text!: string;
  @Field(() => String, { nullable: true, description: 'Who gave it, for who organises; null: not to be known.' }) by!: string | null;
}

@ObjectType({ description: 'A page of answers in words.' })
export class QuestionnaireTexts {
  @Field(() => [QuestionnaireText]) items!: QuestionnaireText[];
  @Field(() => Int) total!: number;
}

@ObjectType({ description: 'It is done.' })
export class QuestionnaireDone {
  @Field(() => ID) id!: string;
  @Field(() => Int, { nullable: true, description: 'Revision of what was changed; null where there is none.' }) revision!: number | null;
}

const REFUSALS = [InvalidInput, NotFound, Refused] as const;

export const QuestionnaireResult = createUnionType({ name: 'QuestionnaireResult', description: 'What was asked is done, or why not.', types: () => [QuestionnaireDone, ...REFUSALS] as const });
