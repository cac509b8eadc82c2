import type { DimensionKey } from './dimension.js';
import type { Row, TableKind } from './table.js';

/** How a service is run. Values of the sources. */
export type FormKey = 'PUBBLICO' | 'IN_HOUSE' | 'PPP';
/** How wide its catalogue is. Values of the sources. */
export type LevelKey = 'BASE' | 'INTERMEDIO' | 'AVANZATO';

export const FORMS: readonly { readonly value: FormKey; readonly label: string }[] = [
  { value: 'PUBBLICO', label: 'Pubblica' },
  { value: 'IN_HOUSE', label: 'In house' },
  { value: 'PPP', label: 'Partenariato pubblico-privato' },
];

/** Where something was read: a public title, and the chapter, slide or table in it. */
export interface Source {
  readonly title: string;
  readonly chapter: string;
}

export interface SourcedText {
  readonly text: string;
  readonly source: Source;
}

export interface PracticeTable {
  /** Unique within its dimension; stays the same while rows change. */
  readonly id: string;
  readonly kind: TableKind;
  readonly title: string;
  readonly source: Source;
  readonly rows: readonly Row[];
}

export interface Dimension {
  /** Why the sources do not say it, in Italian; empty when they do. A sheet may be published with it, never without. */
  readonly unavailable: string;
  readonly paragraphs: readonly SourcedText[];
  readonly tables: readonly PracticeTable[];
}

/** A line of the reuse kit. `href` is an address (https, or of this product beginning with `/`); empty when it is only named. */
export interface KitItem {
  readonly label: string;
  readonly href: string;
  readonly note: string;
}

/** What one needs to take the practice over. */
export interface ReuseKit {
  readonly acts: readonly KitItem[];
  readonly costs: readonly KitItem[];
  readonly staff: readonly KitItem[];
  readonly steps: readonly KitItem[];
  readonly documents: readonly KitItem[];
}

export const KIT_PARTS = ['acts', 'costs', 'staff', 'steps', 'documents'] as const;
export type KitPart = (typeof KIT_PARTS)[number];

/** What a sheet says, whole: one revision of it. */
export interface PracticeContent {
  readonly title: string;
  /** What it is, in two or three sentences. */
  readonly summary: string;
  readonly form: FormKey | null;
  readonly level: LevelKey | null;
  /** Year in which the service began as it is now. */
  readonly year: number | null;
  readonly yearNote: string;
  /** Comuni, Unioni Montane and Unioni di Comuni under convention. */
  readonly entiServed: number | null;
  /** Other bodies that are served. */
  readonly otherEntiServed: number | null;
  readonly dimensions: Readonly<Record<DimensionKey, Dimension>>;
  readonly strengths: readonly SourcedText[];
  readonly weaknesses: readonly SourcedText[];
  /** What must be there for the practice to be taken over. */
  readonly conditions: readonly SourcedText[];
  readonly kit: ReuseKit;
  /** Key of the national model that comes from the practice, or the practice from it; empty for none. */
  readonly modelKey: string;
  /** Slips of the sources that were mended, and where sources say different things. */
  readonly notes: readonly SourcedText[];
}

export const EMPTY_DIMENSION: Dimension = { unavailable: '', paragraphs: [], tables: [] };

/** A sheet of which only the name is known. */
export function emptyContent(title: string, summary: string, dimensions: Readonly<Record<DimensionKey, Dimension>>): PracticeContent {
  return {
    ...{ title, summary, form: null, level: null, year: null, yearNote: '', entiServed: null, otherEntiServed: null, dimensions },
    ...{ strengths: [], weaknesses: [], conditions: [], kit: { acts: [], costs: [], staff: [], steps: [], documents: [] }, modelKey: '', notes: [] },
  };
}

/** Whether nothing at all is said. */
export function isEmptyDimension({ paragraphs, tables }: Dimension): boolean {
  return paragraphs.length === 0 && tables.every((table) => table.rows.length === 0);
}
