import { formatDate, useMessages } from '@province-comuni/shared-ui';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { SearchQuery } from '../generated/graphql.js';
import { hitAddress } from '../search-address.js';
import { Marked } from './Marked.js';
import { valueLabel } from './value-label.js';

export type Hit = Extract<SearchQuery['search'], { __typename: 'SearchPage' }>['hits'][number];

/** A result: what it is, whose, of when, and why it was found. */
export function HitItem({ hit, query }: { readonly hit: Hit; readonly query: string }): ReactNode {
  const t = useMessages('search');
  const kind = t(`kind_${hit.kind}`);
  const facts = [kind === `kind_${hit.kind}` ? hit.kind : kind, hit.tipo && hit.kind !== 'ente' ? valueLabel(t, hit.tipo) : null, ...hit.enti, hit.date ? formatDate(hit.date) : null].filter(Boolean);
  return (
    <li className="search-hit">
      <h3 className="search-hit__title">
        <Link to={hitAddress(hit.href, hit.passage, query)}>
          <Marked {...hit.title} />
        </Link>
      </h3>
      <p className="search-hit__facts">{facts.join(' · ')}</p>
      {hit.passage ? (
        <blockquote className="search-hit__passage">
          <Marked {...hit.passage} />
          {(hit.passage.page !== null || hit.passage.heading) && <footer>{[hit.passage.heading, hit.passage.page === null ? '' : t('page', { page: hit.passage.page })].filter(Boolean).join(', ')}</footer>}
        </blockquote>
      ) : (
        hit.summary.text && (
          <p className="search-hit__summary">
            <Marked {...hit.summary} />
          </p>
        )
      )}
      {hit.passage && hit.summary.text && <p className="search-hit__facts">{hit.summary.text}</p>}
    </li>
  );
}
