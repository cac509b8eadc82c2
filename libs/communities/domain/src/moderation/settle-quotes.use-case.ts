import type { CommunitiesEvent, DiscussionId, PostId } from '@province-comuni/communities-contract';
import { SYSTEM_ACCESS, type DomainEvent, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import type { PostLetters } from '../notices/post-letters.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { lineOf, maskQuotes, unmaskQuotes, type QuoteMask } from './mask-quotes.js';
import type { QuotedState, QuoteRepository } from './quote-repository.port.js';

/** One post that may quote another. */
interface Pair {
  readonly postId: PostId;
  readonly discussionId: DiscussionId;
  readonly quotedId: PostId;
}

type Heard = Extract<CommunitiesEvent, { kind: 'communities.post-withdrawn' | 'communities.quotes-unsettled' }>;

/**
 * A quote is read by who may read what it is of. Where a post is hidden, withdrawn, or went where not all who read the quote may read, its quotes are masked in the texts themselves, so that no page, index or
 * letter has to know; where it is back, they are put back.
 */
export class SettleQuotes {
  readonly kinds = ['communities.post-withdrawn', 'communities.quotes-unsettled'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly discussions: DiscussionRepository,
    private readonly quotes: QuoteRepository,
    private readonly letters: PostLetters,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Hears an event: what stands in other discussions is settled one after another. Heard again, there is nothing left to do. */
  async hear(event: DomainEvent): Promise<void> {
    const { payload } = event as Heard;
    const discussionId = 'discussionId' in payload ? payload.discussionId : null;
    const pairs = await this.transactions.read(SYSTEM_ACCESS, async () => {
      const ids = payload.postId === null ? await this.quotes.postsOf(discussionId!) : [payload.postId];
      return [...(await this.quotesOf(ids, true)), ...(await this.quotesIn(ids))];
    });
    for (const place of [...new Set(pairs.map((pair) => pair.discussionId))].sort())
      await this.transactions.run(SYSTEM_ACCESS, async () => {
        if (await this.discussions.lock(place)) await this.settle(pairs.filter((pair) => pair.discussionId === place), null);
      });
  }

  /** Settles what stands in the discussion of a post that was hidden or shown, and leaves the rest to who hears of it. Within the transaction, which holds the discussion. */
  async near(postId: PostId, discussionId: DiscussionId, by: PersonId): Promise<void> {
    const pairs = [...(await this.quotesOf([postId], false)), ...(await this.quotesIn([postId]))];
    await this.settle(pairs.filter((pair) => pair.discussionId === discussionId), by);
    await this.outbox.record({ kind: 'communities.quotes-unsettled', payload: { discussionId, postId } } satisfies CommunitiesEvent);
  }

  private async quotesOf(ids: readonly PostId[], everywhere: boolean): Promise<Pair[]> {
    const states = await this.quotes.states(ids);
    const named = await this.quotes.quoting(ids);
    // By its words only what moderation hid is looked for: of a post that goes elsewhere there may be thousands.
    const alike = await Promise.all(states.filter(({ isHidden }) => isHidden).map(async ({ id, createdAt, discussionId, text }) => (await this.quotes.alike(createdAt, discussionId, everywhere ? lineOf(text) : null)).map((place) => ({ ...place, quotedId: id }))));
    return [...named, ...alike.flat()].filter(({ postId, quotedId }) => postId !== quotedId);
  }

  private async quotesIn(ids: readonly PostId[]): Promise<Pair[]> {
    const places = new Map((await this.quotes.states(ids)).map(({ id, discussionId }) => [id, discussionId]));
    return (await this.quotes.quotedBy(ids)).flatMap(({ postId, quotedId }) => (places.has(postId) && postId !== quotedId ? [{ postId, quotedId, discussionId: places.get(postId)! }] : []));
  }

  private async settle(pairs: readonly Pair[], by: PersonId | null): Promise<void> {
    const states = new Map((await this.quotes.states([...new Set(pairs.flatMap(({ postId, quotedId }) => [postId, quotedId]))])).map((state) => [state.id, state]));
    for (const [postId, quotes] of Map.groupBy(pairs, (pair) => pair.postId)) {
      const quoting = states.get(postId);
      // A hidden one is settled when it is shown; one that was withdrawn quotes nothing any more.
      if (!quoting || quoting.isHidden) continue;
      if (quoting.isWithdrawn) {
        for (const { quotedId } of quotes) await this.quotes.forget(quotedId, postId);
        continue;
      }
      const quoted = [...new Set(quotes.map(({ quotedId }) => quotedId))].flatMap((id) => states.get(id) ?? []);
      if (await this.settlePost(quoting, quoted)) await this.told(quoting, by);
    }
  }

  private async settlePost(quoting: QuotedState, quoted: readonly QuotedState[]): Promise<boolean> {
    let { text } = quoting;
    for (const each of quoted) {
      const mask = maskOf(each, quoting);
      const kept = await this.quotes.kept(each.id, quoting.id);
      if (mask) {
        const known = { id: each.id, text: each.isHidden ? each.text : null, isNear: each.discussionId === quoting.discussionId };
        const masked = maskQuotes(text, known, mask);
        text = masked.text;
        // What was withdrawn is gone for good.
        if (mask === 'WITHDRAWN') await this.quotes.forget(each.id, quoting.id);
        else if (masked.quotes.length > 0) await this.quotes.keep(each.id, quoting.id, [...(kept ?? []), ...masked.quotes]);
        const before = await this.quotes.earlier(quoting.id);
        const without = before.map((version) => ({ ...version, text: maskQuotes(version.text, known, mask).text }));
        if (without.some((version, index) => version.text !== before[index]!.text)) await this.quotes.saveEarlier(quoting.id, without);
      } else if (kept) {
        text = unmaskQuotes(text, each.id, kept);
        await this.quotes.forget(each.id, quoting.id);
      }
    }
    if (JSON.stringify(text) === JSON.stringify(quoting.text)) return false;
    await this.quotes.save(quoting.id, text);
    return true;
  }

  private async told({ id, discussionId, community }: QuotedState, by: PersonId | null): Promise<void> {
    const [post] = await this.discussions.findPosts([id]);
    // What waits to be told is told as it reads now.
    if (post) await this.letters.reword(post);
    await this.outbox.record({ kind: 'communities.discussion-changed', payload: { communityId: community.id, discussionId, ...(post && { sequence: post.sequence }) } } satisfies CommunitiesEvent);
    await this.discussions.log({ communityId: community.id, kind: 'POST_EDITED', discussionId, postId: id, postSequence: post?.sequence ?? null, personId: by, at: this.clock.now() });
  }
}

/** Why a quote is not read where it stands; null: whoever reads it may read what it is of. */
function maskOf(quoted: QuotedState, quoting: QuotedState): QuoteMask | null {
  if (quoted.isHidden) return 'HIDDEN';
  if (quoted.isWithdrawn) return 'WITHDRAWN';
  const [there, here] = [quoted.community, quoting.community];
  return there.visibility === 'PUBBLICA' || there.id === here.id || (here.parentId === there.id && here.visibility !== 'PUBBLICA') ? null : 'ELSEWHERE';
}
