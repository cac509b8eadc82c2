import type { Condition } from './expression.js';

/**
 * The text of a clause: a strict tree, the same in the editor (it is valid ProseMirror JSON), in the database and in every export.
 * What the schema does not name cannot be stored: no colours, no fonts, no HTML.
 */
export interface RichText {
  readonly type: 'doc';
  readonly content: readonly Block[];
}

export type Block = Paragraph | BulletList | OrderedList | Table;

/** A paragraph; `when` makes it conditional. */
export interface Paragraph {
  readonly type: 'paragraph';
  readonly attrs?: { readonly when?: Condition };
  readonly content?: readonly Inline[];
}

/** A list whose items open with a dash. */
export interface BulletList {
  readonly type: 'bulletList';
  readonly content: readonly ListItem[];
}

/** A list counted at render: 1. 2. 3. or a) b) c). */
export interface OrderedList {
  readonly type: 'orderedList';
  readonly attrs?: { readonly style?: 'number' | 'letter' };
  readonly content: readonly ListItem[];
}

/** An item; `repeat` names the variable (choices or table) whose rows it is repeated for, `when` may read the fields of the row. */
export interface ListItem {
  readonly type: 'listItem';
  readonly attrs?: { readonly when?: Condition; readonly repeat?: string };
  readonly content: readonly Block[];
}

/** A table with a caption (its accessible name); the first row is the header. */
export interface Table {
  readonly type: 'table';
  readonly attrs?: { readonly caption?: string };
  readonly content: readonly TableRow[];
}

export interface TableRow {
  readonly type: 'tableRow';
  readonly attrs?: { readonly when?: Condition; readonly repeat?: string };
  readonly content: readonly TableCell[];
}

export interface TableCell {
  readonly type: 'tableHeader' | 'tableCell';
  readonly attrs?: { readonly align?: 'left' | 'right' };
  readonly content: readonly Paragraph[];
}

export type Inline = Text | VariableChip | ClauseReference | LegalReference;

export type Mark = { readonly type: 'bold' } | { readonly type: 'italic' };

export interface Text {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly Mark[];
}

/** How a value is written where the variable stands. */
export type VariableFormat = 'cifre' | 'lettere' | 'cifre-e-lettere' | 'maiuscolo' | 'elenco';

export const VARIABLE_FORMATS: readonly VariableFormat[] = ['cifre', 'lettere', 'cifre-e-lettere', 'maiuscolo', 'elenco'];

/** The place of an answer in the text. */
export interface VariableChip {
  readonly type: 'variable';
  readonly attrs: { readonly key: string; readonly format?: VariableFormat };
  readonly marks?: readonly Mark[];
}

/** A reference to another clause: shows its number as it is now ("articolo 6"). */
export interface ClauseReference {
  readonly type: 'clauseRef';
  readonly attrs: { readonly clauseId: string };
  readonly marks?: readonly Mark[];
}

/** A reference to a norm, with its URN:NIR (Normattiva). */
export interface LegalReference {
  readonly type: 'legalRef';
  readonly attrs: { readonly urn: string; readonly label: string };
  readonly marks?: readonly Mark[];
}
