import { createHash } from 'node:crypto';
import type { SearchEntry } from '@province-comuni/platform-ports';
import { textWords } from '@province-comuni/shared-kernel';
import { about, audienceLexeme, facetLexeme, FURTHER, facetList, inTitle, kindLexeme, quoted, stemmable, textLexemes, titleWord, vectorText, type PlacedLexeme } from './lexemes.js';

/** Words that come back at least so often say what an entry is about… */
const OFTEN = 3;
/** …but no more than these. */
const MOST_OFTEN = 25;
const SHORTEST_PROPOSED = 3;
const LONGEST_PROPOSED = 40;

/** An entry as its rows have it. */
export interface AnalysedEntry {
  readonly entry: SearchEntry;
  readonly contentHash: string;
  readonly titleVector: string;
  readonly lexemes: string;
  /** Words that may be proposed to who writes. */
  readonly words: readonly string[];
  readonly passages: readonly { readonly vector: string }[];
}

/** Changes when the way of reading texts changes: entries written before are then written again. */
const ANALYSIS = 1;

export function contentHashOf(entry: SearchEntry): string {
  return createHash('sha256').update(JSON.stringify([ANALYSIS, { ...entry, version: 0 }])).digest('base64');
}

/** Every text of the entry, for its stems. */
export function textsOf(entry: SearchEntry): string[] {
  return [entry.title, entry.summary, ...entry.keywords, ...entry.passages.flatMap(({ heading, text }) => [heading, text])];
}

export function analyse(entry: SearchEntry, contentHash: string, stems: ReadonlyMap<string, string>): AnalysedEntry {
  const title = textLexemes(entry.title, stems);
  const keywords = entry.keywords.map((keyword) => textLexemes(keyword, stems));
  const asWritten = (text: string): PlacedLexeme[] => textWords(text).map(({ word }, index) => ({ lexeme: titleWord(word), position: index + 1 }));
  const summary = textLexemes(entry.summary, stems);
  const headings = new Set(entry.passages.map(({ heading }) => heading));
  const subject = [...keywords.flat(), ...summary, ...[...headings].flatMap((heading) => textLexemes(heading, stems))];
  const passages = entry.passages.map(({ text }) => textLexemes(text, stems));

  const counts = new Map<string, number>();
  for (const { lexeme } of passages.flat()) counts.set(lexeme, (counts.get(lexeme) ?? 0) + 1);
  const often = [...counts].filter(([, count]) => count >= OFTEN).sort(([, a], [, b]) => b - a).slice(0, MOST_OFTEN);

  const lexemes = new Set<string>(counts.keys());
  for (const { lexeme } of [...title, ...subject]) lexemes.add(lexeme);
  // What a thing is called and about is said once, by its first part: the others are found by their words alone, after everything that is a thing by itself.
  if (entry.part && entry.part.number > 0) lexemes.add(FURTHER);
  else {
    // Controlled words and other names are found like the title.
    for (const { lexeme } of [...title, ...keywords.flat()]) lexemes.add(inTitle(lexeme));
    for (const lexeme of [...subject.map((placed) => placed.lexeme), ...often.map(([lexeme]) => lexeme)]) lexemes.add(about(lexeme));
    for (const { word } of textWords(`${entry.title} ${entry.keywords.join(' ')}`)) lexemes.add(titleWord(word));
  }
  for (const audience of entry.audience) lexemes.add(audienceLexeme(audience));
  for (const { name, value } of facetList(entry.facets)) lexemes.add(facetLexeme(name, value));
  lexemes.add(kindLexeme(entry.kind));

  return {
    entry,
    contentHash,
    titleVector: vectorText([
      { lexemes: [...title, ...asWritten(entry.title)], weight: 'A' },
      ...keywords.map((list, index) => ({ lexemes: [...list, ...asWritten(entry.keywords[index]!)], weight: 'B' as const })),
      { lexemes: summary, weight: 'C' },
    ]),
    lexemes: [...lexemes].map(quoted).join(' '),
    words: [...stemmable(textsOf(entry))].filter((word) => word.length >= SHORTEST_PROPOSED && word.length <= LONGEST_PROPOSED && /^\p{L}+$/u.test(word)),
    passages: passages.map((list) => ({ vector: vectorText([{ lexemes: list, weight: '' }]) })),
  };
}
