import type { QuestionnaireId } from '@province-comuni/questionnaires-contract';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

/** What is said to one question. What its kind does not know is empty. */
export interface AnswerLine {
  /** Keys of options: one; several, in the order of the question; all, from the first place to the last. */
  readonly choices: readonly string[];
  /** SCALA: the step · NUMERO: hundredths. */
  readonly value: number | null;
  /** TESTO: the words · NUMERO: as it was typed. */
  readonly text: string;
  readonly dontKnow: boolean;
}

/** By key of the question. A question without an answer is left out. */
export type AnswerLines = Readonly<Record<string, AnswerLine>>;

/** Who answers: a person, or an Ente. */
export type RespondentId = PersonId | EnteId;

/** The answer of somebody to a questionnaire that is not anonymous: what is being written, and what counts. */
export interface Answer {
  readonly questionnaireId: QuestionnaireId;
  readonly respondentId: RespondentId;
  /** The Ente for which, or from which, it was given; null: a person without one. */
  readonly enteId: EnteId | null;
  readonly lines: AnswerLines;
  /** Null while nothing was sent. */
  readonly sent: AnswerLines | null;
  readonly sentAt: Date | null;
  /** Name of who sent it. */
  readonly sentBy: string | null;
  /** Name of who wrote last; empty: nobody yet. */
  readonly writtenBy: string;
  readonly revision: number;
}
