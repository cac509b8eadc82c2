import '../page-messages.js';
import { Button, Field, TextInput, useMessages } from '@province-comuni/shared-ui';
import { SignInDocument, useChange } from '@province-comuni/shared-web-graphql';
import { useState, type FormEvent, type ReactNode } from 'react';
import { PasswordInput } from '../PasswordInput.js';
import { RefusalNotice } from '../RefusalNotice.js';

export interface SignInFormProps {
  /** The server knows the person now. */
  readonly onSignedIn: (email: string) => void;
  readonly email?: string;
}

/** Address and password, then the code where the account asks for one. What was typed stays through every refusal. */
export function SignInForm({ onSignedIn, email: known = '' }: SignInFormProps): ReactNode {
  const t = useMessages('identity');
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const signIn = useChange(SignInDocument, (data) => data.signIn);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const outcome = await signIn.run({ input: { email: email.trim(), password, ...(code === null ? {} : { code: code.replace(/\s/g, '') }) } });
    if (outcome?.__typename === 'SecondFactorRequired') setCode('');
    if (outcome?.__typename === 'SignedIn') onSignedIn(outcome.viewer.email);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <RefusalNotice change={signIn} />
      {code === null ? (
        <>
          <Field id="sign-in-email" label={t('email')} error={signIn.problems['email']}>
            <TextInput type="email" inputMode="email" autoComplete="username" value={email} onChange={setEmail} />
          </Field>
          <Field id="sign-in-password" label={t('password')} error={signIn.problems['password']}>
            <PasswordInput autoComplete="current-password" value={password} onChange={setPassword} />
          </Field>
        </>
      ) : (
        <Field id="sign-in-code" label={t('code')} help={t('codeHelp')} error={signIn.problems['code']}>
          {/* The person has just asked for this step: the code is all there is to type. */}
          {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
          <TextInput inputMode="numeric" autoComplete="one-time-code" maxLength={9} value={code} onChange={setCode} autoFocus />
        </Field>
      )}
      <div className="pc-buttons">
        <Button type="submit" color="primary" disabled={signIn.busy}>
          {t(code === null ? 'signIn.submit' : 'signIn.verify')}
        </Button>
        {code !== null && (
          <Button type="button" color="primary" outline onClick={() => (setCode(null), signIn.clear())}>
            {t('back')}
          </Button>
        )}
      </div>
    </form>
  );
}
