import { decodeText, parseCsv, plainHeading } from '@province-comuni/shared-kernel';
import { codiceIstatComune } from '../ente/codes.js';
import { fileNotReadable } from '../errors.js';

/** Residents at 1 January of a year, by ISTAT code of the Comune. */
export interface PopolazioneFile {
  readonly anno: number;
  readonly popolazioni: ReadonlyMap<string, number>;
}

/** ISTAT writes the total of a Comune as one more "age". */
const TOTAL_AGE = /;"?999"?;/;

/**
 * Reads ISTAT's `POSAS_<anno>_it_Comuni.csv`: one row per Comune and age, 999 the total. The year is that of the title above the headings.
 * The file has some 800,000 rows: only the totals are split into fields.
 * @throws EntiError FILE_NOT_READABLE
 */
export function parsePosas(file: Uint8Array): PopolazioneFile {
  const text = decodeText(file);
  const head = parseCsv(text.slice(0, 4_000));
  const headings = head.slice(0, 5).find((row) => plainHeading(row[0] ?? '') === 'codice comune')?.map(plainHeading);
  const anno = Number(/1\D{1,3}gennaio\s+(\d{4})/i.exec(text.slice(0, 4_000))?.[1]);
  if (!headings || !headings.includes('eta')) {
    throw fileNotReadable('popolazione', 'Nel file della popolazione mancano le colonne «Codice comune» ed «Età»: serve il file POSAS_<anno>_it_Comuni.csv di ISTAT.');
  }
  if (!anno) throw fileNotReadable('popolazione', 'Il titolo del file della popolazione non dice a quale 1° gennaio si riferisce: serve la prima riga del file di ISTAT.');
  const totalOf = totalReader(headings);
  const popolazioni = new Map<string, number>();
  for (const { number, line } of totalLines(text)) {
    const [row = []] = parseCsv(line);
    if ((row[headings.indexOf('eta')] ?? '').trim() !== '999') continue;
    const codice = codiceIstatComune((row[0] ?? '').trim().padStart(6, '0'));
    const total = totalOf(row);
    if (!codice || !Number.isInteger(total) || total < 0) throw fileNotReadable('popolazione', `Riga ${number} del file della popolazione: «${line.slice(0, 80)}» non ha un codice e un totale.`);
    popolazioni.set(codice, total);
  }
  if (popolazioni.size === 0) throw fileNotReadable('popolazione', 'Nel file della popolazione non ci sono righe di totale (età 999).');
  return { anno, popolazioni };
}

/** Some years have the total of a row, others only that of each sex. */
function totalReader(headings: readonly string[]): (row: readonly string[]) => number {
  const columns = headings.includes('totale') ? ['totale'] : ['totale maschi', 'totale femmine'];
  const positions = columns.map((column) => headings.indexOf(column));
  if (positions.includes(-1)) throw fileNotReadable('popolazione', 'Nel file della popolazione mancano le colonne «Totale maschi» e «Totale femmine».');
  return (row) => positions.reduce((sum, position) => sum + integer(row[position]), 0);
}

function integer(field: string | undefined): number {
  return field?.trim() ? Number(field.trim()) : Number.NaN;
}

function* totalLines(text: string): Generator<{ readonly number: number; readonly line: string }> {
  let from = 0;
  let number = 1;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end === -1 ? text.length : end);
    if (TOTAL_AGE.test(line)) yield { number, line: line.trimEnd() };
    from = end === -1 ? text.length : end + 1;
    number += 1;
  }
}
