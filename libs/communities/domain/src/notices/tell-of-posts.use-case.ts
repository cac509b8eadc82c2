import { mentionsOf, type CommunitiesEvent } from '@province-comuni/communities-contract';
import type { NewNotice, NoticeBoard, NoticeFrequency, NoticeMail, NoticeTopic } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type DomainEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import type { Community } from '../community/community.js';
import type { Discussion, Post } from '../discussion/discussion.js';
import { ANSWER_ABOVE } from '../mail/answer-text.js';
import type { ReplyAddresses } from '../mail/reply-address.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { discussionHref } from './community-subjects.js';
import { NOTICE_KEYS, type PostLetters } from './post-letters.js';

const AT_ONCE = 500;

/** Who is told of a post: who is mentioned, who follows the discussion, for a new one who follows the community, for an announcement every member. Each once. */
export class TellOfPosts {
  readonly kinds = ['communities.post-added', 'communities.post-edited'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly board: NoticeBoard,
    private readonly letters: PostLetters,
    private readonly addresses: ReplyAddresses,
    private readonly clock: Clock,
    /** `domain`: what stands behind the @ of our message ids. */
    private readonly settings: { readonly domain: string },
  ) {}

  /** Hears an event; heard again, nobody is told twice. */
  async hear(event: DomainEvent): Promise<void> {
    const { postId } = event.payload as Extract<CommunitiesEvent, { kind: 'communities.post-added' | 'communities.post-edited' }>['payload'];
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const [post] = await this.discussions.findPosts([postId]);
      if (!post || post.withdrawnAt !== null || post.hiddenAt !== null) return;
      if (event.kind === 'communities.post-edited') return this.letters.reword(post);
      const [discussion] = await this.discussions.find([post.discussionId]);
      const [community] = await this.communities.find([post.communityId]);
      if (!discussion || !community) return;
      const told = new Map<PersonId, { title: string; topic: NoticeTopic; frequency: NoticeFrequency }>();
      const tell = (personId: PersonId, title: string, topic: NoticeTopic, frequency: NoticeFrequency): void => {
        if (personId !== post.author.personId && !told.has(personId)) told.set(personId, { title, topic, frequency });
      };
      for (const personId of mentionsOf(post.text)) tell(personId as PersonId, `${post.author.name} vi ha citato in «${discussion.title}»`, 'community.citazione', 'SUBITO');
      if (discussion.kind === 'ANNOUNCEMENT' && post.sequence === 1) await this.everyMember(community.id, (personId) => tell(personId, `Annuncio in ${community.title}: ${discussion.title}`, 'community.annuncio', 'SUBITO'));
      const followers = await this.board.followersOf([{ kind: 'discussione', id: discussion.id }, ...(post.sequence === 1 ? [{ kind: 'community', id: community.id }] : [])]);
      for (const { personId, frequency } of followers) tell(personId, titleFor(discussion, post, community.title), 'community.messaggio', frequency);
      const [first] = post.sequence === 1 ? [] : await this.discussions.posts(discussion.id, [1], null);
      const letter = this.letterOf(community, discussion, post, first ?? null);
      // The title is said by every notice of the discussion: it goes with the first post.
      const subjects = [{ kind: 'discussione', id: discussion.id }, ...[post, ...(first && !first.withdrawnAt && !first.hiddenAt ? [first] : [])].map(({ id }) => ({ kind: 'messaggio', id }))];
      const wordsFor = await this.letters.wordsOf(post);
      const people = [...told];
      for (let from = 0; from < people.length; from += AT_ONCE) {
        const some = people.slice(from, from + AT_ONCE);
        const members = await this.communities.membersAmong(community.id, some.map(([personId]) => personId));
        const words = await wordsFor(some.map(([personId]) => personId));
        const notices = some.map(([personId, { title, topic, frequency }]): NewNotice => ({
          ...{ personId, topic, title, frequency, key: NOTICE_KEYS.post(post), text: words.get(personId)! },
          ...{ href: discussionHref(community.key, discussion.id, post.sequence), subjects },
          // Only members write: others are given no address.
          mail: { ...letter, answer: members.has(personId) ? { address: this.addresses.issue(discussion.id, personId, this.clock.now()), above: ANSWER_ABOVE } : null },
        }));
        await this.board.post(notices);
      }
    });
  }

  /** The letters of a discussion are one conversation: each post has its identifier, and names the first one. */
  private letterOf(community: Community, discussion: Discussion, post: Post, first: Post | null): Omit<NoticeMail, 'answer'> {
    const [messageId, isAnswer] = [postMessageId(post, this.settings.domain), post.sequence > 1];
    return { ...conversationOf(community, discussion, isAnswer), messageId, references: isAnswer && first ? [postMessageId(first, this.settings.domain)] : [] };
  }

  private async everyMember(communityId: Discussion['communityId'], tell: (personId: PersonId) => void): Promise<void> {
    for (let after: PersonId | null = null; ; ) {
      const ids: PersonId[] = await this.communities.memberIds(communityId, after, AT_ONCE);
      ids.forEach(tell);
      if (ids.length < AT_ONCE) return;
      after = ids.at(-1)!;
    }
  }
}

/** Where a letter about a discussion belongs, and its subject. @param isAnswer it follows the first post */
export function conversationOf({ id, title: placeTitle }: Community, { title }: Discussion, isAnswer: boolean): Pick<NoticeMail, 'place' | 'placeTitle' | 'title' | 'subject'> {
  return { place: { kind: 'community', id }, placeTitle, title, subject: `${isAnswer ? 'Re: ' : ''}[${placeTitle}] ${title}` };
}

/** Identifier of the letter about a post, the same for everybody. @param domain what stands behind its @ */
export function postMessageId({ id }: Pick<Post, 'id'>, domain: string): string {
  return `<post.${id}@${domain}>`;
}

function titleFor({ title, kind }: Discussion, { author, sequence }: Post, community: string): string {
  if (sequence > 1) return `${author.name} ha risposto in «${title}»`;
  return kind === 'QUESTION' ? `${author.name} chiede in ${community}: ${title}` : `${author.name} ha aperto in ${community}: ${title}`;
}
