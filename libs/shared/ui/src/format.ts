// Italian whatever the language of the interface: acts, amounts and dates are Italian administrative data.
const DATE = new Intl.DateTimeFormat('it-IT', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Rome' });
const DATE_TIME = new Intl.DateTimeFormat('it-IT', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Rome' });
const TIME = new Intl.DateTimeFormat('it-IT', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Rome' });
const NUMBER = new Intl.NumberFormat('it-IT', { useGrouping: 'always' });
const AMOUNT = new Intl.NumberFormat('it-IT', { style: 'currency', currency: 'EUR', useGrouping: 'always' });

/** «3 aprile 2026». A day without time (`2026-04-03`) is that day everywhere. */
export function formatDate(value: string | Date): string {
  return DATE.format(asDate(value));
}

/** «3 aprile 2026 alle ore 14:32». */
export function formatDateTime(value: string | Date): string {
  return DATE_TIME.format(asDate(value));
}

/** «14:32». */
export function formatTime(value: string | Date): string {
  return TIME.format(asDate(value));
}

/** «1.440». */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** «1.440,00 €». @param cents whole cents of euro */
export function formatAmount(cents: number): string {
  return AMOUNT.format(cents / 100);
}

const UNITS = ['byte', 'kB', 'MB', 'GB'] as const;
const SIZE = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 1 });

/** «1,4 MB». @param bytes as text: a file may be larger than a 32-bit number */
export function formatSize(bytes: string): string {
  let value = Number(bytes);
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${SIZE.format(value)} ${UNITS[unit]}`;
}

function asDate(value: string | Date): Date {
  if (value instanceof Date) return value;
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00Z` : value);
}
