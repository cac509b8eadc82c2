import { Button, Dialog, Field, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';

/** Gives the address of a page to be handed on. It opens nothing: who gets it reads what he may read. @param address in the product */
export function ShareButton({ address }: { readonly address: string }): ReactElement {
  const t = useMessages('communities');
  const [open, setOpen] = useState(false);
  const [copied, setCopied] = useState(false);
  const whole = `${location.origin}${address}`;
  const close = (): void => (setOpen(false), setCopied(false));
  return (
    <>
      <Button color="primary" outline size="sm" onClick={() => setOpen(true)}>{t('share.go')}</Button>
      <Dialog open={open} title={t('share.title')} onClose={close}>
        <Field id="indirizzo-da-condividere" label={t('share.address')} help={t('share.help')}>
          <TextInput value={whole} readOnly onChange={() => undefined} onFocus={(event) => event.target.select()} />
        </Field>
        {/* A browser gives it to pages that came by https only. */}
        {window.isSecureContext && <Button color="primary" size="sm" onClick={() => void navigator.clipboard.writeText(whole).then(() => setCopied(true), () => undefined)}>{t('share.copy')}</Button>}{' '}
        <span role="status">{copied && t('share.copied')}</span>
      </Dialog>
    </>
  );
}
