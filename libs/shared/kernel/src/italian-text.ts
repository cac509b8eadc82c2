/** A word of a text, with its place. */
export interface TextWord {
  /** Lower case, without accents: "Città" and "CITTA’" are `citta`. */
  readonly word: string;
  /** Place in the text, in UTF-16 units; `end` is not included. */
  readonly start: number;
  readonly end: number;
  /** Says nothing by itself (articles, prepositions, elided forms): it is not looked for. */
  readonly stop: boolean;
  /** Two to six capitals: SUA the office is not "sua" the possessive. */
  readonly acronym: boolean;
}

/** A number that names a thing exactly, with its place in the text. */
export interface TextCode {
  /** `36/2023` for a law, an act or a protocol number; `art30` for an article. */
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

// Articles, prepositions also with article, pronouns, auxiliaries, connectives; what apostrophes leave behind (dell', un', c'…).
const STOP_WORDS: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'il lo la i gli le l un uno una d di del dello della dei degli delle dell a al allo alla ai agli alle all da dal dallo dalla dai dagli dalle dall in nel nello nella nei negli nelle nell ' +
    'su sul sullo sulla sui sugli sulle sull con col coi coll per tra fra e ed o od ma se che chi cui non né ne si s c ci vi mi ti lui lei loro noi voi io tu suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri vostre ' +
    'questo questa questi queste quest quello quella quelli quelle quell quegli quei tale tali come dove quando quanto quanta quanti quante quale quali cosa perche poi anche ancora gia piu meno molto molti molte ogni qualche altro altra altri altre ' +
    'e sono sia siano era erano essere stato stata stati state ha hanno abbia abbiano avere aveva avevano viene vengono fa fare puo possono deve devono nonche ovvero oppure mentre cosi quindi infine inoltre presso secondo n nn art artt'
  ).split(' '),
);

// Dotted capitals are one word (S.U.A.); else letters and digits together. Apostrophes of every kind part words, also the one that Unicode counts among the letters (ʼ).
const WORD = /(?:\p{Lu}\.){2,6}(?:\p{Lu}(?!\p{L}))?|[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{M}\p{N}]+/gu;
const CAPITALS = /^[A-Z]{2,6}$/;
/** Longer runs of letters are no words: nobody looks for them, and an index has limits. */
const LONGEST_WORD = 60;

/** Lower case, without accents and other marks; only letters and digits are left. */
export function foldWord(text: string): string {
  return text.normalize('NFKD').replace(/[^\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]/gu, '').toLowerCase();
}

/** The words of an Italian text in their order, stop words included (they count for the distance between words). */
export function textWords(text: string): TextWord[] {
  const words: TextWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = foldWord(match[0]);
    if (word === '' || word.length > LONGEST_WORD) continue;
    const acronym = CAPITALS.test(match[0].replaceAll('.', ''));
    words.push({ word, start: match.index, end: match.index + match[0].length, stop: STOP_WORDS.has(word), acronym });
  }
  return words;
}

const MONTHS = 'gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre';
const NUMBER_AND_YEAR = /(?<![\d/.,-])0*(\d{1,7})\s?\/\s?((?:19|20)\d{2}|\d{2})(?![\d/]|[.,]\d)/g;
const NUMBER_OF_YEAR = new RegExp(`\\bn[.°º]?\\s*0*(\\d{1,7})\\s+del(?:l['’]anno)?\\s+(?:\\d{1,2}[°º]?\\s+(?:${MONTHS})\\s+)?((?:19|20)\\d{2})\\b`, 'gi');
const DAY_THEN_NUMBER = new RegExp(`\\b\\d{1,2}[°º]?\\s+(?:${MONTHS})\\s+((?:19|20)\\d{2}),?\\s+n[.°º]?\\s*0*(\\d{1,7})\\b`, 'gi');
const ARTICLE = /\bart(?:icol[oi]|t)?\.?\s*(\d{1,4})\b(?!\s*\/)/gi;

/** Laws, acts and protocol numbers, articles: however they are written ("d.lgs. 36/2023", "decreto legislativo 31 marzo 2023, n. 36") the code is one. */
export function textCodes(text: string): TextCode[] {
  const codes: TextCode[] = [];
  const add = (code: string, match: RegExpMatchArray): void => void codes.push({ code, start: match.index!, end: match.index! + match[0].length });
  for (const match of text.matchAll(NUMBER_AND_YEAR)) add(`${match[1]}/${fullYear(match[2]!)}`, match);
  for (const match of text.matchAll(NUMBER_OF_YEAR)) add(`${match[1]}/${match[2]}`, match);
  for (const match of text.matchAll(DAY_THEN_NUMBER)) add(`${match[2]}/${match[1]}`, match);
  for (const match of text.matchAll(ARTICLE)) add(`art${match[1]}`, match);
  return codes.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** `90` is 1990, `23` is 2023: no act that is still looked for is older. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) > 45 ? 19 : 20}${year}`;
}

/** A part of a text to be shown marked, in UTF-16 units; `end` is not included. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * A stretch of a long text around the place with most marks, cut between words, with the marks moved along.
 * @param length most characters, ellipses apart
 */
export function excerpt(text: string, marks: readonly TextRange[], length: number): { text: string; marks: TextRange[] } {
  if (text.length <= length) return { text, marks: [...marks] };
  const first = marks.length === 0 ? 0 : densest(marks, length);
  const wish = Math.max(0, Math.min(first - Math.floor(length / 5), text.length - length));
  const start = wish === 0 ? 0 : afterSpace(text, wish, first);
  const end = start + length >= text.length ? text.length : beforeSpace(text, start + length);
  const lead = start > 0 ? '… ' : '';
  return {
    text: `${lead}${text.slice(start, end).trimEnd()}${end < text.length ? ' …' : ''}`,
    marks: marks.filter((mark) => mark.start >= start && mark.end <= end).map((mark) => ({ start: mark.start - start + lead.length, end: mark.end - start + lead.length })),
  };
}

/** Where the mark stands from which a window of this length holds most of them. */
function densest(marks: readonly TextRange[], length: number): number {
  let [best, most] = [marks[0]!.start, 0];
  for (let from = 0, to = 0; from < marks.length; from++) {
    while (to < marks.length && marks[to]!.end <= marks[from]!.start + length * 0.8) to++;
    if (to - from > most) [best, most] = [marks[from]!.start, to - from];
  }
  return best;
}

function afterSpace(text: string, from: number, before: number): number {
  const space = text.slice(from, before).search(/\s/);
  return space === -1 ? from : from + space + 1;
}

function beforeSpace(text: string, to: number): number {
  const space = text.lastIndexOf(' ', to);
  return space > to - 40 ? space : to;
}
