import { randomUUID } from 'node:crypto';
import type { CommunityId, CommunitiesEvent } from '@province-comuni/communities-contract';
import type { Outbox } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { CaseId, HeldPost, HeldPostId, HoldReason } from './moderation.js';
import type { ModerationRepository } from './moderation-repository.port.js';

/** Posts that wait for approval, in the open transaction of who writes. */
export class WaitingPosts {
  constructor(
    private readonly moderation: ModerationRepository,
    private readonly outbox: Outbox,
  ) {}

  /** The one that this person wrote with this key, if it is kept. */
  async with(communityId: CommunityId, personId: PersonId, clientKey: string): Promise<HeldPost | null> {
    return this.moderation.heldWith(communityId, personId, clientKey);
  }

  /** Keeps it, and puts it into the queue. */
  async add(written: Omit<HeldPost, 'id' | 'state' | 'postId' | 'reason'>, reason: HoldReason): Promise<HeldPost> {
    const held: HeldPost = { ...written, id: randomUUID() as HeldPostId, reason, state: 'IN_ATTESA', postId: null };
    await this.moderation.hold(held);
    const { communityId, discussionId, author, createdAt } = held;
    await this.moderation.openCase({ id: randomUUID() as CaseId, communityId, kind: 'IN_ATTESA', discussionId, heldId: held.id, authorId: author.personId, openedAt: createdAt });
    await this.outbox.record({ kind: 'communities.moderation-changed', payload: { communityId } } satisfies CommunitiesEvent);
    return held;
  }
}
