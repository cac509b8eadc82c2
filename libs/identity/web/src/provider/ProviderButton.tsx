import { Button, Notice, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** The invitation to accept on return, or that the identity is to be bound to the account of who is signed in. */
  readonly purpose: { readonly invitation: string } | { readonly bind: true };
}

/** Goes to the identity provider for more than a sign-in. The purpose travels in a body: in an address it would stand in logs. */
export function ProviderButton({ children, purpose }: Props): ReactNode {
  const t = useMessages('identity');
  const [state, setState] = useState<'ready' | 'leaving' | 'refused'>('ready');
  const go = async (): Promise<void> => {
    setState('leaving');
    try {
      const response = await fetch('/auth/oidc/login', { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify(purpose) });
      if (!response.ok) throw new Error(String(response.status));
      window.location.assign(((await response.json()) as { url: string }).url);
    } catch {
      setState('refused');
    }
  };
  return (
    <>
      {state === 'refused' && <Notice kind="danger"><p>{t('provider.refusals.EXTERNAL_SIGN_IN_REFUSED')}</p></Notice>}
      <Button type="button" color="primary" outline disabled={state === 'leaving'} onClick={() => void go()}>{children}</Button>
    </>
  );
}
