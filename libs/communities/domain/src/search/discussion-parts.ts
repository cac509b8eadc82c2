import type { DiscussionId } from '@province-comuni/communities-contract';

/** Posts of a part: a new post writes one part anew, however long the discussion is. */
export const POSTS_PER_PART = 100;

/** A part of a discussion, as the search has it. */
export interface DiscussionPart {
  readonly id: DiscussionId;
  /** From 0. */
  readonly part: number;
}

/** The part in which a post stands, by its number. */
export function partOf(sequence: number): number {
  return Math.floor((sequence - 1) / POSTS_PER_PART);
}

/** Id of a part's entry: the first has that of the discussion. In order of number, in every alphabet. */
export function entryIdOf({ id, part }: DiscussionPart): string {
  return part === 0 ? id : `${id}/${String(part).padStart(7, '0')}`;
}

export function partOfEntry(entryId: string): DiscussionPart {
  const [id, part] = entryId.split('/') as [DiscussionId, string | undefined];
  return { id, part: Number(part ?? 0) };
}
