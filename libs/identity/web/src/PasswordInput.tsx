import { TextInput, useMessages } from '@province-comuni/shared-ui';
import { useId, useState, type ReactNode } from 'react';

interface PasswordInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
}

/** A password that one may look at while typing. */
export function PasswordInput({ value, onChange, autoComplete }: PasswordInputProps): ReactNode {
  const t = useMessages('identity');
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <>
      <TextInput type={shown ? 'text' : 'password'} value={value} onChange={onChange} autoComplete={autoComplete} autoCapitalize="none" spellCheck={false} maxLength={200} />
      <div className="pc-check">
        <input id={id} type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        <label htmlFor={id}>{t('showPassword')}</label>
      </div>
    </>
  );
}
