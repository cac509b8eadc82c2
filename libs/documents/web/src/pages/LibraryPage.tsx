import { Button, EmptyState, Failure, Page, Select, Skeleton, TextInput, useMessages, useViewer } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { lazy, Suspense, useMemo, useState, type FormEvent, type ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { DocumentItem } from '../components/DocumentItem.js';
import { ActiveFilters, LibraryFilters, type FilterNames } from '../components/LibraryFilters.js';
import { DocumentsDocument, DocumentVocabularyDocument } from '../generated/graphql.js';
import { PAGE, SORTS, useListAddress, VIEWS, type ListAddress } from '../hooks/useListAddress.js';
import { useWritableEnti } from '../hooks/useWritableEnti.js';
import '../messages.js';
import '../documents.css';

const FollowButton = lazy(() => import('../together/FollowButton.js'));
const FrontCollections = lazy(() => import('../collections/FrontCollections.js'));

const COUNTED = 1000;

/** The library: everything one may read, narrowed by its address. */
export function LibraryPage(): ReactElement {
  const t = useMessages('documents');
  const navigate = useNavigate();
  const address = useListAddress();
  const canWrite = useWritableEnti().length > 0;
  const [selected, setSelected] = useState<readonly string[]>([]);
  const { data, previousData, error, refetch } = useQuery(DocumentsDocument, { variables: { filter: address.filter, sort: address.sort, first: PAGE, offset: address.offset }, fetchPolicy: 'cache-and-network' });
  const vocabulary = useQuery(DocumentVocabularyDocument).data;
  const names = useMemo(() => ({ pillars: new Map(vocabulary?.pillars.map(({ key, name }) => [key, name])), keywords: new Map(vocabulary?.documentVocabulary.keywords.map(({ key, label }) => [key, label])) }), [vocabulary]);
  const kinds = useMemo(() => new Map(vocabulary?.documentVocabulary.kinds.map(({ key, label }) => [key, label])), [vocabulary]);
  const shown = data ?? previousData;
  const list = shown?.documents;
  // What UPI put together opens the library; a list that is narrowed is looked at for itself.
  const isFront = address.view === 'TUTTI' && address.offset === 0 && !Object.values(address.values).some(Boolean);
  const hasFacets = shown !== undefined && shown.documentFacets.kinds.length > 0;
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      crumbs={[{ label: t('title') }]}
      actions={canWrite && <Link className="btn btn-primary" to="/documenti/nuovi">{t('upload')}</Link>}
    >
      <FindBox />
      <Views address={address} />
      {isFront && (
        <Suspense fallback={null}>
          <FrontCollections />
        </Suspense>
      )}
      {error && <Failure error={error} retry={refetch} />}
      {!list && !error && <Skeleton lines={8} />}
      {list && (
        <div className={hasFacets ? 'doc-library' : undefined}>
          {hasFacets && (
            <aside className="doc-library__filters">
              <LibraryFilters facets={shown.documentFacets} address={address} names={names} />
            </aside>
          )}
          <section aria-label={t('title')} className="doc-library__list">
            <ActiveFilters facets={shown?.documentFacets} address={address} names={names} />
            <FollowSubjects address={address} names={names} />
            <div className="doc-bar">
              <p role="status" className="doc-bar__count">
                {list.total > COUNTED ? t('countMore') : t('count', { count: list.total })}
              </p>
              <label className="doc-bar__sort">
                {t('sort.label')} <Select value={address.sort} placeholder={null} onChange={(sort) => void navigate(address.to({ ordine: sort }))} options={SORTS.map((value) => ({ value, label: t(`sort.${value}`) }))} />
              </label>
            </div>
            {selected.length > 0 && (
              <div className="doc-selection" role="region" aria-label={t('download', { count: selected.length })}>
                <a className="btn btn-primary btn-sm" href={`/api/documents/zip?ids=${selected.join(',')}`}>
                  {t('download', { count: selected.length })}
                </a>
                <Button color="primary" outline size="sm" onClick={() => setSelected([])}>
                  {t('deselect')}
                </Button>
              </div>
            )}
            {list.items.length === 0 ? (
              <NothingHere address={address} canWrite={canWrite} />
            ) : (
              <ul className="doc-list">
                {list.items.map((document) => (
                  <DocumentItem
                    key={document.id}
                    document={document}
                    kindLabel={kinds.get(document.kind) ?? document.kind}
                    selected={selected.includes(document.id)}
                    onSelect={(isSelected) => setSelected((before) => (isSelected ? [...before, document.id].slice(-100) : before.filter((id) => id !== document.id)))}
                  />
                ))}
              </ul>
            )}
            <Pages address={address} shown={list.items.length} total={list.total} />
          </section>
        </div>
      )}
    </Page>
  );
}

/** The subject that the list is narrowed to can be followed: new documents on it are told. */
function FollowSubjects({ address, names }: { readonly address: ListAddress; readonly names: FilterNames }): ReactElement {
  const { pilastro, parola } = address.values;
  return (
    <Suspense fallback={null}>
      {pilastro && <FollowButton key={pilastro} kind="pilastro" id={pilastro} title={names.pillars.get(pilastro) ?? pilastro} />} {parola && <FollowButton key={parola} kind="parola" id={parola} title={names.keywords.get(parola) ?? parola} />}
    </Suspense>
  );
}

/** Words lead to the search, which looks inside the files. */
function FindBox(): ReactElement {
  const t = useMessages('documents');
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  function find(event: FormEvent): void {
    event.preventDefault();
    if (words.trim() !== '') void navigate(`/cerca?${new URLSearchParams({ q: words.trim(), genere: 'documento' }).toString()}`);
  }
  return (
    <form role="search" className="doc-find" aria-label={t('find')} onSubmit={find}>
      <TextInput type="search" aria-label={t('find')} placeholder={t('find')} value={words} onChange={setWords} />
      <Button color="primary" type="submit">
        {t('findGo')}
      </Button>
    </form>
  );
}

function Views({ address }: { readonly address: ListAddress }): ReactElement | null {
  const t = useMessages('documents');
  const viewer = useViewer();
  if (!viewer) return null;
  return (
    <nav className="doc-views" aria-label={t('views.label')}>
      <ul>
        {VIEWS.map((view) => (
          <li key={view}>
            <Link to={view === 'TUTTI' ? '/documenti' : `/documenti?vista=${view}`} aria-current={address.view === view ? 'page' : undefined}>
              {t(`views.${view}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function NothingHere({ address, canWrite }: { readonly address: ListAddress; readonly canWrite: boolean }): ReactElement {
  const t = useMessages('documents');
  const filtered = Object.values(address.values).some(Boolean);
  if (filtered || address.offset > 0) return <EmptyState title={t('empty.filtered')} action={<Link className="btn btn-primary" to={address.view === 'TUTTI' ? '/documenti' : `/documenti?vista=${address.view}`}>{t('empty.clear')}</Link>} />;
  return <EmptyState title={t(`empty.${address.view}`)} action={canWrite && ['TUTTI', 'MIEI'].includes(address.view) && <Link className="btn btn-primary" to="/documenti/nuovi">{t('upload')}</Link>} />;
}

function Pages({ address, shown, total }: { readonly address: ListAddress; readonly shown: number; readonly total: number }): ReactElement | null {
  const t = useMessages('documents');
  if (shown === 0 || (address.offset === 0 && total <= PAGE)) return null;
  return (
    <nav className="doc-pages" aria-label={t('pages.label')}>
      {address.offset > 0 && <Link to={address.to({ da: String(Math.max(0, address.offset - PAGE)) })}>{t('pages.previous')}</Link>}
      <span>{t('pages.range', { from: address.offset + 1, to: address.offset + shown })}</span>
      {address.offset + PAGE < total && <Link to={address.to({ da: String(address.offset + PAGE) })}>{t('pages.next')}</Link>}
    </nav>
  );
}
