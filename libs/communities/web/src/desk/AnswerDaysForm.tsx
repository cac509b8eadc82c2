import './messages.js';
import { Button, Failure, Field, Notice, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { AnswerDaysDocument, SetAnswerDaysDocument, type AnswerDaysQuery } from './generated/graphql.js';

/** After how many working days the questions of a community go to UPI. */
export function AnswerDaysForm({ communityKey }: { readonly communityKey: string }): ReactElement | null {
  const { data } = useQuery(AnswerDaysDocument, { variables: { key: communityKey }, fetchPolicy: 'network-only' });
  return data?.answerDays ? <Form communityKey={communityKey} days={data.answerDays} /> : null;
}

function Form({ communityKey, days }: { readonly communityKey: string; readonly days: NonNullable<AnswerDaysQuery['answerDays']> }): ReactElement {
  const t = useMessages('desk');
  const [typed, setTyped] = useState(String(days.workingDays));
  const [saved, setSaved] = useState(false);
  const set = useChange(SetAnswerDaysDocument, (data) => data.setAnswerDays, { refetch: ['AnswerDays'] });
  async function save(): Promise<void> {
    // What is no number is refused at its field, as any other.
    setSaved((await set.run({ key: communityKey, seenRevision: days.revision, workingDays: /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : -1 })) !== null);
  }
  return (
    <section aria-labelledby="giorni-di-risposta" className="com-form mt-5">
      <h2 id="giorni-di-risposta" className="h4">{t('days.title')}</h2>
      <div role="status">{saved && <Notice kind="success"><p>{t('days.saved')}</p></Notice>}</div>
      {set.message && <Notice kind="danger"><p>{set.message}</p></Notice>}
      {set.error != null && <Failure error={set.error} />}
      <Field id="giorni-lavorativi" label={t('days.label')} help={t('days.help')} error={set.problems['workingDays']} required>
        <TextInput inputMode="numeric" value={typed} onChange={(value) => (setTyped(value), setSaved(false))} />
      </Field>
      <Button color="primary" disabled={set.busy} onClick={() => void save()}>{t('days.save')}</Button>
    </section>
  );
}
