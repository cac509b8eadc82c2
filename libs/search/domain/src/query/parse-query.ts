import type { SearchQuery, SearchTerm, Wanted } from '@province-comuni/platform-ports';
import { textCodes, textWords, type TextWord } from '@province-comuni/shared-kernel';
import { alternativesOfCode, matchSynonyms, type Synonyms } from './synonyms.js';

/** More is no question but a text. */
export const LONGEST_QUERY = 300;
const MOST_TERMS = 12;

// A minus counts where a word begins; quotation marks of every kind in pairs.
const EXCLUDED_OR_QUOTED = /(?<![^\s(])-(?=["“”«\p{L}\p{N}])(?:["“”«]([^"“”«»]*)["“”»]|[\p{L}\p{M}\p{N}]+(?:['’‘][\p{L}\p{M}\p{N}]+)*)|["“”«]([^"“”«»]+)["“”»]/gu;

/**
 * Reads what a person wrote in the box. Nothing he writes is an error: what has no meaning is passed over.
 * Quotation marks ask for a phrase, a minus before a word or phrase excludes it; numbers of laws, acts and protocols are exact.
 */
export function parseQuery(text: string, synonyms: Synonyms = []): SearchQuery {
  const written = text.slice(0, LONGEST_QUERY).replace(/[\u2010-\u2015\u2212]/g, '-');
  const terms: { readonly term: SearchTerm; readonly at: number }[] = [];
  const excluded: Wanted[] = [];
  let rest = written;
  for (const match of written.matchAll(EXCLUDED_OR_QUOTED)) {
    const isExcluded = match[0].startsWith('-');
    const inQuotes = match[1] ?? match[2];
    const wanted = inQuotes === undefined ? wholeOf(match[0].slice(1)) : phraseOf(inQuotes);
    if (wanted && isExcluded) excluded.push(wanted);
    else if (wanted) terms.push({ term: { typed: match[0], wanted, alternatives: [] }, at: match.index });
    rest = blanked(rest, match.index, match[0].length);
  }
  for (const { code, start, end } of textCodes(rest)) {
    // An article that stands inside the number of another thing was taken with it.
    if (rest.slice(start, end).trim() === '') continue;
    terms.push({ term: { typed: written.slice(start, end), wanted: { kind: 'code', code }, alternatives: alternativesOfCode(code, synonyms) }, at: start });
    rest = blanked(rest, start, end - start);
  }
  const words = textWords(rest);
  for (const { term, first } of matchSynonyms(words, synonyms)) terms.push({ term: { ...term, typed: term.typed || written.slice(first.start, first.end) }, at: first.start });
  const ordered = distinct(terms.sort((a, b) => a.at - b.at).map(({ term }) => term)).slice(0, MOST_TERMS);
  const lastWord = words.at(-1);
  const unfinished = lastWord !== undefined && lastWord.end === written.length && !lastWord.stop && ordered.at(-1)?.wanted.kind === 'word';
  return { terms: ordered, excluded: excluded.slice(0, MOST_TERMS), unfinished };
}

function blanked(text: string, start: number, length: number): string {
  return text.slice(0, start) + ' '.repeat(length) + text.slice(start + length);
}

/** A word, or the words that an apostrophe joins. */
function wholeOf(text: string): Wanted | null {
  const words = textWords(text).filter(isWanted);
  if (words.length === 0) return null;
  return words.length === 1 ? { kind: 'word', word: words[0]!.word, acronym: words[0]!.acronym } : { kind: 'all', words: words.map(({ word }) => word) };
}

/** Stop words of a phrase are not looked for, but keep their place. */
function phraseOf(text: string): Wanted | null {
  const words = textWords(text);
  const placed: { word: string; gap: number }[] = [];
  let last = -1;
  words.forEach(({ word, stop }, index) => {
    if (stop) return;
    placed.push({ word, gap: last === -1 ? 1 : index - last });
    last = index;
  });
  if (placed.length === 0) return null;
  return placed.length === 1 ? { kind: 'word', word: placed[0]!.word, acronym: false } : { kind: 'phrase', words: placed.slice(0, MOST_TERMS) };
}

/** Stop words are no question, unless they are written as an acronym (SUA). */
export function isWanted({ stop, acronym }: TextWord): boolean {
  return !stop || acronym;
}

function distinct(terms: readonly SearchTerm[]): SearchTerm[] {
  const seen = new Set<string>();
  return terms.filter(({ wanted }) => {
    const key = JSON.stringify(wanted);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
