/** What may stand at a place of a line: one of some known word sequences, or a stretch of unknown words. */
export interface Slot {
  readonly known: readonly (readonly string[])[];
  readonly open: { readonly min: number; readonly max: number } | null;
  /** Signs an unknown stretch may not hold. */
  readonly stop?: string;
}

/**
 * Lays words over slots so that both end together: for each slot where its words begin and end. Known words are preferred to unknown ones,
 * short stretches to long ones. Null when there is no way. Time grows with slots × words, whatever the text.
 */
export function fitWords(slots: readonly Slot[], words: readonly string[]): [number, number][] | null {
  const failed = new Set<number>();
  const found: [number, number][] = [];
  const width = words.length + 1;
  const place = (slot: number, at: number): boolean => {
    if (slot === slots.length) return at === words.length;
    const key = slot * width + at;
    if (failed.has(key)) return false;
    const { known, open, stop } = slots[slot]!;
    for (const option of known) {
      if (!option.every((word, index) => words[at + index] === word)) continue;
      found[slot] = [at, at + option.length];
      if (place(slot + 1, at + option.length)) return true;
    }
    if (open) {
      for (let length = open.min; length <= open.max && at + length <= words.length; length += 1) {
        if (stop !== undefined && length > 0 && words[at + length - 1] === stop) break;
        found[slot] = [at, at + length];
        if (place(slot + 1, at + length)) return true;
      }
    }
    failed.add(key);
    return false;
  };
  return place(0, 0) ? found.slice(0, slots.length) : null;
}
