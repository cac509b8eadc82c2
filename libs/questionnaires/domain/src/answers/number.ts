/** Largest number that can be answered, in hundredths. */
const MOST = 100_000_000_000;

/** Hundredths of a number as an Italian types it (`1.200`, `-12,5`), or what is wrong with it. */
export function readNumber(typed: string): number | { readonly problem: string } {
  const parts = /^([-−]?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(typed.trim());
  if (!parts) return { problem: 'Scrivete un numero, con al più due decimali dopo la virgola: per esempio 12,5.' };
  // Whole numbers throughout: nothing is lost by adding.
  const hundredths = Number(parts[2]!.replaceAll('.', '')) * 100 + Number((parts[3] ?? '').padEnd(2, '0'));
  if (hundredths > MOST) return { problem: 'Questo numero è troppo grande.' };
  return parts[1] === '' || hundredths === 0 ? hundredths : -hundredths;
}

const WHOLE = new Intl.NumberFormat('it-IT', { useGrouping: 'always' });

/** `1.200`. */
export function writeWhole(number: number): string {
  return WHOLE.format(number);
}
