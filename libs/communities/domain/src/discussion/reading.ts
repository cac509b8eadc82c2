/** How far somebody has read, by numbers alone. */
export interface ReadingPlace {
  /** Posts of the community up to this number were there before him. */
  readonly joinedNumber: number;
  /** What he read of this discussion; null: never opened. */
  readonly readUpTo: number | null;
  /** Posts of this discussion that were there before him: what counts as read of one that was never opened. */
  readonly before: number;
}

/** The number up to which he has read. */
export function readTo({ readUpTo, before }: ReadingPlace): number {
  return readUpTo ?? before;
}

/** What he has not read of a discussion of so many posts. */
export function unreadOf(place: ReadingPlace, lastSequence: number): number {
  return Math.max(0, lastSequence - readTo(place));
}

/**
 * Reading on: where he stands then, and by how much the count of what he read grows. Never backwards, never beyond what is there.
 * The sum of these growths is exactly what has been read: nothing has to be counted.
 */
export function readOn(place: ReadingPlace, lastSequence: number, upTo: number): { readonly readUpTo: number; readonly grows: number } {
  const from = readTo(place);
  const to = Math.max(from, Math.min(lastSequence, Math.floor(upTo)));
  return { readUpTo: to, grows: to - from };
}
