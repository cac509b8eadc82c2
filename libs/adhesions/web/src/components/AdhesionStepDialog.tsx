import { Button, Dialog, Failure, Field, Notice, TextArea, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type ReactElement } from 'react';
import { TakeAdhesionStepDocument, type AdhesionAccessInput, type AdhesionFieldsFragment } from '../generated/graphql.js';

/** A step of the adhesion with what it asks. What was typed stays through a refusal. */
export function AdhesionStepDialog({ adhesion, access, step, onClose, onChanged }: { adhesion: AdhesionFieldsFragment; access: AdhesionAccessInput; step: AdhesionFieldsFragment['steps'][number]; onClose: () => void; onChanged: () => void }): ReactElement {
  const t = useMessages('adhesions');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const take = useChange(TakeAdhesionStepDocument, (data) => data.takeAdhesionStep);

  async function go(): Promise<void> {
    const outcome = await take.run({ input: { access, step: step.key, seenRevision: adhesion.revision, values: step.fields.map(({ key }) => ({ key, value: values[key] ?? '' })) } });
    if (outcome?.__typename === 'AdhesionChanged') onChanged();
    if (outcome) onClose();
  }

  return (
    <Dialog
      open
      title={t(`step.${step.key}`)}
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
      {(take.message ?? (Object.keys(take.problems).length > 0 ? t('problems') : null)) && <Notice kind="danger">{take.message ?? t('problems')}</Notice>}
      {take.error != null && <Failure error={take.error} />}
      {step.fields.map(({ key, required }) => (
        <Field key={key} id={`adesione-${key}`} label={key === 'data' && step.key === 'RECEDE' ? t('recessoDate') : t(`field.${key}`)} required={required} error={take.problems[key]}>
          {key === 'motivo' ? <TextArea value={values[key] ?? ''} onChange={(value) => setValues({ ...values, [key]: value })} /> : <TextInput type={key === 'data' ? 'date' : key === 'collegamento' ? 'url' : 'text'} value={values[key] ?? ''} onChange={(value) => setValues({ ...values, [key]: value })} />}
        </Field>
      ))}
    </Dialog>
  );
}
