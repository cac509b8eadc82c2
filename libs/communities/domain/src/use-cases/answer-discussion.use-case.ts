import { randomUUID } from 'node:crypto';
import type { CommunitiesEvent, DiscussionId, PostId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { NoticeBoard } from '@province-comuni/notices-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock } from '@province-comuni/shared-kernel';
import type { ShownPost } from '../discussion/discussion.js';
import { readOn } from '../discussion/reading.js';
import { CommunityInvalid, CommunityNotFound, DiscussionClosed } from '../errors.js';
import { canAnswer } from '../policies/community.policy.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { forReader, type PostForReader } from './read-discussions.use-case.js';
import { readText } from './read-text.js';
import { writableView } from './readable-view.js';

/** Somebody answers. He has read what was there, and follows the discussion. */
export class AnswerDiscussion {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly board: NoticeBoard,
    private readonly outbox: Outbox,
    private readonly hints: CommunityHints,
    private readonly clock: Clock,
  ) {}

  /**
   * @param input.clientKey minted by the page: the same key is the same answer
   * @param input.keepsDraft he wrote elsewhere: what he has begun on the page stays
   * @throws CommunityNotFound, MembersWrite, DiscussionClosed also when it was closed meanwhile, CommunityInvalid
   */
  async execute(actor: SignedInActor, input: { readonly discussionId: DiscussionId; readonly text: unknown; readonly clientKey: string; readonly keepsDraft?: boolean }): Promise<PostForReader> {
    if (!isUuid(input.clientKey)) throw new CommunityInvalid({ field: 'clientKey', message: 'Ricaricate la pagina e riprovate.' });
    const { post, logged } = await this.transactions.run(databaseAccessOf(actor), async () => {
      const { community, own, place } = await writableView(this.discussions, actor, input.discussionId);
      const text = await readText(input.text, community.id, this.communities);
      const discussion = await this.discussions.lock(input.discussionId);
      if (!discussion) throw new CommunityNotFound();
      const shown = (written: Omit<ShownPost, 'reactions'>): PostForReader => forReader(actor, community, own, { ...written, reactions: [] });
      const earlier = await this.discussions.writtenWith(discussion.id, actor.personId, input.clientKey);
      if (earlier) return { post: shown(earlier), logged: null };
      if (!canAnswer(actor, community, discussion)) throw new DiscussionClosed();
      const fresh = { id: randomUUID() as PostId, discussionId: discussion.id, communityId: community.id, author: { personId: actor.personId, name: actor.name, ente: own.ente }, text, createdAt: this.clock.now() };
      const next = discussion.lastSequence + 1;
      const reader = (await this.discussions.lockPlace(discussion.id, actor.personId))?.place ?? place;
      if (reader) {
        const { readUpTo, grows } = readOn(reader, next, next);
        await this.discussions.savePlace(community.id, discussion.id, actor.personId, readUpTo, grows);
      }
      if (!input.keepsDraft) await this.discussions.forgetDraft(actor.personId, `discussion:${discussion.id}`);
      await this.board.follow(actor.personId, { kind: 'discussione', id: discussion.id }, 'SUBITO');
      await this.outbox.record({ kind: 'communities.post-added', payload: { communityId: community.id, discussionId: discussion.id, postId: fresh.id } } satisfies CommunitiesEvent);
      // Last of all: everybody who writes in the community waits for it.
      const { sequence, logged: entry } = await this.discussions.answer({ ...fresh, clientKey: input.clientKey });
      return { post: shown({ ...fresh, sequence, editedAt: null, withdrawnAt: null }), logged: entry };
    });
    if (logged !== null) this.hints.grown({ communityId: post.communityId, sequence: logged });
    return post;
  }
}
