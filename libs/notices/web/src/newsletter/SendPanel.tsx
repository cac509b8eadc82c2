import { Button, Dialog, Failure, Field, formatDateTime, Notice, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { PlanNewsletterDocument, RecallNewsletterDocument, type NewsletterQuery } from './generated/graphql.js';

type Issue = NonNullable<NewsletterQuery['newsletter']>;

/** When an issue goes, and how it was received. @param isClean what stands on the page is saved */
export function SendPanel({ issue, isClean, onChanged }: { readonly issue: Issue; readonly isClean: boolean; readonly onChanged: () => Promise<unknown> }): ReactElement {
  const t = useMessages('newsletter');
  const { number, state, sendAt, sentAt, figures } = issue;
  return (
    <section aria-labelledby="newsletter-invio" className="pc-section">
      <h2 id="newsletter-invio" className="h5">{t('send.title')}</h2>
      {state === 'BOZZA' && <Plan issue={issue} isClean={isClean} onChanged={onChanged} />}
      {state === 'PROGRAMMATA' && <Planned issue={issue} when={sendAt!} onChanged={onChanged} />}
      {state === 'IN_INVIO' && <p role="status">{t('send.sending', { count: figures?.waiting ?? 0 })}</p>}
      {state === 'INVIATA' && sentAt && <p>{t('send.sent', { when: formatDateTime(sentAt) })} <Link to={`/newsletter/${number}`}>{t('send.page')}</Link></p>}
      {figures && (
        <>
          <h3 className="h6">{t('send.figures')}</h3>
          <ul>
            <li>{t('send.written', { count: figures.written })}</li>
            {figures.unwanted > 0 && <li>{t('send.unwanted', { count: figures.unwanted })}</li>}
            {figures.unreachable > 0 && <li>{t('send.unreachable', { count: figures.unreachable })}</li>}
          </ul>
          <p className="pc-quiet">{t('send.figuresHelp')}</p>
        </>
      )}
    </section>
  );
}

function Plan({ issue: { id, revision }, isClean, onChanged }: { readonly issue: Issue; readonly isClean: boolean; readonly onChanged: () => Promise<unknown> }): ReactElement {
  const t = useMessages('newsletter');
  const [wall, setWall] = useState('');
  const [sure, setSure] = useState(false);
  const plan = useChange(PlanNewsletterDocument, (data) => data.planNewsletter);
  async function go(sendAt: string | null): Promise<void> {
    const planned = await plan.run({ newsletter: { id, seenRevision: revision }, sendAt });
    setSure(false);
    if (planned) await onChanged();
  }
  return (
    <>
      {!isClean && <p>{t('edit.unsaved')}</p>}
      {plan.message && <Notice kind="danger"><p>{plan.message}</p></Notice>}
      {plan.problems['sections'] && <Notice kind="danger"><p>{plan.problems['sections']}</p></Notice>}
      {plan.error != null && <Failure error={plan.error} />}
      <Field id="newsletter-quando" label={t('send.at')} help={t('send.atHelp')} error={plan.problems['sendAt']}>
        <TextInput type="datetime-local" value={wall} onChange={setWall} />
      </Field>
      <div className="notice-list__actions">
        <Button color="primary" size="sm" disabled={!isClean || plan.busy} onClick={() => void go(wall)}>{t('send.plan')}</Button>
        <Button color="primary" outline size="sm" disabled={!isClean || plan.busy} onClick={() => setSure(true)}>{t('send.now')}</Button>
      </div>
      {sure && (
        <Dialog open title={t('send.now')} onClose={() => setSure(false)} footer={<Button color="primary" disabled={plan.busy} onClick={() => void go(null)}>{t('send.now')}</Button>}>
          <p>{t('send.nowSure')}</p>
        </Dialog>
      )}
    </>
  );
}

function Planned({ issue: { id, revision }, when, onChanged }: { readonly issue: Issue; readonly when: string; readonly onChanged: () => Promise<unknown> }): ReactElement {
  const t = useMessages('newsletter');
  const recall = useChange(RecallNewsletterDocument, (data) => data.recallNewsletter);
  return (
    <>
      <p>{t('send.planned', { when: formatDateTime(when) })}</p>
      {recall.message && <Notice kind="danger"><p>{recall.message}</p></Notice>}
      {recall.error != null && <Failure error={recall.error} />}
      <Button color="primary" outline size="sm" disabled={recall.busy} onClick={() => void recall.run({ newsletter: { id, seenRevision: revision } }).then(onChanged)}>{t('send.recall')}</Button>
    </>
  );
}
