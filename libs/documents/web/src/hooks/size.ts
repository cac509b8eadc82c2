const UNITS = ['byte', 'kB', 'MB', 'GB'] as const;
const NUMBER = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 1 });

/** «1,4 MB». @param bytes as text: a file may be larger than a 32-bit number */
export function formatSize(bytes: string): string {
  let value = Number(bytes);
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${NUMBER.format(value)} ${UNITS[unit]}`;
}
