import { Badge, Button, Disclosure, formatDate, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import type { InstanceData } from '../hooks/useInstance.js';
import { ChangeProblems } from './ChangeProblems.js';
import { CloseReviewRequestDocument } from './generated/graphql.js';
import { REVIEW_QUERIES } from './review-changes.js';
import { useReviewRoom } from './review-context.js';
import type { InstanceReviewData } from './useInstanceReview.js';

const AskDialog = lazy(async () => ({ default: (await import('./AskDialog.js')).AskDialog }));

type Request = InstanceReviewData['requests'][number];

/** Requests to colleagues about one clause, or about all these acts; open ones first. */
export function ReviewRequests({ instance, review, clauseId }: { readonly instance: InstanceData; readonly review: InstanceReviewData; readonly clauseId: string | null }): ReactElement {
  const t = useMessages('review');
  const [asking, setAsking] = useState(false);
  const here = review.requests.filter((request) => clauseId === null || request.clauseId === clauseId);
  const open = here.filter(({ state }) => state === 'open');
  const done = here.filter(({ state }) => state !== 'open');
  return (
    <section aria-labelledby="richieste-ai-colleghi">
      <h4 id="richieste-ai-colleghi" className="review-heading">
        {t('requests.title')}
      </h4>
      {open.length === 0 ? (
        <p>{t('requests.none')}</p>
      ) : (
        <ul className="review-list">
          {open.map((request) => (
            <RequestItem key={request.id} instance={instance} request={request} />
          ))}
        </ul>
      )}
      {review.viewerCan.ask && (
        <Button size="xs" outline color="primary" type="button" onClick={() => setAsking(true)}>
          {t('requests.ask')}
        </Button>
      )}
      {done.length > 0 && (
        <Disclosure summary={t('requests.closedOnes', { count: done.length })} lazy>
          <ul className="review-list">
            {done.map((request) => (
              <RequestItem key={request.id} instance={instance} request={request} />
            ))}
          </ul>
        </Disclosure>
      )}
      {asking && (
        <Suspense fallback={null}>
          <AskDialog instance={instance} clauseId={clauseId} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </section>
  );
}

function RequestItem({ instance, request }: { readonly instance: InstanceData; readonly request: Request }): ReactElement {
  const t = useMessages('review');
  const { clauses, onClause } = useReviewRoom();
  const close = useChange(CloseReviewRequestDocument, (data) => data.closeReviewRequest, { refetch: REVIEW_QUERIES });
  const { id, to, from, clauseId } = request;
  const act = instance.acts.find(({ key }) => key === request.actKey)?.shortName;
  return (
    <li className="review-item">
      <p className="review-author">
        <strong>{t('requests.line', { from, to })}</strong> <Badge tone={request.late ? 'danger' : request.state === 'open' ? 'warning' : 'neutral'}>{request.state === 'open' ? t(request.late ? 'requests.late' : 'requests.due', { date: formatDate(request.dueOn) }) : t(`requests.state.${request.state}`)}</Badge>
      </p>
      {clauseId !== null && clauses.has(clauseId) ? (
        <button type="button" className="act-margin-button review-clause" onClick={() => onClause(clauseId)}>
          {clauses.get(clauseId)!.label}
        </button>
      ) : (
        act && <p className="review-facts">{t('requests.on', { subject: act })}</p>
      )}
      <p className="review-words">{request.text}</p>
      <ChangeProblems change={close} />
      <div className="review-actions">
        {request.viewerCanClose && (
          <Button size="xs" outline color="primary" type="button" disabled={close.busy} aria-label={t('requests.doneOf', { to })} onClick={() => void close.run({ id, how: 'done' })}>
            {t('requests.done')}
          </Button>
        )}
        {request.viewerCanWithdraw && (
          <Button size="xs" outline color="primary" type="button" disabled={close.busy} aria-label={t('requests.withdrawOf', { to })} onClick={() => void close.run({ id, how: 'withdrawn' })}>
            {t('requests.withdraw')}
          </Button>
        )}
      </div>
    </li>
  );
}
