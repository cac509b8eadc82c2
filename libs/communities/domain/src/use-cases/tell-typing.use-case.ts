import type { DiscussionId, TypingHint } from '@province-comuni/communities-contract';
import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { CommunityNotFound, DiscussionClosed } from '../errors.js';
import { canAnswer } from '../policies/community.policy.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { readableView, writableView } from './readable-view.js';

/** Somebody is typing an answer: said by who may give it, heard by who may read it. Nothing is kept. */
export class TellTyping {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly discussions: DiscussionRepository,
  ) {}

  /** @throws CommunityNotFound, MembersWrite, WritingSuspended, DiscussionClosed */
  async say(actor: Actor, id: DiscussionId): Promise<TypingHint> {
    if (actor.kind !== 'person') throw new CommunityNotFound();
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const { community, own, discussion } = await writableView(this.discussions, actor, id);
      if (!canAnswer(actor, community, discussion)) throw new DiscussionClosed();
      return { discussionId: discussion.id, personId: actor.personId, name: own.name };
    });
  }

  /** Whether this reader hears it: not of himself, and only where he reads now. */
  async hears(actor: Actor, { discussionId, personId }: TypingHint): Promise<boolean> {
    if (actor.kind !== 'person' || actor.personId === personId) return false;
    try {
      await this.transactions.read(databaseAccessOf(actor), () => readableView(this.discussions, actor, discussionId as DiscussionId));
      return true;
    } catch (error) {
      if (error instanceof CommunityNotFound) return false;
      throw error;
    }
  }
}
