import { createHash, randomUUID } from 'node:crypto';
import type { CommunitiesEvent, CommunityId, DiscussionId, PostId, PostText } from '@province-comuni/communities-contract';
import { SYSTEM_ACCESS, type Outbox, type TransactionRunner } from '@province-comuni/platform-ports';
import { canonicalJson, type Clock } from '@province-comuni/shared-kernel';
import type { DiscussionKind } from '../discussion/discussion.js';
import type { CommunityRepository, CommunityWords } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';

/** A discussion that comes with the product. */
export interface PackagedDiscussion {
  /** Stable name within the community. */
  readonly key: string;
  readonly kind: DiscussionKind;
  readonly title: string;
  readonly tags: readonly string[];
  readonly pinned: boolean;
  /** With its source as the last paragraph. */
  readonly text: PostText;
}

/** A community that comes with the product, with its first discussions, oldest first. */
export interface PackagedCommunity extends CommunityWords {
  readonly discussions: readonly PackagedDiscussion[];
}

const UPI = { personId: null, name: 'UPI', ente: 'Unione Province d’Italia' };

/** Writes the communities of the content folder; loading the same again changes nothing. The platform's own work at start, never a person's request. */
export class LoadCommunities {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute({ discussions, ...words }: PackagedCommunity): Promise<void> {
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const { id: communityId, isNarrower } = await this.communities.saveWords(words);
      if (isNarrower) await this.outbox.record({ kind: 'communities.rights-narrowed', payload: { communityId, personId: null } } satisfies CommunitiesEvent);
      for (const discussion of discussions) await this.load(communityId, `${words.key}/${discussion.key}`, discussion);
    });
  }

  private async load(communityId: CommunityId, contentKey: string, packaged: PackagedDiscussion): Promise<void> {
    const contentHash = createHash('sha256').update(canonicalJson(packaged)).digest('hex');
    const loaded = await this.discussions.findLoaded(contentKey);
    // One that was merged into another has no words of its own any more.
    if (loaded && (loaded.contentHash === contentHash || loaded.isTrace)) return;
    const { kind, title, tags, pinned, text } = packaged;
    const discussionId = loaded ? await this.rewrite(loaded, { kind, title, tags, pinned, text, contentHash }) : await this.write(communityId, contentKey, { kind, title, tags, pinned, text, contentHash });
    await this.outbox.record({ kind: 'communities.discussion-changed', payload: { communityId: loaded?.communityId ?? communityId, discussionId } } satisfies CommunitiesEvent);
  }

  private async write(communityId: CommunityId, contentKey: string, { text, ...heading }: Omit<PackagedDiscussion, 'key'> & { readonly contentHash: string }): Promise<DiscussionId> {
    const discussionId = randomUUID() as DiscussionId;
    const written = { communityId, author: UPI, createdAt: this.clock.now(), clientKey: discussionId };
    await this.discussions.open({ ...written, ...heading, id: discussionId, contentKey }, { ...written, id: randomUUID() as PostId, discussionId, text });
    return discussionId;
  }

  private async rewrite({ id, firstPostId, communityId }: { readonly id: DiscussionId; readonly firstPostId: PostId; readonly communityId: CommunityId }, words: Omit<PackagedDiscussion, 'key'> & { readonly contentHash: string }): Promise<DiscussionId> {
    await this.discussions.lock(id);
    await this.discussions.saveLoaded(id, words);
    await this.discussions.log({ communityId, kind: 'POST_EDITED', discussionId: id, postId: firstPostId, postSequence: 1, personId: null, at: this.clock.now() });
    return id;
  }
}
