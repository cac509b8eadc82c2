import { plainTextOf, type PostBlock, type PostId, type PostListItem, type PostQuote, type PostText } from '@province-comuni/communities-contract';

/** Why nobody reads the quote of a post: moderation hid it, it was withdrawn, or it went where not everybody who reads the quote reads it. */
export type QuoteMask = 'HIDDEN' | 'WITHDRAWN' | 'ELSEWHERE';

const SENTENCES: Readonly<Record<QuoteMask, string>> = {
  HIDDEN: 'Citazione di un messaggio nascosto dalla moderazione.',
  WITHDRAWN: 'Citazione di un messaggio ritirato.',
  ELSEWHERE: 'Citazione di un messaggio che ora si legge altrove.',
};
/** Fewer letters are not known again as somebody's words. */
const SHORTEST_PART = 20;
/** In another discussion, where the same law is quoted by people who never met, it takes more. */
const SHORTEST_ELSEWHERE = 60;

/** A post that others may have quoted. */
export interface QuotedPost {
  readonly id: PostId;
  /** Its words, by which quotes are known that do not say whose they are; null: they are gone. */
  readonly text: PostText | null;
  /** The quoting text stands in the same discussion. */
  readonly isNear: boolean;
}

/**
 * The text without its quotes of a post. A masked quote says whose it is, so that its words can be put back.
 * @returns the same text and no quotes when there are none; otherwise what the quotes were, in order
 */
export function maskQuotes(text: PostText, quoted: QuotedPost, mask: QuoteMask): { readonly text: PostText; readonly quotes: readonly PostQuote[] } {
  const words = quoted.text ? bare(ownWords(quoted.text.content)) : '';
  const quotes: PostQuote[] = [];
  const content = visit(text.content, (quote) => {
    if (isMasked(quote) || !(quote.attrs?.postId === quoted.id || repeats(quote, words, quoted.isNear ? SHORTEST_PART : SHORTEST_ELSEWHERE))) return null;
    quotes.push(quote);
    return { type: 'blockquote', attrs: { postId: quoted.id }, content: [{ type: 'paragraph', content: [{ type: 'text', text: SENTENCES[mask] }] }] };
  });
  return quotes.length > 0 ? { text: { ...text, content }, quotes } : { text, quotes };
}

/** Puts the quotes of a post back where they were masked. What their author took away or wrote over meanwhile stays so. */
export function unmaskQuotes(text: PostText, id: PostId, quotes: readonly PostQuote[]): PostText {
  const left = [...quotes];
  return { ...text, content: visit(text.content, (quote) => (quote.attrs?.postId === id && isMasked(quote) ? (left.shift() ?? null) : null)) };
}

/** A line of a post's own words that a quote of it would repeat letter by letter; null: it has none that is long enough to be known. */
export function lineOf(text: PostText): string | null {
  const lines: string[] = [];
  const look = (node: object): void => {
    const { type, text: words, content } = node as { type?: string; text?: string; content?: readonly object[] };
    if (type === 'text' && words) lines.push(words);
    if (type !== 'blockquote') content?.forEach(look);
  };
  text.content.forEach(look);
  const longest = lines.reduce((one, other) => (other.length > one.length ? other : one), '');
  return bare(longest).length >= SHORTEST_ELSEWHERE ? longest : null;
}

/** @param change what a quote becomes; null: it stays, and what is in it is looked at */
function visit(blocks: readonly PostBlock[], change: (quote: PostQuote) => PostQuote | null): PostBlock[] {
  return blocks.map((block): PostBlock => {
    if (block.type === 'blockquote') return change(block) ?? { ...block, content: visit(block.content, change) };
    if (block.type === 'bulletList' || block.type === 'orderedList') return { ...block, content: block.content.map((item) => ({ ...item, content: visit(item.content, change) })) };
    return block;
  });
}

function isMasked(quote: PostQuote): boolean {
  return quote.attrs !== undefined && Object.values(SENTENCES).includes(plainTextOf({ type: 'doc', content: quote.content }));
}

/** Whole or in part. What the quote of another post quotes itself is looked at by itself. */
function repeats(quote: PostQuote, words: string, shortest: number): boolean {
  if (words === '' || (shortest > SHORTEST_PART && words.length < shortest)) return false;
  const own = bare(ownWords(quote.content));
  return [own, ...(quote.attrs ? [] : [bare(plainTextOf({ type: 'doc', content: quote.content }))])].some((said) => said.includes(words) || (said.length >= shortest && words.includes(said)));
}

/** What it says itself: what it quotes is of others, who may be quoted on. */
function ownWords(blocks: readonly PostBlock[]): string {
  const own = (inner: readonly PostBlock[]): PostBlock[] =>
    inner.flatMap((block): PostBlock[] => {
      if (block.type === 'blockquote') return [];
      if (block.type !== 'bulletList' && block.type !== 'orderedList') return [block];
      return [{ ...block, content: block.content.map((item): PostListItem => ({ ...item, content: own(item.content) })) }];
    });
  return plainTextOf({ type: 'doc', content: own(blocks) });
}

/** Letters and digits alone: how a quote is set or spaced does not matter. */
function bare(text: string): string {
  return text.toLocaleLowerCase('it').replace(/[^\p{L}\p{N}]+/gu, '');
}
