import { Button, Notice, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { CommentForm } from './CommentForm.js';
import { useReviewRoom } from './review-context.js';

const SuggestionForm = lazy(async () => ({ default: (await import('./SuggestionForm.js')).SuggestionForm }));

/** What one can say of one clause: a comment, or another text. */
export function ClauseReview({ clauseId, quote }: { readonly clauseId: string; readonly quote: string }): ReactElement {
  const t = useMessages('review');
  const { clauses, closed, may } = useReviewRoom();
  const [proposing, setProposing] = useState(false);
  const facts = clauses.get(clauseId);
  const refusal = !facts || facts.suppressed ? t('suggestion.gone') : facts.lock === 'vincolata' ? t('suggestion.fixed') : (closed.get(facts.actKey) ?? null);
  return (
    <>
      {may.comment && !proposing && facts && <CommentForm key={`${clauseId} ${quote}`} clauseId={clauseId} parentId={null} quote={quote} />}
      {may.suggest && !proposing && !refusal && (
        <p>
          <Button size="xs" outline color="primary" type="button" onClick={() => setProposing(true)}>
            {t('suggestion.new')}
          </Button>
        </p>
      )}
      {may.suggest && refusal && <Notice kind="info">{refusal}</Notice>}
      {proposing && (
        <Suspense fallback={<Skeleton lines={5} />}>
          <SuggestionForm clauseId={clauseId} onDone={() => setProposing(false)} />
        </Suspense>
      )}
    </>
  );
}
