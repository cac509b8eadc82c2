import { isLinkAllowed } from '@province-comuni/communities-contract';
import { Button, Dialog, Field, TextInput, useMessages } from '@province-comuni/shared-ui';
import { useState, type FormEvent, type ReactElement } from 'react';

/** Asks where a link leads. @param onPut the address; empty: no link */
export function LinkDialog({ current, onClose, onPut }: { readonly current: string; readonly onClose: () => void; readonly onPut: (href: string) => void }): ReactElement {
  const t = useMessages('communities');
  const [href, setHref] = useState(current);
  const [wrong, setWrong] = useState(false);
  const put = (address: string): void => {
    onClose();
    onPut(address);
  };
  function submit(event: FormEvent): void {
    // The form stands inside that of the post, which is not to be sent.
    event.preventDefault();
    event.stopPropagation();
    if (isLinkAllowed(href.trim())) put(href.trim());
    else setWrong(true);
  }
  return (
    <Dialog
      open
      title={t('editor.link')}
      onClose={onClose}
      footer={
        <>
          {current !== '' && <Button color="primary" outline onClick={() => put('')}>{t('editor.linkOff')}</Button>}
          <Button color="primary" type="submit" form="collegamento-form">{t('editor.linkGo')}</Button>
        </>
      }
    >
      <form id="collegamento-form" noValidate onSubmit={submit}>
        <Field id="collegamento" label={t('editor.linkHref')} help={t('editor.linkHelp')} error={wrong ? t('editor.linkWrong') : null}>
          <TextInput value={href} onChange={setHref} type="url" inputMode="url" />
        </Field>
      </form>
    </Dialog>
  );
}
