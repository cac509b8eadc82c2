import { Button, Dialog, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../RefusalNotice.js';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly tone?: 'primary' | 'danger';
  readonly change: { readonly message: string | null; readonly error: unknown; readonly busy: boolean };
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What may be chosen with it. */
  readonly children?: ReactNode;
}

/** Asks before what cannot be undone, and shows there the refusal of the server. */
export function ConfirmDialog({ title, text, confirm, tone = 'primary', change, onConfirm, onClose, children }: ConfirmDialogProps): ReactNode {
  const t = useMessages('identity');
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline onClick={onClose}>{t('cancel')}</Button>
          <Button color={tone} disabled={change.busy} onClick={onConfirm}>{confirm}</Button>
        </>
      }
    >
      <RefusalNotice change={change} />
      <p>{text}</p>
      {children}
    </Dialog>
  );
}
