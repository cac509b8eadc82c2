/** The order key of the n-th clause of a fresh act: evenly spaced, so that local clauses find room in between. */
export function orderKeyAt(index: number): string {
  return `m${String(index + 1).padStart(4, '0')}`;
}
