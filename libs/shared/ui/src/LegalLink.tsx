import type { ReactNode } from 'react';
import { useMessages } from './i18n.js';

/** A norm, on Normattiva. Without an address it is only named. @param urn URN:NIR */
export function LegalLink({ urn, label }: { readonly urn: string; readonly label: string }): ReactNode {
  const t = useMessages('ui');
  if (!urn) return <span>{label}</span>;
  return (
    <a className="pc-legal" href={`https://www.normattiva.it/uri-res/N2Ls?${encodeURI(urn)}`} target="_blank" rel="noopener noreferrer">
      {label}
      <span className="visually-hidden">{` (${t('normattiva')})`}</span>
      <span aria-hidden="true" title={t('normattiva')}>
        {' ↗'}
      </span>
    </a>
  );
}
