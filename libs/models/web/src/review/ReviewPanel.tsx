import { Button, EmptyState, Failure, Notice, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { lazy, Suspense, useEffect, useMemo, useRef, type ReactElement } from 'react';
import { Link } from 'react-router';
import { useChipLabels } from '../hooks/useChipLabels.js';
import type { InstanceData } from '../hooks/useInstance.js';
import { ClauseReview } from './ClauseReview.js';
import { GuestLinks } from './GuestLinks.js';
import './messages.js';
import './review.css';
import { ReviewContext, type ReviewedClauseFacts, type ReviewRoom } from './review-context.js';
import { ReviewItems } from './ReviewItems.js';
import { ReviewRequests } from './ReviewRequests.js';
import type { InstanceReviewWork } from './useInstanceReview.js';

const OfferedClauses = lazy(async () => ({ default: (await import('../word/OfferedClauses.js')).OfferedClauses }));

interface Props {
  readonly instance: InstanceData;
  readonly actKey: string;
  readonly work: InstanceReviewWork;
  /** The clause it is open on; null for all acts. */
  readonly clauseId: string | null;
  /** Words of the clause that were selected. */
  readonly quote: string;
  readonly onClause: (clauseId: string) => void;
  readonly onAll: () => void;
  readonly onClose: () => void;
  readonly onActsChanged: () => void;
}

/** The review beside the act: what is said of a clause, or of all; requests to colleagues; guests. */
export function ReviewPanel({ instance, actKey, work, clauseId, quote, onClause, onAll, onClose, onActsChanged }: Props): ReactElement {
  const t = useMessages('review');
  const { labels, variables, clauses: referable } = useChipLabels(instance, actKey);
  const { review } = work;
  const clauses = useMemo(() => factsOf(instance), [instance]);
  const room = useMemo(
    (): ReviewRoom | null =>
      review && {
        door: { kind: 'person', instanceId: instance.id },
        may: { comment: review.viewerCan.comment, suggest: review.viewerCan.suggest, decide: review.viewerCan.decide, settle: review.viewerCan.comment },
        closed: new Map(review.closed.map((act) => [act.actKey, act.reason])),
        clauses,
        labels,
        variables,
        referable: () => referable,
        onClause,
        onActsChanged,
      },
    [review, instance.id, clauses, labels, variables, referable, onClause, onActsChanged],
  );
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [clauseId]);
  return (
    <div className="review-panel">
      <h3 ref={heading} tabIndex={-1} className={clauseId === null ? 'visually-hidden' : 'review-title'}>
        {clauseId === null ? t('title') : t('ofClause', { label: clauses.get(clauseId)?.label ?? t('goneClause') })}
      </h3>
      <div className="review-actions">
        {clauseId !== null && (
          <Button size="xs" outline color="primary" type="button" onClick={onAll}>
            {t('showAll')}
          </Button>
        )}
        {clauseId === null && (
          <Link className="btn btn-xs btn-outline-primary" to={`/atti/${instance.id}/word`}>
            {t('inWord')}
          </Link>
        )}
        <Button size="xs" outline color="primary" type="button" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
      {work.error && !review ? <Failure error={work.error} retry={work.retry} /> : null}
      {!review && work.loading && <Skeleton lines={6} />}
      {!review && !work.loading && !work.error && <EmptyState title={t('notFound')} />}
      {review && room && (
        <ReviewContext value={room}>
          {clauseId === null && review.closed.map((act) => <Notice key={act.actKey} kind="info">{t('closed', { act: instance.acts.find(({ key }) => key === act.actKey)?.shortName ?? '', reason: act.reason })}</Notice>)}
          {clauseId === null && (
            <Suspense fallback={null}>
              <OfferedClauses instanceId={instance.id} level={4} onActsChanged={onActsChanged} />
            </Suspense>
          )}
          <ReviewItems entries={review} clauseId={clauseId} empty={clauseId === null ? t('empty') : t('emptyClause')} level={4} />
          {clauseId !== null && <ClauseReview key={clauseId} clauseId={clauseId} quote={quote} />}
          <ReviewRequests instance={instance} review={review} clauseId={clauseId} />
          {clauseId === null && review.viewerCan.inviteGuests && <GuestLinks instance={instance} links={review.links} />}
        </ReviewContext>
      )}
    </div>
  );
}

function factsOf(instance: InstanceData): ReadonlyMap<string, ReviewedClauseFacts> {
  return new Map(instance.acts.flatMap((act) => act.clauses.map((clause) => [clause.id, { actKey: act.key, label: clause.label, lock: clause.lock, suppressed: clause.state === 'SOPPRESSA' }] as const)));
}
