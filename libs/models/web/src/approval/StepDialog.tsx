import { Button, CheckboxList, Dialog, Failure, Field, Notice, Select, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { TakeStepDocument, type WaysFieldsFragment } from './generated/graphql.js';

export type Way = WaysFieldsFragment['ways'][number];
export type OfferedStep = Way['steps'][number];

const OUTCOMES = ['FAVOREVOLE', 'FAVOREVOLE_CON_OSSERVAZIONI', 'CONTRARIO'];
const DAYS = ['data', 'scadenza', 'protocolloData'];
const LONG = ['nota', 'motivo'];

/** A step: what it does, what it asks, and the other acts that may go along. What was typed stays through a refusal. */
export function StepDialog({ approvals, way, step, onClose }: { approvals: WaysFieldsFragment; way: Way; step: OfferedStep; onClose: () => void }): ReactElement {
  const t = useMessages('approval');
  const [values, setValues] = useState<Record<string, string>>(() => Object.fromEntries(step.fields.map((field) => [field.key, field.proposed ?? ''])));
  const companions = approvals.ways.filter((other) => other.actKey !== way.actKey && other.steps.some((offered) => offered.key === step.key && offered.refusal === null));
  const [also, setAlso] = useState<string[]>(() => companions.filter((other) => other.state === way.state).map((other) => other.actKey));
  const [changed, setChanged] = useState<string | null>(null);
  const take = useChange(TakeStepDocument, (data) => data.takeStep, { refetch: ['Approvals'] });
  const label = (key: string): string => (key === 'data' && step.key === 'METTI_IN_VIGORE' ? t('inForceDate') : t(`field.${key}`));

  async function go(): Promise<void> {
    const acts = approvals.ways.filter((each) => each.actKey === way.actKey || also.includes(each.actKey)).map((each) => ({ actKey: each.actKey, seenRevision: each.current?.revision ?? 0 }));
    const outcome = await take.run({ input: { instanceId: approvals.instanceId, step: step.key, acts, values: step.fields.map(({ key }) => ({ key, value: values[key] ?? '' })) } });
    if (outcome?.__typename === 'ApprovalChanged') setChanged(outcome.message);
    else if (outcome) onClose();
  }

  return (
    <Dialog
      open
      title={`${t(`step.${step.key}`)}: ${way.shortName}`}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline size="sm" type="button" onClick={onClose}>
            {t('cancel')}
          </Button>{' '}
          <Button color="primary" size="sm" type="button" disabled={take.busy} onClick={() => void go()}>
            {t('confirm')}
          </Button>
        </>
      }
    >
      {changed && <Notice kind="warning">{changed}</Notice>}
      {(take.message ?? (Object.keys(take.problems).length > 0 ? t('problems') : null)) && <Notice kind="danger">{take.message ?? t('problems')}</Notice>}
      {take.error != null && <Failure error={take.error} />}
      <p>{t(`explain.${step.key}`)}</p>
      {step.fields.map(({ key, required }) => (
        <Field key={key} id={`passo-${key}`} label={label(key)} required={required} error={take.problems[key]}>
          {key === 'esito' ? (
            <Select value={values[key] ?? ''} onChange={(value) => setValues({ ...values, [key]: value })} options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))} />
          ) : LONG.includes(key) ? (
            <TextArea value={values[key] ?? ''} onChange={(value) => setValues({ ...values, [key]: value })} />
          ) : (
            <TextInput type={DAYS.includes(key) ? 'date' : key === 'collegamento' ? 'url' : 'text'} value={values[key] ?? ''} onChange={(value) => setValues({ ...values, [key]: value })} />
          )}
        </Field>
      ))}
      {companions.length > 0 && (
        <Field id="passo-insieme" label={t('together')} group>
          <CheckboxList name="passo-insieme" values={also} onChange={setAlso} options={companions.map((other) => ({ value: other.actKey, label: other.shortName }))} />
        </Field>
      )}
    </Dialog>
  );
}
