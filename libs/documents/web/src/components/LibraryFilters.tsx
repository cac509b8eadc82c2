import { Disclosure, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import type { DocumentsQuery } from '../generated/graphql.js';
import type { FilterWord, ListAddress } from '../hooks/useListAddress.js';

type Counts = DocumentsQuery['documentFacets']['kinds'];

interface Group {
  readonly word: FilterWord;
  readonly title: string;
  readonly counts: Counts;
}

export interface FilterNames {
  readonly pillars: ReadonlyMap<string, string>;
  readonly keywords: ReadonlyMap<string, string>;
}

/** By what the list can be narrowed, with how many documents each way leaves. Links: they open in another tab too. */
export function LibraryFilters({ facets, address, names }: { readonly facets: DocumentsQuery['documentFacets']; readonly address: ListAddress; readonly names: FilterNames }): ReactElement {
  const t = useMessages('documents');
  // On a telephone the documents come first: filters are one touch away.
  const [wide] = useState(() => window.matchMedia?.('(min-width: 992px)').matches ?? true);
  const groups: Group[] = [
    { word: 'tipo', title: t('filters.kind'), counts: facets.kinds },
    { word: 'pilastro', title: t('filters.pillar'), counts: facets.pillars },
    { word: 'ente', title: t('filters.ente'), counts: facets.enti },
    { word: 'anno', title: t('filters.year'), counts: facets.years },
  ];
  return (
    <nav aria-label={t('filters.title')}>
      {groups
        .filter(({ counts }) => counts.length > 0)
        .map(({ word, title, counts }) => (
          <Disclosure key={word} summary={title} open={wide || address.values[word] !== null}>
            <ul className="doc-facet">
              {counts.map(({ value, label, count }) => {
                const active = address.values[word] === value;
                return (
                  <li key={value}>
                    <Link to={address.to({ [word]: active ? null : value })} aria-current={active ? 'true' : undefined} preventScrollReset>
                      {label || names.pillars.get(value) || value}
                    </Link>
                    <span className="doc-facet__count">{count.toLocaleString('it-IT')}</span>
                  </li>
                );
              })}
            </ul>
          </Disclosure>
        ))}
    </nav>
  );
}

/** The filters in use, each removable by itself. */
export function ActiveFilters({ facets, address, names }: { readonly facets: DocumentsQuery['documentFacets'] | undefined; readonly address: ListAddress; readonly names: FilterNames }): ReactElement | null {
  const t = useMessages('documents');
  const lists: Record<FilterWord, Counts> = { tipo: facets?.kinds ?? [], pilastro: facets?.pillars ?? [], ente: facets?.enti ?? [], anno: facets?.years ?? [], parola: [] };
  const active = (Object.keys(lists) as FilterWord[]).flatMap((word) => {
    const value = address.values[word];
    return value ? [{ word, name: lists[word].find((each) => each.value === value)?.label || names.pillars.get(value) || (word === 'parola' && names.keywords.get(value)) || value }] : [];
  });
  if (active.length === 0) return null;
  return (
    <ul className="doc-chips" aria-label={t('filters.active')}>
      {active.map(({ word, name }) => (
        <li key={word}>
          <Link className="doc-chip" to={address.to({ [word]: null })} aria-label={t('filters.remove', { name })}>
            {name} <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
