import type { Block, ClauseRevision, Inline } from '@province-comuni/shared-act-tree';

/** The words of a text with how often each stands in it. */
export interface WordBag {
  readonly words: ReadonlyMap<string, number>;
  readonly size: number;
}

export function wordBag(tokens: readonly string[]): WordBag {
  const words = new Map<string, number>();
  for (const word of tokens) words.set(word, (words.get(word) ?? 0) + 1);
  return { words, size: tokens.length };
}

/** Several texts as one. */
export function joinedBag(bags: readonly WordBag[]): WordBag {
  const words = new Map<string, number>();
  for (const bag of bags) for (const [word, count] of bag.words) words.set(word, (words.get(word) ?? 0) + count);
  return { words, size: bags.reduce((sum, bag) => sum + bag.size, 0) };
}

/** How many words two texts have in common. */
export function sharedWords(a: WordBag, b: WordBag): number {
  const [small, large] = a.words.size <= b.words.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, count] of small.words) sum += Math.min(count, large.words.get(word) ?? 0);
  return sum;
}

/** How much two texts are the same, from 0 to 1 (Dice). */
export function likeness(a: WordBag, b: WordBag): number {
  return a.size + b.size === 0 ? 0 : (2 * sharedWords(a, b)) / (a.size + b.size);
}

/** The words of a clause as the model writes it: variables and references are words too. */
export function clauseWords(clause: Pick<ClauseRevision, 'heading' | 'body'>): string[] {
  return [...clause.heading.flatMap(inlineWords), ...clause.body.content.flatMap(blockWords)];
}

/** The words that tell a text from another: articles and prepositions are left out, every clause has them. */
export function tellingWords(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 3 || /\d/.test(word));
}

function blockWords(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
      return (block.content ?? []).flatMap(inlineWords);
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.flatMap(blockWords));
    case 'table':
      return block.content.flatMap((row) => row.content.flatMap((cell) => cell.content.flatMap(blockWords)));
  }
}

function inlineWords(inline: Inline): string[] {
  switch (inline.type) {
    case 'text':
      return tellingWords(inline.text);
    case 'variable':
      return [`{{${inline.attrs.key}}}`];
    case 'clauseRef':
      return [`[[${inline.attrs.clauseId}]]`];
    case 'legalRef':
      return [inline.attrs.urn];
  }
}
