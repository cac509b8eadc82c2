import { plainTextOf, REFERENCE_WORDS, referencesOf, type DiscussionId, type PostId } from '@province-comuni/communities-contract';
import type { Actor, PersonReach } from '@province-comuni/identity-contract';
import type { NoticeBoard, NoticeWording, ReadableSubjects } from '@province-comuni/notices-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { PostDocuments } from '../attachments/post-documents.js';
import type { Author, Post, PostAttachment } from '../discussion/discussion.js';
import type { DiscussionRepository } from '../ports/discussion-repository.port.js';
import { cardOf } from '../use-cases/shown-references.js';

const AT_ONCE = 500;
/** Characters of a post in a letter; the rest is read where it stands, and the letter says so. */
const LONGEST_IN_MAIL = 4_000;

/** What a post says to each of these people, with the rights they hold now. */
export type WordsFor = (personIds: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, string>>;

/** Under which keys people are told of a post, or of the discussion that it opens. */
export const NOTICE_KEYS = {
  post: ({ id }: Pick<Post, 'id'>): string => `post:${id}`,
  ask: (discussionId: string): string => `richiesta:${discussionId}`,
  unanswered: (discussionId: string): string => `senza-risposta:${discussionId}`,
};
/** One of them, taken apart. */
const NOTICE_KEY = /^(post|richiesta|senza-risposta):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The words of a post in every letter that has them: when it is written, while it waits, and when the mail server takes it. Within the open transaction, under the platform's own access. */
export class PostLetters implements NoticeWording {
  constructor(
    private readonly discussions: DiscussionRepository,
    private readonly documents: PostDocuments,
    private readonly subjects: ReadableSubjects<Actor>,
    private readonly people: PersonReach,
    private readonly board: NoticeBoard,
    private readonly settings: { readonly publicUrl: string },
  ) {}

  /** What it names is asked once, however many read it. */
  async wordsOf(post: Post): Promise<WordsFor> {
    return this.wordsWith(post, (await this.discussions.attachmentsOf([post.id])).get(post.id) ?? []);
  }

  /** Of posts that are not said any more there are no words: what they were goes into no letter. */
  async wordsNow(personId: PersonId, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const named = keys.flatMap((key) => {
      const [, kind, id] = NOTICE_KEY.exec(key) ?? [];
      return kind && id ? [{ key, kind, id }] : [];
    });
    const posts = await this.discussions.findPosts(named.flatMap(({ kind, id }) => (kind === 'post' ? [id as PostId] : [])));
    const firsts = new Map<string, Post | undefined>();
    for (const { kind, id } of named) if (kind !== 'post' && !firsts.has(id)) firsts.set(id, (await this.discussions.posts(id as DiscussionId, [1], null))[0]);
    const byId = new Map([...posts, ...[...firsts.values()].flatMap((first) => first ?? [])].map((post) => [post.id, post]));
    const attached = byId.size === 0 ? new Map<PostId, readonly PostAttachment[]>() : await this.discussions.attachmentsOf([...byId.keys()]);
    const words = new Map<string, string>();
    for (const { key, kind, id } of named) {
      const post = kind === 'post' ? byId.get(id as PostId) : firsts.get(id);
      if (!post) continue;
      const isSaid = post.withdrawnAt === null && post.hiddenAt === null;
      const said = isSaid ? (await (await this.wordsWith(post, attached.get(post.id) ?? []))([personId])).get(personId)! : '';
      words.set(key, kind === 'senza-risposta' && isSaid ? saidBy(post.author, said) : said);
    }
    return words;
  }

  private async wordsWith(post: Post, attached: readonly PostAttachment[]): Promise<WordsFor> {
    const titles = attached.length === 0 ? null : await this.documents.titles(attached.map(({ documentId }) => documentId));
    const referred = referencesOf(post.text);
    const cards = referred.length === 0 ? null : await this.subjects.readableBy(referred);
    return async (personIds) => {
      const readers = titles || cards ? await this.people.find(personIds) : null;
      return new Map(
        personIds.map((personId) => {
          const reader = readers?.get(personId)?.actor;
          return [personId, [inMail(this.textFor(post, reader && cards ? cards(reader) : null)), attachmentsLine(reader && titles ? titles(reader) : [])].filter(Boolean).join('\n\n')];
        }),
      );
    };
  }

  /** Letters that wait say what it says now, not what its author took back: each the letter that would be written now. */
  async reword(post: Post): Promise<void> {
    const wordsFor = await this.wordsOf(post);
    await this.rewordNotices(NOTICE_KEYS.post(post), wordsFor, (words) => words);
    if (post.sequence !== 1) return;
    await this.rewordNotices(NOTICE_KEYS.ask(post.discussionId), wordsFor, (words) => words);
    await this.rewordNotices(NOTICE_KEYS.unanswered(post.discussionId), wordsFor, (words) => saidBy(post.author, words));
  }

  private async rewordNotices(key: string, wordsFor: WordsFor, text: (words: string) => string): Promise<void> {
    const waiting = await this.board.waitingFor(key);
    for (let from = 0; from < waiting.length; from += AT_ONCE) {
      const words = await wordsFor(waiting.slice(from, from + AT_ONCE));
      await this.board.rewrite(key, new Map([...words].map(([personId, said]) => [personId, text(said)])));
    }
  }

  /** Its words, with title and address of what it refers to where the reader may read that; otherwise what it is. */
  private textFor({ text }: Post, readable: Parameters<typeof cardOf>[1] | null): string {
    return plainTextOf(text, (reference) => {
      const card = readable && cardOf(reference, readable);
      return card ? `«${card.title}» (${this.settings.publicUrl}${card.href})` : REFERENCE_WORDS[reference.kind];
    });
  }
}

/** A question in a letter to who did not follow it: with whose it is. */
export function saidBy({ name, ente }: Pick<Author, 'name' | 'ente'>, words: string): string {
  return `${[name, ente].filter(Boolean).join(', ')}:\n${words}`;
}

/** The words of a post as a letter has them: cut between words where they are many. */
export function inMail(text: string): string {
  if (text.length <= LONGEST_IN_MAIL) return text;
  const cut = text.slice(0, LONGEST_IN_MAIL);
  const end = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'));
  return `${cut.slice(0, end > LONGEST_IN_MAIL - 200 ? end : LONGEST_IN_MAIL - 1).trimEnd().toWellFormed()} […]\n\nIl resto si legge nella discussione.`;
}

/** «2 allegati: …», of those that he may read; nothing when there are none for him. */
function attachmentsLine(named: readonly string[]): string {
  if (named.length === 0) return '';
  return `${named.length === 1 ? '1 allegato' : `${named.length} allegati`}: ${named.join('; ')}`;
}
