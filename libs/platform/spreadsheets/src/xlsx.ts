import type { Cell } from '@province-comuni/platform-ports';
import writeExcelFile from 'write-excel-file/node';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Characters that XML does not hold. */
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A table as a workbook (ISO/IEC 29500) of one sheet, with numbers as numbers and the first line as head. Texts are texts, never formulas. */
export async function xlsxOf(rows: readonly (readonly Cell[])[], title: string): Promise<Uint8Array> {
  const [head = [], ...body] = rows;
  const cell = (value: Cell, bold: boolean): { value: string | number; type: typeof String | typeof Number; fontWeight?: 'bold' } | null => {
    if (value === null || value === '') return null;
    if (typeof value === 'number') return { value, type: Number };
    return { value: value.replace(NO_XML, ''), type: String, ...(bold ? { fontWeight: 'bold' as const } : {}) };
  };
  const data = [head.map((value) => cell(value, true)), ...body.map((row) => row.map((value) => cell(value, false)))];
  // Excel takes 31 characters for the name of a sheet, and none of these.
  const sheet = title.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31);
  return new Uint8Array(await writeExcelFile(data as never, { sheet, stickyRowsCount: 1 } as never).toBuffer());
}
