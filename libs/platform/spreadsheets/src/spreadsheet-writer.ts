import type { Cell, TableFile, TableFormat, TableWriter } from '@province-comuni/platform-ports';
import { strToU8 } from 'fflate';
import { csvOf } from './csv.js';
import { ODS, odsOf } from './ods.js';
import { XLSX, xlsxOf } from './xlsx.js';

/** Tables as CSV, OpenDocument and Office Open XML. */
export class SpreadsheetWriter implements TableWriter {
  async write(format: TableFormat, rows: readonly (readonly Cell[])[], title: string): Promise<TableFile> {
    switch (format) {
      case 'ods':
        return { bytes: odsOf(rows, title), mediaType: ODS, extension: format };
      case 'xlsx':
        return { bytes: await xlsxOf(rows, title), mediaType: XLSX, extension: format };
      case 'csv':
        return { bytes: strToU8(csvOf(rows)), mediaType: 'text/csv; charset=utf-8', extension: format };
    }
  }
}
