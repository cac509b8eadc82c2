import { EmptyState, Failure, Field, Page, Select, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { PracticesDocument } from '../generated/graphql.js';
import { CompareBar } from '../list/CompareBar.js';
import { LikeMine } from '../list/LikeMine.js';
import { PracticeFilters, useFacetLabel } from '../list/PracticeFilters.js';
import { PracticeItem } from '../list/PracticeItem.js';
import { FILTERS, useListAddress } from '../list/useListAddress.js';
import '../messages.js';
import '../practices.css';
import { useRoles } from '../useRoles.js';
import { MOST_COMPARED } from '../words.js';

const PAGE = 20;

/** Good practices: filtered, ranked by who took them over, chosen to be compared. */
export function PracticesPage(): ReactElement {
  const t = useMessages('practices');
  const address = useListAddress();
  const { province, writable, curates } = useRoles();
  const { filters, shelf, order, chosen } = address;
  const filter = { shelf, pillars: [...filters.pilastro], forms: [...filters.forma], levels: [...filters.livello], regioni: [...filters.regione], enteIds: [...filters.ente] };
  const { data: current, previousData, error, refetch, fetchMore } = useQuery(PracticesDocument, { variables: { filter, order, first: PAGE }, fetchPolicy: 'cache-and-network' });
  const data = current ?? previousData;
  const list = data?.practices;
  const labelOf = useFacetLabel(data?.pillars ?? []);
  const shelves = ['PUBBLICATE', ...(province.length > 0 || writable.length > 0 ? ['NOSTRE'] : []), ...(curates ? ['DA_REVISIONARE'] : [])];
  const choose = (id: string, wanted: boolean): void => address.choose(wanted ? [...chosen, id].slice(0, MOST_COMPARED) : chosen.filter((other) => other !== id));
  const more = (): Promise<unknown> =>
    fetchMore({
      variables: { after: list?.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) => ({ ...fetchMoreResult, practices: { ...fetchMoreResult.practices, nodes: [...before.practices.nodes, ...fetchMoreResult.practices.nodes] } }),
    });

  return (
    <Page title={t('title')} lead={t('lead')} crumbs={[{ label: t('title') }]} actions={writable.length > 0 && <Link className="btn btn-primary" to="/buone-pratiche/nuova">{t('propose')}</Link>}>
      {error && <Failure error={error} retry={refetch} />}
      {!list && !error && <Skeleton lines={8} />}
      {list && (
        <div className="pr-columns">
          <PracticeFilters facets={list.facets} pillars={data.pillars} address={address} />
          <div>
            <div className="pr-bar">
              <p className="mb-0" role="status">{list.totalCount === 0 ? t('count_zero') : t('count', { count: list.totalCount })}</p>
              {shelves.length > 1 && (
                <Field id="quali" label={t('shelf')}>
                  <Select value={shelf} onChange={(value) => address.set('quali', value)} placeholder={null} options={shelves.map((value) => ({ value, label: t(`shelves.${value}`) }))} />
                </Field>
              )}
              <Field id="ordine" label={t('order')}>
                <Select value={order} onChange={(value) => address.set('ordine', value)} placeholder={null} options={['RIUSO', 'DATA', 'NOME'].map((value) => ({ value, label: t(`orders.${value}`) }))} />
              </Field>
            </div>
            <ul className="pr-chips">
              {FILTERS.flatMap((name) =>
                filters[name].map((value) => {
                  const label = labelOf(name, value, list.facets[name].find((facet) => facet.value === value)?.label);
                  return (
                    <li key={`${name}-${value}`}>
                      <button type="button" aria-label={t('removeFilter', { name: label })} onClick={() => address.toggle(name, value)}>
                        {label} <span aria-hidden="true">×</span>
                      </button>
                    </li>
                  );
                }),
              )}
            </ul>
            {list.nodes.length === 0 && (shelf === 'NOSTRE' ? <EmptyState title={t('noneOwn')}>{t('noneOwnHelp')}</EmptyState> : <EmptyState title={t('none')} action={<button type="button" className="btn btn-outline-primary btn-sm" onClick={address.clear}>{t('clearFilters')}</button>}>{t('noneHelp')}</EmptyState>)}
            <h2 className="visually-hidden">{t(`shelves.${shelf}`)}</h2>
            <ul className="pr-list">
              {list.nodes.map((card) => (
                <PracticeItem key={card.id} card={card} pillar={labelOf('pilastro', card.pillarKey)} chosen={chosen.includes(card.id)} full={chosen.length >= MOST_COMPARED} onChoose={(wanted) => choose(card.id, wanted)} />
              ))}
            </ul>
            {list.hasNextPage && (
              <button type="button" className="btn btn-outline-primary" onClick={() => void more()}>
                {t('more')}
              </button>
            )}
            <CompareBar chosen={chosen} onClear={() => address.choose([])} />
          </div>
        </div>
      )}
      {province[0] && <LikeMine enteId={province[0].enteId} pillarKey={filters.pilastro.length === 1 ? filters.pilastro[0]! : null} />}
      {data && (
        <section className="pr-section" aria-labelledby="focus-group">
          <h2 id="focus-group" className="h4">{t('pillars')}</h2>
          <p className="pr-quiet">{t('pillarsHelp')}</p>
          <ul>
            {data.pillars.map(({ key, name }) => (
              <li key={key}>
                <Link to={`/buone-pratiche/pilastri/${key}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
