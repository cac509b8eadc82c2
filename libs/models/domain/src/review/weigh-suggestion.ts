import { mergeClauseText } from '@province-comuni/shared-act-tree';
import { mergeHeadings } from '../upgrade/plan-clause.js';
import type { ClauseSuggestion } from './review.js';
import { reviewedTextHash, type ReviewedText } from './reviewed-text.js';

/**
 * What accepting a suggestion would make of the clause as it is now.
 *
 * `READY`: the clause is still the text it was made on; what is proposed takes its place. `THERE_ALREADY`: the clause says it already.
 * `CHANGED`: the clause changed since. `merged` holds both changes and is for a person to confirm, also where they do not touch (`conflicts` 0):
 * a text changed on both sides is never final in silence. Null where the proposal was to take the clause out.
 */
export type WeighedSuggestion =
  | { readonly kind: 'READY'; readonly text: ReviewedText | null }
  | { readonly kind: 'THERE_ALREADY' }
  | { readonly kind: 'CHANGED'; readonly currentHash: string; readonly merged: ReviewedText | null; readonly conflicts: number };

/** @param current the clause's own text now */
export function weighSuggestion({ base, baseHash, proposed }: Pick<ClauseSuggestion, 'base' | 'baseHash' | 'proposed'>, current: ReviewedText): WeighedSuggestion {
  const currentHash = reviewedTextHash(current);
  if (proposed && reviewedTextHash(proposed) === currentHash) return { kind: 'THERE_ALREADY' };
  if (currentHash === baseHash) return { kind: 'READY', text: proposed };
  if (!proposed) return { kind: 'CHANGED', currentHash, merged: null, conflicts: 0 };
  // "Ours" is what the act says now; where both changed the same words the proposal to confirm holds both.
  const heading = mergeHeadings(base.heading, current.heading, proposed.heading, 'both');
  const body = mergeClauseText(base.body, current.body, proposed.body, 'both');
  return { kind: 'CHANGED', currentHash, merged: { heading: heading.merged, body: body.merged }, conflicts: heading.conflicts + body.conflicts };
}
