import type { CommunityId, PostId } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { Post } from '../discussion/discussion.js';
import type { Appeal, AppealId, CaseId, Decision, DecisionId, HeldPost, HeldPostId, HiddenPost, ModerationCase, PostReport, Suspension, SuspensionId } from './moderation.js';

/** What a person did and was told, in short. */
export interface PersonRecord {
  readonly posts: number;
  readonly hidden: number;
  readonly warnings: number;
  readonly suspensions: number;
}

/** A place in the queue: oldest first. */
export interface QueuePlace {
  readonly openedAt: Date;
  readonly id: CaseId;
}

/** An appeal with the decision that it is about. */
export interface AppealOfDecision {
  readonly appeal: Appeal;
  readonly decision: Decision;
}

/** Reports, decisions and what follows from them. Runs in the open transaction. */
export interface ModerationRepository {
  /** The report that this person made of the post. */
  reported(postId: PostId, personId: PersonId): Promise<boolean>;
  /** Reports of this person since the moment. */
  countReports(personId: PersonId, since: Date): Promise<number>;
  /** Puts a report to the open case of the post, which it opens where there is none. The platform's own work. */
  report(report: Omit<PostReport, 'caseId'>, post: Post): Promise<void>;
  openCase(opened: Pick<ModerationCase, 'id' | 'communityId' | 'kind' | 'discussionId' | 'heldId' | 'authorId' | 'openedAt'>): Promise<void>;
  findCase(id: CaseId): Promise<ModerationCase | null>;
  /** Holds the case until the transaction ends: who decides at the same time waits, and finds it decided. */
  lockCase(id: CaseId): Promise<ModerationCase | null>;
  openCaseOf(postId: PostId): Promise<ModerationCase | null>;
  closeCase(id: CaseId, decidedByName: string, at: Date): Promise<void>;
  /** Open ones, oldest first. */
  queue(communityId: CommunityId, after: QueuePlace | null, limit: number): Promise<ModerationCase[]>;
  reportsOf(cases: readonly CaseId[]): Promise<PostReport[]>;
  /** Open cases and appeals, by community. */
  openCounts(communities: readonly CommunityId[]): Promise<ReadonlyMap<CommunityId, number>>;
  /** Those of these communities of which something was reported, held or decided. */
  brought(communities: readonly CommunityId[]): Promise<ReadonlySet<CommunityId>>;
  records(communityId: CommunityId, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonRecord>>;

  decide(decision: Omit<Decision, 'number'>): Promise<void>;
  decision(id: DecisionId): Promise<Decision | null>;
  /** Newest first. @param personId of whom; null: of everybody */
  log(communityId: CommunityId, personId: PersonId | null, before: number | null, limit: number): Promise<Decision[]>;
  /** What was decided of this person, newest first. */
  decisionsOf(personId: PersonId, limit: number): Promise<Decision[]>;

  hide(hidden: HiddenPost): Promise<void>;
  hidden(ids: readonly PostId[]): Promise<ReadonlyMap<PostId, HiddenPost>>;
  /** Puts the words back where everybody reads them. */
  show(hidden: HiddenPost): Promise<void>;
  /** What stands before each of these posts in its discussion. */
  preceding(ids: readonly PostId[]): Promise<ReadonlyMap<PostId, Post>>;

  /** Whoever suspends the same person at the same time waits until the transaction ends. */
  lockSuspensions(personId: PersonId): Promise<void>;
  suspend(suspension: Suspension): Promise<void>;
  /** Those that hold now, here and everywhere. */
  suspensionsOf(personId: PersonId, now: Date): Promise<Suspension[]>;
  suspension(id: SuspensionId): Promise<Suspension | null>;
  suspensionBy(decisionId: DecisionId): Promise<Suspension | null>;
  /** People who may not write here now, with until when: for who moderates. @param everywhere also those of all communities */
  suspended(communityId: CommunityId, everywhere: boolean, now: Date): Promise<readonly (Suspension & { readonly name: string })[]>;
  /** The same of these people alone, the one that ends last first. */
  suspensionsAmong(communityId: CommunityId, people: readonly PersonId[], everywhere: boolean, now: Date): Promise<Suspension[]>;
  /** @returns false when it held no more */
  lift(id: SuspensionId, at: Date): Promise<boolean>;

  hold(post: HeldPost): Promise<void>;
  heldWith(communityId: CommunityId, personId: PersonId, clientKey: string): Promise<HeldPost | null>;
  held(ids: readonly HeldPostId[]): Promise<ReadonlyMap<HeldPostId, HeldPost>>;
  /** A person's own that are not published, oldest first. */
  heldOf(personId: PersonId): Promise<HeldPost[]>;
  setHeld(id: HeldPostId, state: HeldPost['state'], postId: PostId | null): Promise<void>;

  /** @returns false when it was appealed already */
  addAppeal(appeal: Appeal): Promise<boolean>;
  appeals(decisions: readonly DecisionId[]): Promise<ReadonlyMap<DecisionId, Appeal>>;
  appeal(id: AppealId): Promise<Appeal | null>;
  /** Holds it until the transaction ends. */
  lockAppeal(id: AppealId): Promise<Appeal | null>;
  openAppeals(communityId: CommunityId, limit: number): Promise<AppealOfDecision[]>;
  /** Of suspensions in all communities: for UPI's staff. */
  openAppealsEverywhere(limit: number): Promise<AppealOfDecision[]>;
  closeAppeal(appeal: Appeal): Promise<void>;
}

export const MODERATION_REPOSITORY = Symbol('ModerationRepository');
