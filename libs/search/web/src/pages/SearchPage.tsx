import '../messages.js';
import '../search.css';
import { EmptyState, Failure, formatNumber, Notice, Page, Button, Select, Skeleton, useMessages, useViewer, type Translate } from '@province-comuni/shared-ui';
import { useQuery } from '@apollo/client/react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { FacetList } from '../components/FacetList.js';
import { HitItem } from '../components/HitItem.js';
import { SaveSearchDialog } from '../components/SaveSearchDialog.js';
import { SearchTips } from '../components/SearchTips.js';
import { valueLabel } from '../components/value-label.js';
import { SearchDocument, type SearchFacet, type SearchOrder, type SearchQuery } from '../generated/graphql.js';
import type { BesideResults } from '../index.js';
import { PER_PAGE, readPlace, withValue, withWord, writePlace, type SearchPlace } from '../search-address.js';

type FoundPage = Extract<SearchQuery['search'], { __typename: 'SearchPage' }>;

/** The results of a search. The address holds all of it: words, kind, filters, order and page. */
export function SearchPage({ Beside }: { readonly Beside: BesideResults }): ReactNode {
  const t = useMessages('search');
  const [address] = useSearchParams();
  const place = readPlace(address);
  const isSearch = place.query.trim() !== '';
  const { data, previousData, loading, error, refetch } = useQuery(SearchDocument, {
    skip: !isSearch,
    variables: { input: { query: place.query, kind: place.kind, facets: place.facets.map(({ name, values }) => ({ name, values: [...values] })), order: place.order, exact: place.exact, offset: (place.page - 1) * PER_PAGE, limit: PER_PAGE } },
  });
  // While the next answer is on its way the last one stays, quietly.
  const result = isSearch ? (data ?? previousData)?.search : undefined;
  return (
    <Page title={isSearch ? t('titleOf', { query: place.query }) : t('title')} lead={isSearch ? undefined : t('lead')}>
      {!isSearch && (
        <>
          <SearchForm place={place} />
          <EmptyState title={t('start')}><SearchTips /></EmptyState>
        </>
      )}
      {isSearch && error && <Failure error={error} retry={refetch} />}
      {isSearch && !error && !result && <Skeleton lines={10} />}
      {result?.__typename === 'Refused' && <Notice kind="warning"><p>{result.message}</p></Notice>}
      {result?.__typename === 'InvalidInput' && <Notice kind="warning"><p>{result.problems.map(({ message }) => message).join(' ')}</p></Notice>}
      {result?.__typename === 'SearchPage' && !error && (
        <div aria-busy={loading} className={loading ? 'search-page search-page--loading' : 'search-page'}>
          <Results found={result} place={place} beside={place.page === 1 && place.kind === null && place.facets.length === 0 && <Beside query={place.query} />} />
        </div>
      )}
    </Page>
  );
}

/** The box of the page that has no results to show; elsewhere the one of the header is enough. */
function SearchForm({ place }: { readonly place: SearchPlace }): ReactNode {
  const t = useMessages('search');
  const navigate = useNavigate();
  const [text, setText] = useState(place.query);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void navigate(writePlace({ ...place, query: text.trim(), exact: false, page: 1 }));
  };
  return (
    <form className="search-form" onSubmit={submit} role="search" aria-label={t('title')}>
      <label htmlFor="parole-cercate" className="pc-field__label">{t('label')}</label>
      <div className="search-form__row">
        <input id="parole-cercate" className="pc-input" type="search" maxLength={300} value={text} onChange={(event) => setText(event.target.value)} />
        <button type="submit" className="btn btn-primary">{t('submit')}</button>
      </div>
    </form>
  );
}

function Results({ found, place, beside }: { readonly found: FoundPage; readonly place: SearchPlace; readonly beside: ReactNode }): ReactNode {
  const t = useMessages('search');
  const navigate = useNavigate();
  const go = (next: SearchPlace): void => void navigate(writePlace(next), { preventScrollReset: true });
  const choose = (name: SearchFacet, value: string, chosen: boolean): void => go(withValue(place, name, value, chosen));
  const isChosen = (name: SearchFacet, value: string): boolean => place.facets.some((facet) => facet.name === name && facet.values.includes(value));
  const facets = found.facets.filter(({ values, name }) => values.length > 1 || values.some(({ value }) => isChosen(name, value)));
  return (
    <>
      <Kinds found={found} place={place} />
      <div className="search-layout">
        <div className="search-layout__filters">
          {facets.length > 0 && (
            <section aria-labelledby="filtri">
              <h2 id="filtri" className="h5">{t('filters')}</h2>
              <FacetList facets={facets} isChosen={isChosen} onChoose={choose} />
            </section>
          )}
        </div>
        <section className="search-layout__results" aria-labelledby="risultati">
          <div className="search-bar">
            <h2 id="risultati" className="h5">{count(t, found)}</h2>
            <span role="status" className="visually-hidden">{count(t, found)}</span>
            {found.totalCount > 1 && (
              <div className="search-order">
                <label htmlFor="ordine">{t('order')}</label>
                <Select id="ordine" value={place.order} placeholder={null} onChange={(order) => go({ ...place, order: order as SearchOrder, page: 1 })} options={(['RILEVANZA', 'DATA', 'TITOLO'] as const).map((value) => ({ value, label: t(`order_${value}`) }))} />
              </div>
            )}
          </div>
          <Chips found={found} place={place} onRemove={(name, value) => choose(name, value, false)} onRemoveAll={() => go({ ...place, facets: [], page: 1 })} />
          <Meant found={found} place={place} />
          {found.degraded && <Notice kind="info"><p>{t('degraded')}</p></Notice>}
          {!found.ready && <Notice kind="info"><p>{t('notReady')}</p></Notice>}
          {found.kinds.some(({ kind }) => kind.startsWith('clausola')) && <p><Link to={`/clausole?${new URLSearchParams({ q: place.query }).toString()}`}>{t('clausesBeside')}</Link></p>}
          {beside}
          {found.partial && <p className="search-note">{t('partial')}</p>}
          {found.hits.length === 0 ? <NoResults found={found} place={place} /> : (
            <ol className="search-hits" start={(place.page - 1) * PER_PAGE + 1}>
              {found.hits.map((hit) => <HitItem key={`${hit.kind} ${hit.id}`} hit={hit} query={place.query} />)}
            </ol>
          )}
          <Pages found={found} place={place} />
          <SaveSearch place={place} />
        </section>
      </div>
    </>
  );
}

/** What was read otherwise than it was written, with the way back; and what may have been meant. */
function Meant({ found, place }: { readonly found: FoundPage; readonly place: SearchPlace }): ReactNode {
  const t = useMessages('search');
  return (
    <>
      {found.corrected.length > 0 && (
        <p className="search-note">
          {found.corrected.map(({ typed, used }) => t('corrected', { typed, used: used.join('», «') })).join(' ')} <Link to={writePlace({ ...place, exact: true, page: 1 })}>{t('exactly', { query: place.query })}</Link>
        </p>
      )}
      {found.proposed.map(({ typed, used }) => (
        <p key={typed} className="search-note">
          {t('meant')}{' '}
          {used.map((word, index) => (
            <span key={word}>
              {index > 0 && ', '}
              <Link to={writePlace({ ...place, query: withWord(place.query, typed, word), exact: false, page: 1 })}>{withWord(place.query, typed, word)}</Link>
            </span>
          ))}
        </p>
      ))}
      {place.exact && found.proposed.length === 0 && (
        <p className="search-note">
          {t('isExact')} <Link to={writePlace({ ...place, exact: false, page: 1 })}>{t('notExactly')}</Link>
        </p>
      )}
    </>
  );
}

function count(t: Translate, { totalCount, more }: FoundPage): string {
  return more ? t('resultsMore', { count: formatNumber(totalCount) }) : totalCount === 1 ? t('results_one') : t('results_other', { count: formatNumber(totalCount) });
}

/** The kinds, as links: each is an address of its own. */
function Kinds({ found, place }: { readonly found: FoundPage; readonly place: SearchPlace }): ReactNode {
  const t = useMessages('search');
  if (found.kinds.length === 0) return null;
  const all = found.kinds.reduce((sum, { count: entries }) => sum + entries, 0);
  return (
    <nav className="search-kinds" aria-label={t('kinds')}>
      <ul>
        {[{ kind: null, label: t('all'), count: all }, ...found.kinds].map(({ kind, label, count: entries }) => (
          <li key={kind ?? ''}>
            <Link to={writePlace({ ...place, kind, page: 1 })} preventScrollReset {...(place.kind === kind ? { 'aria-current': 'page' as const } : {})}>
              {label} <span className="search-kinds__count">{formatNumber(entries)}{found.kindsAtLeast ? '+' : ''}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Chips({ found, place, onRemove, onRemoveAll }: { readonly found: FoundPage; readonly place: SearchPlace; readonly onRemove: (name: SearchFacet, value: string) => void; readonly onRemoveAll: () => void }): ReactNode {
  const t = useMessages('search');
  const chosen = place.facets.flatMap(({ name, values }) => values.map((value) => ({ name, value, label: valueLabel(t, value, found.facets.find((facet) => facet.name === name)?.values.find((one) => one.value === value)?.label ?? null) })));
  if (chosen.length === 0) return null;
  return (
    <ul className="search-chips" aria-label={t('chosen')}>
      {chosen.map(({ name, value, label }) => (
        <li key={`${name} ${value}`}>
          <button type="button" className="search-chip" aria-label={t('removeFilter', { facet: t(`facet_${name}`), value: label })} onClick={() => onRemove(name, value)}>
            {t(`facet_${name}`)}: {label} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      {chosen.length > 1 && <li><button type="button" className="btn btn-link btn-sm" onClick={onRemoveAll}>{t('removeAll')}</button></li>}
    </ul>
  );
}

/** Only who has an account can be told. */
function SaveSearch({ place }: { readonly place: SearchPlace }): ReactNode {
  const t = useMessages('search');
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState('');
  if (!viewer) return null;
  return (
    <div className="search-saved__actions">
      <Button color="primary" outline onClick={() => setOpen(true)}>{t('save')}</Button>
      <Link to="/cerca/salvate">{t('seeSaved')}</Link>
      <span role="status">{saved === writePlace(place) ? t('saved') : ''}</span>
      {open && (
        <SaveSearchDialog
          place={place}
          onClose={() => setOpen(false)}
          onSaved={() => {
            setOpen(false);
            setSaved(writePlace(place));
          }}
        />
      )}
    </div>
  );
}

/** Nothing found: looser searches, one click away. */
function NoResults({ found, place }: { readonly found: FoundPage; readonly place: SearchPlace }): ReactNode {
  const t = useMessages('search');
  if (!found.ready) return null;
  const hasFilters = place.facets.length > 0 || place.kind !== null;
  const words = place.query.replaceAll(/["“”«»]/g, ' ').split(/\s+/).filter((word) => word && !word.startsWith('-'));
  const looser = words.length > 1 ? [...new Set([words.join(' '), ...words.map((_, index) => words.filter((__, other) => other !== index).join(' '))])].filter((query) => query !== place.query).slice(0, 4) : [];
  return (
    <EmptyState title={t('none', { query: place.query })}>
      <p>{hasFilters ? t('noneFilters') : t('noneText')}</p>
      <ul>
        {hasFilters && place.kind !== null && place.facets.length > 0 && <li><Link to={writePlace({ ...place, kind: null, page: 1 })}>{t('everyKind')}</Link></li>}
        {place.facets.map(({ name }) => place.facets.length > 1 && <li key={name}><Link to={writePlace({ ...place, facets: place.facets.filter((facet) => facet.name !== name), page: 1 })}>{t('withoutFacet', { facet: t(`facet_${name}`) })}</Link></li>)}
        {hasFilters && <li><Link to={writePlace({ ...place, kind: null, facets: [], page: 1 })}>{t('removeAll')}</Link></li>}
        {looser.map((query) => <li key={query}><Link to={writePlace({ ...place, query, kind: null, facets: [], page: 1 })}>{t('loosen', { query })}</Link></li>)}
      </ul>
      <SearchTips />
    </EmptyState>
  );
}

function Pages({ found, place }: { readonly found: FoundPage; readonly place: SearchPlace }): ReactNode {
  const t = useMessages('search');
  const pages = Math.ceil(found.totalCount / PER_PAGE);
  if (pages < 2) return null;
  return (
    <>
      <nav className="search-pages" aria-label={t('pages')}>
        {place.page > 1 && <Link className="btn btn-outline-primary btn-sm" to={writePlace({ ...place, page: place.page - 1 })}>{t('previous')}</Link>}
        <span>{t('pageOf', { page: formatNumber(place.page), pages: formatNumber(pages) })}</span>
        {place.page < pages && <Link className="btn btn-outline-primary btn-sm" to={writePlace({ ...place, page: place.page + 1 })}>{t('next')}</Link>}
      </nav>
      {found.more && place.page === pages && <p className="search-note">{t('limitReached')}</p>}
    </>
  );
}
