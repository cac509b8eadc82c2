/** Fewest answers that an anonymous result rests on. */
export const LEAST_ANSWERS = 5;

/** A part of those who answered, with how many of them answered a question. */
export interface AnswerGroup {
  readonly key: string;
  readonly base: number;
}

/**
 * Groups that may be shown beside their total so that neither one of them, nor what is left of the total when some are taken away, rests on fewer answers than `least`.
 * The groups are all of the total: small ones are put together, with the smallest of the others when that is not enough. Empty: there is nothing to compare.
 * @returns keys that are shown together
 */
export function groupsToShow(groups: readonly AnswerGroup[], least: number): readonly (readonly string[])[] {
  const there = groups.filter(({ base }) => base > 0);
  const large = there.filter(({ base }) => base >= least).sort((a, b) => b.base - a.base);
  const together = there.filter(({ base }) => base < least);
  while (together.length > 0 && together.reduce((sum, { base }) => sum + base, 0) < least) {
    const smallest = large.pop();
    if (!smallest) return [];
    together.push(smallest);
  }
  const largeKeys = new Set(large.map(({ key }) => key));
  // In the order in which they were given.
  const shown = [...there.filter(({ key }) => largeKeys.has(key)).map(({ key }) => [key]), ...(together.length > 0 ? [together.map(({ key }) => key)] : [])];
  return shown.length > 1 ? shown : [];
}
