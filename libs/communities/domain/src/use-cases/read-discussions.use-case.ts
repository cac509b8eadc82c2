import type { CommunityId, DiscussionId, PostId } from '@province-comuni/communities-contract';
import { communityIdsOf, databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { AttachmentCard } from '@province-comuni/documents-contract';
import type { ReadableSubjects } from '@province-comuni/notices-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { shownAttachments, type PostDocuments } from '../attachments/post-documents.js';
import { CommunityNotFound } from '../errors.js';
import type { Community, CommunityMember } from '../community/community.js';
import type { EarlierPost, PostPlace, ShownPost } from '../discussion/discussion.js';
import { readTo, unreadOf } from '../discussion/reading.js';
import type { HiddenPost } from '../moderation/moderation.js';
import { canReadHidden, canReport } from '../moderation/moderation.policy.js';
import type { ModerationRepository } from '../moderation/moderation-repository.port.js';
import { canAnswer, canEditPost, canMarkSolved, canModerate, canRead, canWithdrawPost } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { CommunityLogEntry, DiscussionPage, DiscussionPlace, DiscussionQuery, DiscussionRepository, DiscussionView } from '../ports/discussion-repository.port.js';
import { readableView } from './readable-view.js';
import { shownReferences, type ReferenceCard } from './shown-references.js';

/** Posts, discussions and entries that one page may have at most. */
export const LARGEST_PAGE = 50;
export const MOST_EVENTS = 200;
const MOST_TAGS_SHOWN = 20;
const MOST_EARLIER = 50;

/** A post with what the reader may do with it. */
export type PostForReader = ShownPost & {
  readonly can: { readonly edit: boolean; readonly withdraw: boolean; readonly report: boolean };
  /** What a hidden post says and why it is hidden, for its author and who moderates; null for everybody else, and for what is not hidden. */
  readonly hidden: Pick<HiddenPost, 'text' | 'title' | 'reason'> | null;
  /** Documents that go with it and that he may read. */
  readonly attachments: readonly AttachmentCard[];
  /** What it refers to, of what he may read. */
  readonly references: readonly ReferenceCard[];
  /** Where the post that had this number is read now, by who may read it there. */
  readonly movedPlace: PostPlace | null;
};

/** A discussion with a page of its posts. */
export interface OpenDiscussion extends DiscussionView {
  readonly first: PostForReader;
  readonly solution: PostForReader | null;
  readonly posts: readonly PostForReader[];
  /** Posts he has not read, and the number of the first of them; null for who is no member. */
  readonly unread: number | null;
  readonly firstUnread: number | null;
  readonly can: { readonly answer: boolean; readonly markSolved: boolean; readonly moderate: boolean };
}

/** Where a page of posts begins: after a number, or before one, or at the first that was not read. */
export interface PostWindow {
  readonly after: number | null;
  readonly before: number | null;
  readonly limit: number;
}

/** Reading: lists, a discussion, how posts read before, what happened meanwhile. */
export class ReadDiscussions {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly moderation: ModerationRepository,
    private readonly documents: PostDocuments,
    private readonly subjects: ReadableSubjects<Actor>,
  ) {}

  /** Pinned first, then by last voice. @throws CommunityNotFound */
  async list(actor: Actor, query: Omit<DiscussionQuery, 'readerId'>, after: DiscussionPlace | null, limit: number): Promise<DiscussionPage & { readonly tags: readonly { readonly tag: string; readonly count: number }[] }> {
    return this.inCommunity(actor, query.communityId, async () => {
      const readerId = actor.kind === 'person' && communityIdsOf(actor).includes(query.communityId) ? actor.personId : null;
      const page = await this.discussions.list({ ...query, readerId }, after, bounded(limit));
      return { ...page, tags: after === null ? await this.discussions.tags(query.communityId, MOST_TAGS_SHOWN) : [] };
    });
  }

  /** @throws CommunityNotFound also for what is not for him */
  async open(actor: Actor, id: DiscussionId, window: PostWindow): Promise<OpenDiscussion> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const readerId = actor.kind === 'person' ? actor.personId : null;
      // Numbers have no gaps: a page is a list of them, known before it is known how many there are. What is asked ahead is looked at only by who may read.
      const [view, ahead] = await Promise.all([readableView(this.discussions, actor, id), this.discussions.posts(id, [...new Set([1, ...numbersOf(window, Infinity)])], readerId)]);
      const { community, own, discussion, place } = view;
      const numbers = numbersOf(window, discussion.lastSequence);
      // The first post and the solution come along.
      const wanted = [...new Set([1, ...(discussion.solvedSequence === null ? [] : [discussion.solvedSequence]), ...numbers])];
      // What was moved as a whole is read where it is now.
      const here = discussion.id === id ? ahead : [];
      const missing = wanted.filter((number) => !here.some((post) => post.sequence === number));
      const found = [...here, ...(missing.length > 0 ? await this.discussions.posts(discussion.id, missing, readerId) : [])];
      const hidden = await this.hiddenOf(found.filter((post) => post.hiddenAt !== null && canReadHidden(actor, community, own, post)));
      const attachments = await shownAttachments(this.documents, actor, found);
      const references = await shownReferences(this.subjects, actor, found);
      const places = await this.placesOf(actor, found.flatMap((post) => post.movedTo ?? []));
      const bySequence = new Map(found.map((post) => [post.sequence, { ...forReader(actor, community, own, post, { hidden: hidden.get(post.id) ?? null, attachments: attachments.get(post.id) ?? [], references: references.get(post.id) ?? [] }), movedPlace: (post.movedTo && places.get(post.movedTo)) ?? null }]));
      return {
        ...view,
        first: bySequence.get(1)!,
        solution: (discussion.solvedSequence !== null && bySequence.get(discussion.solvedSequence)) || null,
        posts: numbers.flatMap((number) => bySequence.get(number) ?? []),
        unread: place && unreadOf(place, discussion.lastSequence),
        firstUnread: place && unreadOf(place, discussion.lastSequence) > 0 ? readTo(place) + 1 : null,
        can: { answer: canAnswer(actor, community, discussion) && !own?.suspendedUntil, markSolved: canMarkSolved(actor, community, own, discussion) && !own?.suspendedUntil, moderate: canModerate(actor, community, own) },
      };
    });
  }

  /** Where the post with this number of this discussion is read now; an address leads there. @throws CommunityNotFound also where he may not read it */
  async place(actor: Actor, id: DiscussionId, sequence: number): Promise<PostPlace> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const postId = await this.discussions.postAt(id, sequence);
      const place = postId && (await this.placesOf(actor, [postId])).get(postId);
      if (!place) throw new CommunityNotFound();
      return place;
    });
  }

  /** How a post read before it was changed, newest first: for who may read it. @throws CommunityNotFound */
  async earlier(actor: Actor, postId: PostId): Promise<EarlierPost[]> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const [post] = await this.discussions.findPosts([postId]);
      if (!post) throw new CommunityNotFound();
      await readableView(this.discussions, actor, post.discussionId);
      return post.withdrawnAt || post.hiddenAt ? [] : this.discussions.earlier(postId, MOST_EARLIER);
    });
  }

  /** What happened after this entry of the log, in order, each once. @throws CommunityNotFound */
  async eventsAfter(actor: Actor, communityId: CommunityId, after: number, limit: number): Promise<{ readonly entries: readonly CommunityLogEntry[]; readonly last: number }> {
    return this.inCommunity(actor, communityId, async (community) => ({ entries: await this.discussions.logAfter(communityId, Math.max(0, Math.floor(after)), Math.min(MOST_EVENTS, Math.max(1, limit))), last: community.lastEvent }));
  }

  /** Whether he may hear what happens there, and how far the log goes. @throws CommunityNotFound */
  async standing(actor: Actor, communityId: CommunityId): Promise<number> {
    return this.inCommunity(actor, communityId, async (community) => community.lastEvent);
  }

  private async placesOf(actor: Actor, ids: readonly PostId[]): Promise<ReadonlyMap<PostId, PostPlace>> {
    if (ids.length === 0) return new Map();
    const places = await this.discussions.places(ids);
    const communities = new Map((await this.communities.find([...new Set(places.map(({ communityId }) => communityId))])).map((community) => [community.id, community]));
    return new Map(places.flatMap(({ asked, communityId, ...place }) => (communities.has(communityId) && canRead(actor, communities.get(communityId)!) ? [[asked, place] as const] : [])));
  }

  private async hiddenOf(posts: readonly ShownPost[]): Promise<ReadonlyMap<PostId, HiddenPost>> {
    return posts.length === 0 ? new Map() : this.moderation.hidden(posts.map(({ id }) => id));
  }

  private async inCommunity<T>(actor: Actor, id: CommunityId, work: (community: Community) => Promise<T>): Promise<T> {
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const [community] = await this.communities.find([id]);
      if (!community || !canRead(actor, community)) throw new CommunityNotFound();
      return work(community);
    });
  }
}

/** A post as this reader sees it. @param more what it says, when it is hidden and he may read it all the same; what goes with it */
export function forReader(actor: Actor, community: Community, own: CommunityMember | null, post: ShownPost, { hidden, attachments, references }: Pick<PostForReader, 'attachments' | 'references'> & { readonly hidden: HiddenPost | null }): PostForReader {
  const mayWrite = !own?.suspendedUntil;
  return { ...post, hidden, attachments, references, movedPlace: null, can: { edit: mayWrite && canEditPost(actor, community, post), withdraw: mayWrite && canWithdrawPost(actor, community, own, post), report: canReport(actor, community, post) } };
}

function numbersOf({ after, before, limit }: PostWindow, last: number): number[] {
  const many = bounded(limit);
  const from = before === null ? Math.max(0, Math.floor(after ?? 0)) + 1 : Math.max(1, Math.floor(before) - many);
  const to = Math.min(last, before === null ? from + many - 1 : Math.floor(before) - 1);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

function bounded(limit: number): number {
  return Math.min(LARGEST_PAGE, Math.max(1, Math.floor(limit)));
}
