import type { CorrectedWord, SearchQuery, Wanted } from '@province-comuni/platform-ports';
import { acronym, code, quoted } from './lexemes.js';
import type { Stems } from './stems.js';
import type { Vocabulary } from './vocabulary.js';

/** Part of a tsquery, as lexemes: one of several groups, each of which must be there whole. */
export type Alternatives = readonly (readonly string[])[];

/** A term of the search in the words of the index. */
export interface ReadTerm {
  /** An entry has the term when it has every lexeme of one alternative. */
  readonly anyOf: Alternatives;
  /** The words as they were written: Lecco and Lecce have one stem. */
  readonly words: readonly string[];
  /** Of a single word: how many entries have its stem, as far as the asker may know. */
  readonly entries: number | null;
  /** How much the term tells entries apart: rare words more. */
  readonly weight: number;
}

export interface ReadQuery {
  readonly terms: readonly ReadTerm[];
  /** Lexemes that an entry may not have. */
  readonly excluded: Alternatives;
  /** Phrases (tsquery text over places) that a passage or the title must have. */
  readonly phrases: readonly string[];
  readonly excludedPhrases: readonly string[];
  readonly corrected: readonly CorrectedWord[];
  /** Stems and words to be marked where they are shown. */
  readonly marked: ReadonlySet<string>;
}

/**
 * Reads a search with the vocabulary that the asker may know: endings of an unfinished word, corrections of an unknown one.
 * @param exact words are taken as they are: none is corrected
 */
export async function readQuery(query: SearchQuery, stems: Stems, vocabulary: Vocabulary, exact = false): Promise<ReadQuery> {
  const all = [...query.terms.flatMap(({ wanted, alternatives }) => [wanted, ...alternatives]), ...query.excluded];
  const stemOf = await stems.of(all.flatMap(wordsOf));
  const counts = await vocabulary.counts([...stemOf.values()]);
  const size = await vocabulary.size();
  const corrected: CorrectedWord[] = [];
  const marked = new Set<string>();
  const terms: ReadTerm[] = [];
  const phrases: string[] = [];
  for (const [index, { wanted, alternatives }] of query.terms.entries()) {
    let anyOf: Alternatives = [...alternativesOf(wanted, stemOf), ...alternatives.flatMap((other) => alternativesOf(other, stemOf))];
    const known = [wanted, ...alternatives].some((one) => wordsOf(one).length === 0 || wordsOf(one).every((word) => counts.has(stemOf.get(word)!)));
    if (wanted.kind === 'phrase') phrases.push(phraseText(wanted, stemOf));
    if (wanted.kind === 'word') {
      const unfinished = query.unfinished && index === query.terms.length - 1;
      const others = exact || (known && !unfinished) ? [] : await otherForms(wanted.word, known, unfinished, vocabulary);
      anyOf = [...anyOf, ...others.map((stem) => [stem.stem])];
      if (!known && others.length > 0 && others.some(({ isCorrection }) => isCorrection)) corrected.push({ typed: wanted.word, used: [...new Set(others.map(({ word }) => word))] });
    }
    for (const lexeme of anyOf.flat()) marked.add(lexeme);
    const single = wanted.kind === 'word' && alternatives.length === 0 ? (counts.get(stemOf.get(wanted.word)!) ?? 0) : null;
    const entries = Math.max(1, ...anyOf.map((group) => Math.min(...group.map((lexeme) => counts.get(lexeme) ?? 1))));
    terms.push({ anyOf, words: wordsOf(wanted), entries: single, weight: Math.log(1 + size / entries) });
  }
  return {
    terms,
    excluded: query.excluded.filter(({ kind }) => kind !== 'phrase').flatMap((wanted) => alternativesOf(wanted, stemOf)),
    phrases,
    excludedPhrases: query.excluded.filter((wanted) => wanted.kind === 'phrase').map((wanted) => phraseText(wanted, stemOf)),
    corrected,
    marked,
  };
}

interface OtherForm {
  readonly word: string;
  readonly stem: string;
  readonly isCorrection: boolean;
}

async function otherForms(word: string, known: boolean, unfinished: boolean, vocabulary: Vocabulary): Promise<OtherForm[]> {
  const endings = unfinished || !known ? (await vocabulary.endings(word)).map((ending) => ({ ...ending, isCorrection: false })) : [];
  if (known || endings.length > 0) return endings;
  return (await vocabulary.corrections(word)).map((correction) => ({ ...correction, isCorrection: true }));
}

/** A word in so many entries at most may be a slip of the finger… */
const RARE = 2;
/** …where another, nearly the same, is in so many times more. */
const COMMONER = 10;

/** What the person may have meant by words that nothing or next to nothing has; the nearest ones where none is near. */
export async function proposeWords(read: ReadQuery, vocabulary: Vocabulary): Promise<CorrectedWord[]> {
  const proposed: CorrectedWord[] = [];
  for (const { words, entries } of read.terms) {
    const [word] = words;
    if (entries === null || entries > RARE || word === undefined || read.corrected.some(({ typed }) => typed === word)) continue;
    const near = (await vocabulary.corrections(word)).filter((other) => other.word !== word && other.entries >= Math.max(1, entries * COMMONER));
    const used = near.length > 0 || entries > 0 ? near : await vocabulary.alike(word);
    if (used.length > 0) proposed.push({ typed: word, used: used.map((other) => other.word) });
  }
  return proposed;
}

function wordsOf(wanted: Wanted): string[] {
  switch (wanted.kind) {
    case 'word':
      return [wanted.word];
    case 'all':
      return [...wanted.words];
    case 'phrase':
      return wanted.words.map(({ word }) => word);
    case 'code':
      return [];
  }
}

function alternativesOf(wanted: Wanted, stemOf: ReadonlyMap<string, string>): Alternatives {
  const stem = (word: string): string => stemOf.get(word) ?? word;
  switch (wanted.kind) {
    case 'word':
      return wanted.acronym ? [[acronym(wanted.word)], [stem(wanted.word)]] : [[stem(wanted.word)]];
    case 'all':
      return [wanted.words.map(stem)];
    case 'phrase':
      return [wanted.words.map(({ word }) => stem(word))];
    case 'code':
      return [[code(wanted.code)]];
  }
}

function phraseText(wanted: Extract<Wanted, { kind: 'phrase' }>, stemOf: ReadonlyMap<string, string>): string {
  return wanted.words.map(({ word, gap }, index) => `${index === 0 ? '' : ` <${Math.min(gap, 1_000)}> `}${quoted(stemOf.get(word) ?? word)}`).join('');
}

/** A term as the text of a tsquery; `as` names the lexemes (those of the title, for example). */
export function termText({ anyOf }: ReadTerm, as: (lexeme: string) => readonly string[] = (lexeme) => [lexeme]): string {
  return `(${anyOf.map((group) => `(${group.map((lexeme) => `(${as(lexeme).map(quoted).join(' | ')})`).join(' & ')})`).join(' | ')})`;
}
