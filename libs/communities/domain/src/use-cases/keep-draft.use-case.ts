import { isEmptyPost, type CommunityId, type DiscussionId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { LONGEST_TITLE, type DiscussionKind } from '../discussion/discussion.js';
import { CommunityNotFound } from '../errors.js';
import { canRead } from '../policies/community.policy.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository, PostDraft } from '../ports/discussion-repository.port.js';
import { readableView } from './readable-view.js';
import { parsed } from './read-text.js';

/** Where a text is being written: an answer, or a new discussion. */
export type DraftPlace = { readonly discussionId: DiscussionId } | { readonly communityId: CommunityId };

/** Texts being written, on the server: begun on one device, gone on with on another. Each for its author alone. */
export class KeepDraft {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly clock: Clock,
  ) {}

  /** @returns null where nothing was begun. @throws CommunityNotFound */
  async read(actor: SignedInActor, place: DraftPlace): Promise<PostDraft | null> {
    return this.at(actor, place, (key) => this.discussions.draft(actor.personId, key));
  }

  /** Keeps it; an empty one is forgotten. Also where the discussion is closed: no word is lost. @throws CommunityNotFound, CommunityInvalid */
  async keep(actor: SignedInActor, place: DraftPlace, typed: { readonly kind: DiscussionKind | null; readonly title: string; readonly text: unknown }): Promise<void> {
    const text = parsed(typed.text);
    const title = typed.title.slice(0, LONGEST_TITLE);
    await this.at(actor, place, (key) => (isEmptyPost(text) && title.trim() === '' ? this.discussions.forgetDraft(actor.personId, key) : this.discussions.saveDraft(actor.personId, { place: key, kind: typed.kind, title, text, updatedAt: this.clock.now() })));
  }

  private async at<T>(actor: SignedInActor, place: DraftPlace, work: (key: string) => Promise<T>): Promise<T> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      // Of one that was merged into another, the draft is the other one's.
      if ('discussionId' in place) return work(`discussion:${(await readableView(this.discussions, actor, place.discussionId)).discussion.id}`);
      const [community] = await this.communities.find([place.communityId]);
      if (!community || !canRead(actor, community)) throw new CommunityNotFound();
      return work(`community:${place.communityId}`);
    });
  }
}
