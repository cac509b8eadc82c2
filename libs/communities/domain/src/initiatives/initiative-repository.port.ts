import type { CommunityId, DiscussionId, InitiativeId, IssueId } from '@province-comuni/communities-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { Initiative, Issue, IssueKind, IssueSeverity, IssueState, IssueStep } from './initiative.js';

export type IssueOrder = 'NUMERO' | 'SCADENZA' | 'GRAVITA' | 'MODIFICA';

/** Which issues; what is null does not narrow. */
export interface IssueQuery {
  readonly initiativeId: InitiativeId;
  readonly state: IssueState | 'DA_CHIUDERE' | null;
  readonly kind: IssueKind | null;
  readonly severity: IssueSeverity | null;
  readonly ownerId: PersonId | null;
  /** Those whose day came before this one, and are open. */
  readonly overdueOn: string | null;
  readonly order: IssueOrder;
}

/** How many issues stand where, in an initiative. */
export interface IssueCounts {
  readonly open: number;
  readonly overdue: number;
}

/** Initiatives and their issues. Runs in the open transaction. */
export interface InitiativeRepository {
  /** Of a community, newest beginning first. */
  list(communityId: CommunityId, limit: number): Promise<Initiative[]>;
  find(ids: readonly InitiativeId[]): Promise<Initiative[]>;
  /** By initiative; those without issues may be left out. @param today day of Rome */
  counts(ids: readonly InitiativeId[], today: string): Promise<ReadonlyMap<InitiativeId, IssueCounts>>;
  /** @returns false when it is there already */
  add(initiative: Initiative & { readonly createdBy: PersonId }): Promise<boolean>;
  /** Writes its words over those of this revision. @returns false when somebody else was quicker */
  change(initiative: Initiative, seenRevision: number): Promise<boolean>;
  issues(query: IssueQuery, offset: number, limit: number): Promise<Issue[]>;
  countIssues(query: IssueQuery): Promise<number>;
  findIssues(ids: readonly IssueId[]): Promise<Issue[]>;
  issuesOfDiscussion(discussionId: DiscussionId): Promise<Issue[]>;
  /** Open issues that this person has, the nearest day first; without a day last. */
  issuesOf(personId: PersonId, communityIds: readonly CommunityId[], limit: number): Promise<Issue[]>;
  /** With the next number of its initiative and its first step. @returns null when it is there already */
  addIssue(issue: Omit<Issue, 'number'>, step: IssueStep): Promise<number | null>;
  /** Writes it over this revision, with the step that says what changed. @returns false when somebody else was quicker */
  changeIssue(issue: Issue, seenRevision: number, step: Omit<IssueStep, 'sequence'>): Promise<boolean>;
  steps(id: IssueId): Promise<IssueStep[]>;
  /** Holds an open issue whose day came before this one and of which nobody was told, passing over those that others hold. The platform's own work. */
  lockOverdue(today: string): Promise<Issue | null>;
  /** Notes that of this day people were told. The platform's own work. */
  markTold(id: IssueId, dueOn: string): Promise<void>;
  initiativeVersions(after: InitiativeId | null, limit: number): Promise<readonly { readonly id: string; readonly version: number }[]>;
  issueVersions(after: IssueId | null, limit: number): Promise<readonly { readonly id: string; readonly version: number }[]>;
}

export const INITIATIVE_REPOSITORY = Symbol('InitiativeRepository');
