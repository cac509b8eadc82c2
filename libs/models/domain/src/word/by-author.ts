import type { TrackedDocument, TrackedState } from '@province-comuni/platform-ports';
import { sameJson } from '@province-comuni/shared-kernel';
import { reviewedTextHash, type ReviewedText } from '../review/reviewed-text.js';
import { weighSuggestion } from '../review/weigh-suggestion.js';

/** The document as if only these authors had changed it: what others put in is nowhere, what others took out stands. */
export function changedOnlyBy(document: TrackedDocument, authors: ReadonlySet<string>): TrackedDocument {
  const isTheirs = (revision: number | null): boolean => revision !== null && authors.has(document.revisions[revision]!.author);
  const only = <T extends TrackedState>(state: T): T => {
    // Put in and taken out at once, it stands in neither reading.
    if (state.inserted !== null && !isTheirs(state.inserted)) return { ...state, deleted: state.deleted ?? state.inserted };
    return state.deleted !== null && !isTheirs(state.deleted) ? { ...state, deleted: null } : state;
  };
  return { ...document, paragraphs: document.paragraphs.map((paragraph) => ({ ...paragraph, cell: paragraph.cell && only(paragraph.cell), pieces: paragraph.pieces.map(only), end: only(paragraph.end) })) };
}

/** Pairs of authors of whom one goes on where the other stopped: with no word between that both left as it was, what they wrote is read together. */
export function touchingAuthors(document: TrackedDocument, paragraphs: readonly number[]): [string, string][] {
  const pairs: [string, string][] = [];
  let before: readonly string[] = [];
  for (const { pieces, end } of paragraphs.map((index) => document.paragraphs[index]!)) {
    for (const piece of pieces) {
      const authors = authorsOf(document, piece);
      for (const author of authors) for (const other of [...before, ...authors]) if (other !== author) pairs.push([other, author]);
      if (authors.length > 0) before = [...new Set([...before, ...authors])];
      else if (/\S/.test(piece.text)) before = [];
    }
    if (end.deleted === null) before = [];
  }
  return pairs;
}

function authorsOf({ revisions }: TrackedDocument, { inserted, deleted }: TrackedState): string[] {
  return [inserted, deleted].flatMap((revision) => (revision === null ? [] : [revisions[revision]!.author]));
}

/** Above this, every order in which proposals could be accepted is no longer tried: they stay one. */
const MOST_AUTHORS = 4;

/**
 * Parts the authors who changed one clause into groups whose changes stand by themselves: accepted through the merge of the review, in whatever order, without
 * a conflict, they give the text with all changes. Authors whose changes depend on each other are one group; who changed no word of the text is in none.
 *
 * @param touching pairs that belong together whatever the merge says
 * @param whole the text with all changes
 * @param textOf the text with the changes of some authors alone; null where there is none that can be proposed
 * @returns one group of all when they cannot be told apart
 */
export function independentAuthors(authors: readonly string[], touching: readonly (readonly [string, string])[], base: ReviewedText, whole: ReviewedText, textOf: (authors: readonly string[]) => ReviewedText | null): readonly (readonly string[])[] {
  const together = [authors];
  if (authors.length < 2 || authors.length > MOST_AUTHORS) return together;
  let groups: (readonly string[])[] = authors.map((author) => [author]);
  const join = (a: readonly string[], b: readonly string[]): void => {
    if (a !== b) groups = [...groups.filter((group) => group !== a && group !== b), [...a, ...b]];
  };
  const groupOf = (author: string): readonly string[] => groups.find((group) => group.includes(author))!;
  for (const [a, b] of touching) join(groupOf(a), groupOf(b));
  for (;;) {
    const texts = groups.map(textOf);
    if (texts.some((text) => text === null)) return together;
    const changing = groups.flatMap((group, index) => (sameJson(texts[index], base) ? [] : [{ group, text: texts[index]! }]));
    const dependent = pairsOf(changing).find(([a, b]) => !comeTo(base, [a.text, b.text], textOf([...a.group, ...b.group])));
    if (!dependent) return changing.length > 0 && comeTo(base, changing.map(({ text }) => text), whole) ? changing.map(({ group }) => group) : together;
    join(dependent[0].group, dependent[1].group);
  }
}

/** Whether the texts, accepted one after the other in every order, give this one. */
function comeTo(base: ReviewedText, texts: readonly ReviewedText[], whole: ReviewedText | null): boolean {
  return whole !== null && ordersOf(texts).every((order) => sameJson(order.reduce<ReviewedText | null>((current, proposed) => current && accepted(base, current, proposed), base), whole));
}

/** What accepting makes of the clause; null where a person would have to choose words. */
function accepted(base: ReviewedText, current: ReviewedText, proposed: ReviewedText): ReviewedText | null {
  const weighed = weighSuggestion({ base, baseHash: reviewedTextHash(base), proposed }, current);
  switch (weighed.kind) {
    case 'READY':
      return weighed.text;
    case 'THERE_ALREADY':
      return current;
    case 'CHANGED':
      return weighed.conflicts === 0 ? weighed.merged : null;
  }
}

function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((first, index) => items.slice(index + 1).map((second): [T, T] => [first, second]));
}

function ordersOf<T>(items: readonly T[]): T[][] {
  return items.length < 2 ? [[...items]] : items.flatMap((first, index) => ordersOf(items.filter((_, at) => at !== index)).map((rest) => [first, ...rest]));
}
