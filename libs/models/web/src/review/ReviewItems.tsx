import { Disclosure, useMessages } from '@province-comuni/shared-ui';
import { useMemo, type ReactElement } from 'react';
import { CommentThread } from './CommentThread.js';
import type { ClauseCommentFieldsFragment, ClauseSuggestionFieldsFragment } from './generated/graphql.js';
import { openItems, type ReviewEntries } from './review-entries.js';
import { useReviewRoom } from './review-context.js';
import { SuggestionItem } from './SuggestionItem.js';

type Item = { readonly at: string; readonly clauseId: string; readonly open: boolean } & ({ readonly comment: ClauseCommentFieldsFragment; readonly suggestion?: undefined } | { readonly suggestion: ClauseSuggestionFieldsFragment; readonly comment?: undefined });

/** Threads and suggestions, open ones first; of one clause, or of all with the clause named. */
export function ReviewItems({ entries, clauseId, empty, level }: { readonly entries: ReviewEntries; readonly clauseId: string | null; readonly empty: string | null; readonly level: 3 | 4 }): ReactElement | null {
  const t = useMessages('review');
  const items = useMemo(() => itemsOf(entries, clauseId), [entries, clauseId]);
  const open = items.filter((item) => item.open);
  const done = items.filter((item) => !item.open);
  const draw = (item: Item): ReactElement => (
    <li key={item.comment?.id ?? item.suggestion!.id}>
      {clauseId === null && <ClauseName clauseId={item.clauseId} />}
      {item.comment ? <CommentThread comment={item.comment} answers={entries.comments.filter(({ parentId }) => parentId === item.comment.id)} /> : <SuggestionItem suggestion={item.suggestion} />}
    </li>
  );
  if (items.length === 0) return empty === null ? null : <p>{empty}</p>;
  const Heading = level === 3 ? 'h3' : 'h4';
  return (
    <>
      <Heading className="review-heading">{t('openItems', { count: openItems(entries, clauseId) })}</Heading>
      {open.length === 0 ? <p>{t('noneOpen')}</p> : <ul className="review-list">{open.map(draw)}</ul>}
      {done.length > 0 && (
        <Disclosure summary={t('closedItems', { count: done.length })} lazy>
          <ul className="review-list">{done.map(draw)}</ul>
        </Disclosure>
      )}
    </>
  );
}

function ClauseName({ clauseId }: { readonly clauseId: string }): ReactElement {
  const t = useMessages('review');
  const { clauses, onClause } = useReviewRoom();
  const facts = clauses.get(clauseId);
  if (!facts) return <p className="review-facts">{t('goneClause')}</p>;
  return (
    <button type="button" className="act-margin-button review-clause" onClick={() => onClause(clauseId)}>
      {facts.label}
    </button>
  );
}

function itemsOf({ comments, suggestions }: ReviewEntries, clauseId: string | null): Item[] {
  const here = (entry: { readonly clauseId: string }): boolean => clauseId === null || entry.clauseId === clauseId;
  return [
    ...comments.filter((comment) => comment.parentId === null && here(comment)).map((comment): Item => ({ at: comment.createdAt, clauseId: comment.clauseId, open: comment.resolvedAt === null, comment })),
    ...suggestions.filter(here).map((suggestion): Item => ({ at: suggestion.createdAt, clauseId: suggestion.clauseId, open: suggestion.state === 'open', suggestion })),
  ].sort((a, b) => b.at.localeCompare(a.at));
}
