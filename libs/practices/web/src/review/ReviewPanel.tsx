import { Disclosure, Failure, Field, formatDateTime, Notice, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { PublishPracticeDocument, SendBackPracticeDocument, SubmitPracticeDocument, WithdrawPracticeDocument } from '../generated/graphql.js';
import { yearsFrom, type Sheet } from '../words.js';

/** The steps that the viewer may take with a sheet: give it to UPI, publish it, send it back, withdraw it; and those taken so far. */
export function ReviewPanel({ sheet }: { sheet: Sheet }): ReactElement | null {
  const t = useMessages('practices');
  const { edit, submit, publish, sendBack, withdraw } = sheet.viewerCan;
  if (!edit && !submit && !publish && !sendBack && !withdraw && sheet.reviews.length === 0) return null;
  return (
    <section id="revisione" className="pr-part" aria-labelledby="titolo-revisione">
      <h2 id="titolo-revisione">{t('review.title')}</h2>
      {submit && <Submit sheet={sheet} />}
      {publish && <Publish sheet={sheet} />}
      {sendBack && <WithReason sheet={sheet} step="sendBack" />}
      {withdraw && <WithReason sheet={sheet} step="withdraw" />}
      {sheet.reviews.length > 0 && (
        <>
          <h3 className="h5 mt-4">{t('review.history')}</h3>
          <ul>
            {sheet.reviews.map((review, index) => (
              <li key={index}>
                {t(`review.steps.${review.step}`)} – {review.personName}, {formatDateTime(review.at)}
                {review.reason && <p className="mb-1">{review.reason}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Submit({ sheet }: { sheet: Sheet }): ReactElement {
  const t = useMessages('practices');
  const change = useChange(SubmitPracticeDocument, (data) => data.submitPractice);
  const problems = [...new Set([...sheet.obstacles.map(({ message }) => message), ...Object.values(change.problems)])];
  return (
    <div className="pr-block">
      {problems.length > 0 && (
        <Notice kind="warning" title={t('review.obstacles')}>
          <ul>{problems.map((problem) => <li key={problem}>{problem}</li>)}</ul>
        </Notice>
      )}
      {change.message && <Notice kind="danger">{change.message}</Notice>}
      {change.error !== null && <Failure error={change.error} />}
      <button type="button" className="btn btn-primary" disabled={change.busy || problems.length > 0} onClick={() => void change.run({ practiceId: sheet.id })}>
        {t('review.submit')}
      </button>
    </div>
  );
}

function Publish({ sheet }: { sheet: Sheet }): ReactElement {
  const t = useMessages('practices');
  const change = useChange(PublishPracticeDocument, (data) => data.publishPractice);
  const [reviewDate, setReviewDate] = useState(() => yearsFrom(new Date(), 1));
  const [conflict, setConflict] = useState(false);
  const [done, setDone] = useState(false);
  async function go(): Promise<void> {
    const outcome = await change.run({ input: { practiceId: sheet.id, seenRevision: sheet.revision, reviewDate } });
    setConflict(outcome?.__typename === 'PracticeConflict');
    setDone(outcome?.__typename === 'PracticeChanged');
  }
  return (
    <div className="pr-block">
      {conflict && <Notice kind="warning">{t('review.changedMeanwhile')}</Notice>}
      {change.message && <Notice kind="danger">{change.message}</Notice>}
      {change.error !== null && <Failure error={change.error} />}
      <Field id="rivedere" label={t('review.reviewDate')} required error={change.problems['reviewDate']}>
        <TextInput type="date" value={reviewDate} onChange={setReviewDate} />
      </Field>
      <button type="button" className="btn btn-primary" disabled={change.busy} onClick={() => void go()}>
        {sheet.state === 'IN_REVISIONE' ? t('review.publish') : t('review.confirm')}
      </button>
      <p role="status">{done && t('review.published')}</p>
    </div>
  );
}

const STEPS = { sendBack: { document: SendBackPracticeDocument, pick: (data: { sendBackPractice: { __typename: string } }) => data.sendBackPractice }, withdraw: { document: WithdrawPracticeDocument, pick: (data: { withdrawPractice: { __typename: string } }) => data.withdrawPractice } } as const;

/** A step that wants a reason. */
function WithReason({ sheet, step }: { sheet: Sheet; step: keyof typeof STEPS }): ReactElement {
  const t = useMessages('practices');
  const { document, pick } = STEPS[step];
  const change = useChange(document as typeof SendBackPracticeDocument, pick as (typeof STEPS)['sendBack']['pick'], { refetch: ['Practice'] });
  const [reason, setReason] = useState('');
  return (
    <Disclosure summary={t(`review.${step}`)}>
      {change.message && <Notice kind="danger">{change.message}</Notice>}
      {change.error !== null && <Failure error={change.error} />}
      <Field id={`motivo-${step}`} label={t('review.reason')} required error={change.problems['reason']}>
        <TextArea value={reason} onChange={setReason} rows={3} />
      </Field>
      <button type="button" className="btn btn-outline-primary btn-sm" disabled={change.busy} onClick={() => void change.run({ input: { practiceId: sheet.id, reason } })}>
        {t(`review.${step}`)}
      </button>
    </Disclosure>
  );
}
