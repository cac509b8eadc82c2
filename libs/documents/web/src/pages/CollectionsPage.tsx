import '../together/messages.js';
import '../documents.css';
import { EmptyState, Failure, Page, Skeleton, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { CollectionCards } from '../collections/CollectionCards.js';
import { CollectionsDocument } from '../generated/graphql.js';
import { useWritableEnti } from '../hooks/useWritableEnti.js';

const PAGE = 24;

/** Collections that one may read, of everybody or of one's own Ente. */
export function CollectionsPage(): ReactElement {
  const t = useMessages('together');
  const documents = useMessages('documents');
  const viewer = useViewer();
  const canWrite = useWritableEnti().length > 0;
  const [search] = useSearchParams();
  const own = viewer !== null && search.get('vista') === 'MIE';
  const offset = Math.max(0, Math.floor(Number(search.get('da')) || 0));
  const { data, error, refetch } = useQuery(CollectionsDocument, { variables: { own, curated: null, first: PAGE, offset }, fetchPolicy: 'cache-and-network' });
  const list = data?.collections;
  const create = canWrite && (
    <Link className="btn btn-primary" to="/documenti/raccolte/nuova">
      {t('collections.new')}
    </Link>
  );
  const at = (from: number): string => `?${new URLSearchParams({ ...(own ? { vista: 'MIE' } : {}), ...(from > 0 ? { da: String(from) } : {}) }).toString()}`;
  return (
    <Page title={t('collections.title')} lead={t('collections.lead')} crumbs={[{ label: documents('title'), to: '/documenti' }, { label: t('collections.title') }]} actions={create}>
      {viewer && (
        <nav className="doc-views" aria-label={t('collections.views')}>
          <ul>
            <li>
              <Link to="/documenti/raccolte" aria-current={own ? undefined : 'page'}>{t('collections.all')}</Link>
            </li>
            <li>
              <Link to="/documenti/raccolte?vista=MIE" aria-current={own ? 'page' : undefined}>{t('collections.own')}</Link>
            </li>
          </ul>
        </nav>
      )}
      {error && <Failure error={error} retry={refetch} />}
      {!list && !error && <Skeleton lines={6} />}
      {list?.items.length === 0 && <EmptyState title={t(own ? 'collections.noneOwn' : 'collections.none')} action={create} />}
      {list && <CollectionCards collections={list.items} level={2} />}
      {list && (offset > 0 || list.total > PAGE) && (
        <nav className="doc-pages" aria-label={documents('pages.label')}>
          {offset > 0 && <Link to={at(Math.max(0, offset - PAGE))}>{t('collections.previous')}</Link>}
          {offset + PAGE < list.total && <Link to={at(offset + PAGE)}>{t('collections.next')}</Link>}
        </nav>
      )}
    </Page>
  );
}
