import type { PracticeContent } from '../practice/content.js';
import { DIMENSION_KEYS } from '../practice/dimension.js';
import { numberText } from '../practice/cell-text.js';
import type { Row, TableKind } from '../practice/table.js';

/** Rows of a kind of table in the whole sheet. */
export function rowsOf(content: PracticeContent, kind: TableKind): Row[] {
  return DIMENSION_KEYS.flatMap((key) => content.dimensions[key].tables.filter((table) => table.kind === kind).flatMap((table) => table.rows));
}

/** A figure that follows from the tables; null with the reason where it does not. */
export interface Figure {
  readonly value: number | null;
  /** Why there is none, or what it leaves out, in Italian; empty otherwise. */
  readonly note: string;
}

/** People in the table of the staff. Rows without a number are left out and told. */
export function staffTotal(content: PracticeContent): Figure {
  const rows = rowsOf(content, 'PERSONALE');
  const counted = rows.filter((row) => row['count'] !== null);
  if (counted.length === 0) return { value: null, note: 'La scheda non dice quanti sono gli addetti.' };
  const open = rows.length - counted.length;
  return { value: sum(counted.map((row) => row['count'] as number)), note: open === 0 ? '' : `Senza ${open === 1 ? 'una figura' : `${numberText(open)} figure`} di cui la scheda non dà il numero.` };
}

/** People times the share of their time, over every structure that works at the service. */
export function fullTimeEquivalent(content: PracticeContent): Figure {
  const rows = rowsOf(content, 'IMPIEGO').filter((row) => row['people'] !== null && row['percent'] !== null);
  if (rows.length === 0) return { value: null, note: 'La scheda non dice quanto tempo le persone dedicano al servizio.' };
  return { value: round(sum(rows.map((row) => ((row['people'] as number) * (row['percent'] as number)) / 100))), note: '' };
}

/** What the shares of a kind come to, in percent; of the latest year where there are several. */
export function shareTotal(content: PracticeContent, kind: 'ENTRATA' | 'USCITA'): Figure {
  const all = rowsOf(content, 'QUOTE').filter((row) => row['kind'] === kind && row['percent'] !== null);
  if (all.length === 0) return { value: null, note: 'La scheda non dà le quote.' };
  const years = all.map((row) => row['year'] as number | null).filter((year) => year !== null);
  const rows = years.length === 0 ? all : all.filter((row) => row['year'] === Math.max(...years));
  const value = round(sum(rows.map((row) => row['percent'] as number)));
  return { value, note: value < 99.5 ? `La scheda non dice il restante ${numberText(round(100 - value))} %.` : '' };
}

/** Services of a level in the table of the services. */
export function serviceCount(content: PracticeContent, level: string): Figure {
  const rows = rowsOf(content, 'SERVIZI');
  return rows.length === 0 ? { value: null, note: 'La scheda non elenca i servizi.' } : { value: rows.filter((row) => row['level'] === level).length, note: '' };
}

/**
 * What a Comune of so many inhabitants pays in a year for the services whose price follows from the inhabitants, in cents and as the sheet says it (with or without VAT).
 * The other services are not in it.
 */
export function yearlyPrice(content: PracticeContent, inhabitants: number): Figure {
  const rows = rowsOf(content, 'PREZZI').filter((row) => row['amountCents'] !== null && (row['scheme'] === 'PER_ABITANTE' || row['scheme'] === 'PER_FASCIA'));
  if (rows.length === 0) return { value: null, note: 'I prezzi della scheda non si calcolano dagli abitanti.' };
  const services = [...new Set(rows.map((row) => row['service']))];
  let total = 0;
  for (const service of services) {
    const row = rows.find((candidate) => candidate['service'] === service && covers(candidate, inhabitants));
    if (!row) return { value: null, note: `Le fasce della scheda non comprendono ${numberText(inhabitants)} abitanti.` };
    total += row['scheme'] === 'PER_ABITANTE' ? (row['amountCents'] as number) * inhabitants : (row['amountCents'] as number);
  }
  return { value: Math.round(total), note: '' };
}

function covers(row: Row, inhabitants: number): boolean {
  return inhabitants >= ((row['fromInhabitants'] as number | null) ?? 0) && inhabitants <= ((row['toInhabitants'] as number | null) ?? Infinity);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Two decimals: what the tables themselves may have. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}
