import type { QuestionnaireId } from '@province-comuni/questionnaires-contract';
import type { EnteId } from '@province-comuni/shared-kernel';
import type { Answer, AnswerLines, RespondentId } from '../answers/answer.js';
import type { Correction, Questionnaire } from '../questionnaire/questionnaire.js';

/** Whom a questionnaire may concern. */
export interface Concerned {
  readonly communityIds: readonly string[];
  readonly enteIds: readonly EnteId[];
  readonly ofProvincia: boolean;
  readonly ofStaff: boolean;
}

/** Questionnaires and answers. Runs in the open transaction. */
export interface QuestionnaireRepository {
  find(id: QuestionnaireId): Promise<Questionnaire | null>;
  /** For notices: those that are there. */
  findMany(ids: readonly QuestionnaireId[]): Promise<Questionnaire[]>;
  ofDiscussion(discussionId: string): Promise<Questionnaire | null>;
  /** The poll of a discussion goes to another one, or with it to another community. The platform's own work. */
  rehouse(discussionId: string, to: { readonly communityId: string; readonly discussionId: string }): Promise<void>;
  /** Surveys of a community that the wall lets through, newest first; polls of discussions are not among them. */
  ofCommunity(communityId: string, limit: number): Promise<Questionnaire[]>;
  /** Those that may concern somebody: of his communities, for his Enti, of UPI where he is of its staff; newest first. */
  concerning(who: Concerned, limit: number): Promise<Questionnaire[]>;
  /** Holds it for a change: who answers waits. The wall lets through who organises. */
  lock(id: QuestionnaireId): Promise<Questionnaire | null>;
  /** Keeps it from changing while an answer is written; others answer too. The platform's own work. */
  lockToAnswer(id: QuestionnaireId): Promise<Questionnaire | null>;
  /** @returns false when the id is taken */
  add(questionnaire: Questionnaire): Promise<boolean>;
  save(questionnaire: Questionnaire): Promise<void>;
  remove(id: QuestionnaireId): Promise<void>;
  addCorrections(id: QuestionnaireId, corrections: readonly Correction[]): Promise<void>;
  /** Newest first. */
  corrections(id: QuestionnaireId): Promise<Correction[]>;
  /** Open surveys whose asked people were not told, or that close within these hours without a reminder. The platform's own work. */
  toTell(now: Date, closesBy: Date): Promise<QuestionnaireId[]>;

  /** Answers of these respondents. */
  answersOf(id: QuestionnaireId, respondents: readonly RespondentId[]): Promise<Answer[]>;
  /** The answer for a change, made when there is none. The platform's own work. */
  lockAnswer(id: QuestionnaireId, respondentId: RespondentId, enteId: Answer['enteId']): Promise<Answer>;
  saveAnswer(answer: Answer): Promise<void>;
  /** Answers that were sent, in the order of the first sending. The platform's own work. */
  sentAnswers(id: QuestionnaireId): Promise<Answer[]>;

  /** Of an anonymous one: notes that somebody takes part, apart from what he says. @returns whether he is new, did so with this key already, or with another one */
  takePart(id: QuestionnaireId, respondentId: RespondentId, clientKey: string): Promise<'NEW' | 'SAME' | 'ALREADY'>;
  /** Puts an answer among the others, in an order that is that of their words. */
  dropIntoBox(id: QuestionnaireId, lines: AnswerLines): Promise<void>;
  /** The platform's own work. */
  box(id: QuestionnaireId): Promise<AnswerLines[]>;
  /** Those of these who have answered, in whatever way it is answered. */
  answeredAmong(id: QuestionnaireId, respondents: readonly RespondentId[]): Promise<ReadonlySet<RespondentId>>;
  /** Those of these questionnaires that at least one of these has answered. */
  answeredIn(ids: readonly QuestionnaireId[], respondents: readonly RespondentId[]): Promise<ReadonlySet<QuestionnaireId>>;
  /** How many have answered, by questionnaire. The platform's own work. */
  counts(ids: readonly QuestionnaireId[]): Promise<ReadonlyMap<QuestionnaireId, number>>;
}

export const QUESTIONNAIRE_REPOSITORY = Symbol('QuestionnaireRepository');
