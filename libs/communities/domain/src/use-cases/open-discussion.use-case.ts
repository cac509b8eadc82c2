import { randomUUID } from 'node:crypto';
import type { CommunityId, DiscussionId, PostId, PostText } from '@province-comuni/communities-contract';
import type { TypedAttachment } from '@province-comuni/documents-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { DiscussionPolls, TypedPoll } from '@province-comuni/questionnaires-contract';
import { isUuid, type Clock } from '@province-comuni/shared-kernel';
import { namesOf, takeAttachments, type PostDocuments } from '../attachments/post-documents.js';
import { readHeading, type DiscussionKind } from '../discussion/discussion.js';
import { CommunityInvalid, CommunityNotAllowed, CommunityNotFound } from '../errors.js';
import type { HeldPost } from '../moderation/moderation.js';
import type { ModerationHints } from '../moderation/moderation-hints.port.js';
import type { PostPublisher } from '../moderation/post-publisher.js';
import { withFileNames, withPollWords } from '../moderation/poll-words.js';
import type { WaitingPosts } from '../moderation/waiting-posts.js';
import type { WritingGate } from '../moderation/writing-gate.js';
import { canAnnounce, canRead } from '../policies/community.policy.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { followingMoves } from './following-moves.js';
import { readText } from './read-text.js';
import { writingPlace } from './readable-view.js';

export interface OpenDiscussionInput {
  readonly communityId: CommunityId;
  readonly kind: DiscussionKind;
  readonly title: string;
  readonly tags: readonly string[];
  /** As the editor sent it. */
  readonly text: unknown;
  /** Minted by the page: the same key is the same discussion. */
  readonly clientKey: string;
  /** A poll that goes with it; null: none. */
  readonly poll?: TypedPoll | null;
  /** Documents and files that go with the first post. */
  readonly attachments?: readonly TypedAttachment[];
}

/** The discussion is there, or it waits for approval. */
export type OpenedDiscussion = { readonly discussionId: DiscussionId; readonly held?: undefined } | { readonly held: HeldPost };

/** Somebody asks, tells or proposes something. He follows what he opened. */
export class OpenDiscussionInCommunity {
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
    private readonly polls: DiscussionPolls,
  ) {}

  /** @throws CommunityNotFound, MembersWrite, WritingSuspended, CommunityClosed also when it was closed meanwhile, CommunityNotAllowed for an announcement, CommunityInvalid also for what the limits refuse */
  async execute(actor: SignedInActor, input: OpenDiscussionInput): Promise<OpenedDiscussion> {
    if (!isUuid(input.clientKey)) throw new CommunityInvalid({ field: 'clientKey', message: 'Ricaricate la pagina e riprovate.' });
    const outcome = await followingMoves(() => this.transactions.run(databaseAccessOf(actor), async (): Promise<{ readonly id: DiscussionId; readonly logged: number | null; readonly held?: undefined } | { readonly held: HeldPost }> => {
      const [community] = await this.communities.find([input.communityId]);
      if (!community || !canRead(actor, community)) throw new CommunityNotFound();
      const own = writingPlace(actor, community, await this.communities.membership(community.id, actor.personId), true);
      if (input.kind === 'ANNOUNCEMENT' && !canAnnounce(actor, community, own)) throw new CommunityNotAllowed('Gli annunci li pubblica chi modera la community.');
      const heading = readHeading(input);
      const problems = input.poll ? this.polls.problemsOf(input.poll) : [];
      if (problems.length > 0) throw new CommunityInvalid(...problems);
      const text = await readText(input.text, community.id, this.communities);
      // The same key sent twice waits here.
      const [standing, earlier, waits] = await Promise.all([
        this.gate.enter(actor, community),
        this.discussions.openedWith(community.id, actor.personId, input.clientKey),
        this.waiting.with(community.id, actor.personId, input.clientKey),
      ]);
      if (earlier) return { id: earlier, logged: null };
      if (waits) return { held: waits };
      const hold = await this.gate.pass(actor, community, own, withFileNames(allWords(heading.title, text, input.poll ?? null), namesOf(input.attachments ?? [])), standing);
      const attachments = await takeAttachments(this.documents, actor, community.id, input.attachments ?? [], hold !== null);
      const [discussionId, postId] = [randomUUID() as DiscussionId, randomUUID() as PostId];
      const author = { personId: actor.personId, name: actor.name, ente: own.ente };
      const written = { communityId: community.id, author, createdAt: this.clock.now(), clientKey: input.clientKey };
      await this.discussions.forgetDraft(actor.personId, `community:${community.id}`);
      if (hold) return { held: await this.waiting.add({ ...written, ...heading, discussionId: null, kind: input.kind, text, poll: input.poll ?? null, attachments }, hold) };
      if (input.poll) await this.polls.open(actor, { communityId: community.id, discussionId, title: heading.title }, input.poll);
      return { id: discussionId, logged: await this.publisher.open({ ...written, ...heading, id: discussionId, kind: input.kind }, { ...written, id: postId, discussionId, text, attachments }) };
    }));
    if (outcome.held) {
      this.moderationHints.changed(input.communityId);
      return { held: outcome.held };
    }
    if (outcome.logged !== null) this.hints.grown({ communityId: input.communityId, sequence: outcome.logged });
    return { discussionId: outcome.id };
  }
}

/** The words by which it is judged: its title is read before its text, its poll after it. */
function allWords(title: string, text: PostText, poll: TypedPoll | null): PostText {
  return withPollWords({ ...text, content: [{ type: 'paragraph', content: [{ type: 'text', text: title }] }, ...text.content] }, poll);
}
