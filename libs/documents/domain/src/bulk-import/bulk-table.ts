import { decodeText, isDay, italianDay, parseCsvRows, plainHeading, toCsv } from '@province-comuni/shared-kernel';
import { VISIBILITIES, type DocumentType, type Keyword, type Visibility } from '../document/document.js';
import { DEFAULT_LICENCE, LICENCES } from '../document/licences.js';
import { readFields, type TypedFields, type Vocabulary } from '../document/read-fields.js';
import { BULK_TABLE, MOST_BULK_ROWS, type RowProblem } from './bulk-import.js';

/** A column of the table, as the page and the template explain it. */
export interface BulkColumn {
  readonly name: string;
  readonly required: boolean;
  /** What is written there, in Italian. */
  readonly meaning: string;
  readonly example: string;
}

/** The columns, in the order of the template. In the file their order is free, and those that are not required may be missing. */
export const BULK_COLUMNS: readonly BulkColumn[] = [
  { name: 'file', required: true, meaning: 'Nome del file nello ZIP, con le cartelle', example: 'delibere/2023/delibera-12.pdf' },
  { name: 'titolo', required: true, meaning: 'Titolo del documento, al massimo 300 caratteri', example: 'Delibera n. 12/2023 – Convenzione per il CST' },
  { name: 'tipo', required: true, meaning: 'Che cosa è: uno dei tipi della raccolta', example: 'Delibera' },
  { name: 'descrizione', required: false, meaning: 'Che cosa contiene, in due o tre frasi', example: 'Approva lo schema di convenzione con i Comuni.' },
  { name: 'anno', required: false, meaning: 'Anno a cui si riferisce', example: '2023' },
  { name: 'pilastri', required: false, meaning: 'Sigle dei pilastri, separate da una barra verticale (|)', example: 'INNOVAZIONE' },
  { name: 'parole_chiave', required: false, meaning: 'Parole dell’elenco controllato, separate da |', example: 'Convenzione | Governance' },
  { name: 'lingua', required: false, meaning: 'it, de, fr, sl o en; vuoto: it', example: 'it' },
  { name: 'licenza', required: false, meaning: 'Come gli altri possono usarlo; vuoto: CC-BY-4.0', example: 'CC-BY-4.0' },
  { name: 'fonte', required: false, meaning: 'Da dove viene, come lo citereste', example: 'Albo pretorio' },
  { name: 'forma', required: false, meaning: 'Forma di gestione del servizio', example: 'PUBBLICO' },
  { name: 'livello', required: false, meaning: 'base, intermedio o avanzato', example: 'intermedio' },
  { name: 'profilo', required: false, meaning: 'Profilo di complessità a cui è adatto: base, intermedio o avanzato', example: '' },
  { name: 'valido_dal', required: false, meaning: 'Data (31/12/2023)', example: '01/01/2024' },
  { name: 'valido_fino_al', required: false, meaning: 'Data', example: '31/12/2026' },
  { name: 'da_rivedere_entro', required: false, meaning: 'Data', example: '' },
  { name: 'atti_citati', required: false, meaning: 'Atti che cita, separati da |', example: 'art. 30 D.Lgs. 267/2000' },
  { name: 'chi_legge', required: false, meaning: 'ENTE, PROVINCE, RETE o PUBBLICO; vuoto: come si sceglie per tutti', example: '' },
];

/** Which field of a document comes from which column, for problems that are found by field. */
const COLUMN_OF_FIELD: Readonly<Record<string, string>> = {
  ...{ title: 'titolo', abstract: 'descrizione', typeKey: 'tipo', year: 'anno', pillars: 'pilastri', keywords: 'parole_chiave', language: 'lingua', licence: 'licenza', source: 'fonte' },
  ...{ form: 'forma', level: 'livello', profile: 'profilo', validFrom: 'valido_dal', validUntil: 'valido_fino_al', reviewOn: 'da_rivedere_entro', cites: 'atti_citati', visibility: 'chi_legge', sharedWith: 'chi_legge', uploadId: 'file' },
};

/** The column under which a problem of a field is shown. */
export function columnOf(field: string): string {
  return COLUMN_OF_FIELD[field] ?? field;
}

/** A line of the table as it was read; with problems, `fields` is what could be understood. */
export interface TableLine {
  readonly line: number;
  readonly path: string;
  readonly fields: TypedFields;
  readonly visibility: Visibility | null;
  readonly problems: readonly RowProblem[];
}

/** Words that the lines may use, besides their keys. */
export interface BulkVocabulary extends Vocabulary {
  readonly typeList: readonly DocumentType[];
  readonly keywordList: readonly Keyword[];
}

/** The table, or why it cannot be read as a whole. */
export type ReadTable = { readonly lines: readonly TableLine[]; readonly notices: readonly string[] } | { readonly problem: string };

/** Reads the table of an archive: what Excel in Italian writes (semicolons, Windows-1252 or UTF-8 with or without its mark), or commas and tabs where the first line has those. */
export function readBulkTable(bytes: Uint8Array, vocabulary: BulkVocabulary, now: Date): ReadTable {
  // PostgreSQL keeps no NUL, and no word has one.
  const text = decodeText(bytes).replaceAll('\u0000', '');
  const [head, ...rows] = parseCsvRows(text, separatorOf(text));
  if (!head) return { problem: `La tabella ${BULK_TABLE} è vuota.` };
  const columns = head.fields.map((heading) => plainHeading(heading).replace(/ /g, '_'));
  const missing = BULK_COLUMNS.filter(({ name, required }) => required && !columns.includes(name)).map(({ name }) => name);
  if (missing.length > 0) return { problem: `Nella tabella ${BULK_TABLE} ${missing.length === 1 ? 'manca la colonna' : 'mancano le colonne'} ${missing.join(', ')}: la prima riga ha i nomi delle colonne, come nel modello da scaricare.` };
  const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) < index);
  if (twice !== undefined) return { problem: `Nella tabella ${BULK_TABLE} la colonna ${twice} c’è due volte.` };
  if (rows.length === 0) return { problem: `La tabella ${BULK_TABLE} ha solo i nomi delle colonne.` };
  if (rows.length > MOST_BULK_ROWS) return { problem: `La tabella ha ${rows.length.toLocaleString('it-IT')} righe: al massimo ${MOST_BULK_ROWS.toLocaleString('it-IT')} documenti per volta.` };
  const unknown = columns.flatMap((name, index) => (name === '' || BULK_COLUMNS.some((column) => column.name === name) ? [] : [head.fields[index]!.trim().slice(0, 60).toWellFormed()]));
  const thisYear = Number(italianDay(now).slice(0, 4));
  const words = new Words(vocabulary);
  return {
    lines: rows.filter(({ fields }) => fields.some((cell) => cell.trim() !== '')).map(({ line, fields: cells }) => readLine(line, new Map(columns.map((name, index) => [name, (cells[index] ?? '').trim()])), words, vocabulary, thisYear)),
    notices: unknown.length > 0 ? [`Colonne che non si leggono: ${unknown.slice(0, 20).join(', ')}.`] : [],
  };
}

/** A table to fill in: the columns, and a line of example. */
export function bulkTemplate(): string {
  return toCsv([BULK_COLUMNS.map(({ name }) => name), BULK_COLUMNS.map(({ example }) => example)]);
}

/** The sign that parts the first line most often. */
function separatorOf(text: string): string {
  const first = text.slice(0, 4_000).split(/\r\n|\r|\n/, 1)[0]!;
  return [';', '\t', ','].reduce((best, sign) => (first.split(sign).length > first.split(best).length ? sign : best));
}

function readLine(line: number, cells: ReadonlyMap<string, string>, words: Words, vocabulary: BulkVocabulary, thisYear: number): TableLine {
  const cell = (name: string): string => cells.get(name) ?? '';
  const problems: RowProblem[] = [];
  const refuse = (column: string, message: string): void => void problems.push({ column, message });
  if (cell('file') === '') refuse('file', 'Scrivete il nome del file, con le cartelle.');
  const day = (column: string): string | null => {
    const read = readDay(cell(column));
    if (read === undefined) refuse(column, 'Scrivete la data come 31/12/2023.');
    return read ?? null;
  };
  const year = cell('anno') === '' ? null : /^\d{1,4}$/.test(cell('anno')) ? Number(cell('anno')) : undefined;
  if (year === undefined) refuse('anno', 'Scrivete l’anno con quattro cifre.');
  const visibility = readVisibility(cell('chi_legge'));
  if (visibility === undefined) refuse('chi_legge', 'Può essere ENTE, PROVINCE, RETE o PUBBLICO, o vuoto.');
  const keywords = listOf(cell('parole_chiave')).map((word) => words.keyword(word));
  const unknownWords = listOf(cell('parole_chiave')).filter((word) => !vocabulary.keywords.has(words.keyword(word)));
  if (unknownWords.length > 0) refuse('parole_chiave', `Non ${unknownWords.length === 1 ? 'è' : 'sono'} nell’elenco: ${unknownWords.slice(0, 5).map((word) => word.slice(0, 60).toWellFormed()).join(', ')}.`);
  const typed: TypedFields = {
    ...{ title: cell('titolo'), abstract: cell('descrizione'), typeKey: words.type(cell('tipo')), pillars: listOf(cell('pilastri')).map((key) => key.toUpperCase()), year: year ?? null, territoryId: null },
    ...{ form: cell('forma').toUpperCase() || null, level: cell('livello').toLowerCase() || null, profile: cell('profilo').toLowerCase() || null },
    ...{ language: cell('lingua').toLowerCase() || 'it', licence: words.licence(cell('licenza')), keywords, source: cell('fonte') },
    ...{ validFrom: day('valido_dal'), validUntil: day('valido_fino_al'), reviewOn: day('da_rivedere_entro') },
    cites: cell('atti_citati').split('|').map((label) => ({ label: label.trim(), urn: null })).filter(({ label }) => label !== ''),
  };
  for (const { field, message } of readFields(typed, vocabulary, thisYear).problems) {
    const column = columnOf(field);
    if (!problems.some((problem) => problem.column === column)) refuse(column, column === 'tipo' && cell('tipo') !== '' ? `Questo tipo di documento non c’è. I tipi sono: ${vocabulary.typeList.map(({ label }) => label).join(', ')}.` : message);
  }
  return { line, path: cell('file'), fields: typed, visibility: visibility ?? null, problems };
}

/** Parted by a bar, or by commas where there is none. */
function listOf(cell: string): string[] {
  return cell.split(cell.includes('|') ? '|' : ',').map((part) => part.trim()).filter(Boolean);
}

/** `31/12/2023`, `31-12-2023`, `31.12.2023` or `2023-12-31`. Null when empty, undefined when it is none of these. */
function readDay(cell: string): string | null | undefined {
  if (cell === '') return null;
  if (isDay(cell)) return cell;
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? [];
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
}

/** Sharing with chosen Enti is chosen for all the documents of an import, not in a line. */
function readVisibility(cell: string): Visibility | null | undefined {
  if (cell === '') return null;
  return VISIBILITIES.find((each) => each !== 'ENTI' && each !== 'COMMUNITY' && each === cell.toUpperCase());
}

/** Keys and labels, however they are written. A word that is not known stays as it is: who checks the fields refuses it. */
class Words {
  private readonly types: ReadonlyMap<string, string>;
  private readonly keywords: ReadonlyMap<string, string>;
  private readonly licences: ReadonlyMap<string, string>;

  constructor({ typeList, keywordList }: BulkVocabulary) {
    this.types = new Map(typeList.flatMap(({ key, label }) => [key, label].map((word) => [plainHeading(word), key])));
    this.keywords = new Map(keywordList.flatMap(({ key, label, alsoWritten }) => [...alsoWritten, label, key].map((word) => [plainHeading(word), key])));
    this.licences = new Map(LICENCES.flatMap(({ key, label }) => [key, label].map((word) => [plainHeading(word), key])));
  }

  type(word: string): string {
    return this.types.get(plainHeading(word)) ?? word;
  }

  keyword(word: string): string {
    return this.keywords.get(plainHeading(word)) ?? word;
  }

  licence(word: string): string {
    return word === '' ? DEFAULT_LICENCE : (this.licences.get(plainHeading(word)) ?? word);
  }
}
