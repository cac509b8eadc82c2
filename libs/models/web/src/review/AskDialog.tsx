import { Button, Dialog, Failure, Field, Notice, Select, Skeleton, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import type { InstanceData } from '../hooks/useInstance.js';
import { ChangeProblems } from './ChangeProblems.js';
import { AskForReviewDocument, ReviewColleaguesDocument } from './generated/graphql.js';
import { REVIEW_QUERIES } from './review-changes.js';
import { useReviewRoom } from './review-context.js';

/** Asks a colleague to look at a clause, an act or all of them by a day. @param clauseId null where an act is chosen */
export function AskDialog({ instance, clauseId, onClose }: { readonly instance: InstanceData; readonly clauseId: string | null; readonly onClose: () => void }): ReactElement {
  const t = useMessages('review');
  const { clauses } = useReviewRoom();
  const { data, error, refetch } = useQuery(ReviewColleaguesDocument, { variables: { instanceId: instance.id }, fetchPolicy: 'network-only' });
  // Minted once per form: sending it twice is one request.
  const [id] = useState(() => crypto.randomUUID() as string);
  const [values, setValues] = useState({ toPersonId: '', actKey: '', text: '', dueOn: '' });
  const ask = useChange(AskForReviewDocument, (outcome) => outcome.askForReview, { refetch: REVIEW_QUERIES });
  const people = data?.reviewColleagues ?? null;
  const put = (field: keyof typeof values) => (value: string) => setValues({ ...values, [field]: value });

  async function go(): Promise<void> {
    const { toPersonId, actKey, text, dueOn } = values;
    if (await ask.run({ input: { id, instanceId: instance.id, clauseId, actKey: actKey || null, toPersonId, text, dueOn } })) onClose();
  }

  return (
    <Dialog
      open
      title={t('requests.askTitle')}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline size="sm" type="button" onClick={onClose}>
            {t('cancel')}
          </Button>{' '}
          <Button color="primary" size="sm" type="button" disabled={ask.busy || !people || people.length === 0} onClick={() => void go()}>
            {t('requests.send')}
          </Button>
        </>
      }
    >
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={4} />}
      {people?.length === 0 && <Notice kind="info">{t('requests.noColleagues')}</Notice>}
      {people && people.length > 0 && (
        <>
          <ChangeProblems change={ask} />
          <Field id="richiesta-a" label={t('requests.to')} error={ask.problems['toPersonId']} required>
            <Select value={values.toPersonId} onChange={put('toPersonId')} options={people.map(({ personId, name }) => ({ value: personId, label: name }))} />
          </Field>
          {clauseId === null ? (
            <Field id="richiesta-su" label={t('requests.about')}>
              <Select value={values.actKey} onChange={put('actKey')} placeholder={null} options={[{ value: '', label: t('requests.all') }, ...instance.acts.map((act) => ({ value: act.key, label: act.shortName }))]} />
            </Field>
          ) : (
            <p>{t('ofClause', { label: clauses.get(clauseId)?.label ?? '' })}</p>
          )}
          <Field id="richiesta-testo" label={t('requests.text')} error={ask.problems['text']} required>
            <TextArea rows={3} value={values.text} onChange={put('text')} />
          </Field>
          <Field id="richiesta-entro" label={t('requests.dueOn')} error={ask.problems['dueOn']} required>
            <TextInput type="date" value={values.dueOn} onChange={put('dueOn')} />
          </Field>
        </>
      )}
    </Dialog>
  );
}
