import { Button, Disclosure, formatDate, LegalLink, Notice, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import './laws.css';
import './messages.js';
import { useOnChange } from '../hooks/useOnChange.js';
import { useLawReviews, type LawReviewData, type LawReviews } from './useLawReviews.js';

/** So many are shown at once; more wait below their heading. */
const FEW = 3;

/** What of an instance is to be verified because a norm changed; nothing where nothing waits. */
export function InstanceLawReviews({ instanceId, dataRevision, onClause }: { readonly instanceId: string; readonly dataRevision: number; readonly onClause: (clauseId: string) => void }): ReactElement | null {
  const reviews = useLawReviews({ instanceId });
  // A clause was changed, here or by a colleague: it may wait no more.
  useOnChange(dataRevision, reviews.refresh);
  return <LawReviewList reviews={reviews} onClause={onClause} />;
}

/** The same for one clause of a model in the workshop. */
export function ClauseLawReviews({ modelKey, clauseId }: { readonly modelKey: string; readonly clauseId: string }): ReactElement | null {
  return <LawReviewList reviews={useLawReviews({ modelKey, subjectId: clauseId })} onClause={null} />;
}

/** What of the models is to be verified, rules included; asked again when something of the changes moved. */
export function ModelLawReviews({ moved }: { readonly moved: unknown }): ReactElement | null {
  const reviews = useLawReviews({});
  useOnChange(moved, reviews.refresh);
  return <LawReviewList reviews={reviews} onClause={null} title="toVerifyModels" />;
}

function LawReviewList({ reviews, onClause, title = 'toVerify' }: { readonly reviews: LawReviews; readonly onClause: ((clauseId: string) => void) | null; readonly title?: 'toVerify' | 'toVerifyModels' }): ReactElement | null {
  const t = useMessages('laws');
  const [confirmed, setConfirmed] = useState(false);
  const count = reviews.open.length;
  if (count === 0) {
    return confirmed ? (
      <p role="status" className="models-facts">
        {t('verified')}
      </p>
    ) : null;
  }
  return (
    <section className="law-reviews" aria-labelledby="da-verificare">
      <h2 id="da-verificare" className="h6">
        {t(title, { count })}
      </h2>
      <p className="models-facts">{t('howToClose')}</p>
      {reviews.trouble !== null && <Notice kind="danger">{reviews.trouble || t('failed')}</Notice>}
      {[...byChange(reviews.open)].map(([id, [first, ...others]]) => (
        <div key={id}>
          <p>
            {t('because', { law: first.change.label, date: formatDate(first.change.changedOn), note: first.change.note })} <LegalLink urn={first.change.urn} label={first.change.label} />
          </p>
          <Disclosure summary={t('citing', { count: others.length + 1, law: first.change.label })} open={count <= FEW}>
            <ul>
              {[first, ...others].map((review) => (
                <Review key={review.id} review={review} busy={reviews.busy} onClause={onClause} onConfirm={() => void reviews.confirm(review).then((done) => done && setConfirmed(true))} />
              ))}
            </ul>
          </Disclosure>
        </div>
      ))}
    </section>
  );
}

/** Reviews by the change they come from: its reason is said once. */
function byChange(reviews: readonly LawReviewData[]): Map<string, [LawReviewData, ...LawReviewData[]]> {
  const groups = new Map<string, [LawReviewData, ...LawReviewData[]]>();
  for (const review of reviews) {
    const group = groups.get(review.change.id);
    if (group) group.push(review);
    else groups.set(review.change.id, [review]);
  }
  return groups;
}

function Review({ review, busy, onClause, onConfirm }: { readonly review: LawReviewData; readonly busy: boolean; readonly onClause: ((clauseId: string) => void) | null; readonly onConfirm: () => void }): ReactElement {
  const t = useMessages('laws');
  const due = formatDate(review.dueOn);
  return (
    <li>
      <p>
        <strong>{review.label}</strong> {review.subjectKind === 'regola' && <span className="models-facts">({t('rule')}) </span>}<span className="models-facts">{review.ownerName ? t('dueOf', { date: due, name: review.ownerName }) : t('due', { date: due })}</span>
      </p>
      <div className="law-actions">
        {onClause && (
          <Button size="xs" outline color="primary" type="button" aria-label={t('goTo', { label: review.label })} onClick={() => onClause(review.subjectId)}>
            {t('go')}
          </Button>
        )}
        {review.viewerCanConfirm && (
          <Button size="xs" color="primary" type="button" disabled={busy} aria-label={t('confirmOf', { label: review.label })} onClick={onConfirm}>
            {t('confirm')}
          </Button>
        )}
      </div>
    </li>
  );
}
