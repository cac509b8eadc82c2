import { randomUUID } from 'node:crypto';
import type { DiscussionId, PostId } from '@province-comuni/communities-contract';
import type { TypedAttachment } from '@province-comuni/documents-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock } from '@province-comuni/shared-kernel';
import { namesOf, shownAttachments, takeAttachments, type PostDocuments } from '../attachments/post-documents.js';
import type { Post, PostAttachment } from '../discussion/discussion.js';
import { CommunityInvalid, CommunityNotFound, DiscussionClosed } from '../errors.js';
import type { HeldPost } from '../moderation/moderation.js';
import type { ModerationHints } from '../moderation/moderation-hints.port.js';
import { withFileNames } from '../moderation/poll-words.js';
import type { PostPublisher } from '../moderation/post-publisher.js';
import type { WaitingPosts } from '../moderation/waiting-posts.js';
import type { WritingGate } from '../moderation/writing-gate.js';
import { canAnswer } from '../policies/community.policy.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { forReader, type PostForReader } from './read-discussions.use-case.js';
import { readText } from './read-text.js';
import { writableView } from './readable-view.js';

/** The answer is there, or it waits for approval. */
export type GivenAnswer = { readonly post: PostForReader; readonly held?: undefined } | { readonly held: HeldPost };

/** Somebody answers. He has read what was there, and follows the discussion. */
export class AnswerDiscussion {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly publisher: PostPublisher,
    private readonly gate: WritingGate,
    private readonly waiting: WaitingPosts,
    private readonly hints: CommunityHints,
    private readonly moderationHints: ModerationHints,
    private readonly clock: Clock,
    private readonly documents: PostDocuments,
  ) {}

  /**
   * @param input.clientKey minted by the page: the same key is the same answer
   * @param input.attachments documents and files that go with it
   * @param input.keepsDraft he wrote elsewhere: what he has begun on the page stays
   * @throws CommunityNotFound, MembersWrite, WritingSuspended, DiscussionClosed also when it was closed meanwhile, CommunityInvalid also for what the limits refuse
   */
  async execute(actor: SignedInActor, input: { readonly discussionId: DiscussionId; readonly text: unknown; readonly clientKey: string; readonly attachments?: readonly TypedAttachment[]; readonly keepsDraft?: boolean }): Promise<GivenAnswer> {
    if (!isUuid(input.clientKey)) throw new CommunityInvalid({ field: 'clientKey', message: 'Ricaricate la pagina e riprovate.' });
    const typed = input.attachments ?? [];
    const outcome = await this.transactions.run(databaseAccessOf(actor), async (): Promise<{ readonly post: PostForReader; readonly logged: number | null; readonly held?: undefined } | { readonly held: HeldPost }> => {
      const { community, own, place, discussion: seen } = await writableView(this.discussions, actor, input.discussionId);
      const text = await readText(input.text, community.id, this.communities);
      await this.gate.enter(actor);
      const shown = async (written: Post, documents: readonly PostAttachment[]): Promise<PostForReader> => {
        const post = { ...written, reactions: [], documents };
        const attachments = await shownAttachments(this.documents, actor, [post]);
        return forReader(actor, community, own, post, { hidden: null, attachments: attachments.get(written.id) ?? [] });
      };
      const earlier = await this.discussions.writtenWith(input.discussionId, actor.personId, input.clientKey);
      if (earlier) return { post: await shown(earlier, (await this.discussions.attachmentsOf([earlier.id])).get(earlier.id) ?? []), logged: null };
      const waits = await this.waiting.with(community.id, actor.personId, input.clientKey);
      if (waits) return { held: waits };
      if (!canAnswer(actor, community, seen)) throw new DiscussionClosed();
      const hold = await this.gate.pass(actor, community, own, withFileNames(text, namesOf(typed)));
      const discussion = await this.discussions.lock(input.discussionId);
      if (!discussion) throw new CommunityNotFound();
      if (!canAnswer(actor, community, discussion)) throw new DiscussionClosed();
      const attachments = await takeAttachments(this.documents, actor, community.id, typed, hold !== null);
      const author = { personId: actor.personId, name: actor.name, ente: own.ente };
      const fresh = { id: randomUUID() as PostId, discussionId: discussion.id, communityId: community.id, author, text, createdAt: this.clock.now(), clientKey: input.clientKey, attachments };
      if (!input.keepsDraft) await this.discussions.forgetDraft(actor.personId, `discussion:${discussion.id}`);
      if (hold) return { held: await this.waiting.add({ ...fresh, kind: null, title: '', tags: [], poll: null }, hold) };
      const { sequence, logged } = await this.publisher.answer(fresh, discussion, place, true);
      return { post: await shown({ ...fresh, sequence, editedAt: null, withdrawnAt: null, hiddenAt: null, hiddenCategory: null }, attachments.map((kept) => ({ ...kept, isWithheld: false }))), logged };
    });
    if (outcome.held) {
      this.moderationHints.changed(outcome.held.communityId);
      return { held: outcome.held };
    }
    if (outcome.logged !== null) this.hints.grown({ communityId: outcome.post.communityId, sequence: outcome.logged });
    return { post: outcome.post };
  }
}
