/** A factor as Italians write it (`1.000`, `0,5`) as the exact text that is kept (`1000`, `0.5`); what is no number stays as it is, and is told when one checks. */
export function factorFrom(typed: string): string {
  const plain = typed.trim();
  return /^(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(plain) ? plain.replaceAll('.', '').replace(',', '.') : plain;
}

/** The kept text for a field that one types in. */
export function factorText(factor: string): string {
  return /^\d+(\.\d+)?$/.test(factor) ? factor.replace('.', ',') : factor;
}
