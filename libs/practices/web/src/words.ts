import type { ComparePracticesQuery, PracticeCardFieldsFragment, PracticeDimensionKey, PracticeFieldsFragment } from './generated/graphql.js';

export type Sheet = PracticeFieldsFragment;
export type Card = PracticeCardFieldsFragment;
export type SheetDimension = Sheet['dimensions'][number];
export type SheetTable = SheetDimension['tables'][number];
export type SourcedText = Sheet['strengths'][number];
export type DimensionKey = PracticeDimensionKey;
export type Comparison = Extract<ComparePracticesQuery['comparePractices'], { __typename: 'PracticeComparison' }>;
export type ComparedTable = Comparison['overview'];
export type ComparedLine = ComparedTable['lines'][number];

/** Most sheets side by side: the server says the same. */
export const MOST_COMPARED = 4;

/** A day from now, so many years on, as `YYYY-MM-DD`. */
export function yearsFrom(now: Date, years: number): string {
  return `${now.getFullYear() + years}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(Math.min(28, now.getDate())).padStart(2, '0')}`;
}
