/**
 * An act with its answers in place, its articles numbered and its references resolved: what the preview shows and what
 * every export writes. All exports take this same value, so that their texts cannot differ.
 */
export interface RenderedAct {
  /** Stable key of the act in the model: `convenzione`, `delibera-provincia`, `delibera-adesione`, `carta-servizi`. */
  readonly key: string;
  readonly title: string;
  /** Name for tabs and file names: "Convenzione". */
  readonly shortName: string;
  readonly lang: 'it';
  readonly clauses: readonly RenderedClause[];
}

/**
 * How a clause stands on the page.
 * - `intestazione` centred title block · `testo` plain paragraphs, heading if present · `articolo` "Art. 3 – Durata", commi numbered 1., 2. when two or more
 * - `sezione` "3. Catalogo dei servizi" · `gruppo` capital heading (VISTI, DELIBERA) with children · `voce` dash item, child of a gruppo
 * - `punto` numbered item, child of a gruppo · `firma` signature block
 */
export type ClauseKind = 'intestazione' | 'testo' | 'articolo' | 'sezione' | 'gruppo' | 'voce' | 'punto' | 'firma';

export const CLAUSE_KINDS: readonly ClauseKind[] = ['intestazione', 'testo', 'articolo', 'sezione', 'gruppo', 'voce', 'punto', 'firma'];

/** Where the text of a clause stands with respect to the model. */
export type ClauseState = 'STANDARD' | 'ADATTATA' | 'SOPPRESSA' | 'AGGIUNTA';

export interface RenderedClause {
  readonly id: string;
  readonly kind: ClauseKind;
  /** Depth: 0 for top clauses, 1 for the children of a `gruppo`. */
  readonly depth: number;
  /** Number as computed at render ("6"); absent where the kind has none. */
  readonly number?: string;
  /** Whole visible label before or as heading: "Art. 6 – Durata", "3. Catalogo", "VISTI", "1." for a punto, "–" for a voce; empty when none. */
  readonly label: string;
  /** Heading alone, without number; empty when none. */
  readonly heading: string;
  readonly blocks: readonly RenderedBlock[];
  readonly state: ClauseState;
}

export type RenderedBlock = RenderedParagraph | RenderedList | RenderedTable;

export interface RenderedParagraph {
  readonly type: 'paragraph';
  /** Number of the comma ("1.") where the article numbers its paragraphs. */
  readonly number?: string;
  readonly runs: readonly Run[];
}

export interface RenderedList {
  readonly type: 'list';
  readonly items: readonly RenderedListItem[];
  readonly ordered: boolean;
}

export interface RenderedListItem {
  /** What stands before the item: "–", "1.", "a)". */
  readonly marker: string;
  readonly blocks: readonly RenderedBlock[];
}

export interface RenderedTable {
  readonly type: 'table';
  readonly caption: string;
  readonly header: readonly RenderedCell[];
  readonly rows: readonly (readonly RenderedCell[])[];
}

export interface RenderedCell {
  readonly align: 'left' | 'right';
  readonly runs: readonly Run[];
}

/** A stretch of text with one origin. `text` is what is printed, also where an answer is missing (a blank line to fill by hand). */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly origin?: RunOrigin;
}

export type RunOrigin =
  | { readonly kind: 'variable'; readonly key: string; readonly missing: boolean }
  | { readonly kind: 'clause'; readonly clauseId: string; readonly broken: boolean }
  | { readonly kind: 'law'; readonly urn: string };
