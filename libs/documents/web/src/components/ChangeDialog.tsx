import { Button, Dialog, Failure, Notice, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement, ReactNode } from 'react';
import type { DocumentChanges } from '../hooks/useDocumentChange.js';

interface Props {
  readonly title: string;
  readonly changes: DocumentChanges;
  /** Asks for the change. @returns whether it was kept: then the dialog closes */
  readonly onSave: () => Promise<boolean>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A change of a document in a dialog: what was typed stays through a refusal and through somebody else's change. */
export function ChangeDialog({ title, changes: { last, busy }, onSave, onClose, children }: Props): ReactElement {
  const t = useMessages('documents');
  async function save(): Promise<void> {
    if (await onSave()) onClose();
  }
  return (
    <Dialog
      open
      size="lg"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button color="primary" outline onClick={onClose}>
            {t('page.cancel')}
          </Button>
          <Button color="primary" disabled={busy} onClick={() => void save()}>
            {t('page.save')}
          </Button>
        </>
      }
    >
      {last.conflict && <Notice kind="warning">{t('page.conflict', { by: last.conflict.by ?? t('page.conflictUnknown') })}</Notice>}
      {last.message && <Notice kind="danger">{last.message}</Notice>}
      {last.error != null && <Failure error={last.error} />}
      {children}
    </Dialog>
  );
}
