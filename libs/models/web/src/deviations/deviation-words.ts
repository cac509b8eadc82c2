/** Per mille as a percentage people read: "<1" for what is there and rounds to nothing. */
export function percent(permille: number): string {
  return permille > 0 && permille < 5 ? '<1' : String(Math.round(permille / 10));
}

/** Five shades of the heat map, 0 to 4. */
export function shade(permille: number): number {
  return permille <= 0 ? 0 : Math.min(4, 1 + Math.floor(permille / 250));
}
