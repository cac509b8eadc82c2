import { Badge, formatSize, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { PostData } from '../hooks/useThread.js';

/** The documents that go with a post, of those that the viewer may read. */
export function AttachmentCards({ post: { attachments, sequence } }: { readonly post: Pick<PostData, 'attachments' | 'sequence'> }): ReactElement | null {
  const t = useMessages('communities');
  if (attachments.length === 0) return null;
  return (
    <ul className="com-attachments" aria-label={t('attachments.of', { number: sequence })}>
      {attachments.map(({ documentId, title, kindLabel, ente, state, fileName, size, format, scan, href }) => (
        <li key={documentId} className="com-attachment">
          <p className="mb-1">
            <Link to={`/documenti/${documentId}`}>{title}</Link>
          </p>
          <p className="com-attachment__facts">
            <Badge>{kindLabel}</Badge>
            {state !== 'PUBBLICATO' && <Badge tone="warning">{t(`attachments.states.${state}`)}</Badge>}
            {scan === 'INFETTO' && <Badge tone="danger">{t('attachments.infected')}</Badge>}
            <span>{[ente, format === 'ALTRO' ? '' : format, formatSize(size)].filter(Boolean).join(' · ')}</span>
          </p>
          {scan !== 'INFETTO' && <a href={href} aria-label={t('attachments.downloadOf', { name: fileName })}>{t('attachments.download')}</a>}
        </li>
      ))}
    </ul>
  );
}
