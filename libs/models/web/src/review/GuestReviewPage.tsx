import type { RenderedAct } from '@province-comuni/shared-act-tree';
import { EmptyState, Failure, formatDate, Page, RenderedActView, Skeleton, Tabs, useMessages, type ActActions } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react';
import { useLocation } from 'react-router';
import { ClauseReview } from './ClauseReview.js';
import { GuestReviewDocument, type GuestReviewQuery } from './generated/graphql.js';
import './messages.js';
import { openByClause } from './review-entries.js';
import './review.css';
import { ReviewChip } from './ReviewChip.js';
import { ReviewContext, type ReviewRoom } from './review-context.js';
import { ReviewItems } from './ReviewItems.js';

type GuestReviewData = NonNullable<GuestReviewQuery['guestReview']>;

/** The acts for who was let in without an account. The secret stands behind the `#`, which no server and no log sees. */
export function GuestReviewPage(): ReactElement {
  const t = useMessages('review');
  const { hash } = useLocation();
  const [secret] = useState(() => hash.slice(1));
  const { data, error, refetch } = useQuery(GuestReviewDocument, { variables: { secret }, fetchPolicy: 'cache-and-network' });
  const review = data?.guestReview;
  return (
    <Page title={t('guest.title')} wide lead={review ? t('guest.lead', { ente: review.ente }) : undefined}>
      {error && !data && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={10} />}
      {review === null && (
        <EmptyState title={t('guest.notFound')}>
          <p>{t('guest.notFoundText')}</p>
        </EmptyState>
      )}
      {review && <GuestReview review={review} secret={secret} onActsChanged={() => void refetch()} />}
    </Page>
  );
}

function GuestReview({ review, secret, onActsChanged }: { readonly review: GuestReviewData; readonly secret: string; readonly onActsChanged: () => void }): ReactElement {
  const t = useMessages('review');
  const [actKey, setActKey] = useState(review.acts[0]?.key ?? '');
  const [open, setOpen] = useState<{ readonly clauseId: string; readonly quote: string } | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const counts = useMemo(() => openByClause(review), [review]);
  const clauses = useMemo(() => new Map(review.acts.flatMap((act) => act.clauses.map((clause) => [clause.id, { actKey: act.key, label: clause.label, lock: clause.lock, suppressed: clause.state === 'SOPPRESSA' }] as const))), [review.acts]);
  const onClause = useCallback((clauseId: string) => {
    const act = clauses.get(clauseId)?.actKey;
    if (act) setActKey(act);
    setTarget(clauseId);
  }, [clauses]);
  // The clause may still have to appear with its act: looked for after each draw.
  useEffect(() => {
    const element = target && document.getElementById(`clausola-${target}`);
    if (!element) return;
    setTarget(null);
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
  });
  const room = useMemo((): ReviewRoom => {
    const names = new Map(review.labels.map(({ key, label }) => [key, label]));
    return {
      door: { kind: 'guest', secret },
      may: { comment: true, suggest: review.maySuggest, decide: false, settle: false },
      closed: new Map(review.closed.map((act) => [act.actKey, act.reason])),
      clauses,
      labels: { variable: (key) => names.get(key) ?? key.replaceAll('.', ' ').replaceAll('_', ' '), clause: (id) => clauses.get(id)?.label ?? id },
      variables: review.labels.map(({ key, label }) => ({ value: key, label })),
      referable: (key) => [...clauses].filter(([, facts]) => facts.actKey === key && !facts.suppressed).map(([value, { label }]) => ({ value, label })),
      onClause,
      onActsChanged,
    };
  }, [review, secret, clauses, onClause, onActsChanged]);
  return (
    <ReviewContext value={room}>
      <p>{t('guest.of', { title: review.title, guest: review.guest, date: formatDate(review.expiresAt) })}</p>
      <p>{t(review.maySuggest ? 'guest.howSuggest' : 'guest.howComment')}</p>
      {review.closed.map((act) => (
        <p key={act.actKey}>{t('closed', { act: review.acts.find(({ key }) => key === act.actKey)?.shortName ?? '', reason: act.reason })}</p>
      ))}
      <h2 className="h4">{t('guest.acts')}</h2>
      <Tabs
        label={t('guest.acts')}
        active={actKey}
        onChange={setActKey}
        tabs={review.acts.map((act) => ({ id: act.key, label: act.shortName, content: act.key === actKey ? <GuestAct review={review} act={act} counts={counts} open={open} onOpen={(clauseId, quote) => setOpen(open?.clauseId === clauseId ? null : { clauseId, quote })} /> : null }))}
      />
      <section aria-labelledby="i-vostri-commenti" className="review-own">
        <h2 id="i-vostri-commenti" className="h4">
          {t('guest.own')}
        </h2>
        <ReviewItems entries={review} clauseId={null} empty={t('guest.none')} level={3} />
      </section>
    </ReviewContext>
  );
}

interface GuestActProps {
  readonly review: GuestReviewData;
  readonly act: GuestReviewData['acts'][number];
  readonly counts: ReturnType<typeof openByClause>;
  readonly open: { readonly clauseId: string; readonly quote: string } | null;
  readonly onOpen: (clauseId: string, quote: string) => void;
}

/** The act, with what one can say of a clause below that clause. */
function GuestAct({ review, act, counts, open, onOpen }: GuestActProps): ReactElement {
  const proposable = useMemo(() => new Set(review.maySuggest ? act.clauses.filter(({ lock }) => lock !== 'vincolata').map(({ id }) => id) : []), [review.maySuggest, act.clauses]);
  const actions: ActActions = {
    onVariable: () => undefined,
    labelOf: () => null,
    instead: () => null,
    margin: (clause) => (
      <div className="review-margin">
        <ReviewChip clauseId={clause.id} label={clause.label.length > 3 ? clause.label : clause.id} count={counts.get(clause.id)} pressed={open?.clauseId === clause.id} canPropose={proposable.has(clause.id)} onOpen={onOpen} />
        {open?.clauseId === clause.id && (
          <div className="review-inline">
            <ClauseReview clauseId={clause.id} quote={open.quote} />
            <ReviewItems entries={review} clauseId={clause.id} empty={null} level={4} />
          </div>
        )}
      </div>
    ),
  };
  return <RenderedActView act={act.rendered as RenderedAct} actions={actions} />;
}
