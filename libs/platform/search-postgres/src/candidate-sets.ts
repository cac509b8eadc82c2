import type { ReadQuery } from './read-query.js';

/** Words of one query at most: what Meilisearch reads of one. */
const MOST_WORDS = 10;
/** Alternatives (synonyms, endings, corrections) multiply: beyond these the rarer combinations are left out. */
const MOST_SETS = 30;

/**
 * Terms with their alternatives as sets of lexemes, each of which an entry may have whole; rare words first, so that what is cut off tells least.
 * @param choices terms (by index) that must all be there
 */
export function candidateSets(read: ReadQuery, choices: readonly (readonly number[])[]): string[][] {
  const sets: string[][] = [];
  for (const choice of choices) {
    const terms = choice.map((index) => read.terms[index]!).sort((a, b) => b.weight - a.weight);
    let combined: string[][] = [[]];
    for (const { anyOf } of terms) combined = combined.flatMap((set) => anyOf.map((group) => [...set, ...group])).slice(0, MOST_SETS);
    sets.push(...combined.map((set) => [...new Set(set)].slice(0, MOST_WORDS)));
  }
  return sets.slice(0, MOST_SETS);
}
