import { italianDay } from '@province-comuni/shared-kernel';
import { cleanText, TITLE_LENGTH } from '../document/read-fields.js';
import type { Keyword } from '../document/document.js';

/** What a file says of itself and in its first pages. */
export interface FileWords {
  readonly fileName: string;
  /** Properties of the file; null when it has none. */
  readonly title: string | null;
  readonly createdAt: Date | null;
  readonly language: string | null;
  /** Text of the first pages. */
  readonly text: string;
}

/** Values a person may take over; null and empty where the file does not say. */
export interface ProposedFields {
  readonly title: string;
  readonly typeKey: string | null;
  readonly year: number | null;
  readonly language: string | null;
  /** Ente that the file names as its own: "Provincia di Lecco". */
  readonly source: string;
  readonly keywords: readonly string[];
}

/** How much of the text says what a file is: a title page and a bit. */
const HEAD = 3000;
const MOST_KEYWORDS = 6;
/** A word that stands in the text this often is what it is about, also where no title says it. */
const OFTEN = 3;

/** Titles that programs give by themselves. */
const EMPTY_TITLE = /^(microsoft word|presentazione standard|documento\s*\d*|document\s*\d*|untitled|senza titolo|slide \d+|layout \d+|pagina \d+|foglio\s*\d*|titolo|title|scan\w*|img[_ -]?\d+)\b/i;

/** Words by which a kind of document is known, the more telling ones first; keys that the vocabulary does not have are passed over. */
const TYPE_WORDS: readonly (readonly [typeKey: string, words: RegExp])[] = [
  ['dup', /\bdocumento unico di programmazione\b|\bd\.?u\.?p\.?\s+(20\d\d|semplificato)/i],
  ['schema-di-atto', /\b(schema|bozza|fac[- ]?simile) (di|della|del) (convenzione|delibera\w*|atto|accordo|regolamento|protocollo)/i],
  ['verbale', /\bverbale\b/i],
  ['delibera', /\b(delibera|deliberazione)\b.{0,60}\b(consiglio|giunta|assemblea|presidente|consiliare)\b|\bdeliberazione n\./is],
  ['capitolato', /\bcapitolato\b/i],
  ['materiale-formativo', /\b(corso di formazione|modulo formativo|dispens[ae]|slide|webinar|materiale didattico)\b/i],
  ['procedura', /\bprocedura (operativa|interna|per)\b|\bistruzioni operative\b|\blinee? guida\b/i],
  ['relazione', /\brelazione\b|\brapporto\b|\breport\b/i],
  ['modello', /\bmodello (di|per|organizzativo)\b/i],
  ['normativa', /^\W*(legge|decreto|regolamento|direttiva|circolare)\b/i],
];

const MONTHS = ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio', 'giugno', 'luglio', 'agosto', 'settembre', 'ottobre', 'novembre', 'dicembre'];
const WRITTEN_DATE = new RegExp(`\\b(?:\\d{1,2}°?\\s+(?:${MONTHS.join('|')})\\s+|\\d{1,2}[/.-]\\d{1,2}[/.-])((?:19|20)\\d\\d)\\b`, 'gi');
// "Provincia di Pesaro e Urbino": capitalised words, with the small ones that join them.
const BODY = /\b(?:Provincia|Comune|Unione (?:dei|di) Comuni|Unione Montana|Comunità Montana|Città [Mm]etropolitana) (?:di|del|della|dei|delle|dell['’]) ?\p{Lu}[\p{L}'’-]+(?: (?:(?:e|di|del|della|dei|in|a|al|nel|sul) )?\p{Lu}[\p{L}'’-]+){0,4}/u;

/** Values for the fields of a document, as the file proposes them. A person confirms each. */
export function proposeFields(words: FileWords, keywords: readonly Keyword[], typeKeys: ReadonlySet<string>, thisYear: number): ProposedFields {
  const head = words.text.slice(0, HEAD);
  const title = titleOf(words, head);
  return {
    title,
    typeKey: typeOf(`${title}\n${spaced(words.fileName)}`, typeKeys) ?? typeOf(head, typeKeys),
    year: yearOf(words, head, title, thisYear),
    language: words.language?.slice(0, 2).toLowerCase() || null,
    source: sourceOf(head),
    keywords: keywordsOf(`${title} ${spaced(words.fileName)}`, words.text, keywords),
  };
}

/** The title that the file's properties give, the object of an act, the first line that reads like a title, or the name of the file. */
function titleOf({ title, fileName }: FileWords, head: string): string {
  const given = oneLine(title ?? '');
  const stem = oneLine(spaced(fileName));
  if (given.length >= 8 && !EMPTY_TITLE.test(given) && !/\.(docx?|pdf|odt|xlsx?)$/i.test(given)) return given;
  const object = /^\s*oggetto\s*[:–-]\s*(.{8,300}?)(?:\n\s*\n|$(?![\s\S]))/ims.exec(head)?.[1];
  if (object) return oneLine(object);
  const line = head
    .split(/\n+/)
    .slice(0, 12)
    .map(oneLine)
    .find((candidate) => candidate.length >= 12 && candidate.length <= 160 && /\p{L}{4}/u.test(candidate) && !BODY.test(candidate.slice(0, 40)) && !/^(pag|pagina|prot|allegato|via|tel|www|http)\b/i.test(candidate));
  return line ?? (stem || oneLine(fileName).slice(0, TITLE_LENGTH));
}

function typeOf(text: string, typeKeys: ReadonlySet<string>): string | null {
  return TYPE_WORDS.find(([typeKey, words]) => typeKeys.has(typeKey) && words.test(text))?.[0] ?? null;
}

/** A date written in the first pages, a year in the title or in the name, or the day the file was made. */
function yearOf({ fileName, createdAt }: FileWords, head: string, title: string, thisYear: number): number | null {
  const plausible = (year: number): boolean => year >= 1990 && year <= thisYear + 1;
  const candidates = [...[...head.matchAll(WRITTEN_DATE)].map(([, year]) => Number(year)), ...[...`${title} ${fileName}`.matchAll(/(?<!\d)((?:19|20)\d\d)(?!\d)/g)].map(([, year]) => Number(year)), createdAt ? Number(italianDay(createdAt).slice(0, 4)) : 0];
  return candidates.find(plausible) ?? null;
}

function sourceOf(head: string): string {
  return oneLine(BODY.exec(head.replace(/[ \t]+/g, ' '))?.[0] ?? '');
}

/** Words of the controlled list that the title says, or the text says often; the most frequent first. */
function keywordsOf(title: string, text: string, keywords: readonly Keyword[]): string[] {
  const inTitle = plain(title);
  const inText = plain(text);
  return keywords
    .filter(({ retired }) => !retired)
    .map(({ key, label, alsoWritten }) => {
      const ways = [label.replace(/\s*\(.*\)$/, ''), ...alsoWritten].map(plain);
      return { key, titled: ways.some((way) => occurrences(inTitle, way) > 0), count: ways.reduce((sum, way) => sum + occurrences(inText, way), 0) };
    })
    .filter(({ titled, count }) => titled || count >= OFTEN)
    .sort((a, b) => Number(b.titled) - Number(a.titled) || b.count - a.count || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_KEYWORDS)
    .map(({ key }) => key);
}

/** Words parted by single spaces, without accents and signs, with a space at both ends. */
function plain(text: string): string {
  return ` ${text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

function occurrences(text: string, words: string): number {
  if (words.trim() === '') return 0;
  let count = 0;
  // One space may end a match and begin the next: the search goes on from it.
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length - 1)) count += 1;
  return count;
}

/** A name of a file as words: without its ending, underscores and the like as spaces. */
function spaced(fileName: string): string {
  return fileName.replace(/(\.[\p{L}\d]{1,5}){1,2}$/u, '').replace(/[_+]+|(?<=\S)-(?=\S)/g, ' ');
}

function oneLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').slice(0, TITLE_LENGTH).trim();
}
