import '../together/messages.js';
import '../together/together.css';
import { Button, Dialog, Failure, Notice, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { AddToCollectionDocument, CollectionsDocument, type CollectionFieldsFragment } from '../generated/graphql.js';
import { useWritableEnti } from '../hooks/useWritableEnti.js';

const MOST = 50;

/** In which collections a document is, and the way into another. */
export default function InCollections({ documentId, title }: { readonly documentId: string; readonly title: string }): ReactElement | null {
  const t = useMessages('together');
  const canWrite = useWritableEnti().length > 0;
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState('');
  const { data } = useQuery(CollectionsDocument, { variables: { own: false, curated: null, documentId, first: 10, offset: 0 }, fetchPolicy: 'cache-and-network' });
  const within = data?.collections.items ?? [];
  if (within.length === 0 && !canWrite) return null;
  return (
    <section aria-labelledby="nelle-raccolte">
      <h2 id="nelle-raccolte" className="h4">
        {t('collections.within')}
      </h2>
      <ul className="doc-waiting">
        {within.map((collection) => (
          <li key={collection.id}>
            <Link to={`/documenti/raccolte/${collection.id}`}>{collection.title}</Link>
          </li>
        ))}
      </ul>
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      {canWrite && (
        <Button color="primary" outline size="sm" onClick={() => setOpen(true)}>
          {t('collections.addTo')}
        </Button>
      )}
      {open && <ChooseDialog documentId={documentId} title={title} within={within.map(({ id }) => id)} onClose={() => setOpen(false)} onAdded={(name) => (setDone(t('collections.added', { title: name })), setOpen(false))} />}
    </section>
  );
}

interface ChooseProps {
  readonly documentId: string;
  readonly title: string;
  readonly within: readonly string[];
  readonly onClose: () => void;
  readonly onAdded: (name: string) => void;
}

function ChooseDialog({ documentId, title, within, onClose, onAdded }: ChooseProps): ReactElement {
  const t = useMessages('together');
  const { data, error, refetch } = useQuery(CollectionsDocument, { variables: { own: true, curated: null, documentId: null, first: MOST, offset: 0 }, fetchPolicy: 'cache-and-network' });
  const add = useChange(AddToCollectionDocument, (answer) => answer.addToCollection, { refetch: ['Collections'] });
  const own = (data?.collections.items ?? []).filter(({ viewerCan }) => viewerCan.edit);
  async function put(collection: CollectionFieldsFragment): Promise<void> {
    if (await add.run({ id: collection.id, documentId })) onAdded(collection.title);
  }
  return (
    <Dialog open title={t('collections.addTo')} onClose={onClose}>
      <p className="pc-quiet">{title}</p>
      {error && <Failure error={error} retry={refetch} />}
      {add.message && <Notice kind="danger"><p>{add.message}</p></Notice>}
      {add.error != null && <Failure error={add.error} />}
      {data && own.length === 0 && <p>{t('collections.addToNone')}</p>}
      <ul className="tog-choose">
        {own.map((collection) => (
          <li key={collection.id}>
            <span>{collection.title}</span>
            {within.includes(collection.id) ? (
              <span className="pc-quiet">{t('collections.isIn')}</span>
            ) : (
              <Button color="primary" outline size="sm" disabled={add.busy} aria-label={t('collections.addOf', { title: collection.title })} onClick={() => void put(collection)}>
                {t('collections.add')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Link className="btn btn-primary btn-sm" to={`/documenti/raccolte/nuova?documento=${documentId}`}>
        {t('collections.addToNew')}
      </Link>
    </Dialog>
  );
}
