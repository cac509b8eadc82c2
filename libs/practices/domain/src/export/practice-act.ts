import type { RenderedAct, RenderedBlock, RenderedCell, RenderedClause, Run } from '@province-comuni/shared-act-tree';
import type { AlignedTable, ComparedLine, Comparison } from '../comparison/compare.js';
import { cellText, describeRows } from '../practice/cell-text.js';
import { FORMS, KIT_PARTS, type KitPart, type PracticeContent, type Source, type SourcedText } from '../practice/content.js';
import { DIMENSIONS } from '../practice/dimension.js';
import { isToComplete, LEVELS, tableKind, type Row, type TableKind } from '../practice/table.js';

/** What stands where the sources say nothing. */
export const TO_COMPLETE = 'da completare';

const KIT_LABELS: Readonly<Record<KitPart, string>> = { acts: 'Atti', costs: 'Costi', staff: 'Personale', steps: 'Passi', documents: 'Documenti' };

/** Name of a part of the reuse kit, in Italian. */
export function labelOfKitPart(part: KitPart): string {
  return KIT_LABELS[part];
}

/** A sheet as a document: what every exporter of acts can write. */
export function practiceAsAct(ente: string, content: PracticeContent): RenderedAct {
  const facts: (readonly [string, string | null])[] = [
    ['Ente', ente],
    ['Forma di gestione', FORMS.find(({ value }) => value === content.form)?.label ?? null],
    ['Livello', LEVELS.find(({ value }) => value === content.level)?.label ?? null],
    ['Anno', content.year === null ? null : [String(content.year), content.yearNote].filter(Boolean).join(' – ')],
    ['Enti in convenzione', content.entiServed === null ? null : String(content.entiServed)],
    ['Altri enti serviti', content.otherEntiServed === null ? null : String(content.otherEntiServed)],
  ];
  const sections: Section[] = [
    { heading: 'In sintesi', blocks: [paragraph(content.summary), table('In sintesi', ['Dato', 'Valore'], facts.map(([label, value]) => [label, value ?? TO_COMPLETE]))] },
    ...DIMENSIONS.map(({ key, label }): Section => {
      const dimension = content.dimensions[key];
      if (dimension.unavailable !== '') return { heading: label, blocks: [paragraph(`Non disponibile nelle fonti: ${dimension.unavailable}`)] };
      return { heading: label, blocks: [...dimension.paragraphs.flatMap(sourced), ...dimension.tables.flatMap(({ kind, title, source, rows }) => [plainTable(kind, title, rows), sourceLine(source)])] };
    }),
    { heading: 'Punti di forza', blocks: content.strengths.flatMap(sourced) },
    { heading: 'Punti di debolezza', blocks: content.weaknesses.flatMap(sourced) },
    { heading: 'Condizioni per riprenderla', blocks: content.conditions.flatMap(sourced) },
    { heading: 'Per riprenderla', blocks: KIT_PARTS.flatMap((part) => (content.kit[part].length === 0 ? [] : [strong(KIT_LABELS[part]), list(content.kit[part].map(({ label, href, note }) => [label, note, href].filter(Boolean).join(' – ')))])) },
    { heading: 'Note sulle fonti', blocks: content.notes.flatMap(sourced) },
  ];
  return asAct('buona-pratica', content.title, 'Buona pratica', sections);
}

/** A comparison as a document: one column per sheet, one line per thing that is compared. */
export function comparisonAsAct(comparison: Comparison): RenderedAct {
  const names = comparison.sheets.map(({ ente }) => ente);
  const texts = (label: string, items: readonly (readonly SourcedText[])[]): Section => ({
    heading: label,
    blocks: items.flatMap((of, sheet) => (of.length === 0 ? [] : [strong(names[sheet]!), list(of.map(({ text }) => text))])),
  });
  const sections: Section[] = [
    { heading: 'Le schede', blocks: [list(comparison.sheets.map(({ ente, content }) => `${ente}: ${content.title}`)), lineTable('Dati generali', names, comparison.overview)] },
    ...comparison.dimensions.map(({ label, unavailable, paragraphs, tables, figures }): Section => ({
      heading: label,
      blocks: [
        ...names.flatMap((name, sheet) => [
          ...(unavailable[sheet] ? [strong(name), paragraph(`Non disponibile nelle fonti: ${unavailable[sheet]}`)] : []),
          ...(paragraphs[sheet]!.length > 0 ? [strong(name), ...paragraphs[sheet]!.flatMap(sourced)] : []),
        ]),
        ...tables.map((aligned) => alignedTable(names, aligned)),
        ...(figures.length > 0 ? [lineTable('Valori calcolati', names, figures)] : []),
      ],
    })),
    texts('Punti di forza', comparison.strengths),
    texts('Punti di debolezza', comparison.weaknesses),
    texts('Condizioni per riprenderla', comparison.conditions),
    { heading: 'Note sulle fonti', blocks: comparison.sheets.flatMap(({ ente, content }) => (content.notes.length === 0 ? [] : [strong(ente), ...content.notes.flatMap(sourced)])) },
  ];
  return asAct('confronto', `Buone pratiche a confronto: ${names.join(', ')}`, 'Confronto di buone pratiche', sections);
}

interface Section {
  readonly heading: string;
  readonly blocks: readonly RenderedBlock[];
}

/** Sections that say nothing are left out; numbers follow. */
function asAct(key: string, title: string, shortName: string, sections: readonly Section[]): RenderedAct {
  const filled = sections.filter(({ blocks }) => blocks.length > 0);
  const head: RenderedClause = { id: 'intestazione', kind: 'intestazione', depth: 0, label: '', heading: '', blocks: [{ type: 'paragraph', runs: [{ text: title, bold: true }] }], state: 'STANDARD' };
  const clauses = filled.map(({ heading, blocks }, index): RenderedClause => ({ id: `sezione-${index + 1}`, kind: 'sezione', depth: 0, number: String(index + 1), label: `${index + 1}. ${heading}`, heading, blocks, state: 'STANDARD' }));
  return { key, title, shortName, lang: 'it', clauses: [head, ...clauses] };
}

/** Every column that says something; the name of the row comes first. */
function plainTable(kind: TableKind, title: string, rows: readonly Row[]): RenderedBlock {
  const columns = tableKind(kind).columns.filter((column) => column.key !== 'group' && rows.some((row) => row[column.key] !== null || isToComplete(kind, column, row)));
  const numeric = new Set(['integer', 'decimal', 'cents', 'percent']);
  return {
    type: 'table',
    caption: title,
    header: columns.map((column) => cell(column.label, numeric.has(column.type))),
    rows: rows.map((row) => columns.map((column) => cell(cellText(column, row[column.key] ?? null) ?? (isToComplete(kind, column, row) ? TO_COMPLETE : ''), numeric.has(column.type)))),
  };
}

function alignedTable(names: readonly string[], { kind, label, lines }: AlignedTable): RenderedBlock {
  return comparedTable(label, names, lines, (line) => line.cells.map((rows) => rowsWords(kind, rows, line.label) || '–'));
}

function lineTable(caption: string, names: readonly string[], lines: readonly ComparedLine[]): RenderedBlock {
  return comparedTable(caption, names, lines, (line) => line.cells.map((text, sheet) => text ?? (line.notes[sheet] || '–')));
}

/** Where the sheets differ the line says so in words: on paper there is no colour to rely on. */
function comparedTable<Line extends { readonly label: string; readonly differs: boolean }>(caption: string, names: readonly string[], lines: readonly Line[], texts: (line: Line) => readonly string[]): RenderedBlock {
  return {
    type: 'table',
    caption,
    header: ['Voce', ...names].map((text) => cell(text)),
    rows: lines.map((line) => [{ align: 'left', runs: [{ text: line.label, bold: true }, ...(line.differs ? [{ text: ' (diverse)', italic: true }] : [])] }, ...texts(line).map((text) => cell(text))]),
  };
}

/** What a cell says; a thing that is there and of which nothing is said is a tick. */
function rowsWords(kind: TableKind, rows: readonly Row[], label: string): string {
  return describeRows(kind, rows, label).map(({ name, facts }) => [name, ...facts].filter(Boolean).join(', ') || 'sì').join('; ');
}

function table(caption: string, header: readonly string[], rows: readonly (readonly string[])[]): RenderedBlock {
  return { type: 'table', caption, header: header.map((text) => cell(text)), rows: rows.map((texts) => texts.map((text) => cell(text))) };
}

function cell(text: string, right = false): RenderedCell {
  return { align: right ? 'right' : 'left', runs: runs(text) };
}

function paragraph(text: string): RenderedBlock {
  return { type: 'paragraph', runs: runs(text) };
}

function strong(text: string): RenderedBlock {
  return { type: 'paragraph', runs: [{ text, bold: true }] };
}

function sourced({ text, source }: SourcedText): RenderedBlock[] {
  return [...text.split(/\n{2,}/).map(paragraph), sourceLine(source)];
}

function sourceLine({ title, chapter }: Source): RenderedBlock {
  return { type: 'paragraph', runs: [{ text: `Fonte: ${[title, chapter].filter(Boolean).join(', ')}`, italic: true }] };
}

function list(items: readonly string[]): RenderedBlock {
  return { type: 'list', ordered: false, items: items.map((text) => ({ marker: '–', blocks: [paragraph(text)] })) };
}

function runs(text: string): Run[] {
  return text === '' ? [] : [{ text }];
}
