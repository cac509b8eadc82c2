import '../page-messages.js';
import { Button, EmptyState, Field, Notice, Page, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { PasswordInput } from '../PasswordInput.js';
import { RefusalNotice } from '../RefusalNotice.js';
import { useLinkToken } from '../useLinkToken.js';
import { ResetPasswordDocument } from '../generated/graphql.js';

export function NewPasswordPage(): ReactNode {
  const t = useMessages('identity');
  const token = useLinkToken();
  const again = <Link to="/password-dimenticata">{t('reset.again')}</Link>;
  return (
    <Page title={t('reset.title')}>
      <div className="pc-narrow">
        {token ? <NewPasswordForm token={token} again={again} /> : <EmptyState title={t('reset.noLink')} action={again}><p>{t('reset.noLinkText')}</p></EmptyState>}
      </div>
    </Page>
  );
}

function NewPasswordForm({ token, again }: { readonly token: string; readonly again: ReactNode }): ReactNode {
  const t = useMessages('identity');
  const [password, setPassword] = useState('');
  const [done, setDone] = useState<string | null>(null);
  const reset = useChange(ResetPasswordDocument, (data) => data.resetPassword);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await reset.run({ input: { token, password } });
    if (outcome) setDone(outcome.message);
  };
  if (done) return <Notice kind="success" title={t('reset.done')}><p>{done}</p><p><Link to="/accedi">{t('signIn.title')}</Link></p></Notice>;
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <RefusalNotice change={reset} />
      {reset.message && <p>{again}</p>}
      <Field id="new-password" label={t('newPassword')} help={t('passwordHelp')} error={reset.problems['password']}>
        <PasswordInput autoComplete="new-password" value={password} onChange={setPassword} />
      </Field>
      <div className="pc-buttons">
        <Button type="submit" color="primary" disabled={reset.busy}>{t('reset.submit')}</Button>
      </div>
    </form>
  );
}
