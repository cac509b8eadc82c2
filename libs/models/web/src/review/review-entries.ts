import type { ClauseCommentFieldsFragment, ClauseSuggestionFieldsFragment } from './generated/graphql.js';

/** What was said and proposed. */
export interface ReviewEntries {
  readonly comments: readonly ClauseCommentFieldsFragment[];
  readonly suggestions: readonly ClauseSuggestionFieldsFragment[];
}

/** Threads that are not settled and suggestions that are not decided. */
export interface OpenCount {
  readonly comments: number;
  readonly suggestions: number;
}

export function isOpenThread(comment: ClauseCommentFieldsFragment): boolean {
  return comment.parentId === null && comment.resolvedAt === null;
}

/** How many entries are open, of a clause or of all. */
export function openItems({ comments, suggestions }: ReviewEntries, clauseId: string | null): number {
  const here = (entry: { readonly clauseId: string }): boolean => clauseId === null || entry.clauseId === clauseId;
  return comments.filter((comment) => isOpenThread(comment) && here(comment)).length + suggestions.filter((suggestion) => suggestion.state === 'open' && here(suggestion)).length;
}

/** Open entries by clause; clauses without any are left out. */
export function openByClause({ comments, suggestions }: ReviewEntries): ReadonlyMap<string, OpenCount> {
  const counts = new Map<string, OpenCount>();
  const add = (clauseId: string, kind: keyof OpenCount): void => {
    const before = counts.get(clauseId) ?? { comments: 0, suggestions: 0 };
    counts.set(clauseId, { ...before, [kind]: before[kind] + 1 });
  };
  for (const comment of comments.filter(isOpenThread)) add(comment.clauseId, 'comments');
  for (const suggestion of suggestions.filter(({ state }) => state === 'open')) add(suggestion.clauseId, 'suggestions');
  return counts;
}
