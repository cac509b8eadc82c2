import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useMessages } from './i18n.js';

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons; the last one is the one asked for. */
  readonly footer?: ReactNode;
  readonly size?: 'md' | 'lg' | 'xl';
}

/** A modal on the browser's own `<dialog>`: it keeps the focus inside, Esc closes it, the focus returns where it was. */
export function Dialog({ open, title, onClose, children, footer, size = 'md' }: DialogProps): ReactNode {
  const t = useMessages('ui');
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useModal(dialog, open);
  return (
    <dialog
      ref={dialog}
      className={`pc-dialog pc-dialog--${size}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {open && (
        <>
          <header className="pc-dialog__header">
            <h2 id={id} className="pc-dialog__title">
              {title}
            </h2>
            <button type="button" className="pc-dialog__close" aria-label={t('close')} onClick={onClose}>
              <span aria-hidden="true">×</span>
            </button>
          </header>
          <div className="pc-dialog__body">{children}</div>
          {footer && <footer className="pc-dialog__footer">{footer}</footer>}
        </>
      )}
    </dialog>
  );
}

function useModal(dialog: { readonly current: HTMLDialogElement | null }, open: boolean): void {
  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    const opener = document.activeElement;
    if (!element.open) element.showModal();
    return () => {
      element.close();
      // The row it was opened from may be gone: then the title of the page, rather than nowhere.
      const back = opener instanceof HTMLElement && opener.isConnected ? opener : document.querySelector<HTMLElement>('main h1');
      back?.focus();
    };
  }, [dialog, open]);
}
