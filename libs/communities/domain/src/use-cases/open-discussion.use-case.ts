import { randomUUID } from 'node:crypto';
import type { CommunitiesEvent, CommunityId, DiscussionId, PostId } from '@province-comuni/communities-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { NoticeBoard } from '@province-comuni/notices-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import type { DiscussionPolls, TypedPoll } from '@province-comuni/questionnaires-contract';
import { isUuid, type Clock } from '@province-comuni/shared-kernel';
import { readHeading, type DiscussionKind } from '../discussion/discussion.js';
import { CommunityInvalid, CommunityNotAllowed, CommunityNotFound, MembersWrite } from '../errors.js';
import { canAnnounce, canRead, canWrite } from '../policies/community.policy.js';
import type { CommunityHints } from '../ports/community-hints.port.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { readText } from './read-text.js';

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
}

/** Somebody asks, tells or proposes something. He follows what he opened. */
export class OpenDiscussionInCommunity {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly board: NoticeBoard,
    private readonly outbox: Outbox,
    private readonly hints: CommunityHints,
    private readonly clock: Clock,
    private readonly polls: DiscussionPolls<SignedInActor>,
  ) {}

  /** @throws CommunityNotFound, MembersWrite, CommunityNotAllowed for an announcement, CommunityInvalid */
  async execute(actor: SignedInActor, input: OpenDiscussionInput): Promise<DiscussionId> {
    if (!isUuid(input.clientKey)) throw new CommunityInvalid({ field: 'clientKey', message: 'Ricaricate la pagina e riprovate.' });
    const { id, logged } = await this.transactions.run(databaseAccessOf(actor), async () => {
      const [community] = await this.communities.find([input.communityId]);
      if (!community || !canRead(actor, community)) throw new CommunityNotFound();
      const own = await this.communities.membership(community.id, actor.personId);
      if (!own || !canWrite(actor, community)) throw new MembersWrite();
      if (input.kind === 'ANNOUNCEMENT' && !canAnnounce(actor, community, own)) throw new CommunityNotAllowed('Gli annunci li pubblica chi modera la community.');
      const heading = readHeading(input);
      const problems = input.poll ? this.polls.problemsOf(input.poll) : [];
      if (problems.length > 0) throw new CommunityInvalid(...problems);
      const text = await readText(input.text, community.id, this.communities);
      // The same key sent twice waits here.
      await this.communities.lockMember(community.id, actor.personId);
      const earlier = await this.discussions.openedWith(community.id, actor.personId, input.clientKey);
      if (earlier) return { id: earlier, logged: null };
      const [discussionId, postId] = [randomUUID() as DiscussionId, randomUUID() as PostId];
      const author = { personId: actor.personId, name: actor.name, ente: own.ente };
      const written = { communityId: community.id, author, createdAt: this.clock.now(), clientKey: input.clientKey };
      await this.discussions.forgetDraft(actor.personId, `community:${community.id}`);
      await this.board.follow(actor.personId, { kind: 'discussione', id: discussionId }, 'SUBITO');
      await this.outbox.record({ kind: 'communities.post-added', payload: { communityId: community.id, discussionId, postId } } satisfies CommunitiesEvent);
      if (input.poll) await this.polls.open(actor, { communityId: community.id, discussionId, title: heading.title }, input.poll);
      const sequence = await this.discussions.open({ ...written, ...heading, id: discussionId, kind: input.kind }, { ...written, id: postId, discussionId, text });
      await this.discussions.savePlace(community.id, discussionId, actor.personId, 1, 1);
      return { id: discussionId, logged: sequence };
    });
    if (logged !== null) this.hints.grown({ communityId: input.communityId, sequence: logged });
    return id;
  }
}
