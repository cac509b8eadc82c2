import { FACET_NAMES, type FacetName, type SearchFacets } from '@province-comuni/platform-ports';
import { textCodes, textWords } from '@province-comuni/shared-kernel';

/*
 * Names of lexemes. A stem stands as it is, everything else under a letter and a stroke, which no stem contains:
 * words, rights and filters are found by one index together.
 */
export const inTitle = (lexeme: string): string => `t/${lexeme}`;
export const about = (lexeme: string): string => `s/${lexeme}`;
export const titleWord = (word: string): string => `w/${word}`;
export const acronym = (word: string): string => `x/${word}`;
export const code = (text: string): string => `c/${text}`;
export const audienceLexeme = (audience: string): string => `a/${audience}`;
export const kindLexeme = (kind: string): string => `k/${kind}`;
/** What further parts of things have, and nothing else. */
export const FURTHER = 'g/';
export const facetLexeme = (name: FacetName, value: string): string => `f/${name}/${value}`;

/** PostgreSQL takes no longer ones. */
const LONGEST_BYTES = 2_000;

/** A lexeme as the text of a tsvector or tsquery has it: whatever it holds, it stays one lexeme. */
export function quoted(lexeme: string): string {
  return `'${clean(lexeme).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

function clean(lexeme: string): string {
  const kept = lexeme.replaceAll('\0', '').toWellFormed();
  return Buffer.byteLength(kept) <= LONGEST_BYTES ? kept : Buffer.from(kept).subarray(0, LONGEST_BYTES).toString('utf8').replace(/\uFFFD+$/, '');
}

/** A lexeme with its place among the words, from 1. */
export interface PlacedLexeme {
  readonly lexeme: string;
  readonly position: number;
}

/** Distinct words of a text that may have a stem. */
export function stemmable(texts: Iterable<string>): Set<string> {
  const words = new Set<string>();
  for (const text of texts) for (const { word, stop } of textWords(text)) if (!stop) words.add(word);
  return words;
}

/** What one can look for in a text: stems, acronyms, codes, each where it stands. */
export function textLexemes(text: string, stems: ReadonlyMap<string, string>): PlacedLexeme[] {
  const placed: PlacedLexeme[] = [];
  const words = textWords(text);
  words.forEach(({ word, stop, acronym: capitals }, index) => {
    if (!stop) placed.push({ lexeme: stems.get(word) ?? word, position: index + 1 });
    if (capitals) placed.push({ lexeme: acronym(word), position: index + 1 });
  });
  let at = 0;
  for (const found of textCodes(text)) {
    while (at < words.length && words[at]!.start < found.start) at++;
    placed.push({ lexeme: code(found.code), position: Math.min(at + 1, words.length) });
  }
  return placed;
}

/** A tsvector as text, with places (at most those PostgreSQL keeps); `weight` marks them. */
export function vectorText(parts: readonly { readonly lexemes: readonly PlacedLexeme[]; readonly weight: 'A' | 'B' | 'C' | '' }[]): string {
  const places = new Map<string, string[]>();
  let offset = 0;
  for (const { lexemes, weight } of parts) {
    let last = 0;
    for (const { lexeme, position } of lexemes) {
      last = Math.max(last, position);
      const place = Math.min(offset + position, 16_383);
      const list = places.get(lexeme);
      if (!list) places.set(lexeme, [`${place}${weight}`]);
      else if (list.length < 250) list.push(`${place}${weight}`);
    }
    // No phrase goes from one field into the next.
    offset += last + 20;
  }
  return [...places].map(([lexeme, list]) => `${quoted(lexeme)}:${list.join(',')}`).join(' ');
}

/** `name:value` for every value of every facet. */
export function facetList(facets: SearchFacets): { readonly name: FacetName; readonly value: string }[] {
  return FACET_NAMES.flatMap((name) => [...new Set(facets[name] ?? [])].map((value) => ({ name, value })));
}

/** The facets of a stored list. */
export function facetsOf(list: readonly string[]): SearchFacets {
  const facets: Partial<Record<FacetName, string[]>> = {};
  for (const item of list) {
    const name = item.slice(0, item.indexOf(':')) as FacetName;
    (facets[name] ??= []).push(item.slice(name.length + 1));
  }
  return facets;
}
