import { plainTextOf, type PostBlock, type PostQuote, type PostText } from '@province-comuni/communities-contract';

const MASK: PostQuote = { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Citazione di un messaggio nascosto dalla moderazione.' }] }] };
/** Fewer letters are not known again as somebody's words. */
const SHORTEST_PART = 20;

/** The text without its quotes of these words, whole or in part; the same object when there are none. */
export function maskQuotes(text: PostText, hidden: PostText): PostText {
  const words = bare(plainTextOf(hidden));
  if (words === '') return text;
  let changed = false;
  const visit = (block: PostBlock): PostBlock => {
    if (block.type === 'blockquote' && repeats(bare(plainTextOf({ type: 'doc', content: block.content })), words)) {
      changed = true;
      return MASK;
    }
    if (block.type === 'blockquote') return { ...block, content: block.content.map(visit) };
    if (block.type === 'bulletList' || block.type === 'orderedList') return { ...block, content: block.content.map((item) => ({ ...item, content: item.content.map(visit) })) };
    return block;
  };
  const content = text.content.map(visit);
  return changed ? { ...text, content } : text;
}

function repeats(quote: string, words: string): boolean {
  return quote.includes(words) || (quote.length >= SHORTEST_PART && words.includes(quote));
}

/** Letters and digits alone: how a quote is set or spaced does not matter. */
function bare(text: string): string {
  return text.toLocaleLowerCase('it').replace(/[^\p{L}\p{N}]+/gu, '');
}
