/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The one text of a JSON value: keys sorted, no spaces, `undefined` members left out.
 * Two values are equal exactly when their canonical texts are.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const item of value) text += (text === '' ? '' : ',') + canonicalJson(item);
    return `[${text}]`;
  }
  // The default order of sort is that of code units, which is the same everywhere.
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** Whether two JSON values say the same, whatever the order of their keys: exactly when their canonical texts are equal, without writing them. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return canonicalJson(a) === canonicalJson(b);
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => sameJson(item, (b as unknown[])[index]));
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const present = (value: Record<string, unknown>): string[] => Object.keys(value).filter((key) => value[key] !== undefined);
  const keys = present(left);
  return keys.length === present(right).length && keys.every((key) => right[key] !== undefined && Object.hasOwn(right, key) && sameJson(left[key], right[key]));
}
