import { toCsv } from '@province-comuni/shared-kernel';

export { toCsv };

/** Gives the browser a CSV file to keep. @param name without extension */
export function downloadCsv(name: string, rows: readonly (readonly (string | number | null)[])[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' }));
  link.download = `${name.normalize('NFD').replace(/[^\p{ASCII}]/gu, '').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'dati'}.csv`;
  link.click();
  // The browser has taken the address in when the click returns.
  URL.revokeObjectURL(link.href);
}
