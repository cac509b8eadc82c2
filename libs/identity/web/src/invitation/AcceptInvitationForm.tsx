import { Button, Field, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { PasswordInput } from '../PasswordInput.js';
import { RefusalNotice } from '../RefusalNotice.js';
import { AcceptInvitationDocument } from '../generated/graphql.js';

interface AcceptInvitationFormProps {
  readonly token: string;
  readonly needsAccount: boolean;
}

export function AcceptInvitationForm({ token, needsAccount }: AcceptInvitationFormProps): ReactNode {
  const t = useMessages('identity');
  const navigate = useNavigate();
  const [account, setAccount] = useState({ name: '', surname: '', password: '' });
  const accept = useChange(AcceptInvitationDocument, (data) => data.acceptInvitation);
  const set = (field: keyof typeof account) => (value: string) => setAccount((current) => ({ ...current, [field]: value }));
  const problem = (field: string): string | undefined => accept.problems[field] ?? accept.problems[`account.${field}`];
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await accept.run({ input: { token, ...(needsAccount ? { account } : {}) } });
    if (outcome) void navigate('/accedi', { state: { email: outcome.email } });
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <RefusalNotice change={accept} />
      {needsAccount && (
        <>
          <Field id="account-name" label={t('invitation.name')} error={problem('name')}>
            <TextInput autoComplete="given-name" value={account.name} onChange={set('name')} />
          </Field>
          <Field id="account-surname" label={t('invitation.surname')} error={problem('surname')}>
            <TextInput autoComplete="family-name" value={account.surname} onChange={set('surname')} />
          </Field>
          <Field id="account-password" label={t('password')} help={t('passwordHelp')} error={problem('password')}>
            <PasswordInput autoComplete="new-password" value={account.password} onChange={set('password')} />
          </Field>
        </>
      )}
      <div className="pc-buttons">
        <Button type="submit" color="primary" disabled={accept.busy}>{t('invitation.submit')}</Button>
      </div>
    </form>
  );
}
