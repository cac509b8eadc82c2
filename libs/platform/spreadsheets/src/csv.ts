import type { Cell } from '@province-comuni/platform-ports';

/** A table as spreadsheets of Italian offices read it: semicolons, decimal commas, a mark of UTF-8. A cell that would be a formula is text (OWASP, CSV Injection). */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  const written = (cell: Cell): string => {
    if (cell === null) return '';
    if (typeof cell === 'number') return String(cell).replace('.', ',');
    const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[";\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(written).join(';')).join('\r\n')}\r\n`;
}
