import type { CommunityId, DiscussionId } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { CommunityMember } from '../community/community.js';
import type { Discussion } from '../discussion/discussion.js';
import type { AnswerAsk, AnswerDays, Escalation, UnansweredPlace, UnansweredQuestion } from './desk.js';

/** A member, with his Ente as it was when he came. */
export type DeskMember = Pick<CommunityMember, 'personId' | 'name' | 'ente'>;

/** What the question desk keeps. Runs in the open transaction. */
export interface DeskRepository {
  /** Null: nobody set it. */
  answerDays(communityId: CommunityId): Promise<AnswerDays | null>;
  /** The platform's own work. @returns false when somebody else wrote it meanwhile */
  saveAnswerDays(communityId: CommunityId, workingDays: number, seenRevision: number): Promise<boolean>;
  /**
   * Holds the oldest question that has waited long enough and did not go to UPI; one that another worker holds is passed over. The platform's own work.
   * @param due by number of working days, before which moment it was asked. @param usual days of a community that set none
   */
  lockDue(due: readonly { readonly days: number; readonly before: Date }[], usual: number): Promise<{ readonly discussion: Discussion; readonly workingDays: number } | null>;
  /** Notes that it went to UPI, if it waits still. The platform's own work. @returns false when it was answered meanwhile, or went already */
  escalate(discussion: Pick<Discussion, 'id' | 'communityId'>, escalation: Escalation): Promise<boolean>;
  escalation(id: DiscussionId): Promise<Escalation | null>;
  /** Those that went to UPI and wait still, oldest first; of communities by invitation those of these only. The platform's own work. */
  unanswered(own: readonly CommunityId[], after: UnansweredPlace | null, limit: number): Promise<UnansweredQuestion[]>;
  /** Those of these people who are members, as the reader may know them. */
  members(communityId: CommunityId, ids: readonly PersonId[]): Promise<DeskMember[]>;
  /** Who was asked, as far as the reader may know: oldest first. */
  asked(id: DiscussionId): Promise<AnswerAsk[]>;
  /** @returns false when this person was asked already */
  addAsk(discussion: Pick<Discussion, 'id' | 'communityId'>, ask: Omit<AnswerAsk, 'declinedAt' | 'answered'>): Promise<boolean>;
  /** @returns false when he was not asked, or said so before */
  decline(id: DiscussionId, personId: PersonId, at: Date): Promise<boolean>;
}

export const DESK_REPOSITORY = Symbol('DeskRepository');
