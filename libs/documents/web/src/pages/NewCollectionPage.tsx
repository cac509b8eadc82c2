import '../together/messages.js';
import '../documents.css';
import { Button, EmptyState, Failure, Field, Notice, Page, Select, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { CollectionForm, inputOf, NEW_COLLECTION } from '../collections/CollectionForm.js';
import { CreateCollectionDocument } from '../generated/graphql.js';
import { useWritableEnti } from '../hooks/useWritableEnti.js';

/** A new collection, with the document that the address names. */
export function NewCollectionPage(): ReactElement {
  const t = useMessages('together');
  const documents = useMessages('documents');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const enti = useWritableEnti();
  const [chosenId, setEnteId] = useState<string | null>(null);
  const [state, setState] = useState(NEW_COLLECTION);
  const create = useChange(CreateCollectionDocument, (data) => data.createCollection, { refetch: ['Collections'] });
  const ente = enti.find(({ enteId }) => enteId === chosenId) ?? enti[0];
  const crumbs = [{ label: documents('title'), to: '/documenti' }, { label: t('collections.title'), to: '/documenti/raccolte' }, { label: t('collections.new') }];
  if (!ente) return <Page title={t('collections.new')} crumbs={crumbs}><EmptyState title={t('collections.notFound')} /></Page>;
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const first = search.get('documento');
    const kept = await create.run({ enteId: ente!.enteId, input: inputOf(state), documentIds: first ? [first] : [] });
    if (kept?.__typename === 'CollectionKept') await navigate(`/documenti/raccolte/${kept.id}`);
  }
  return (
    <Page title={t('collections.new')} lead={t('collections.lead')} crumbs={crumbs}>
      {create.message && <Notice kind="danger"><p>{create.message}</p></Notice>}
      {create.error != null && <Failure error={create.error} />}
      <form onSubmit={(event) => void save(event)} noValidate>
        {enti.length > 1 && (
          <Field id="raccolta-ente" label={t('collections.ente')} required>
            <Select value={ente.enteId} placeholder={null} onChange={setEnteId} options={enti.map(({ enteId, ente: label }) => ({ value: enteId, label }))} />
          </Field>
        )}
        <CollectionForm state={state} onChange={setState} problems={create.problems} canCurate={ente.enteKind === 'UPI'} />
        <Button color="primary" type="submit" disabled={create.busy}>
          {t('collections.create')}
        </Button>
      </form>
    </Page>
  );
}
