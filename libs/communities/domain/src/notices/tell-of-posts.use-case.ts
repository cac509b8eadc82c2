import { mentionsOf, plainTextOf, REFERENCE_WORDS, referencesOf, type CommunitiesEvent } from '@province-comuni/communities-contract';
import type { Actor, PersonReach } from '@province-comuni/identity-contract';
import type { NewNotice, NoticeBoard, NoticeFrequency, NoticeMail, NoticeTopic, ReadableSubjects } from '@province-comuni/notices-contract';
import { SYSTEM_ACCESS, type DomainEvent, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock, PersonId } from '@province-comuni/shared-kernel';
import type { PostDocuments } from '../attachments/post-documents.js';
import type { Community } from '../community/community.js';
import type { Discussion, Post } from '../discussion/discussion.js';
import { ANSWER_ABOVE } from '../mail/answer-text.js';
import type { ReplyAddresses } from '../mail/reply-address.js';
import type { CommunityRepository } from '../ports/community-repository.port.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { cardOf } from '../use-cases/shown-references.js';
import { discussionHref } from './community-subjects.js';

const AT_ONCE = 500;
/** Characters of a post in a letter; the rest is read where it stands, and the letter says so. */
const LONGEST_IN_MAIL = 4_000;

type CardsFor = Awaited<ReturnType<ReadableSubjects<Actor>['readableBy']>>;
type TitlesFor = Awaited<ReturnType<PostDocuments['titles']>>;

/** Who is told of a post: who is mentioned, who follows the discussion, for a new one who follows the community, for an announcement every member. Each once. */
export class TellOfPosts {
  readonly kinds = ['communities.post-added', 'communities.post-edited'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly communities: CommunityRepository,
    private readonly discussions: DiscussionRepository,
    private readonly board: NoticeBoard,
    private readonly people: PersonReach,
    private readonly documents: PostDocuments,
    private readonly addresses: ReplyAddresses,
    private readonly clock: Clock,
    private readonly subjects: ReadableSubjects<Actor>,
    /** `domain`: what stands behind the @ of our message ids. */
    private readonly settings: { readonly domain: string; readonly publicUrl: string },
  ) {}

  /** Hears an event; heard again, nobody is told twice. */
  async hear(event: DomainEvent): Promise<void> {
    const { postId } = event.payload as Extract<CommunitiesEvent, { kind: 'communities.post-added' | 'communities.post-edited' }>['payload'];
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      const [post] = await this.discussions.findPosts([postId]);
      if (!post || post.withdrawnAt !== null || post.hiddenAt !== null) return;
      if (event.kind === 'communities.post-edited') return this.reword(post);
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
      const titles = await this.titlesOf(post);
      const referred = referencesOf(post.text);
      const cards = referred.length > 0 ? await this.subjects.readableBy(referred) : null;
      const people = [...told];
      for (let from = 0; from < people.length; from += AT_ONCE) {
        const some = people.slice(from, from + AT_ONCE);
        const members = await this.communities.membersAmong(community.id, some.map(([personId]) => personId));
        // Which of them he may read is asked with the rights he has now.
        const readers = (titles || cards) && (await this.people.find(some.map(([personId]) => personId)));
        const notices = some.map(([personId, { title, topic, frequency }]): NewNotice => ({
          ...{ personId, topic, title, frequency, key: `post:${post.id}`, text: [inMail(this.textFor(post, cards, readers?.get(personId)?.actor)), attachmentsLine(titles, readers?.get(personId)?.actor)].filter(Boolean).join('\n\n') },
          ...{ href: discussionHref(community.key, discussion.id, post.sequence), subjects },
          // Only members write: others are given no address.
          mail: { ...letter, answer: members.has(personId) ? { address: this.addresses.issue(discussion.id, personId, this.clock.now()), above: ANSWER_ABOVE } : null },
        }));
        await this.board.post(notices);
      }
    });
  }

  /** Letters that wait say what it says now, not what its author took back: in one wording for all of them, which names nothing that not everybody may read. */
  private async reword({ id, text }: Post): Promise<void> {
    const attached = (await this.discussions.attachmentsOf([id])).get(id)?.length ?? 0;
    await this.board.rewrite(`post:${id}`, [inMail(plainTextOf(text)), attached === 0 ? '' : counted(attached)].filter(Boolean).join('\n\n'));
  }

  /** Its words, with title and address of what it refers to where the reader may read that; otherwise what it is. */
  private textFor({ text }: Post, cards: CardsFor | null, reader: Actor | undefined): string {
    const readable = cards && reader ? cards(reader) : new Map();
    return plainTextOf(text, (reference) => {
      const card = cardOf(reference, readable);
      return card ? `«${card.title}» (${this.settings.publicUrl}${card.href})` : REFERENCE_WORDS[reference.kind];
    });
  }

  /** What goes with it, for a reader; null: nothing. */
  private async titlesOf({ id }: Post): Promise<TitlesFor | null> {
    const kept = (await this.discussions.attachmentsOf([id])).get(id) ?? [];
    return kept.length === 0 ? null : this.documents.titles(kept.map(({ documentId }) => documentId));
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

/** The words of a post as a letter has them: cut between words where they are many. */
export function inMail(text: string): string {
  if (text.length <= LONGEST_IN_MAIL) return text;
  const cut = text.slice(0, LONGEST_IN_MAIL);
  const end = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'));
  return `${cut.slice(0, end > LONGEST_IN_MAIL - 200 ? end : LONGEST_IN_MAIL - 1).trimEnd().toWellFormed()} […]\n\nIl resto si legge nella discussione.`;
}

/** «2 allegati: …», of those that he may read; nothing when there are none for him. */
function attachmentsLine(titles: TitlesFor | null, reader: Actor | undefined): string {
  const named = titles && reader ? titles(reader) : [];
  if (named.length === 0) return '';
  return `${counted(named.length)}: ${named.join('; ')}`;
}

const counted = (attachments: number): string => (attachments === 1 ? '1 allegato' : `${attachments} allegati`);

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
