import type { Brand, EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { InstanceId } from '../instance/instance.js';
import type { ReviewedText } from './reviewed-text.js';

/** Identifiers (UUID), minted by who writes: the same one sent twice is one comment, one suggestion, one request, one link. */
export type ClauseCommentId = Brand<string, 'ClauseCommentId'>;
export type ClauseSuggestionId = Brand<string, 'ClauseSuggestionId'>;
export type ReviewRequestId = Brand<string, 'ReviewRequestId'>;
export type GuestLinkId = Brand<string, 'GuestLinkId'>;

/** Where it was written: in the product, on the page of a guest, or in a Word file that was sent back. */
export type ReviewOrigin = 'page' | 'guest' | 'word';

/** Who says something of a clause: a person of the Ente, a guest with his link, or somebody a Word file names, brought in by a person. */
export interface ReviewAuthor {
  readonly origin: ReviewOrigin;
  /** Who wrote it, or brought it in from a Word file; null for a guest. */
  readonly personId: PersonId | null;
  /** The link of a guest; null for everybody else. */
  readonly guestLinkId: GuestLinkId | null;
  /** As it is shown: of the person, of the guest, or as the Word file has it. */
  readonly name: string;
}

/** Which clause of which act somebody speaks of. */
export interface ReviewPlace {
  readonly instanceId: InstanceId;
  readonly enteId: EnteId;
  readonly actKey: string;
  readonly clauseId: string;
}

/** What somebody says of a clause, or answers; answers are one level deep. */
export interface ClauseComment extends ReviewPlace {
  readonly id: ClauseCommentId;
  /** The words of the clause it is about; null for the whole clause. */
  readonly quote: string | null;
  readonly text: string;
  readonly author: ReviewAuthor;
  /** The comment it answers; null for one of its own. */
  readonly parentId: ClauseCommentId | null;
  readonly createdAt: Date;
  /** When its thread was settled, and by whom; null while it is open, and for answers. */
  readonly resolved: { readonly at: Date; readonly by: string } | null;
}

export type SuggestionState = 'open' | 'accepted' | 'refused' | 'withdrawn';

/** A "proposta di modifica": another text for a clause, or that it be taken out of the act. */
export interface ClauseSuggestion extends ReviewPlace {
  readonly id: ClauseSuggestionId;
  /** The clause's own text that it was made on. */
  readonly base: ReviewedText;
  /** {@link reviewedTextHash} of {@link base}. */
  readonly baseHash: string;
  /** The text that is proposed; null: to take the clause out. */
  readonly proposed: ReviewedText | null;
  readonly reason: string;
  readonly author: ReviewAuthor;
  readonly state: SuggestionState;
  readonly createdAt: Date;
  /** Null while it is open. */
  readonly decided: SuggestionDecision | null;
}

/** How a suggestion ended. Withdrawn: its author took it back. */
export interface SuggestionDecision {
  readonly at: Date;
  /** Null for a guest who takes his back. */
  readonly personId: PersonId | null;
  readonly by: string;
  /** Why it was refused; null where none is asked. */
  readonly reason: string | null;
}

export type ReviewRequestState = 'open' | 'done' | 'withdrawn';

/** Asks a colleague to look at an instance, at one of its acts, or at a clause, by a day. */
export interface ReviewRequest {
  readonly id: ReviewRequestId;
  readonly instanceId: InstanceId;
  readonly enteId: EnteId;
  readonly actKey: string | null;
  readonly clauseId: string | null;
  readonly toPersonId: PersonId;
  readonly toName: string;
  readonly fromPersonId: PersonId;
  readonly fromName: string;
  readonly text: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly state: ReviewRequestState;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
}

/** A link by which somebody without an account reads chosen acts and says what he thinks of them. */
export interface GuestLink {
  readonly id: GuestLinkId;
  readonly instanceId: InstanceId;
  readonly enteId: EnteId;
  readonly actKeys: readonly string[];
  readonly name: string;
  readonly email: string;
  /** May propose other texts, beside commenting. */
  readonly maySuggest: boolean;
  readonly createdBy: PersonId;
  readonly createdByName: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** To the hour: not every reading is written down. */
  readonly lastUsedAt: Date | null;
}

/** Whether a link opens anything at a moment. */
export function linkHolds({ expiresAt, revokedAt }: Pick<GuestLink, 'expiresAt' | 'revokedAt'>, now: Date): boolean {
  return revokedAt === null && now < expiresAt;
}

/** Whether two entries are of the same author: what one may take back. What a Word file says is of whom the file names, not of who brought it. */
export function isSameAuthor(a: ReviewAuthor, b: ReviewAuthor): boolean {
  return a.origin === b.origin && a.guestLinkId === b.guestLinkId && a.personId === b.personId;
}

export const LONGEST_COMMENT = 4_000;
export const LONGEST_QUOTE = 600;
export const LONGEST_REASON = 1_000;
export const LONGEST_REQUEST = 1_000;
/** Days that a guest's link holds at most. */
export const LONGEST_LINK_DAYS = 180;
/** Comments and suggestions of one link in 24 hours: what a reader writes, not what a machine sends. */
export const MOST_BY_LINK_A_DAY = 200;
/** Links of an instance that hold at the same time. */
export const MOST_LINKS = 30;
