import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { DocumentsFilter } from '../generated/graphql.js';

export const VIEWS = ['TUTTI', 'MIEI', 'BOZZE', 'PREFERITI', 'RECENTI', 'CESTINO'] as const;
export type LibraryView = (typeof VIEWS)[number];
export const SORTS = ['PUBBLICAZIONE', 'AGGIORNAMENTO', 'TITOLO', 'SCARICATI'] as const;
export const PAGE = 20;

/** Filters of the list by the word that stands for each in the address. */
export const FILTERS = { tipo: 'kind', pilastro: 'pillar', ente: 'enteId', anno: 'year', parola: 'keyword' } as const;
export type FilterWord = keyof typeof FILTERS;

export interface ListAddress {
  readonly view: LibraryView;
  readonly sort: string;
  readonly offset: number;
  readonly filter: DocumentsFilter;
  readonly values: Readonly<Record<FilterWord, string | null>>;
  /** The address with something else in it; null takes it out. A change of filters begins the list anew. */
  to(changes: Readonly<Record<string, string | null>>): string;
}

/** The list as its address says it: what is seen can be shared, and Back goes back. */
export function useListAddress(): ListAddress {
  const [search] = useSearchParams();
  const to = useCallback(
    (changes: Readonly<Record<string, string | null>>): string => {
      const next = new URLSearchParams(search);
      if (!('da' in changes)) next.delete('da');
      for (const [word, value] of Object.entries(changes)) {
        if (value === null) next.delete(word);
        else next.set(word, value);
      }
      return `?${next.toString()}`;
    },
    [search],
  );
  return useMemo(() => {
    const view = VIEWS.find((each) => each === search.get('vista')) ?? 'TUTTI';
    const sort = SORTS.find((each) => each === search.get('ordine')) ?? (view === 'TUTTI' ? 'PUBBLICAZIONE' : 'AGGIORNAMENTO');
    const values = { tipo: search.get('tipo'), pilastro: search.get('pilastro'), ente: search.get('ente'), anno: search.get('anno'), parola: search.get('parola') };
    const year = Number(values.anno);
    const filter: DocumentsFilter = { view, ...(values.tipo ? { kind: values.tipo } : {}), ...(values.pilastro ? { pillar: values.pilastro } : {}), ...(values.ente ? { enteId: values.ente } : {}), ...(values.parola ? { keyword: values.parola } : {}), ...(Number.isInteger(year) && year > 0 ? { year } : {}) };
    return { view, sort, offset: Math.max(0, Math.floor(Number(search.get('da')) || 0)), filter, values, to };
  }, [search, to]);
}
