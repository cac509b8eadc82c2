import { randomUUID } from 'node:crypto';
import type { DiscussionId, PostId } from '@province-comuni/communities-contract';
import type { TypedAttachment } from '@province-comuni/documents-contract';
import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { ReadableSubjects } from '@province-comuni/notices-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock } from '@province-comuni/shared-kernel';
import { namesOf, shownAttachments, takeAttachments, type PostDocuments } from '../attachments/post-documents.js';
import type { Post, PostAttachment } from '../discussion/discussion.js';
import { CommunityInvalid, DiscussionClosed } from '../errors.js';
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
import { followingMoves, sameHouse } from './following-moves.js';
import { forReader, type PostForReader } from './read-discussions.use-case.js';
import { readText } from './read-text.js';
import { writableView } from './readable-view.js';
import { shownReferences } from './shown-references.js';

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
    private readonly subjects: ReadableSubjects<Actor>,
  ) {}

  /**
   * @param input.clientKey minted by the page: the same key is the same answer
   * @param input.attachments documents and files that go with it
   * @param input.keepsDraft he wrote elsewhere: what he has begun on the page stays
   * @throws CommunityNotFound, MembersWrite, WritingSuspended, CommunityClosed and DiscussionClosed, all of them also when it came so meanwhile, CommunityInvalid also for what the limits refuse
   */
  async execute(actor: SignedInActor, input: { readonly discussionId: DiscussionId; readonly text: unknown; readonly clientKey: string; readonly attachments?: readonly TypedAttachment[]; readonly keepsDraft?: boolean }): Promise<GivenAnswer> {
    if (!isUuid(input.clientKey)) throw new CommunityInvalid({ field: 'clientKey', message: 'Ricaricate la pagina e riprovate.' });
    const typed = input.attachments ?? [];
    const outcome = await followingMoves(() => this.transactions.run(databaseAccessOf(actor), async (): Promise<{ readonly post: PostForReader; readonly logged: number | null; readonly held?: undefined } | { readonly held: HeldPost }> => {
      const { community, own, place, discussion: seen } = await writableView(this.discussions, actor, input.discussionId, true);
      const text = await readText(input.text, community.id, this.communities);
      const goingWith = async (post: Pick<Post, 'id' | 'text' | 'withdrawnAt' | 'hiddenAt'>, documents: readonly PostAttachment[]): Promise<Pick<PostForReader, 'attachments' | 'references'>> => ({
        attachments: (await shownAttachments(this.documents, actor, [{ ...post, documents }])).get(post.id) ?? [],
        references: (await shownReferences(this.subjects, actor, [post])).get(post.id) ?? [],
      });
      const shown = (post: Post, documents: readonly PostAttachment[], goesWith: Pick<PostForReader, 'attachments' | 'references'>): PostForReader => forReader(actor, community, own, { ...post, reactions: [], documents }, { hidden: null, ...goesWith });
      // Asked together and done in this order: what stands after the first was looked at while he had his writing to himself.
      const [standing, earlier, waits, held, reader] = await Promise.all([
        this.gate.enter(actor, community),
        this.discussions.writtenWith(seen.id, actor.personId, input.clientKey),
        this.waiting.with(community.id, actor.personId, input.clientKey),
        this.discussions.lock(seen.id),
        this.discussions.lockPlace(seen.id, actor.personId),
      ]);
      if (earlier) {
        const documents = (await this.discussions.attachmentsOf([earlier.id])).get(earlier.id) ?? [];
        return { post: shown(earlier, documents, await goingWith(earlier, documents)), logged: null };
      }
      if (waits) return { held: waits };
      const discussion = sameHouse(seen, held);
      if (!canAnswer(actor, community, discussion)) throw new DiscussionClosed();
      const hold = await this.gate.pass(actor, community, own, withFileNames(text, namesOf(typed)), standing);
      const attachments = await takeAttachments(this.documents, actor, community.id, typed, hold !== null);
      const author = { personId: actor.personId, name: actor.name, ente: own.ente };
      const fresh = { id: randomUUID() as PostId, discussionId: discussion.id, communityId: community.id, author, text, createdAt: this.clock.now(), clientKey: input.clientKey, attachments };
      const forget = async (): Promise<void> => (input.keepsDraft ? undefined : this.discussions.forgetDraft(actor.personId, `discussion:${discussion.id}`));
      if (hold) {
        await forget();
        return { held: await this.waiting.add({ ...fresh, kind: null, title: '', tags: [], poll: null }, hold) };
      }
      const documents = attachments.map((kept) => ({ ...kept, isWithheld: false }));
      const goesWith = await goingWith({ ...fresh, withdrawnAt: null, hiddenAt: null }, documents);
      const [, { sequence, logged }] = await this.transactions.ending(() => Promise.all([forget(), this.publisher.answer(fresh, discussion, reader?.place ?? place, true)]));
      return { post: shown({ ...fresh, sequence, editedAt: null, withdrawnAt: null, movedTo: null, hiddenAt: null, hiddenCategory: null }, documents, goesWith), logged };
    }));
    if (outcome.held) {
      this.moderationHints.changed(outcome.held.communityId);
      return { held: outcome.held };
    }
    if (outcome.logged !== null) this.hints.grown({ communityId: outcome.post.communityId, sequence: outcome.logged });
    return { post: outcome.post };
  }
}
