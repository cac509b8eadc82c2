import { Badge, formatDate, formatSize, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useMutation } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { KeepDocumentAtHandDocument, type DocumentCardFragment } from '../generated/graphql.js';

interface Props {
  readonly document: DocumentCardFragment;
  readonly kindLabel: string;
  readonly selected: boolean;
  readonly onSelect: (selected: boolean) => void;
}

/** A document in the list: what it is, whose, since when, and what can be done with it from here. */
export function DocumentItem({ document, kindLabel, selected, onSelect }: Props): ReactElement {
  const t = useMessages('documents');
  const { file, href, fileName } = document.currentVersion;
  const facts = [document.ente.denominazione, document.year ? String(document.year) : '', document.publishedAt ? formatDate(document.publishedAt) : '', file.format === 'ALTRO' ? '' : file.format, formatSize(file.size), file.pageCount ? t('pageCount', { count: file.pageCount }) : ''].filter(Boolean);
  return (
    <li className="doc-item">
      <input type="checkbox" className="doc-item__select" checked={selected} aria-label={t('select', { title: document.title })} onChange={(event) => onSelect(event.target.checked)} />
      <div className="doc-item__body">
        <div className="doc-item__badges">
          <Badge>{kindLabel}</Badge>
          {document.state !== 'PUBBLICATO' && <Badge tone="warning">{t(`states.${document.state}`)}</Badge>}
          {document.featured && <Badge tone="info">{t('featured')}</Badge>}
          {document.verifiedAt && <Badge tone="success">{t('verified')}</Badge>}
        </div>
        <h2 className="doc-item__title">
          <Link to={`/documenti/${document.id}`}>{document.title}</Link>
        </h2>
        {document.abstract && <p className="doc-item__abstract">{document.abstract}</p>}
        <p className="doc-item__facts">{facts.join(' · ')}</p>
      </div>
      <div className="doc-item__actions">
        <a className="btn btn-outline-primary btn-sm" href={href} aria-label={t('page.downloadOf', { name: fileName })}>
          {t('page.download')}
        </a>
        <FavouriteButton id={document.id} title={document.title} isFavourite={document.isFavourite} />
      </div>
    </li>
  );
}

/** The star: drawn at once, taken back when the server refuses. */
export function FavouriteButton({ id, title, isFavourite }: { readonly id: string; readonly title: string; readonly isFavourite: boolean }): ReactElement | null {
  const t = useMessages('documents');
  const viewer = useViewer();
  const [keep] = useMutation(KeepDocumentAtHandDocument, {
    optimisticResponse: { __typename: 'Mutation', keepDocumentAtHand: { __typename: 'DocumentDeedDone', done: true } },
    update: (cache, { data }, { variables }) => {
      if (data?.keepDocumentAtHand.__typename === 'DocumentDeedDone') cache.modify({ id: cache.identify({ __typename: 'Document', id }) ?? '', fields: { isFavourite: () => Boolean(variables?.keep) } });
    },
  });
  if (!viewer) return null;
  return (
    <button type="button" className="doc-star" aria-pressed={isFavourite} aria-label={`${t('favourite')}: ${title}`} title={t(isFavourite ? 'unfavourite' : 'favourite')} onClick={() => void keep({ variables: { id, keep: !isFavourite } }).catch(() => undefined)}>
      <span aria-hidden="true">{isFavourite ? '★' : '☆'}</span>
    </button>
  );
}
