import { randomUUID } from 'node:crypto';
import type { CommunitiesEvent, CommunityHint, CommunityId, DiscussionId, PostId } from '@province-comuni/communities-contract';
import type { SignedInActor } from '@province-comuni/identity-contract';
import type { NoticeBoard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type Outbox, type SearchIndex, type TransactionRunner } from '@province-comuni/platform-ports';
import type { DiscussionPolls } from '@province-comuni/questionnaires-contract';
import type { Clock } from '@province-comuni/shared-kernel';
import type { PostDocuments } from '../attachments/post-documents.js';
import type { Community } from '../community/community.js';
import { readHeading, type Discussion, type DiscussionKind } from '../discussion/discussion.js';
import { atTheEnd, mergedInTime, readerAfter, readerOfGone, type HousedPost, type ReaderChange, type Rehoused } from '../discussion/rehousing.js';
import { CommunityInvalid, CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import type { RehousingRepository } from '../ports/rehousing-repository.port.js';
import { followingMoves } from '../use-cases/following-moves.js';
import { checked } from './decide-case.use-case.js';
import { readReason, type DecisionKind } from './moderation.js';
import type { ModerationEffects } from './moderation-effects.js';
import type { ModerationHints } from './moderation-hints.port.js';
import { NOWHERE, type ModerationOpener } from './moderation-opener.js';

/** Posts of one discussion that may be put into a new one at once. */
const MOST_SPLIT = 200;
const GONE = 'La discussione è stata spostata da un’altra persona: ricaricate la pagina.';

/** Where a discussion, or some of its posts, would go. */
export type Destination = { readonly toCommunityId: CommunityId } | { readonly intoId: DiscussionId } | { readonly postIds: readonly PostId[] };

/** What a move would touch, for who moderates. */
export interface MovePreview {
  readonly title: string;
  readonly communityTitle: string;
  readonly posts: number;
  readonly people: number;
  readonly followers: number;
  /** Members of the community who will no longer read it. */
  readonly losing: number;
  /** It is read by everybody now, and will not be any more. */
  readonly isLostToOthers: boolean;
  /** Posts of the other discussion that get a new number, for the order of time. */
  readonly renumbered: number;
  /** Why it cannot be done, in Italian; empty: it can. */
  readonly obstacle: string;
}

/** What is to be done. */
interface Asked {
  readonly id: DiscussionId;
  /** The community in which who moves it sees it. */
  readonly fromId: CommunityId;
  readonly destination: Destination;
  readonly reason: string;
}

type MoveKind = Extract<DecisionKind, 'SPOSTATA' | 'UNITA' | 'DIVISA'>;

interface Opened {
  readonly from: Community;
  readonly to: Community;
  readonly discussion: Discussion;
  readonly into: Discussion | null;
}

/** Who moderates puts a discussion, or some posts of it, elsewhere: in another community only who moderates both. Numbers are given once and stay: an old address leads to the new place. */
export class MovePosts {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly discussions: DiscussionRepository,
    private readonly houses: RehousingRepository,
    private readonly opener: ModerationOpener,
    private readonly effects: ModerationEffects,
    private readonly polls: DiscussionPolls,
    private readonly documents: PostDocuments,
    private readonly board: NoticeBoard,
    private readonly index: SearchIndex,
    private readonly outbox: Outbox,
    private readonly hints: CommunityHints,
    private readonly queueHints: ModerationHints,
    private readonly clock: Clock,
  ) {}

  /** @throws CommunityNotFound for everybody who does not moderate all communities it touches */
  async preview(actor: SignedInActor, id: DiscussionId, destination: Destination): Promise<MovePreview> {
    const { from, to, discussion, into } = await this.open(actor, id, destination);
    return this.transactions.read(SYSTEM_ACCESS, async () => {
      const obstacle = await this.obstacle(discussion, { from, to }, destination);
      const posts = obstacle === '' ? await this.going(id, destination) : [];
      const { authors, losing } = await this.houses.touched(posts, from.id, to.id);
      return {
        ...{ title: (into ?? discussion).title, communityTitle: to.title, posts: posts.length, people: authors, obstacle },
        renumbered: into && obstacle === '' ? mergedInTime(posts, await this.houses.housed([into.id])).length - posts.length : 0,
        followers: (await this.board.followersOf([{ kind: 'discussione', id }])).length,
        losing: to.visibility === 'PUBBLICA' ? 0 : losing,
        isLostToOthers: from.visibility === 'PUBBLICA' && to.visibility !== 'PUBBLICA',
      };
    });
  }

  /** @param fromId the community in which he sees it. @throws CommunityNotFound, CommunityNotAllowed when it was moved meanwhile, CommunityInvalid without a reason */
  async move(actor: SignedInActor, id: DiscussionId, fromId: CommunityId, toCommunityId: CommunityId, reason: string): Promise<void> {
    await this.run(actor, { id, fromId, destination: { toCommunityId }, reason }, 'SPOSTATA', async ({ discussion }) => {
      await this.toCommunity(actor, discussion, toCommunityId, false);
      return [id];
    });
  }

  /** Its posts go into another discussion, in order of time; its address leads there. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid without a reason */
  async merge(actor: SignedInActor, id: DiscussionId, fromId: CommunityId, intoId: DiscussionId, reason: string): Promise<void> {
    await this.run(actor, { id, fromId, destination: { intoId }, reason }, 'UNITA', async ({ discussion, into, to }) => {
      if (fromId !== to.id) await this.toCommunity(actor, discussion, to.id, true);
      const moved = mergedInTime(await this.houses.housed([id]), await this.houses.housed([intoId]));
      const readers = await this.houses.readers(to.id, [id, intoId]);
      await this.houses.saveReaders(to.id, readers.flatMap((reader) => present(readerAfter(reader, moved, intoId, into!.lastSequence), readerOfGone(reader, id, discussion.lastSequence))), true);
      await this.houses.rehouse(to.id, moved, this.clock.now());
      await this.houses.becomeTrace(id, intoId);
      const solved = solutionOf(discussion, into!, moved);
      if (solved !== into!.solvedSequence) await this.discussions.save({ ...into!, solvedSequence: solved });
      await this.board.carryFollowers({ kind: 'discussione', id }, { kind: 'discussione', id: intoId }, false);
      await this.polls.rehouse(id, { communityId: to.id, discussionId: intoId });
      return [id, intoId];
    });
  }

  /** Chosen answers become a discussion of their own, in the same community. @returns its id. @throws CommunityNotFound, CommunityNotAllowed, CommunityInvalid */
  async split(actor: SignedInActor, id: DiscussionId, fromId: CommunityId, postIds: readonly PostId[], typed: { readonly kind: DiscussionKind; readonly title: string; readonly reason: string }): Promise<DiscussionId> {
    const newId = randomUUID() as DiscussionId;
    if (typed.kind === 'ANNOUNCEMENT') throw new CommunityInvalid({ field: 'kind', message: 'Un annuncio si scrive: non si ricava da risposte.' });
    const title = readHeading({ title: typed.title, tags: [] }).title;
    await this.run(actor, { id, fromId, destination: { postIds }, reason: typed.reason }, 'DIVISA', async ({ discussion }) => {
      const moved = atTheEnd(await this.going(id, { postIds }), newId, 0);
      const [first] = await this.discussions.findPosts([moved[0]!.post.id]);
      await this.houses.begin({ ...{ id: newId, title, kind: typed.kind }, communityId: fromId, tags: discussion.tags, author: first!.author, createdAt: first!.createdAt });
      await this.houses.saveReaders(fromId, (await this.houses.readers(fromId, [id])).flatMap((reader) => present(readerAfter(reader, moved, newId, 0))), true);
      await this.houses.rehouse(fromId, moved, this.clock.now());
      if (moved.some(({ post }) => post.sequence === discussion.solvedSequence)) await this.discussions.save({ ...discussion, solvedSequence: null });
      await this.board.carryFollowers({ kind: 'discussione', id }, { kind: 'discussione', id: newId }, true);
      return [id, newId];
    });
    return newId;
  }

  /** Holds everything that is touched, asks once more what was asked before, does the work, and notes it where it is read. @param work returns the discussions that changed */
  private async run(actor: SignedInActor, asked: Asked, kind: MoveKind, work: (opened: Opened) => Promise<readonly DiscussionId[]>): Promise<void> {
    const { hints, places } = await followingMoves(() => this.runOnce(actor, asked, kind, work));
    for (const hint of hints) this.hints.grown(hint);
    for (const place of places) this.queueHints.changed(place);
  }

  private async runOnce(actor: SignedInActor, { id, fromId, destination, reason: typed }: Asked, kind: MoveKind, work: (opened: Opened) => Promise<readonly DiscussionId[]>): Promise<{ readonly hints: readonly CommunityHint[]; readonly places: readonly CommunityId[] }> {
    const seen = await this.open(actor, id, destination);
    const reason = checked((problems) => readReason(typed, problems));
    const places = [...new Set([seen.from.id, seen.to.id])];
    const hints = await this.transactions.run(SYSTEM_ACCESS, async () => {
      await this.houses.hold(places);
      // In one order for everybody: two that are put into each other at once do not wait for each other.
      for (const each of [id, ...(seen.into ? [seen.into.id] : [])].sort()) await this.discussions.lock(each);
      const opened = { ...seen, discussion: await this.still(id, fromId), into: seen.into && (await this.still(seen.into.id, seen.to.id)) };
      if (seen.from.id !== fromId) throw new CommunityNotAllowed(GONE);
      const obstacle = await this.obstacle(opened.discussion, seen, destination);
      if (obstacle !== '') throw new CommunityNotAllowed(obstacle);
      const changed = await work(opened);
      const { personId, name } = opened.discussion.author;
      const about = { kind, reason, discussionId: changed.at(-1)!, postSequence: 1 };
      await this.effects.record(actor, { ...about, communityId: seen.from.id, personId, personName: name }, seen.from);
      if (seen.to.id !== seen.from.id) await this.effects.record(actor, { ...about, communityId: seen.to.id }, seen.to);
      return this.note(actor, places, changed);
    });
    return { hints, places };
  }

  private async note(actor: SignedInActor, places: readonly CommunityId[], changed: readonly DiscussionId[]): Promise<CommunityHint[]> {
    const now = await this.discussions.find(changed);
    for (const { id, communityId } of now) await this.outbox.record({ kind: 'communities.discussion-changed', payload: { communityId, discussionId: id } } satisfies CommunitiesEvent);
    if (places.length > 1) for (const { id } of now) await this.outbox.record({ kind: 'communities.quotes-unsettled', payload: { discussionId: id, postId: null } } satisfies CommunitiesEvent);
    const hints: CommunityHint[] = [];
    for (const communityId of [...places].sort()) for (const discussionId of changed) hints.push({ communityId, sequence: await this.discussions.log({ communityId, kind: 'DISCUSSION_MOVED', discussionId, postId: null, postSequence: null, personId: actor.personId, at: this.clock.now() }) });
    // Who may read it no more does not find it either, from the same moment on, nor is found what is a trace by now. What comes back comes with the recorded events.
    const gone = now.filter(({ movedTo }) => movedTo !== null || places.length > 1).map(({ id }) => id);
    await this.index.lock();
    await this.index.remove('discussione', gone);
    return hints;
  }

  private async toCommunity(actor: SignedInActor, discussion: Discussion, to: CommunityId, isMerged: boolean): Promise<void> {
    const { id, communityId, lastSequence } = discussion;
    const there = await this.houses.holdReaders(communityId, to, isMerged);
    const readers = await this.houses.readers(communityId, [id]);
    await this.houses.saveReaders(communityId, readers.flatMap((reader) => present(readerOfGone(reader, id, lastSequence))), false);
    await this.houses.toCommunity(discussion, to);
    await this.houses.saveReaders(to, readers.flatMap(({ personId, readTo }) => (there.has(personId) && (readTo.get(id) ?? 0) > 0 ? [{ personId, discussionId: id, readUpTo: readTo.get(id)!, grows: readTo.get(id)! }] : [])), true);
    const kept = await this.discussions.attachmentsOf((await this.houses.housed([id])).map((post) => post.id));
    const files = [...kept.values()].flat().flatMap(({ documentId, isBrought }) => (isBrought ? [documentId] : []));
    await this.documents.giveBack(actor, to, await this.documents.takeBack(actor, communityId, files));
    await this.polls.rehouse(id, { communityId: to, discussionId: id });
  }

  private async open(actor: SignedInActor, id: DiscussionId, destination: Destination): Promise<Opened> {
    const intoId = 'intoId' in destination ? destination.intoId : null;
    const found = new Map((await this.transactions.read(SYSTEM_ACCESS, () => this.discussions.find(intoId ? [id, intoId] : [id]))).map((each) => [each.id, each]));
    const [discussion, into] = [found.get(id), intoId === null ? null : found.get(intoId)];
    const { community: from } = await this.opener.open(actor, { id: discussion?.communityId ?? NOWHERE });
    if (!discussion || into === undefined) throw new CommunityNotFound();
    const toId = 'toCommunityId' in destination ? destination.toCommunityId : (into?.communityId ?? from.id);
    return { from, discussion, into, to: toId === from.id ? from : (await this.opener.open(actor, { id: toId })).community };
  }

  /** @throws CommunityNotAllowed when it is no longer there */
  private async still(id: DiscussionId, communityId: CommunityId): Promise<Discussion> {
    const [discussion] = await this.discussions.find([id]);
    if (!discussion || discussion.communityId !== communityId || discussion.movedTo !== null) throw new CommunityNotAllowed(GONE);
    return discussion;
  }

  private async obstacle({ id, communityId, movedTo }: Discussion, { from, to }: Pick<Opened, 'from' | 'to'>, destination: Destination): Promise<string> {
    if (movedTo !== null) return GONE;
    if (from.closedAt !== null || to.closedAt !== null) return 'Una community chiusa si legge soltanto: riapritela prima di spostare.';
    if ('toCommunityId' in destination) return to.id === communityId ? 'La discussione è già in questa community.' : '';
    if ('intoId' in destination) {
      if (destination.intoId === id) return 'È la stessa discussione: scegliete quella a cui unirla.';
      const [into] = await this.discussions.find([destination.intoId]);
      if (!into || into.movedTo !== null) return 'L’altra discussione è già stata unita a un’altra: scegliete quella.';
      return (await this.polls.isThere(id)) && (await this.polls.isThere(into.id)) ? 'Tutte e due le discussioni hanno un sondaggio, e una ne ha uno solo: non si possono unire.' : '';
    }
    const posts = await this.discussions.findPosts(destination.postIds);
    if (posts.length === 0 || posts.length > MOST_SPLIT) return `Scegliete da una a ${MOST_SPLIT} risposte.`;
    if (posts.length < new Set(destination.postIds).size || posts.some((post) => post.discussionId !== id)) return 'Qualche risposta è già stata spostata: ricaricate la pagina.';
    if (posts.some(({ sequence }) => sequence === 1)) return 'Il primo messaggio resta: è ciò a cui gli altri rispondono. Per spostare tutto, spostate la discussione.';
    return posts.some(({ withdrawnAt, hiddenAt }) => withdrawnAt !== null || hiddenAt !== null) ? 'Qualche risposta è ritirata o nascosta: non si può spostare da sola.' : '';
  }

  private async going(id: DiscussionId, destination: Destination): Promise<readonly HousedPost[]> {
    const chosen = 'postIds' in destination ? new Set<PostId>(destination.postIds) : null;
    return (await this.houses.housed([id])).filter((post) => !post.isTrace && (chosen === null || chosen.has(post.id)));
  }
}

function present(...changes: readonly (ReaderChange | null)[]): ReaderChange[] {
  return changes.filter((change) => change !== null);
}

/** The answer that solved the other one keeps that, with its new number; where nothing did, a question takes over what solved the same question. */
function solutionOf(from: Discussion, into: Discussion, moved: readonly Rehoused[]): number | null {
  const place = (of: Discussion): number | null => moved.find(({ post }) => post.discussionId === of.id && post.sequence === of.solvedSequence)?.sequence ?? null;
  if (into.solvedSequence !== null) return place(into) ?? into.solvedSequence;
  return from.kind === 'QUESTION' && into.kind === 'QUESTION' ? place(from) : null;
}
