/** A cell: text, or a number that can be computed with. */
export type Cell = string | number | null;

/** A format a table leaves the product in. */
export type TableFormat = 'csv' | 'ods' | 'xlsx';

/** A table as a file. */
export interface TableFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly extension: TableFormat;
}

/** Writes tables as spreadsheets of Italian offices open them: numbers as numbers, the first line as head, texts never as formulas. */
export interface TableWriter {
  write(format: TableFormat, rows: readonly (readonly Cell[])[], title: string): Promise<TableFile>;
}

export const TABLE_WRITER = Symbol('TableWriter');

/** The format asked for; CSV where nothing known is asked. */
export function tableFormatOf(asked: unknown): TableFormat {
  return asked === 'ods' || asked === 'xlsx' ? asked : 'csv';
}
