import type { QuestionnaireId } from '@province-comuni/questionnaires-contract';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

export const QUESTION_KINDS = ['SEZIONE', 'SINGOLA', 'MULTIPLA', 'GRADUATORIA', 'SCALA', 'TESTO', 'NUMERO'] as const;
/** `SEZIONE` is no question but the heading of those that follow. */
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** Kinds that have options. */
export const WITH_OPTIONS: readonly QuestionKind[] = ['SINGOLA', 'MULTIPLA', 'GRADUATORIA'];

export interface QuestionOption {
  /** Own to the question; answers refer to it. */
  readonly key: string;
  readonly text: string;
}

/** A question, or the heading of a section. What its kind does not know is empty. */
export interface Question {
  /** Own to the questionnaire; answers refer to it. */
  readonly key: string;
  readonly kind: QuestionKind;
  readonly text: string;
  /** How it is meant; of a section, what it says under its heading. */
  readonly help: string;
  readonly required: boolean;
  readonly options: readonly QuestionOption[];
  /** MULTIPLA: how many at least · SCALA: its lower end · NUMERO: the least, a whole number. */
  readonly min: number | null;
  readonly max: number | null;
  /** What the lower end of a scale means. */
  readonly lowLabel: string;
  readonly highLabel: string;
  /** A scale that one may answer with «non so». */
  readonly dontKnow: boolean;
  /** A text of several lines. */
  readonly long: boolean;
  /** Of a number. */
  readonly unit: string;
}

export const ASKED = ['COMMUNITY', 'ENTI', 'PROVINCE'] as const;
/** Who is asked: the members of its community, chosen Enti, all Province. */
export type Asked = (typeof ASKED)[number];
export const ANSWERED_BY = ['PERSONA', 'ENTE'] as const;
/** Each person answers, or each Ente once: its people share the answer. */
export type AnsweredBy = (typeof ANSWERED_BY)[number];
export const DISCLOSURES = ['NOMINATIVA', 'PER_ENTE', 'ANONIMA'] as const;
/** What who organises sees of an answer: person and Ente, the Ente, nothing. */
export type Disclosure = (typeof DISCLOSURES)[number];
export const VISIBILITIES = ['SEMPRE', 'DOPO_RISPOSTA', 'DOPO_CHIUSURA', 'ORGANIZZATORI'] as const;
/** When results are shown to who may read the questionnaire. */
export type ResultsVisibility = (typeof VISIBILITIES)[number];

export const STATES = ['BOZZA', 'PROGRAMMATO', 'APERTO', 'CHIUSO'] as const;
/** It follows from what was published and from the clock; none is written. */
export type QuestionnaireState = (typeof STATES)[number];

/** What is typed of a questionnaire, as it is kept. */
export interface QuestionnaireWords {
  readonly title: string;
  readonly intro: string;
  readonly questions: readonly Question[];
  readonly asked: Asked;
  /** Those asked, when they are chosen Enti. */
  readonly enteIds: readonly EnteId[];
  readonly answeredBy: AnsweredBy;
  readonly disclosure: Disclosure;
  readonly visibility: ResultsVisibility;
  /** A question with one choice by which the results of an anonymous questionnaire are compared: said before it opens, one alone. */
  readonly breakdownKey: string | null;
  /** Null: when it is published. */
  readonly opensAt: Date | null;
  /** Null: a poll that somebody closes by hand, or a draft. */
  readonly closesAt: Date | null;
}

/** A questionnaire: a survey, or the poll of a discussion (`discussionId`). */
export interface Questionnaire extends QuestionnaireWords {
  readonly id: QuestionnaireId;
  /** Null: of UPI. */
  readonly communityId: string | null;
  readonly discussionId: string | null;
  /** Null: a draft. */
  readonly publishedAt: Date | null;
  readonly announcedAt: Date | null;
  readonly remindedAt: Date | null;
  readonly createdBy: PersonId;
  readonly createdByName: string;
  readonly createdAt: Date;
  /** The one it was copied from. */
  readonly originId: QuestionnaireId | null;
  readonly revision: number;
}

/** A correction of words after somebody may have answered. */
export interface Correction {
  readonly at: Date;
  readonly by: string;
  /** What was corrected: «Titolo», «Domanda 3». */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export function stateOn({ publishedAt, opensAt, closesAt }: Pick<Questionnaire, 'publishedAt' | 'opensAt' | 'closesAt'>, now: Date): QuestionnaireState {
  if (publishedAt === null) return 'BOZZA';
  if (closesAt !== null && closesAt <= now) return 'CHIUSO';
  return opensAt !== null && opensAt > now ? 'PROGRAMMATO' : 'APERTO';
}

const HOUR_MS = 3_600_000;
/** Hours before the closing at which who has not answered is reminded. */
export const REMINDED_HOURS_BEFORE = 48;
const LEFT_IN_PEACE_HOURS = 24;

/** When who has not answered is reminded: two days before it closes, never in the first day; null where no time is left for it. */
export function reminderOf({ opensAt, closesAt }: Pick<Questionnaire, 'opensAt' | 'closesAt'>): Date | null {
  if (closesAt === null || opensAt === null) return null;
  const due = Math.max(closesAt.getTime() - REMINDED_HOURS_BEFORE * HOUR_MS, opensAt.getTime() + LEFT_IN_PEACE_HOURS * HOUR_MS);
  return due < closesAt.getTime() ? new Date(due) : null;
}

/** Questions without the headings of sections. */
export function questionsOf({ questions }: Pick<QuestionnaireWords, 'questions'>): readonly Question[] {
  return questions.filter(({ kind }) => kind !== 'SEZIONE');
}
