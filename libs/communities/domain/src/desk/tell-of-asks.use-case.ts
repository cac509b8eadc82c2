import type { CommunitiesEvent } from '@province-comuni/communities-contract';
import type { NoticeBoard } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type DomainEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { ANSWER_ABOVE } from '../mail/answer-text.js';
import type { ReplyAddresses } from '../mail/reply-address.js';
import { discussionHref } from '../notices/community-subjects.js';
import { NOTICE_KEYS, type PostLetters } from '../notices/post-letters.js';
import { conversationOf, postMessageId } from '../notices/tell-of-posts.use-case.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import type { DeskRepository } from './desk-repository.port.js';

/** Tells people that they are asked to answer: by a letter of the discussion, which can be answered. */
export class TellOfAsks {
  readonly kinds: readonly CommunitiesEvent['kind'][] = ['communities.answer-asked'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly desk: DeskRepository,
    private readonly board: NoticeBoard,
    private readonly letters: PostLetters,
    private readonly addresses: ReplyAddresses,
    private readonly clock: Clock,
    /** What stands behind the @ of our message ids. */
    private readonly domain: string,
  ) {}

  /** Hears an event; heard again, nobody is told twice. */
  async hear(event: DomainEvent): Promise<void> {
    const { discussionId, personId } = event.payload as Extract<CommunitiesEvent, { kind: 'communities.answer-asked' }>['payload'];
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const ask = (await this.desk.asked(discussionId)).find((one) => one.personId === personId);
      const [discussion] = await this.discussions.find([discussionId]);
      const [community] = discussion ? await this.communities.find([discussion.communityId]) : [];
      const [first] = await this.discussions.posts(discussionId, [1], null);
      if (!ask || ask.declinedAt || !discussion || !community || !first || first.hiddenAt) return;
      if (!(await this.communities.membersAmong(community.id, [personId])).has(personId)) return;
      const words = await (await this.letters.wordsOf(first))([personId]);
      await this.board.post([
        {
          ...{ personId, topic: 'community.richiesta', key: NOTICE_KEYS.ask(discussionId), frequency: 'SUBITO', title: `${ask.askedByName} vi chiede di rispondere a «${discussion.title}»` },
          ...{ text: words.get(personId)!, href: discussionHref(community.key, discussionId), subjects: [{ kind: 'discussione', id: discussionId }, { kind: 'messaggio', id: first.id }] },
          mail: {
            ...conversationOf(community, discussion, true),
            ...{ messageId: `<richiesta.${discussionId}.${personId}@${this.domain}>`, references: [postMessageId(first, this.domain)] },
            answer: { address: this.addresses.issue(discussionId, personId, this.clock.now()), above: ANSWER_ABOVE },
          },
        },
      ]);
    });
  }
}
