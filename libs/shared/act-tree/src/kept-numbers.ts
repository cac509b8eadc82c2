/** Commi of an article as an approved text has them, in order: the number without its point, and the words. */
export type KeptCommi = readonly (readonly [number: string, text: string])[];

/**
 * Numbers of an approved text that a later text of the same act keeps: id of the clause and its number, in the order of the approved text, and of an article
 * with counted commi those.
 * What refers to "articolo 13" from outside (a delibera of a Comune, another act) goes on holding.
 */
export type KeptNumbers = readonly (readonly [clauseId: string, number: string, commi?: KeptCommi])[];

/**
 * Numbers for clauses of one kind in their order now. Who had a number keeps it; what stands between takes the number before it with bis,
 * ter, quater…; what stands before the first takes 01, 02…; what stands between 12 and 12-bis takes 12.1. A number whose clause went is
 * not given again. A clause that moved counts as new in its new place: numbers go up through the whole text.
 * Source: Regole e raccomandazioni per la formulazione tecnica dei testi legislativi, circolare of 20 April 2001, on articles that are added.
 */
export function numbersBeside(clauseIds: readonly string[], kept: KeptNumbers): string[] {
  const places = new Map(kept.map(([id], place) => [id, place]));
  const numbers = new Map(kept.map(([id, number]) => [id, number]));
  const still = inOrder(clauseIds, places);
  const taken = new Set(numbers.values());
  let before: string | null = null;
  return clauseIds.map((id) => {
    before = still.has(id) ? numbers.get(id)! : free(before, taken);
    taken.add(before);
    return before;
  });
}

/**
 * Numbers for the commi of an article, by their words now. Commi have no identity of their own: each is taken for the one of the approved text that shares the
 * most words with it, in order; where as many stand between two that were found again, one by one, so that what was only rewritten keeps its number. What is
 * left is new, and counted as {@link numbersBeside} counts articles.
 */
export function commiBeside(texts: readonly string[], kept: KeptCommi): string[] {
  const found = alignedCommi(texts, kept.map(([, text]) => text));
  return numbersBeside(
    texts.map((_, index) => (found.has(index) ? kept[found.get(index)!]![0] : `nuovo ${index}`)),
    kept.map(([number]) => [number, number]),
  );
}

/** Which old text each new one is, by index: the pairs, in the order of both, that share the most words; and as many pairs as there can be. */
function alignedCommi(now: readonly string[], old: readonly string[]): Map<number, number> {
  const [nowWords, oldWords] = [now.map(countedWords), old.map(countedWords)];
  // Any pair is better than none: a comma rewritten from the first word to the last stands where the old one stood.
  const worth = (a: number, b: number): number => likeness(nowWords[a]!, oldWords[b]!) + 0.01;
  const best = Array.from({ length: now.length + 1 }, () => new Array<number>(old.length + 1).fill(0));
  for (let a = now.length - 1; a >= 0; a--) for (let b = old.length - 1; b >= 0; b--) best[a]![b] = Math.max(best[a + 1]![b]!, best[a]![b + 1]!, best[a + 1]![b + 1]! + worth(a, b));
  const pairs = new Map<number, number>();
  for (let a = 0, b = 0; a < now.length && b < old.length; ) {
    if (best[a]![b] === best[a + 1]![b + 1]! + worth(a, b)) pairs.set(a++, b++);
    else if (best[a]![b] === best[a + 1]![b]) a++;
    else b++;
  }
  return pairs;
}

function countedWords(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const word of text.toLocaleLowerCase('it').match(/[\p{L}\p{N}]+/gu) ?? []) words.set(word, (words.get(word) ?? 0) + 1);
  return words;
}

/** Share of common words, from 0 to 1. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const size = (words: ReadonlyMap<string, number>): number => [...words.values()].reduce((sum, count) => sum + count, 0);
  const shared = [...a].reduce((sum, [word, count]) => sum + Math.min(count, b.get(word) ?? 0), 0);
  return size(a) + size(b) === 0 ? 1 : (2 * shared) / (size(a) + size(b));
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
