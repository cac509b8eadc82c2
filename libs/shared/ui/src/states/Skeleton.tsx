import type { ReactNode } from 'react';
import { useMessages } from '../i18n.js';

/** The shape of what is coming. */
export function Skeleton({ lines = 4 }: { readonly lines?: number }): ReactNode {
  const t = useMessages('ui');
  return (
    <div className="pc-skeleton" role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="pc-skeleton__line" aria-hidden="true" />
      ))}
    </div>
  );
}
