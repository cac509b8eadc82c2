import { DIMENSION_KEYS, type DimensionKey } from './dimension.js';
import { FORMS, KIT_PARTS, type Dimension, type KitItem, type PracticeContent, type PracticeTable, type ReuseKit, type Source, type SourcedText } from './content.js';
import { FieldReader, type ContentProblem } from './field-reader.js';
import { LEVELS, TABLE_KINDS, tableKind, type CellValue, type Column, type Row, type TableKind } from './table.js';

const LONGEST = { title: 200, line: 300, cell: 4000, paragraph: 6000 };
const KINDS = TABLE_KINDS.map(({ kind }) => kind);

/** The outcome of reading: the value, or everything that is wrong with it. */
export type Parsed<T> = { readonly value: T; readonly problems: readonly [] } | { readonly value: null; readonly problems: readonly ContentProblem[] };

/** Reads what is said to be a sheet's content: from a file, from the database, from a page. Whatever is taken has the declared shape. */
export function parseContent(input: unknown): Parsed<PracticeContent> {
  return parsed(input, (fields) => {
    const overview = readOverview(fields);
    const dimensions = fields.group('dimensions');
    const read = Object.fromEntries(DIMENSION_KEYS.map((key) => [key, readDimension(dimensions.group(key))])) as Record<DimensionKey, Dimension>;
    dimensions.refuseOthers();
    return { ...overview, dimensions: read };
  });
}

/** Reads one dimension. */
export function parseDimension(input: unknown): Parsed<Dimension> {
  return parsed(input, readDimension);
}

/** Everything of a sheet but its dimensions. */
export type Overview = Omit<PracticeContent, 'dimensions'>;

/** Reads everything of a sheet but its dimensions. */
export function parseOverview(input: unknown): Parsed<Overview> {
  return parsed(input, readOverview);
}

function parsed<T>(input: unknown, read: (fields: FieldReader) => T): Parsed<T> {
  const problems: ContentProblem[] = [];
  const fields = FieldReader.of(input, [], problems);
  const value = read(fields);
  fields.refuseOthers();
  return problems.length === 0 ? { value, problems: [] } : { value: null, problems };
}

function readOverview(fields: FieldReader): Overview {
  const kit = fields.group('kit');
  const overview: Overview = {
    title: fields.text('title', LONGEST.title, { required: true }),
    summary: fields.text('summary', LONGEST.cell, { required: true }),
    form: fields.oneOf('form', FORMS.map(({ value }) => value)),
    level: fields.oneOf('level', LEVELS.map(({ value }) => value as 'BASE' | 'INTERMEDIO' | 'AVANZATO')),
    year: fields.number('year', { min: 1900, max: 2100 }),
    yearNote: fields.text('yearNote', LONGEST.line),
    entiServed: fields.number('entiServed', { max: 100_000 }),
    otherEntiServed: fields.number('otherEntiServed', { max: 100_000 }),
    strengths: fields.list('strengths').map(readSourced),
    weaknesses: fields.list('weaknesses').map(readSourced),
    conditions: fields.list('conditions').map(readSourced),
    kit: Object.fromEntries(KIT_PARTS.map((part) => [part, kit.list(part).map(readKitItem)])) as unknown as ReuseKit,
    modelKey: readModelKey(fields),
    notes: fields.list('notes').map(readSourced),
  };
  kit.refuseOthers();
  return overview;
}

/** A key is part of an address. */
function readModelKey(fields: FieldReader): string {
  const key = fields.text('modelKey', 100);
  return /^[a-z0-9-]*$/.test(key) ? key : fields.fail('modelKey', 'Scegliete un modello dell’elenco.', '');
}

function readDimension(fields: FieldReader): Dimension {
  const tables = fields.list('tables');
  const dimension: Dimension = {
    unavailable: fields.text('unavailable', LONGEST.cell),
    paragraphs: fields.list('paragraphs').map(readSourced),
    tables: tables.map(readTable),
  };
  dimension.tables.forEach(({ id }, index) => {
    if (id !== '' && dimension.tables.findIndex((table) => table.id === id) < index) tables[index]!.fail('id', 'Due tabelle hanno lo stesso identificativo.', null);
  });
  // At most one of the two: what is declared missing is not said.
  if (dimension.unavailable !== '' && (dimension.paragraphs.length > 0 || dimension.tables.length > 0)) fields.fail('unavailable', 'La dimensione è dichiarata non disponibile, ma ha un contenuto: togliete l’uno o l’altra.', null);
  fields.refuseOthers();
  return dimension;
}

function readSourced(fields: FieldReader): SourcedText {
  const read = { text: fields.text('text', LONGEST.paragraph, { required: true }), source: readSource(fields) };
  fields.refuseOthers();
  return read;
}

function readSource(fields: FieldReader): Source {
  const source = fields.group('source');
  const read = { title: source.text('title', LONGEST.line, { required: true }), chapter: source.text('chapter', LONGEST.line) };
  source.refuseOthers();
  return read;
}

function readKitItem(fields: FieldReader): KitItem {
  const item = { label: fields.text('label', LONGEST.line, { required: true }), href: fields.text('href', 2000), note: fields.text('note', LONGEST.cell) };
  // A page shows it as a link: nothing else than an address may stand there.
  if (item.href !== '' && !/^(https:\/\/[^\s/]+|\/(?!\/))\S*$/.test(item.href)) fields.fail('href', 'Scrivete un indirizzo che comincia con https:// oppure una pagina di questo sito.', null);
  fields.refuseOthers();
  return item;
}

function readTable(fields: FieldReader): PracticeTable {
  const kind: TableKind = fields.oneOf('kind', KINDS, { required: true }) ?? 'FATTI';
  const rows = fields.list('rows');
  const table: PracticeTable = {
    id: fields.text('id', 100, { required: true }),
    kind,
    title: fields.text('title', LONGEST.line, { required: true }),
    source: readSource(fields),
    rows: rows.map((row) => readRow(kind, row)),
  };
  if (kind === 'PREZZI') refuseWrongBands(rows, table.rows);
  if (kind === 'QUOTE') refuseTooMuch(rows, table.rows);
  fields.refuseOthers();
  return table;
}

function readRow(kind: TableKind, fields: FieldReader): Row {
  const row = Object.fromEntries(tableKind(kind).columns.map((column) => [column.key, readCell(column, fields)]));
  fields.refuseOthers();
  return row;
}

function readCell(column: Column, fields: FieldReader): CellValue {
  const required = column.required ?? false;
  switch (column.type) {
    case 'text':
    case 'longText':
      return fields.text(column.key, column.type === 'text' ? LONGEST.line : LONGEST.cell, { required }) || null;
    case 'option':
      return fields.oneOf(column.key, column.options!.map(({ value }) => value), { required });
    case 'yesNo':
      return fields.flag(column.key);
    case 'integer':
      return fields.number(column.key);
    case 'decimal':
      return fields.number(column.key, { decimals: 2 });
    case 'cents':
      return fields.number(column.key, { max: 100_000_000_000 });
    case 'percent':
      return fields.number(column.key, { max: 100, decimals: 2 });
    case 'year':
      return fields.number(column.key, { min: 1900, max: 2100 });
  }
}

/** Bands of one service, each within itself and apart from the others. A gap is no error: sources have some, and the sheet tells. */
function refuseWrongBands(fields: readonly FieldReader[], rows: readonly Row[]): void {
  const from = (row: Row): number => (row['fromInhabitants'] as number | null) ?? 0;
  const to = (row: Row): number => (row['toInhabitants'] as number | null) ?? Infinity;
  rows.forEach((row, index) => {
    if (from(row) > to(row)) fields[index]!.fail('toInhabitants', 'La fascia finisce prima di cominciare.', null);
    if ((row['amountMaxCents'] as number | null) !== null && ((row['amountCents'] as number | null) ?? Infinity) > (row['amountMaxCents'] as number)) fields[index]!.fail('amountMaxCents', 'L’importo massimo è più basso del minimo.', null);
    if (row['scheme'] !== 'PER_FASCIA') return;
    const other = rows.findIndex((candidate, before) => before < index && candidate['scheme'] === 'PER_FASCIA' && candidate['service'] === row['service'] && from(candidate) <= to(row) && from(row) <= to(candidate));
    if (other >= 0) fields[index]!.fail('fromInhabitants', `La fascia si sovrappone a quella della riga ${other + 1}.`, null);
  });
}

/** Shares of one kind and year are parts of one whole; half a point is left to rounding. */
function refuseTooMuch(fields: readonly FieldReader[], rows: readonly Row[]): void {
  const sums = new Map<string, number>();
  rows.forEach((row, index) => {
    const whole = `${String(row['kind'])} ${String(row['year'])}`;
    const sum = (sums.get(whole) ?? 0) + ((row['percent'] as number | null) ?? 0);
    sums.set(whole, sum);
    if (row['percent'] !== null && sum > 100.5) fields[index]!.fail('percent', 'Le quote superano il 100 %.', null);
  });
}
