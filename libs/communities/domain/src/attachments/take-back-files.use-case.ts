import type { CommunitiesEvent } from '@province-comuni/communities-contract';
import { SYSTEM_ACCESS, type DomainEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import type { PostDocuments } from './post-documents.js';

/** What came with a withdrawn post is for its Ente alone again. */
export class TakeBackFiles {
  readonly kinds = ['communities.post-withdrawn'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly discussions: DiscussionRepository,
    private readonly documents: PostDocuments,
  ) {}

  /** Hears an event; heard again, there is nothing left to do. */
  async hear(event: DomainEvent): Promise<void> {
    const { postId, by, byName } = event.payload as Extract<CommunitiesEvent, { kind: 'communities.post-withdrawn' }>['payload'];
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const kept = (await this.discussions.attachmentsOf([postId])).get(postId) ?? [];
      const [post] = await this.discussions.findPosts([postId]);
      if (!post) return;
      await this.documents.takeBack({ personId: by, name: byName }, post.communityId, kept.filter(({ isBrought }) => isBrought).map(({ documentId }) => documentId));
      await this.discussions.detach(postId);
    });
  }
}
