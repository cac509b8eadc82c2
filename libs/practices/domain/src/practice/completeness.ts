import type { Dimension, PracticeContent } from './content.js';
import { DIMENSION_KEYS, type DimensionKey } from './dimension.js';
import { isToComplete, tableKind, type Row, type TableKind } from './table.js';

/** How much of a dimension is said. */
export interface DimensionCompleteness {
  readonly key: DimensionKey;
  /** Whole percent; null when the dimension is declared not available in the sources. */
  readonly percent: number | null;
  /** What is still to be said, in Italian. */
  readonly missing: readonly string[];
}

export interface Completeness {
  /** Whole percent over the seven dimensions; one that is declared not available counts as not said. */
  readonly percent: number;
  readonly dimensions: readonly DimensionCompleteness[];
}

/** A table a dimension is expected to have; `only` picks some of its rows. */
interface ExpectedTable {
  readonly kind: TableKind;
  readonly label: string;
  readonly only?: (row: Row) => boolean;
}

const EXPECTED: Readonly<Record<DimensionKey, { readonly text: boolean; readonly tables: readonly ExpectedTable[] }>> = {
  SERVIZI: { text: true, tables: [{ kind: 'SERVIZI', label: 'servizi per livello' }] },
  COMPETENZE: { text: false, tables: [{ kind: 'PERSONALE', label: 'figure professionali' }] },
  ORGANIZZAZIONE: { text: true, tables: [{ kind: 'ORGANI', label: 'organi della gestione' }, { kind: 'IMPIEGO', label: 'impiego del personale' }] },
  GOVERNANCE: { text: false, tables: [{ kind: 'ORGANI', label: 'organi di governo' }] },
  COSTI: { text: false, tables: [{ kind: 'PREZZI', label: 'prezzi' }] },
  SOSTENIBILITA: {
    text: true,
    tables: [
      { kind: 'QUOTE', label: 'quote delle entrate', only: (row) => row['kind'] === 'ENTRATA' },
      { kind: 'QUOTE', label: 'quote delle uscite', only: (row) => row['kind'] === 'USCITA' },
    ],
  },
  CONVENZIONE: { text: true, tables: [{ kind: 'FATTI', label: 'dati della convenzione' }] },
};

/** How much of a sheet is said, dimension by dimension, and what is missing. */
export function completenessOf(content: PracticeContent): Completeness {
  const dimensions = DIMENSION_KEYS.map((key) => completenessOfDimension(key, content.dimensions[key]));
  const sum = dimensions.reduce((total, { percent }) => total + (percent ?? 0), 0);
  return { percent: Math.round(sum / dimensions.length), dimensions };
}

export function completenessOfDimension(key: DimensionKey, dimension: Dimension): DimensionCompleteness {
  if (dimension.unavailable !== '') return { key, percent: null, missing: [] };
  const { text, tables } = EXPECTED[key];
  const parts = [...(text ? [{ said: dimension.paragraphs.length > 0 ? 1 : 0, missing: dimension.paragraphs.length > 0 ? [] : ['la descrizione'] }] : []), ...tables.map((expected) => partOf(dimension, expected))];
  const percent = Math.round((100 * parts.reduce((sum, part) => sum + part.said, 0)) / parts.length);
  const missing = parts.flatMap((part) => part.missing);
  // Rounding never calls whole what is not.
  return { key, percent: missing.length > 0 ? Math.min(percent, 99) : percent, missing };
}

/** Said share of a table's expected cells, from 0 to 1. */
function partOf(dimension: Dimension, { kind, label, only }: ExpectedTable): { said: number; missing: string[] } {
  const rows = dimension.tables.filter((table) => table.kind === kind).flatMap((table) => table.rows.filter((row) => only?.(row) ?? true));
  if (rows.length === 0) return { said: 0, missing: [`la tabella: ${label}`] };
  const columns = tableKind(kind).columns.filter((column) => column.expected);
  const open = columns.map((column) => ({ column, rows: rows.filter((row) => isToComplete(kind, column, row)).length })).filter((item) => item.rows > 0);
  // The name of the row counts as said.
  const cells = rows.length * (columns.length + 1);
  return { said: 1 - open.reduce((sum, item) => sum + item.rows, 0) / cells, missing: open.map((item) => `${label}: ${item.column.label.toLowerCase()} (${item.rows === 1 ? '1 riga' : `${item.rows} righe`})`) };
}
