import '../page-messages.js';
import { Button, Field, Notice, Page, TextInput, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { RefusalNotice } from '../RefusalNotice.js';
import { RequestPasswordResetDocument } from '../generated/graphql.js';

export function ForgottenPasswordPage(): ReactNode {
  const t = useMessages('identity');
  const viewer = useViewer();
  const [email, setEmail] = useState(viewer?.email ?? '');
  const [sent, setSent] = useState<string | null>(null);
  const request = useChange(RequestPasswordResetDocument, (data) => data.requestPasswordReset);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await request.run({ input: { email: email.trim() } });
    if (outcome) setSent(outcome.message);
  };
  return (
    <Page title={t('forgotten.title')} lead={t('forgotten.lead')} crumbs={[{ label: t('signIn.title'), to: '/accedi' }, { label: t('forgotten.title') }]}>
      <div className="pc-narrow">
        {sent ? (
          <Notice kind="success" title={t('forgotten.sent')}>
            <p>{sent}</p>
          </Notice>
        ) : (
          <form onSubmit={(event) => void submit(event)} noValidate>
            <RefusalNotice change={request} />
            <Field id="forgotten-email" label={t('email')} error={request.problems['email']}>
              <TextInput type="email" inputMode="email" autoComplete="username" value={email} onChange={setEmail} />
            </Field>
            <div className="pc-buttons">
              <Button type="submit" color="primary" disabled={request.busy}>{t('forgotten.submit')}</Button>
            </div>
          </form>
        )}
        <p><Link to="/accedi">{t('forgotten.toSignIn')}</Link></p>
      </div>
    </Page>
  );
}
