import { canonicalJson } from '@province-comuni/shared-kernel';
import { amountText, numberText, percentText } from '../practice/cell-text.js';
import { FORMS, type Dimension, type PracticeContent, type SourcedText } from '../practice/content.js';
import { DIMENSIONS, type DimensionKey } from '../practice/dimension.js';
import { LEVELS, tableKind, TABLE_KINDS, type Row, type TableKind } from '../practice/table.js';
import { fullTimeEquivalent, serviceCount, shareTotal, staffTotal, yearlyPrice, type Figure } from './figures.js';

/** A sheet that is compared. */
export interface ComparedSheet {
  readonly id: string;
  readonly ente: string;
  readonly content: PracticeContent;
}

/** Fewest and most sheets side by side: more do not fit a page. */
export const FEWEST_COMPARED = 2;
export const MOST_COMPARED = 4;

/** A line with one short text per sheet; null where the sheet does not say it. */
export interface ComparedLine {
  readonly label: string;
  readonly cells: readonly (string | null)[];
  /** Why a cell is empty or what it leaves out, per sheet; empty otherwise. */
  readonly notes: readonly string[];
  /** The numbers behind the cells, to be drawn; absent for words. */
  readonly numbers?: readonly (number | null)[];
  /** What the numbers are counted in. */
  readonly unit?: 'count' | 'percent' | 'cents';
  /** Largest less smallest, where two sheets at least have a number. */
  readonly spread: number | null;
  readonly differs: boolean;
}

/** Rows of several sheets that are about the same thing. */
export interface AlignedLine {
  /** By which the rows met: the same for the same thing in any order of sheets. */
  readonly key: string;
  readonly label: string;
  /** The rows of each sheet; none where it has no such thing. */
  readonly cells: readonly (readonly Row[])[];
  readonly numbers: readonly (number | null)[];
  readonly unit: 'count' | 'percent' | 'cents' | null;
  readonly spread: number | null;
  readonly differs: boolean;
}

export interface AlignedTable {
  readonly kind: TableKind;
  readonly label: string;
  readonly lines: readonly AlignedLine[];
  readonly differs: boolean;
}

export interface ComparedDimension {
  readonly key: DimensionKey;
  readonly label: string;
  /** Per sheet: why its sources do not say it, or empty. */
  readonly unavailable: readonly string[];
  readonly paragraphs: readonly (readonly SourcedText[])[];
  readonly tables: readonly AlignedTable[];
  /** What follows from the tables. */
  readonly figures: readonly ComparedLine[];
  readonly differs: boolean;
}

export interface Comparison {
  readonly sheets: readonly ComparedSheet[];
  /** Inhabitants for which prices are worked out. */
  readonly inhabitants: number;
  readonly overview: readonly ComparedLine[];
  readonly dimensions: readonly ComparedDimension[];
  readonly strengths: readonly (readonly SourcedText[])[];
  readonly weaknesses: readonly (readonly SourcedText[])[];
  readonly conditions: readonly (readonly SourcedText[])[];
}

/** Sizes of Comune for which prices are shown beside the asked one. */
export const PRICE_SIZES: readonly number[] = [1_000, 3_000, 5_000, 10_000, 20_000];

/** Sheets side by side, dimension by dimension, in the order given. */
export function compare(sheets: readonly ComparedSheet[], inhabitants: number): Comparison {
  const contents = sheets.map(({ content }) => content);
  return {
    sheets,
    inhabitants,
    overview: overviewOf(contents),
    dimensions: DIMENSIONS.map(({ key, label }) => compareDimension(key, label, contents, inhabitants)),
    strengths: contents.map(({ strengths }) => strengths),
    weaknesses: contents.map(({ weaknesses }) => weaknesses),
    conditions: contents.map(({ conditions }) => conditions),
  };
}

function overviewOf(contents: readonly PracticeContent[]): ComparedLine[] {
  const words = (label: string, of: (content: PracticeContent) => string | null): ComparedLine => textLine(label, contents.map(of));
  const counts = (label: string, of: (content: PracticeContent) => number | null): ComparedLine => figureLine(label, 'count', contents.map((content) => ({ value: of(content), note: '' })));
  return [
    words('Forma di gestione', ({ form }) => FORMS.find(({ value }) => value === form)?.label ?? null),
    words('Livello', ({ level }) => LEVELS.find(({ value }) => value === level)?.label ?? null),
    words('Anno', ({ year }) => (year === null ? null : String(year))),
    counts('Enti in convenzione', ({ entiServed }) => entiServed),
    counts('Altri enti serviti', ({ otherEntiServed }) => otherEntiServed),
  ];
}

function compareDimension(key: DimensionKey, label: string, contents: readonly PracticeContent[], inhabitants: number): ComparedDimension {
  const dimensions = contents.map((content) => content.dimensions[key]);
  const tables = TABLE_KINDS.map(({ kind }) => alignTables(kind, dimensions)).filter((table) => table.lines.length > 0);
  const figures = figuresOf(key, contents, inhabitants);
  const paragraphs = dimensions.map((dimension) => dimension.paragraphs);
  const differs = tables.some((table) => table.differs) || figures.some((line) => line.differs) || !allSame(paragraphs.map((texts) => texts.map(({ text }) => text)));
  return { key, label, unavailable: dimensions.map(({ unavailable }) => unavailable), paragraphs, tables, figures, differs };
}

/** The tables of one kind as one, with the rows of every sheet that are about the same thing on one line. */
export function alignTables(kind: TableKind, dimensions: readonly Dimension[]): AlignedTable {
  const lines = new Map<string, { label: string; cells: Row[][] }>();
  dimensions.forEach((dimension, sheet) => {
    for (const row of dimension.tables.filter((table) => table.kind === kind).flatMap((table) => table.rows)) {
      const key = alignmentKey(kind, row);
      const line = lines.get(key) ?? { label: lineLabel(kind, row), cells: dimensions.map(() => []) };
      lines.set(key, line);
      line.cells[sheet]!.push(row);
    }
  });
  const aligned = [...lines].map(([key, { label, cells }]) => alignedLine(kind, key, label, cells));
  return { kind, label: tableKind(kind).label, lines: aligned, differs: aligned.some((line) => line.differs) };
}

function alignedLine(kind: TableKind, key: string, label: string, cells: readonly (readonly Row[])[]): AlignedLine {
  const { numbers, unit } = numbersOf(kind, cells);
  const known = numbers.filter((value): value is number => value !== null);
  return { key, label, cells, numbers, unit, spread: spreadOf(known), differs: !allSame(cells.map((rows) => rows.map((row) => comparable(kind, row)).sort())) };
}

/** By what a row is found again in another sheet: upper case, accents and punctuation do not count. */
export function alignmentKey(kind: TableKind, row: Row): string {
  const name = String(row['group'] ?? row[tableKind(kind).keyColumn]);
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return kind === 'QUOTE' ? `${String(row['kind'])} ${plain}` : plain || name;
}

function lineLabel(kind: TableKind, row: Row): string {
  const name = String(row['group'] ?? row[tableKind(kind).keyColumn]);
  return kind === 'QUOTE' ? `${row['kind'] === 'ENTRATA' ? 'Entrate' : 'Uscite'}: ${name}` : name;
}

/** What of a row makes a difference: not its notes, and not its name where it met the others under a common one. */
function comparable(kind: TableKind, row: Row): string {
  const { keyColumn, columns } = tableKind(kind);
  return canonicalJson(columns.filter((column) => !column.detail && column.key !== keyColumn).map((column) => row[column.key] ?? null));
}

function numbersOf(kind: TableKind, cells: readonly (readonly Row[])[]): { numbers: (number | null)[]; unit: AlignedLine['unit'] } {
  const total = (of: (row: Row) => number | null): (number | null)[] =>
    cells.map((rows) => {
      const values = rows.map(of).filter((value): value is number => value !== null);
      return values.length === 0 ? null : Math.round(values.reduce((sum, value) => sum + value, 0) * 100) / 100;
    });
  const cell = (key: string) => (row: Row): number | null => (row[key] as number | null | undefined) ?? null;
  switch (kind) {
    case 'PERSONALE':
      return { numbers: total(cell('count')), unit: 'count' };
    case 'IMPIEGO':
      return { numbers: total((row) => (row['people'] === null || row['percent'] === null ? null : ((row['people'] as number) * (row['percent'] as number)) / 100)), unit: 'count' };
    case 'ORGANI':
      return { numbers: total(cell('memberCount')), unit: 'count' };
    case 'QUOTE':
      return { numbers: total(cell('percent')), unit: 'percent' };
    case 'FATTI':
      return sameUnit(cells, 'unit') ? { numbers: total(cell('number')), unit: cells.flat()[0]?.['unit'] === '%' ? 'percent' : 'count' } : { numbers: cells.map(() => null), unit: null };
    case 'PREZZI':
      // Amounts can be set side by side only where they are reckoned alike, and are one each.
      return cells.every((rows) => rows.length <= 1) && sameUnit(cells, 'scheme') ? { numbers: total(cell('amountCents')), unit: 'cents' } : { numbers: cells.map(() => null), unit: null };
    case 'SERVIZI':
      return { numbers: cells.map(() => null), unit: null };
  }
}

function sameUnit(cells: readonly (readonly Row[])[], key: string): boolean {
  return new Set(cells.flat().map((row) => row[key])).size <= 1;
}

function figuresOf(key: DimensionKey, contents: readonly PracticeContent[], inhabitants: number): ComparedLine[] {
  const line = (label: string, unit: NonNullable<ComparedLine['unit']>, of: (content: PracticeContent) => Figure): ComparedLine => figureLine(label, unit, contents.map(of));
  switch (key) {
    case 'SERVIZI':
      return LEVELS.map(({ value, label }) => line(`Servizi di livello ${label.toLowerCase()}`, 'count', (content) => serviceCount(content, value)));
    case 'COMPETENZE':
      return [line('Addetti in tutto', 'count', staffTotal)];
    case 'ORGANIZZAZIONE':
      return [line('Persone a tempo pieno equivalente', 'count', fullTimeEquivalent)];
    case 'COSTI':
      return [...new Set([inhabitants, ...PRICE_SIZES])].sort((a, b) => a - b).map((size) => line(`Quota annua di un Comune di ${numberText(size)} abitanti`, 'cents', (content) => yearlyPrice(content, size)));
    case 'SOSTENIBILITA':
      return [line('Entrate di cui si conosce la quota', 'percent', (content) => shareTotal(content, 'ENTRATA')), line('Uscite di cui si conosce la quota', 'percent', (content) => shareTotal(content, 'USCITA'))];
    case 'GOVERNANCE':
    case 'CONVENZIONE':
      return [];
  }
}

function textLine(label: string, cells: readonly (string | null)[]): ComparedLine {
  return { label, cells, notes: cells.map(() => ''), spread: null, differs: !allSame(cells) };
}

function figureLine(label: string, unit: NonNullable<ComparedLine['unit']>, figures: readonly Figure[]): ComparedLine {
  const numbers = figures.map(({ value }) => value);
  const known = numbers.filter((value): value is number => value !== null);
  return { label, unit, numbers, cells: numbers.map((value) => (value === null ? null : unitText(unit, value))), notes: figures.map(({ note }) => note), spread: spreadOf(known), differs: !allSame(numbers) };
}

/** A number as it is written in its unit. */
export function unitText(unit: 'count' | 'percent' | 'cents', value: number): string {
  return { count: numberText, percent: percentText, cents: amountText }[unit](value);
}

function spreadOf(known: readonly number[]): number | null {
  return known.length < 2 ? null : Math.round((Math.max(...known) - Math.min(...known)) * 100) / 100;
}

function allSame(values: readonly unknown[]): boolean {
  return new Set(values.map((value) => canonicalJson(value))).size <= 1;
}
