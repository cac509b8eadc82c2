import type { CommunityId, PostText } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import type { Community } from '../community/community.js';
import type { Discussion, Post } from '../discussion/discussion.js';
import { CommunityNotFound } from '../errors.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { mayAppeal, type Appeal, type Decision, type HeldPost, type ModerationCase, type PostReport, type Suspension } from './moderation.js';
import { canDecideAppeal, canModerateEverywhere } from './moderation.policy.js';
import type { ModeratedCommunity, ModerationOpener } from './moderation-opener.js';
import { withFileNames, withPollWords } from './poll-words.js';
import type { AppealOfDecision, ModerationRepository, PersonRecord, QueuePlace } from './moderation-repository.port.js';

export const LARGEST_QUEUE_PAGE = 50;
const MOST_DECISIONS = 100;
const MOST_APPEALS = 50;

/** A case as who moderates sees it: the post in its context, who reported it, what is known of its author. */
export interface ShownCase {
  readonly found: ModerationCase;
  readonly discussion: Discussion | null;
  /** Words of the post, reported or held; null: withdrawn. */
  readonly text: PostText | null;
  readonly title: string;
  readonly sequence: number | null;
  readonly authorName: string;
  readonly authorEnte: string;
  readonly at: Date;
  /** What was said before it. */
  readonly before: Post | null;
  readonly held: HeldPost | null;
  readonly reports: readonly PostReport[];
  readonly record: PersonRecord | null;
  /** Who looks may decide of it. */
  readonly canDecide: boolean;
}

export interface ModerationQueue {
  readonly community: Community;
  readonly open: number;
  readonly cases: readonly ShownCase[];
  readonly hasMore: boolean;
  readonly appeals: readonly (AppealOfDecision & { readonly canDecide: boolean })[];
  readonly suspended: readonly (Suspension & { readonly name: string })[];
  readonly canEverywhere: boolean;
}

/** A decision of which one is told, with what may be done about it. */
export interface OwnDecision {
  readonly decision: Decision;
  readonly appeal: Appeal | null;
  readonly canAppeal: boolean;
  readonly communityTitle: string;
}

/** The queue and the log, for who moderates; for everybody what concerns himself. */
export class ReadModeration {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly moderation: ModerationRepository,
    private readonly opener: ModerationOpener,
    private readonly clock: Clock,
  ) {}

  /** Oldest first. @throws CommunityNotFound for who does not moderate */
  async queue(actor: SignedInActor, key: string, after: QueuePlace | null, limit: number): Promise<ModerationQueue> {
    const opened = await this.opener.open(actor, { key });
    const { community } = opened;
    const many = Math.min(LARGEST_QUEUE_PAGE, Math.max(1, Math.floor(limit)));
    // The wall of these tables knows who moderates; the words of posts have their own.
    const { found, reports, appeals, suspended, open, held } = await this.transactions.read(databaseAccessOf(actor), async () => {
      const cases = await this.moderation.queue(community.id, after, many + 1);
      return {
        found: cases,
        reports: Map.groupBy(await this.moderation.reportsOf(cases.map(({ id }) => id)), ({ caseId }) => caseId),
        held: await this.moderation.held(cases.flatMap(({ heldId }) => heldId ?? [])),
        appeals: [...(await this.moderation.openAppeals(community.id, MOST_APPEALS)), ...(canModerateEverywhere(actor) ? await this.moderation.openAppealsEverywhere(MOST_APPEALS) : [])],
        suspended: await this.moderation.suspended(community.id, canModerateEverywhere(actor), this.clock.now()),
        open: (await this.moderation.openCounts([community.id])).get(community.id) ?? 0,
      };
    });
    const cases = found.slice(0, many);
    const words = await this.words(opened, cases);
    return {
      ...{ community, open, hasMore: found.length > many, suspended, canEverywhere: canModerateEverywhere(actor) },
      appeals: appeals.map((appeal) => ({ ...appeal, canDecide: canDecideAppeal(actor, appeal.decision) })),
      cases: cases.map((one) => showCase(actor, one, words, (one.heldId && held.get(one.heldId)) || null, reports.get(one.id) ?? [])),
    };
  }

  /** How much waits, for who may hear it. @throws CommunityNotFound */
  async standing(actor: SignedInActor, communityId: CommunityId): Promise<number> {
    await this.opener.open(actor, { id: communityId });
    return this.transactions.read(databaseAccessOf(actor), async () => (await this.moderation.openCounts([communityId])).get(communityId) ?? 0);
  }

  /** The same, for the hint that is sent to those who may. The platform's own work. */
  async count(communityId: CommunityId): Promise<number> {
    return this.transactions.run(SYSTEM_ACCESS, async () => (await this.moderation.openCounts([communityId])).get(communityId) ?? 0);
  }

  /** Newest first. @throws CommunityNotFound for who does not moderate */
  async log(actor: SignedInActor, key: string, personId: PersonId | null, before: number | null, limit: number): Promise<{ readonly community: Community; readonly entries: readonly Decision[]; readonly hasMore: boolean }> {
    const { community } = await this.opener.open(actor, { key });
    const many = Math.min(LARGEST_QUEUE_PAGE, Math.max(1, Math.floor(limit)));
    const entries = await this.transactions.read(databaseAccessOf(actor), () => this.moderation.log(community.id, personId, before, many + 1));
    return { community, entries: entries.slice(0, many), hasMore: entries.length > many };
  }

  async communitiesOf(actor: SignedInActor): ReturnType<ModerationOpener['list']> {
    return this.opener.list(actor);
  }

  /** What was decided of him, what waits of his, and until when he may not write. */
  async own(actor: SignedInActor): Promise<{ readonly decisions: readonly OwnDecision[]; readonly held: readonly HeldPost[]; readonly suspensions: readonly Suspension[] }> {
    const now = this.clock.now();
    const read = await this.transactions.read(databaseAccessOf(actor), async () => {
      const decisions = (await this.moderation.decisionsOf(actor.personId, MOST_DECISIONS)).filter(({ kind }) => kind !== 'NESSUNA_VIOLAZIONE');
      return { decisions, appeals: await this.moderation.appeals(decisions.map(({ id }) => id)), held: await this.moderation.heldOf(actor.personId), suspensions: await this.moderation.suspensionsOf(actor.personId, now) };
    });
    // Also of communities that he reads no more: their name is in what he was told.
    const ids = [...new Set(read.decisions.flatMap(({ communityId }) => communityId ?? []))];
    const titles = new Map((await this.transactions.read(SYSTEM_ACCESS, () => this.communities.find(ids))).map(({ id, title }) => [id, title]));
    return {
      ...{ held: read.held, suspensions: read.suspensions },
      decisions: read.decisions.map((decision) => {
        const appeal = read.appeals.get(decision.id) ?? null;
        return { decision, appeal, canAppeal: mayAppeal(decision, actor.personId, appeal, now), communityTitle: (decision.communityId && titles.get(decision.communityId)) || '' };
      }),
    };
  }

  private async words({ words, community }: ModeratedCommunity, cases: readonly ModerationCase[]): Promise<CaseWords> {
    return this.transactions.read(words, async () => {
      const posts = await this.discussions.findPosts(cases.flatMap(({ postId }) => postId ?? []));
      const discussions = await this.discussions.find([...new Set(cases.flatMap(({ discussionId }) => discussionId ?? []))]);
      return {
        posts: new Map(posts.map((post) => [post.id, post])),
        discussions: new Map(discussions.map((discussion) => [discussion.id, discussion])),
        before: await this.moderation.preceding(posts.map(({ id }) => id)),
        records: await this.moderation.records(community.id, [...new Set(cases.flatMap(({ authorId }) => authorId ?? []))]),
      };
    });
  }
}

interface CaseWords {
  readonly posts: ReadonlyMap<string, Post>;
  readonly discussions: ReadonlyMap<string, Discussion>;
  readonly before: ReadonlyMap<string, Post>;
  readonly records: ReadonlyMap<PersonId, PersonRecord>;
}

function showCase(actor: SignedInActor, found: ModerationCase, { posts, discussions, before, records }: CaseWords, held: HeldPost | null, reports: readonly PostReport[]): ShownCase {
  const discussion = (found.discussionId && discussions.get(found.discussionId)) || null;
  const post = (found.postId && posts.get(found.postId)) || null;
  const { author, text, at } = held ? { author: held.author, text: withFileNames(withPollWords(held.text, held.poll), held.attachments), at: held.createdAt } : post ? { author: post.author, text: post.withdrawnAt ? null : post.text, at: post.createdAt } : notThere();
  return {
    ...{ found, discussion, text, at, held, reports, title: discussion?.title ?? held?.title ?? '', sequence: post?.sequence ?? null, authorName: author.name, authorEnte: author.ente },
    ...{ before: (found.postId && before.get(found.postId)) || null, record: (found.authorId && records.get(found.authorId)) || null, canDecide: found.authorId !== actor.personId },
  };
}

function notThere(): never {
  throw new CommunityNotFound();
}
