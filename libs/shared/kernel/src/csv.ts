/** Text of a file that does not say its encoding: UTF-8 where it is valid, else Windows-1252 (a superset of ISO-8859-1, which ISTAT uses). */
export function decodeText(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

export interface CsvRow {
  /** Line of the text on which the row begins, from 1: what an editor shows. */
  readonly line: number;
  readonly fields: string[];
}

/** Rows of a CSV text, fields only. */
export function parseCsv(text: string, separator = ';'): string[][] {
  return parseCsvRows(text, separator).map(({ fields }) => fields);
}

/**
 * Rows of a CSV text (RFC 4180): quoted fields may hold separators, line ends and doubled quotes. An empty line is no row; fields are left as written.
 * A quote inside an unquoted field is a plain sign.
 */
export function parseCsvRows(text: string, separator = ';'): CsvRow[] {
  const rows: CsvRow[] = [];
  let row: string[] = [];
  let at = 0;
  let begin = 0;
  let line = 1;
  while (at < text.length) {
    const field = text[at] === '"' ? quotedField(text, at) : plainField(text, at, separator);
    row.push(field.value);
    at = field.end;
    if (text[at] === separator) {
      at += 1;
      if (at === text.length) row.push('');
      else continue;
    } else {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    }
    if (row.length > 1 || row[0] !== '') rows.push({ line, fields: row });
    row = [];
    line += lineEnds(text.slice(begin, at));
    begin = at;
  }
  return rows;
}

function lineEnds(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

interface Field {
  readonly value: string;
  /** Where the separator, the line end or the end of the text stands. */
  readonly end: number;
}

function plainField(text: string, start: number, separator: string): Field {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(start, end), end };
}

function quotedField(text: string, start: number): Field {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return { value: value + text.slice(from), end: text.length };
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { value, end: skipToFieldEnd(text, quote + 1) };
    value += '"';
    from = quote + 2;
  }
}

/** What stands between a closing quote and the separator is noise; line ends and separators are not. */
function skipToFieldEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && text[end] === ' ') end += 1;
  return end;
}

/** A heading without case, accents, line ends, notes in brackets and doubled spaces: ISTAT changes these from year to year. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

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
