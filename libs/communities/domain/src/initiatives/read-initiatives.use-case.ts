import type { CommunityId, DiscussionId, InitiativeId, IssueId } from '@province-comuni/communities-contract';
import { communityIdsOf, databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock } from '@province-comuni/shared-kernel';
import type { Community } from '../community/community.js';
import { CommunityNotFound } from '../errors.js';
import { canRead } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { LARGEST_PAGE } from '../use-cases/read-discussions.use-case.js';
import { isOverdue, nextStates, type Initiative, type Issue, type IssueState, type IssueStep } from './initiative.js';
import { canArrangeInitiatives, canChangeIssue, canOpenIssue } from './initiative.policy.js';
import type { InitiativeOpener } from './initiative-opener.js';
import type { InitiativeRepository, IssueCounts, IssueQuery } from './initiative-repository.port.js';

const MOST_INITIATIVES = 200;
const MOST_OWN = 20;
const MOST_IN_TABLE = 5_000;
const NONE: IssueCounts = { open: 0, overdue: 0 };

export interface ShownInitiative {
  readonly initiative: Initiative;
  readonly community: Community;
  readonly counts: IssueCounts;
  readonly can: { readonly arrange: boolean; readonly openIssue: boolean };
}

export interface ShownIssue {
  readonly issue: Issue;
  readonly overdue: boolean;
}

/** An issue with everything that is said of it. */
export interface OpenedIssue extends ShownIssue {
  readonly initiative: Initiative;
  readonly community: Community;
  /** Where it is talked about; null: nowhere, or gone, also to another community. */
  readonly discussion: { readonly id: DiscussionId; readonly title: string } | null;
  readonly steps: readonly IssueStep[];
  /** Where who looks may take it. */
  readonly next: readonly IssueState[];
  readonly can: { readonly change: boolean };
}

/** Which issues a page asks for; who looks may ask for his own, and for those whose day is over. */
export type AskedIssues = Omit<IssueQuery, 'ownerId' | 'overdueOn'> & { readonly mine: boolean; readonly overdue: boolean };

/** Initiatives, registers and issues, for who reads the community. */
export class ReadInitiatives {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly initiatives: InitiativeRepository,
    private readonly opener: InitiativeOpener,
    private readonly clock: Clock,
  ) {}

  /** Of a community, newest beginning first. @throws CommunityNotFound */
  async list(actor: Actor, communityId: CommunityId): Promise<{ readonly initiatives: readonly ShownInitiative[]; readonly canArrange: boolean }> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const [community] = await this.communities.find([communityId]);
      if (!community || !canRead(actor, community)) throw new CommunityNotFound();
      const own = actor.kind === 'person' ? await this.communities.membership(communityId, actor.personId) : null;
      const found = await this.initiatives.list(communityId, MOST_INITIATIVES);
      const counts = await this.initiatives.counts(found.map(({ id }) => id), this.today());
      const can = { arrange: canArrangeInitiatives(actor, community, own), openIssue: canOpenIssue(actor, community) };
      return { canArrange: can.arrange, initiatives: found.map((initiative) => ({ initiative, community, counts: counts.get(initiative.id) ?? NONE, can })) };
    });
  }

  /** @throws CommunityNotFound */
  async open(actor: Actor, id: InitiativeId): Promise<ShownInitiative> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const { community, own, initiative } = await this.opener.open(actor, id);
      const counts = await this.initiatives.counts([id], this.today());
      return { initiative, community, counts: counts.get(id) ?? NONE, can: { arrange: canArrangeInitiatives(actor, community, own), openIssue: canOpenIssue(actor, community) && !own?.suspendedUntil } };
    });
  }

  /** A page of the register. @throws CommunityNotFound */
  async issues(actor: Actor, asked: AskedIssues, offset: number, limit: number): Promise<{ readonly issues: readonly ShownIssue[]; readonly total: number }> {
    const many = Math.min(LARGEST_PAGE, Math.max(1, Math.floor(limit)));
    return this.transactions.read(databaseAccessOf(actor), async () => {
      await this.opener.open(actor, asked.initiativeId);
      const query = this.queryOf(actor, asked);
      return { issues: (await this.initiatives.issues(query, Math.max(0, Math.floor(offset)), many)).map((issue) => this.shown(issue)), total: await this.initiatives.countIssues(query) };
    });
  }

  /** The register as a table. @throws CommunityNotFound */
  async table(actor: Actor, asked: AskedIssues): Promise<{ readonly initiative: Initiative; readonly issues: readonly ShownIssue[] }> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const { initiative } = await this.opener.open(actor, asked.initiativeId);
      return { initiative, issues: (await this.initiatives.issues(this.queryOf(actor, asked), 0, MOST_IN_TABLE)).map((issue) => this.shown(issue)) };
    });
  }

  /** @throws CommunityNotFound */
  async issue(actor: Actor, id: IssueId): Promise<OpenedIssue> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const { community, own, initiative, issue } = await this.opener.openIssue(actor, id);
      const [discussion] = issue.discussionId ? await this.discussions.find([issue.discussionId]) : [];
      const change = canChangeIssue(actor, community, own, issue) && !own?.suspendedUntil;
      return { ...this.shown(issue), initiative, community, discussion: discussion?.communityId === community.id ? { id: discussion.id, title: discussion.title } : null, steps: await this.initiatives.steps(id), next: change ? nextStates(issue.state) : [], can: { change } };
    });
  }

  /** Open issues that he has, in communities that he is in, the nearest day first. */
  async own(actor: SignedInActor): Promise<readonly (ShownIssue & { readonly initiative: Initiative })[]> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const found = await this.initiatives.issuesOf(actor.personId, communityIdsOf(actor) as readonly CommunityId[], MOST_OWN);
      const initiatives = new Map((await this.initiatives.find([...new Set(found.map(({ initiativeId }) => initiativeId))])).map((initiative) => [initiative.id, initiative]));
      return found.flatMap((issue) => {
        const initiative = initiatives.get(issue.initiativeId);
        return initiative ? [{ ...this.shown(issue), initiative }] : [];
      });
    });
  }

  /** Issues that a discussion is about. @throws CommunityNotFound */
  async ofDiscussion(actor: Actor, discussionId: DiscussionId): Promise<readonly ShownIssue[]> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const [discussion] = await this.discussions.find([discussionId]);
      const [community] = discussion ? await this.communities.find([discussion.communityId]) : [];
      if (!community || !canRead(actor, community)) throw new CommunityNotFound();
      // One that moved here may be named by issues of where it was.
      return (await this.initiatives.issuesOfDiscussion(discussionId)).filter(({ communityId }) => communityId === community.id).map((issue) => this.shown(issue));
    });
  }

  private queryOf(actor: Actor, { mine, overdue, ...query }: AskedIssues): IssueQuery {
    return { ...query, ownerId: mine && actor.kind === 'person' ? actor.personId : null, overdueOn: overdue ? this.today() : null };
  }

  private shown(issue: Issue): ShownIssue {
    return { issue, overdue: isOverdue(issue, this.today()) };
  }

  private today(): string {
    return italianDay(this.clock.now());
  }
}
