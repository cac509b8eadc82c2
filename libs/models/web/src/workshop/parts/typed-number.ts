/** A number as Italians write it (`1.440,5`); null when it is none. */
export function numberFrom(text: string): number | null {
  const plain = text.trim();
  if (!/^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(plain)) return null;
  return Number(plain.replaceAll('.', '').replace(',', '.'));
}

/** The text of a number for a field that one types in: no points, a comma. */
export function numberText(value: number | undefined | null): string {
  return value === undefined || value === null ? '' : String(value).replace('.', ',');
}
