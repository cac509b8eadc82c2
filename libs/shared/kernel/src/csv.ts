/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as CSV the way Italian spreadsheets open it: semicolons, every cell quoted, CRLF, a byte order mark before.
 * A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers, with the decimal comma.
 */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '""';
  if (typeof value === 'number') return `"${String(value).replace('.', ',')}"`;
  const text = FORMULA.test(value) ? `'${value}` : value;
  return `"${text.replace(/"/g, '""')}"`;
}
