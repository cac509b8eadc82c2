import { EmptyState, Failure, formatDate, formatSize, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { GuestDocumentDocument } from '../generated/graphql.js';
import '../messages.js';
import '../documents.css';

/** What somebody without an account sees behind a link. */
export function GuestDocumentPage(): ReactElement {
  const t = useMessages('documents');
  const { secret = '' } = useParams();
  const { data, error, refetch } = useQuery(GuestDocumentDocument, { variables: { secret }, fetchPolicy: 'no-cache' });
  const document = data?.guestDocument;
  return (
    <Page title={document?.title ?? t('guestPage.title')} lead={document && t('guestPage.from', { ente: document.ente, date: formatDate(document.expiresAt) })}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && !document && <EmptyState title={t('guestPage.gone')} />}
      {document && (
        <>
          {document.abstract && <p className="doc-abstract">{document.abstract}</p>}
          <p className="doc-item__facts">{[document.fileName, document.file.format, formatSize(document.file.size), document.file.pageCount ? t('pageCount', { count: document.file.pageCount }) : ''].filter(Boolean).join(' · ')}</p>
          <a className="btn btn-primary" href={`/api/guest-documents/${encodeURIComponent(secret)}/file`}>
            {t('page.download')}
          </a>
        </>
      )}
    </Page>
  );
}
