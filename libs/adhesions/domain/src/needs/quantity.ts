/** Greatest quantity, in hundredths. */
const MOST = 999_999_999;

/** Hundredths of a quantity as an Italian types it (`1.200`, `12,5`), or what is wrong with it. */
export function readQuantity(typed: string): number | { readonly problem: string } {
  const text = typed.trim();
  const parts = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(text);
  if (!parts) return { problem: 'Scrivete un numero, con al più due decimali dopo la virgola: per esempio 12,5.' };
  // Whole numbers throughout: nothing is lost by adding.
  const hundredths = Number(parts[1]!.replaceAll('.', '')) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  return hundredths > MOST ? { problem: 'Questa quantità è troppo grande.' } : hundredths;
}

/** Hundredths as Italians write them: `1.200`, `12,5`. */
export function writeQuantity(hundredths: number): string {
  const whole = String(Math.floor(hundredths / 100)).replace(/\B(?=(\d{3})+$)/g, '.');
  const rest = String(hundredths % 100).padStart(2, '0').replace(/0+$/, '');
  return rest === '' ? whole : `${whole},${rest}`;
}
