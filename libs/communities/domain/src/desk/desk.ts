import type { CommunityId, DiscussionId, PostText } from '@province-comuni/communities-contract';
import { addWorkingDays, startOfDay, type PersonId } from '@province-comuni/shared-kernel';
import { CommunityInvalid } from '../errors.js';

/** Working days after which a question without an answer goes to UPI, unless who moderates says otherwise. */
export const DEFAULT_ANSWER_DAYS = 5;
export const MOST_ANSWER_DAYS = 20;
/** People who may be asked at once, and of one question. */
export const MOST_ASKED_AT_ONCE = 3;
export const MOST_ASKED = 5;
/** People who are suggested of one question, and of one Ente among them. */
export const MOST_SUGGESTED = 5;
export const MOST_SUGGESTED_OF_ENTE = 2;

/** After how many working days the questions of a community go to UPI. */
export interface AnswerDays {
  readonly workingDays: number;
  /** 0: nobody set it. */
  readonly revision: number;
}

/** A question that went to UPI. */
export interface Escalation {
  readonly at: Date;
  /** Working days that it had waited. */
  readonly workingDays: number;
}

/** A question without an answer, for UPI's staff. */
export interface UnansweredQuestion extends Escalation {
  readonly discussionId: DiscussionId;
  readonly communityId: CommunityId;
  readonly communityKey: string;
  readonly communityTitle: string;
  readonly title: string;
  readonly text: PostText;
  readonly authorName: string;
  readonly authorEnte: string;
  readonly askedAt: Date;
}

/** A place in the list of questions: oldest first. */
export interface UnansweredPlace {
  readonly askedAt: Date;
  readonly id: DiscussionId;
}

/** Somebody who was asked to answer. */
export interface AnswerAsk {
  readonly personId: PersonId;
  /** Names as they were when he was asked. */
  readonly name: string;
  readonly ente: string;
  readonly askedBy: PersonId;
  readonly askedByName: string;
  readonly at: Date;
  /** When he said that he cannot answer; null: he did not. */
  readonly declinedAt: Date | null;
  /** He has an answer there. */
  readonly answered: boolean;
}

/** Somebody who may know, and why. */
export interface SuggestedAnswerer {
  readonly personId: PersonId;
  readonly name: string;
  readonly ente: string;
  /** In Italian, with the title of what was found: only ever for who could find it himself. */
  readonly reason: string;
  readonly href: string;
}

/**
 * For each number of working days, the moment before which a question must have been asked for all of them to have passed when a day begins: questions go on with the first
 * moment after their last working day.
 */
export function dueMoments(today: string): readonly { readonly days: number; readonly before: Date }[] {
  return Array.from({ length: MOST_ANSWER_DAYS }, (_, index) => index + 1).map((days) => ({ days, before: startOfDay(addWorkingDays(today, -days)) }));
}

/** Working days as they are kept. @throws CommunityInvalid */
export function readAnswerDays(typed: number): number {
  if (!Number.isInteger(typed) || typed < 1 || typed > MOST_ANSWER_DAYS) throw new CommunityInvalid({ field: 'workingDays', message: `Un numero intero da 1 a ${MOST_ANSWER_DAYS}.` });
  return typed;
}
