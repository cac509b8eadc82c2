import { Button, Dialog, Failure, Notice } from '@province-comuni/shared-ui';
import type { ReactElement, ReactNode } from 'react';

/** The states of what is asked, as the dialog draws them. */
interface Asked {
  readonly busy: boolean;
  readonly message: string | null;
  readonly error: unknown;
}

/** A dialog that asks for what a decision of moderation needs; what was typed stays in it when it is refused. */
export function Asking({ title, help, go, asked, onClose, onGo, disabled = false, children }: { readonly title: string; readonly help?: string; readonly go: string; readonly asked: Asked; readonly onClose: () => void; readonly onGo: () => Promise<void>; readonly disabled?: boolean; readonly children: ReactNode }): ReactElement {
  return (
    <Dialog open title={title} onClose={onClose} footer={<Button color="primary" disabled={asked.busy || disabled} onClick={() => void onGo()}>{go}</Button>}>
      {asked.message && <Notice kind="danger"><p>{asked.message}</p></Notice>}
      {asked.error != null && <Failure error={asked.error} />}
      {help && <p>{help}</p>}
      {children}
    </Dialog>
  );
}
