import type { PracticeTableKind, PracticeTableKindsQuery } from '../generated/graphql.js';
import type { SheetDimension, SourcedText } from '../words.js';
import { NOT_A_NUMBER, typedRow, valueOfTyped, type TypedRow } from './typed-cells.js';

export type TableDefinition = PracticeTableKindsQuery['practiceTableKinds'][number];

export interface DraftTable {
  readonly id: string;
  readonly kind: PracticeTableKind;
  readonly title: string;
  readonly source: { readonly title: string; readonly chapter: string };
  readonly rows: readonly TypedRow[];
}

/** A dimension while it is written. */
export interface DraftDimension {
  readonly unavailable: string;
  readonly paragraphs: readonly { readonly text: string; readonly source: { readonly title: string; readonly chapter: string } }[];
  readonly tables: readonly DraftTable[];
}

/** What is sent of a draft, and what is wrong with it before it is sent, by path of the field. */
export interface SentDraft {
  readonly content: object;
  readonly problems: Readonly<Record<string, string>>;
}

export function draftOf({ unavailable, paragraphs, tables }: SheetDimension): DraftDimension {
  return {
    unavailable,
    paragraphs: paragraphs.map(plainText),
    tables: tables.map(({ id, kind, title, source, columns, rows }) => ({ id, kind, title, source: { title: source.title, chapter: source.chapter }, rows: rows.map(({ values }) => typedRow(columns, values as Record<string, unknown>)) })),
  };
}

/** A text with its source, and nothing of the cache about it. */
export function plainText({ text, source }: SourcedText): { text: string; source: { title: string; chapter: string } } {
  return { text, source: { title: source.title, chapter: source.chapter } };
}

/** @param wrongNumber what to say of a text that is no number */
export function sentOf(draft: DraftDimension, definitions: readonly TableDefinition[], wrongNumber: string): SentDraft {
  const problems: Record<string, string> = {};
  const tables = draft.tables.map((table, tableAt) => {
    const columns = definitions.find(({ kind }) => kind === table.kind)!.columns;
    const rows = table.rows.map((row, rowAt) =>
      Object.fromEntries(
        columns.map(({ key, type }) => {
          const value = valueOfTyped(type, row[key] ?? '');
          if (value !== NOT_A_NUMBER) return [key, value];
          problems[`tables[${tableAt}].rows[${rowAt}].${key}`] = wrongNumber;
          return [key, null];
        }),
      ),
    );
    return { ...table, rows };
  });
  return { content: { ...draft, tables }, problems };
}
