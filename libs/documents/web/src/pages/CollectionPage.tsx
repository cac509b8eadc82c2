import '../together/messages.js';
import '../together/together.css';
import '../documents.css';
import { Badge, Button, Dialog, EmptyState, Failure, formatDate, Notice, Page, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { CollectionForm, inputOf, stateOf } from '../collections/CollectionForm.js';
import { CollectionDocument, DeleteCollectionDocument, DescribeCollectionDocument, type CollectionQuery } from '../generated/graphql.js';
import FollowButton from '../together/FollowButton.js';

const ArrangeCollection = lazy(() => import('../collections/ArrangeCollection.js'));

type Opened = NonNullable<CollectionQuery['collection']>;

/** A collection: its documents in order, and what can be done with it. */
export function CollectionPage(): ReactElement {
  const t = useMessages('together');
  const documents = useMessages('documents');
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(CollectionDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const crumbs = [{ label: documents('title'), to: '/documenti' }, { label: t('collections.title'), to: '/documenti/raccolte' }];
  if (data?.collection) return <LoadedCollection key={id} opened={data.collection} crumbs={crumbs} />;
  return (
    <Page title={t('collections.title')} crumbs={crumbs}>
      {error ? <Failure error={error} retry={refetch} /> : data ? <EmptyState title={t('collections.notFound')} /> : <Skeleton lines={8} />}
    </Page>
  );
}

function LoadedCollection({ opened, crumbs }: { readonly opened: Opened; readonly crumbs: readonly { readonly label: string; readonly to: string }[] }): ReactElement {
  const t = useMessages('together');
  const documents = useMessages('documents');
  const [open, setOpen] = useState<'edit' | 'arrange' | 'remove' | null>(null);
  const { collection, parts } = opened;
  return (
    <Page
      title={collection.title}
      crumbs={[...crumbs, { label: collection.title }]}
      lead={
        <p className="doc-head">
          {collection.curated && <Badge tone="info">{t('collections.curated')}</Badge>} <span>{[collection.ente.denominazione, documents(`visibility.words.${collection.visibility}`, { ente: collection.ente.denominazione }), t('collections.count', { count: collection.documentCount }), t('collections.updated', { date: formatDate(collection.updatedAt) })].join(' · ')}</span>
        </p>
      }
      actions={
        <>
          {collection.documentCount > 0 && (
            <a className="btn btn-primary btn-sm" href={`/api/documents/zip?raccolta=${collection.id}`}>
              {t('collections.download')}
            </a>
          )}
          <FollowButton kind="raccolta" id={collection.id} title={collection.title} />
        </>
      }
    >
      {collection.abstract && <p className="doc-abstract">{collection.abstract}</p>}
      {collection.viewerCan.edit && open !== 'arrange' && (
        <div className="doc-actions">
          <Button color="primary" outline size="sm" onClick={() => setOpen('edit')}>{t('collections.edit')}</Button>
          <Button color="primary" outline size="sm" onClick={() => setOpen('arrange')}>{t('collections.arrange')}</Button>
          <Button color="danger" outline size="sm" onClick={() => setOpen('remove')}>{t('collections.remove')}</Button>
        </div>
      )}
      {open === 'arrange' ? (
        <Suspense fallback={<Skeleton lines={6} />}>
          <ArrangeCollection opened={opened} onClose={() => setOpen(null)} />
        </Suspense>
      ) : collection.documentCount === 0 ? (
        <EmptyState title={t(collection.viewerCan.edit ? 'collections.emptyEdit' : 'collections.empty')} action={<Link className="btn btn-primary" to="/documenti">{documents('title')}</Link>} />
      ) : (
        parts.filter((part) => part.documents.length > 0).map((part) => <Part key={part.id} part={part} />)
      )}
      {open === 'edit' && <EditDialog opened={opened} onClose={() => setOpen(null)} />}
      {open === 'remove' && <RemoveDialog id={collection.id} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function Part({ part }: { readonly part: Opened['parts'][number] }): ReactElement {
  const list = (
    <ol className="tog-docs">
      {part.documents.map(({ id, title, abstract, year, ente, publishedAt }) => (
        <li key={id}>
          <div className="tog-docs__words">
            <Link to={`/documenti/${id}`}>{title}</Link>
            {abstract && <p className="doc-item__abstract">{abstract}</p>}
            <p className="doc-item__facts">{[ente.denominazione, year ? String(year) : '', publishedAt ? formatDate(publishedAt) : ''].filter(Boolean).join(' · ')}</p>
          </div>
        </li>
      ))}
    </ol>
  );
  if (!part.title) return <div className="tog-part">{list}</div>;
  return (
    <section className="tog-part" aria-labelledby={`parte-${part.id}`}>
      <h2 id={`parte-${part.id}`} className="h4">
        {part.title}
      </h2>
      {list}
    </section>
  );
}

function EditDialog({ opened: { collection }, onClose }: { readonly opened: Opened; readonly onClose: () => void }): ReactElement {
  const t = useMessages('together');
  const [state, setState] = useState(() => stateOf(collection));
  const [conflict, setConflict] = useState(false);
  const describe = useChange(DescribeCollectionDocument, (data) => data.describeCollection, { refetch: ['Collection'] });
  async function save(): Promise<void> {
    const kept = await describe.run({ collection: { id: collection.id, seenRevision: collection.revision }, input: inputOf(state) });
    if (kept?.__typename === 'CollectionKept') onClose();
    // The answer brought the collection as it is now: saving again says that it was seen.
    else setConflict(kept?.__typename === 'DocumentConflict');
  }
  return (
    <Dialog open size="lg" title={t('collections.edit')} onClose={onClose} footer={<Button color="primary" disabled={describe.busy} onClick={() => void save()}>{t('collections.save')}</Button>}>
      {conflict && <Notice kind="warning"><p>{t('collections.conflict')}</p></Notice>}
      {describe.message && <Notice kind="danger"><p>{describe.message}</p></Notice>}
      {describe.error != null && <Failure error={describe.error} />}
      <CollectionForm state={state} onChange={setState} problems={describe.problems} canCurate={collection.viewerCan.curate} />
    </Dialog>
  );
}

function RemoveDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactElement {
  const t = useMessages('together');
  const navigate = useNavigate();
  const remove = useChange(DeleteCollectionDocument, (data) => data.deleteCollection);
  async function go(): Promise<void> {
    if (await remove.run({ id })) await navigate('/documenti/raccolte?vista=MIE');
  }
  return (
    <Dialog open title={t('collections.remove')} onClose={onClose} footer={<Button color="danger" disabled={remove.busy} onClick={() => void go()}>{t('collections.remove')}</Button>}>
      {remove.message && <Notice kind="danger"><p>{remove.message}</p></Notice>}
      {remove.error != null && <Failure error={remove.error} />}
      <p>{t('collections.removeSure')}</p>
    </Dialog>
  );
}
