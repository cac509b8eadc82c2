import '../messages.js';
import '../search.css';
import { Button, EmptyState, Failure, formatDate, formatDateTime, Notice, Page, Select, Skeleton, useMessages } from '@province-comuni/shared-ui';
import { useChange } from '@province-comuni/shared-web-graphql';
import { useQuery } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { FREQUENCIES } from '../components/SaveSearchDialog.js';
import { valueLabel } from '../components/value-label.js';
import { ChangeSavedSearchDocument, RemoveSavedSearchDocument, SavedSearchesDocument, type AlertFrequency, type SavedSearchesQuery } from '../generated/graphql.js';
import { writePlace } from '../search-address.js';

type Saved = SavedSearchesQuery['savedSearches'][number];

const REFETCH = ['SavedSearches'];

/** The searches that a person keeps, what they found since, and how to change or end them. */
export function SavedSearchesPage(): ReactNode {
  const t = useMessages('search');
  const { data, error, refetch } = useQuery(SavedSearchesDocument, { fetchPolicy: 'cache-and-network' });
  const [done, setDone] = useState('');
  return (
    <Page title={t('savedTitle')} lead={t('savedLead')} crumbs={[{ label: t('title'), to: '/cerca' }, { label: t('savedTitle') }]}>
      <div role="status">{done && <Notice kind="success"><p>{done}</p></Notice>}</div>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={6} />}
      {data?.savedSearches.length === 0 && <EmptyState title={t('savedNone')} action={<Link className="btn btn-primary" to="/cerca">{t('title')}</Link>}><p>{t('savedNoneText')}</p></EmptyState>}
      <ul className="search-hits">
        {data?.savedSearches.map((saved) => <SavedItem key={saved.id} saved={saved} onDone={setDone} />)}
      </ul>
    </Page>
  );
}

function SavedItem({ saved, onDone }: { readonly saved: Saved; readonly onDone: (message: string) => void }): ReactNode {
  const t = useMessages('search');
  const change = useChange(ChangeSavedSearchDocument, (data) => data.changeSavedSearch, { refetch: REFETCH });
  const remove = useChange(RemoveSavedSearchDocument, (data) => data.removeSavedSearch, { refetch: REFETCH });
  const filters = saved.facets.flatMap(({ name, values }) => values.map((value) => `${t(`facet_${name}`)}: ${valueLabel(t, value)}`));
  const failed = change.error ?? remove.error;
  const message = change.message ?? remove.message;
  return (
    <li className="search-hit">
      <h2 className="search-hit__title">
        <Link to={writePlace({ query: saved.query, kind: saved.kind, facets: saved.facets, order: 'DATA', exact: false, page: 1 })}>{saved.name}</Link>
      </h2>
      <p className="search-hit__facts">{[saved.name === saved.query ? '' : `«${saved.query}»`, ...filters, t('savedOn', { date: formatDate(saved.createdAt) })].filter(Boolean).join(' · ')}</p>
      {Boolean(failed) && <Failure error={failed} />}
      {message && <Notice kind="danger"><p>{message}</p></Notice>}
      {saved.matches.length === 0 ? <p className="search-hit__summary">{t('savedNothing')}</p> : (
        <ul className="search-hit__summary">
          {saved.matches.map((match) => (
            <li key={`${match.kind} ${match.href}`}>
              <Link to={match.href}>{match.title}</Link> <span className="search-facet__count">({formatDateTime(match.foundAt)})</span>
            </li>
          ))}
        </ul>
      )}
      <div className="search-saved__actions">
        <label htmlFor={`frequenza-${saved.id}`}>{t('frequency')}</label>
        <Select
          id={`frequenza-${saved.id}`}
          aria-label={t('frequencyOf', { name: saved.name })}
          value={saved.frequency}
          placeholder={null}
          disabled={change.busy}
          onChange={(value) => void change.run({ id: saved.id, frequency: value as AlertFrequency }).then((changed) => changed && onDone(t('savedChanged')))}
          options={FREQUENCIES.map((value) => ({ value, label: t(`frequency_${value}`) }))}
        />
        <Button color="danger" outline size="sm" disabled={remove.busy} aria-label={t('savedRemoveOf', { name: saved.name })} onClick={() => void remove.run({ id: saved.id }).then((gone) => gone && onDone(t('savedRemoved')))}>{t('savedRemove')}</Button>
      </div>
    </li>
  );
}
