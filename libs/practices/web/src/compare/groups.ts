import type { ComparedLine, ComparedTable, Comparison, SourcedText } from '../words.js';

/** A part of the comparison that opens and closes. */
export interface Group {
  readonly id: string;
  readonly label: string;
  /** Paragraphs per sheet; empty where there are none at all. */
  readonly texts: readonly { readonly label: string; readonly sheets: Comparison['strengths'] }[];
  readonly tables: readonly ComparedTable[];
}

interface Words {
  readonly overview: string;
  readonly texts: string;
  readonly strengthsEtc: string;
  readonly strengths: string;
  readonly weaknesses: string;
  readonly conditions: string;
}

/** The comparison as groups: general data, the seven dimensions, what is said for and against. */
export function groupsOf(comparison: Comparison, words: Words): Group[] {
  const some = (sheets: Comparison['strengths']): boolean => sheets.some(({ texts, unavailable }) => texts.length > 0 || unavailable !== '');
  const text = (label: string, sheets: Comparison['strengths']): Group['texts'] => (some(sheets) ? [{ label, sheets }] : []);
  return [
    { id: 'generali', label: words.overview, texts: [], tables: [comparison.overview] },
    ...comparison.dimensions.map(({ key, label, paragraphs, tables }) => ({ id: key.toLowerCase(), label, texts: text(words.texts, paragraphs), tables })),
    { id: 'giudizi', label: words.strengthsEtc, texts: [...text(words.strengths, comparison.strengths), ...text(words.weaknesses, comparison.weaknesses), ...text(words.conditions, comparison.conditions)], tables: [] },
  ];
}

/** The lines to show. */
export function linesOf(table: ComparedTable, onlyDifferences: boolean): readonly ComparedLine[] {
  return onlyDifferences ? table.lines.filter(({ differs }) => differs) : table.lines;
}

/** Whether every sheet says the same words. */
export function sameTexts(sheets: Comparison['strengths']): boolean {
  const words = sheets.map(({ texts, unavailable }) => JSON.stringify([unavailable, ...texts.map(({ text }: SourcedText) => text)]));
  return new Set(words).size === 1;
}

/** Lines that "only differences" hides. */
export function hiddenLines(groups: readonly Group[]): number {
  return groups.reduce((sum, { tables, texts }) => sum + tables.flatMap(({ lines }) => lines).filter(({ differs }) => !differs).length + texts.filter(({ sheets }) => sameTexts(sheets)).length, 0);
}
