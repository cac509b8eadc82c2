import type { ReactNode } from 'react';
import { useMessages } from '../i18n.js';
import { Button } from '../kit.js';
import { Notice } from './Notice.js';

/** A part of the page could not be had: what went wrong, and another try. */
export function Failure({ error, retry }: { readonly error?: unknown; readonly retry?: () => unknown }): ReactNode {
  const t = useMessages('ui');
  const [first] = (error as { errors?: readonly { message: string }[] } | undefined)?.errors ?? [];
  const text = first?.message ?? (error === undefined ? t('failure.text') : t('failure.offline'));
  return (
    <Notice kind="danger" title={t('failure.title')}>
      <p>{text}</p>
      {retry && (
        <Button color="primary" outline size="sm" onClick={() => void retry()}>
          {t('failure.retry')}
        </Button>
      )}
    </Notice>
  );
}
