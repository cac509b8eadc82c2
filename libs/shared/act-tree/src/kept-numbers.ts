/**
 * Numbers of an approved text that a later text of the same act keeps: id of the clause and its number, in the order of the approved text.
 * What refers to "articolo 13" from outside (a delibera of a Comune, another act) goes on holding.
 */
export type KeptNumbers = readonly (readonly [clauseId: string, number: string])[];

/**
 * Numbers for clauses of one kind in their order now. Who had a number keeps it; what stands between takes the number before it with bis,
 * ter, quater…; what stands before the first takes 01, 02…; what stands between 12 and 12-bis takes 12.1. A number whose clause went is
 * not given again. A clause that moved counts as new in its new place: numbers go up through the whole text.
 * Source: Regole e raccomandazioni per la formulazione tecnica dei testi legislativi, circolare of 20 April 2001, on articles that are added.
 */
export function numbersBeside(clauseIds: readonly string[], kept: KeptNumbers): string[] {
  const places = new Map(kept.map(([id], place) => [id, place]));
  const numbers = new Map(kept);
  const still = inOrder(clauseIds, places);
  const taken = new Set(numbers.values());
  let before: string | null = null;
  return clauseIds.map((id) => {
    before = still.has(id) ? numbers.get(id)! : free(before, taken);
    taken.add(before);
    return before;
  });
}

/** The most clauses that still follow each other as they did: the longest rising run of their old places. */
function inOrder(clauseIds: readonly string[], places: ReadonlyMap<string, number>): ReadonlySet<string> {
  const old = clauseIds.filter((id) => places.has(id));
  const best: { readonly length: number; readonly previous: number }[] = [];
  old.forEach((id, index) => {
    let previous = -1;
    for (let each = 0; each < index; each++) if (places.get(old[each]!)! < places.get(id)! && (previous < 0 || best[each]!.length > best[previous]!.length)) previous = each;
    best.push({ length: previous < 0 ? 1 : best[previous]!.length + 1, previous });
  });
  const still = new Set<string>();
  for (let at = best.reduce((longest, each, index) => (longest < 0 || each.length > best[longest]!.length ? index : longest), -1); at >= 0; at = best[at]!.previous) still.add(old[at]!);
  return still;
}

/** Latin numeral adverbs, from the second on. */
const ADVERBS = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'novies', 'decies', 'undecies', 'duodecies', 'terdecies', 'quaterdecies', 'quindecies', 'sexdecies', 'septiesdecies', 'duodevicies', 'undevicies', 'vicies'];

function free(before: string | null, taken: ReadonlySet<string>): string {
  const next = after(before);
  if (next !== null && !taken.has(next)) return next;
  for (let count = 1; ; count++) {
    const between = before === null ? `0${count}` : `${before}.${count}`;
    if (!taken.has(between)) return between;
  }
}

/** The number that follows by itself; null where the adverbs end. */
function after(before: string | null): string | null {
  if (before === null) return '01';
  const counted = /^(0|.*\.)(\d+)$/.exec(before);
  if (counted) return `${counted[1]}${Number(counted[2]) + 1}`;
  const adverb = /^(.*)-([a-z]+)$/.exec(before);
  if (!adverb) return `${before}-${ADVERBS[0]}`;
  const following = ADVERBS[ADVERBS.indexOf(adverb[2]!) + 1];
  return following === undefined ? null : `${adverb[1]}-${following}`;
}
