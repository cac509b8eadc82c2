import { Button, Field, Notice, TextInput, useMessages, useViewerState } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type FormEvent, type ReactNode } from 'react';
import { RefusalNotice } from '../RefusalNotice.js';
import { QrCode } from './QrCode.js';
import { ConfirmSecondFactorDocument, EnrolSecondFactorDocument } from '../generated/graphql.js';

/** One-time codes: what they are now, and how to start with them. */
export function SecondFactorSection({ state }: { readonly state: string }): ReactNode {
  const t = useMessages('identity');
  const [uri, setUri] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { refresh } = useViewerState();
  const enrol = useChange(EnrolSecondFactorDocument, (data) => data.enrolSecondFactor);
  const start = async (): Promise<void> => {
    const outcome = await enrol.run({});
    if (outcome) setUri(outcome.uri);
  };
  const confirmed = (message: string): void => {
    setUri(null);
    setDone(message);
    void refresh();
  };
  return (
    <section aria-labelledby="profile-factor" className="pc-section">
      <h2 id="profile-factor">{t('factor.title')}</h2>
      {done ? <Notice kind="success"><p>{done}</p></Notice> : state === 'MUST_ENROL' ? <Notice kind="warning"><p>{t('factor.MUST_ENROL')}</p></Notice> : <p>{t(`factor.${state}`)}</p>}
      <RefusalNotice change={enrol} />
      {state !== 'ACTIVE' && !uri && !done && <Button color="primary" outline size="sm" disabled={enrol.busy} onClick={() => void start()}>{t('factor.start')}</Button>}
      {uri && <Enrolment uri={uri} onConfirmed={confirmed} onCancel={() => setUri(null)} />}
    </section>
  );
}

interface EnrolmentProps {
  readonly uri: string;
  readonly onConfirmed: (message: string) => void;
  readonly onCancel: () => void;
}

function Enrolment({ uri, onConfirmed, onCancel }: EnrolmentProps): ReactNode {
  const t = useMessages('identity');
  const [code, setCode] = useState('');
  const confirm = useChange(ConfirmSecondFactorDocument, (data) => data.confirmSecondFactor);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await confirm.run({ input: { code: code.replace(/\s/g, '') } });
    if (outcome) onConfirmed(outcome.message);
  };
  return (
    <form className="pc-narrow" onSubmit={(event) => void submit(event)} noValidate>
      <p>{t('factor.scan')}</p>
      <QrCode text={uri} label={t('factor.qr')} />
      <p>
        {t('factor.typed')} <code className="pc-key">{secretOf(uri)}</code>
      </p>
      <RefusalNotice change={confirm} />
      <Field id="factor-code" label={t('code')} help={t('codeHelp')} error={confirm.problems['code']}>
        <TextInput inputMode="numeric" autoComplete="one-time-code" maxLength={9} value={code} onChange={setCode} />
      </Field>
      <div className="pc-buttons">
        <Button type="submit" color="primary" disabled={confirm.busy}>{t('factor.confirm')}</Button>
        <Button type="button" color="primary" outline onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </form>
  );
}

/** The secret of the address, in groups of four as one types it. */
function secretOf(uri: string): string {
  return (new URL(uri).searchParams.get('secret') ?? '').replace(/(.{4})(?=.)/g, '$1 ');
}
