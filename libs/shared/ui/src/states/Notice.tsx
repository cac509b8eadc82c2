import type { ReactNode } from 'react';
import { useMessages } from '../i18n.js';

export type NoticeKind = 'info' | 'success' | 'warning' | 'danger';

/** A message in the page. Errors are announced at once, the others when the reader pauses. */
export function Notice({ kind, title, children }: { readonly kind: NoticeKind; readonly title?: string; readonly children?: ReactNode }): ReactNode {
  const t = useMessages('ui');
  return (
    <div className={`pc-notice pc-notice--${kind}`} role={kind === 'danger' ? 'alert' : 'status'}>
      {title ? <p className="pc-notice__title">{title}</p> : <span className="visually-hidden">{`${t(`notice.${kind}`)}: `}</span>}
      {children}
    </div>
  );
}
