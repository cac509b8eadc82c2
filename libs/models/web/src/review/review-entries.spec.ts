import { describe, expect, it } from '@jest/globals';
import type { ClauseCommentFieldsFragment, ClauseSuggestionFieldsFragment } from './generated/graphql.js';
import { openByClause, openItems } from './review-entries.js';

const comment = (clauseId: string, parentId: string | null, resolvedAt: string | null): ClauseCommentFieldsFragment => ({ clauseId, parentId, resolvedAt }) as ClauseCommentFieldsFragment;
const suggestion = (clauseId: string, state: string): ClauseSuggestionFieldsFragment => ({ clauseId, state }) as ClauseSuggestionFieldsFragment;

describe('what is open in a review', () => {
  const entries = {
    comments: [comment('a', null, null), comment('a', 'x', null), comment('a', null, '2026-11-29'), comment('b', null, '2026-11-29')],
    suggestions: [suggestion('a', 'open'), suggestion('a', 'open'), suggestion('b', 'refused'), suggestion('c', 'open')],
  };

  it('is counted by clause: threads and not their answers, and what nobody decided', () => {
    expect([...openByClause(entries)]).toEqual([['a', { comments: 1, suggestions: 2 }], ['c', { comments: 0, suggestions: 1 }]]);
  });

  it('is counted for one clause, and for all', () => {
    expect([openItems(entries, 'a'), openItems(entries, 'b'), openItems(entries, null)]).toEqual([3, 0, 4]);
  });
});
