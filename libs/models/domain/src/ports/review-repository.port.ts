import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { InstanceId } from '../instance/instance.js';
import type { ClauseComment, ClauseSuggestion, GuestLink, GuestLinkId, ReviewRequest } from '../review/review.js';

/**
 * What is said of acts before they are approved, of the Enti that the open transaction may touch. Ids come from outside: one that is no UUID is of nothing.
 * `add…` keeps what is there: false when the id is taken.
 */
export interface ReviewRepository {
  addComment(comment: ClauseComment): Promise<boolean>;
  findComment(id: string): Promise<ClauseComment | null>;
  /** Comments and answers, oldest first. */
  commentsOf(instanceId: InstanceId): Promise<ClauseComment[]>;
  /** Writes how its thread was settled, or that it is open again. */
  saveResolved(comment: Pick<ClauseComment, 'id' | 'resolved'>): Promise<void>;
  addSuggestion(suggestion: ClauseSuggestion): Promise<boolean>;
  findSuggestion(id: string): Promise<ClauseSuggestion | null>;
  /** Like find, and keeps every other who decides about it waiting. */
  lockSuggestion(id: string): Promise<ClauseSuggestion | null>;
  /** Oldest first. */
  suggestionsOf(instanceId: InstanceId): Promise<ClauseSuggestion[]>;
  /** Writes state and decision; the texts of a suggestion do not change. */
  saveDecision(suggestion: Pick<ClauseSuggestion, 'id' | 'state' | 'decided'>): Promise<void>;
  addRequest(request: ReviewRequest): Promise<boolean>;
  findRequest(id: string): Promise<ReviewRequest | null>;
  lockRequest(id: string): Promise<ReviewRequest | null>;
  /** Newest first. */
  requestsOf(instanceId: InstanceId): Promise<ReviewRequest[]>;
  /** Writes state and end. */
  saveRequest(request: Pick<ReviewRequest, 'id' | 'state' | 'closedAt'>): Promise<void>;
  /** Open ones to a person in these Enti, first due first. */
  openRequestsTo(personId: PersonId, enteIds: readonly EnteId[]): Promise<ReviewRequest[]>;
  /** Open ones of every Ente that are due on one of these days; the platform's own work. */
  openRequestsDue(days: readonly string[]): Promise<ReviewRequest[]>;
  /** @param secretHash SHA-256 of the secret: the secret itself is not kept */
  addLink(link: GuestLink, secretHash: string): Promise<boolean>;
  /** What a secret belongs to, whether it holds or not; the platform's own work. */
  linkWithSecret(secretHash: string): Promise<GuestLink | null>;
  findLink(id: string): Promise<GuestLink | null>;
  /** Like find, and keeps who would revoke it, and the guest's own other requests, waiting until the transaction ends. */
  holdLink(id: GuestLinkId): Promise<GuestLink | null>;
  /** Newest first. */
  linksOf(instanceId: InstanceId): Promise<GuestLink[]>;
  revokeLink(id: GuestLinkId, by: PersonId, at: Date): Promise<void>;
  noteLinkUsed(id: GuestLinkId, at: Date): Promise<void>;
  /** How many comments and suggestions came by a link since a moment. */
  countByLink(id: GuestLinkId, since: Date): Promise<number>;
}

export const REVIEW_REPOSITORY = Symbol('ReviewRepository');
