import type { SearchFacet, SearchOrder } from './generated/graphql.js';

/** Facets by their name in the address. */
export const FACETS: Readonly<Record<string, SearchFacet>> = { pilastro: 'PILASTRO', tipo: 'TIPO', ente: 'ENTE', regione: 'REGIONE', anno: 'ANNO', forma: 'FORMA', livello: 'LIVELLO' };

const ORDERS: Readonly<Record<string, SearchOrder>> = { data: 'DATA', titolo: 'TITOLO' };
export const PER_PAGE = 10;
const LAST_PAGE = 100;

/** A search as its address says it: whoever opens the address does the same search, with his own rights. */
export interface SearchPlace {
  readonly query: string;
  readonly kind: string | null;
  readonly facets: readonly { readonly name: SearchFacet; readonly values: readonly string[] }[];
  readonly order: SearchOrder;
  /** Words as they are written: none is corrected. */
  readonly exact: boolean;
  /** From 1. */
  readonly page: number;
}

/** Reads the address. What it cannot mean is passed over. */
export function readPlace(address: URLSearchParams): SearchPlace {
  const page = Number(address.get('pagina') ?? 1);
  return {
    query: (address.get('q') ?? '').slice(0, 300),
    kind: address.get('genere') || null,
    facets: Object.entries(FACETS).flatMap(([key, name]) => (address.has(key) ? [{ name, values: [...new Set(address.getAll(key))].slice(0, 100) }] : [])),
    order: ORDERS[address.get('ordine') ?? ''] ?? 'RILEVANZA',
    exact: address.get('esatto') === '1',
    page: Number.isInteger(page) && page >= 1 ? Math.min(page, LAST_PAGE) : 1,
  };
}

/** The address of a search, without what goes by itself. */
export function writePlace({ query, kind, facets, order, exact, page }: SearchPlace): string {
  const address = new URLSearchParams();
  if (query) address.set('q', query);
  if (kind) address.set('genere', kind);
  for (const { name, values } of facets) for (const value of values) address.append(keyOf(name), value);
  const ordine = Object.entries(ORDERS).find(([, value]) => value === order)?.[0];
  if (ordine) address.set('ordine', ordine);
  if (exact) address.set('esatto', '1');
  if (page > 1) address.set('pagina', String(page));
  return `/cerca?${address.toString()}`;
}

/** The words of a search with one of them in another's place; capitals and accents of the one that goes do not matter. */
export function withWord(query: string, typed: string, used: string): string {
  const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return query.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => (plain(word) === plain(typed) ? used : word));
}

function keyOf(name: SearchFacet): string {
  return Object.entries(FACETS).find(([, facet]) => facet === name)![0];
}

/** The search with a value of a facet chosen or no longer chosen, from its first page. */
export function withValue(place: SearchPlace, name: SearchFacet, value: string, chosen: boolean): SearchPlace {
  const others = place.facets.filter((facet) => facet.name !== name);
  const values = [...(place.facets.find((facet) => facet.name === name)?.values ?? []).filter((other) => other !== value), ...(chosen ? [value] : [])];
  return { ...place, facets: values.length > 0 ? [...others, { name, values }] : others, page: 1 };
}

/** Where a result opens: at the passage, by its own address or its page, or at its words where it has neither; the address says them, to be marked there. An address that names its place by itself stays as it is. */
export function hitAddress(href: string, passage: { readonly page: number | null; readonly href?: string | null } | null, query: string): string {
  const [path, place] = (passage?.href ?? href).split('#') as [string, string | undefined];
  if (!passage || (passage.page === null && place !== undefined)) return href;
  const words = new URLSearchParams({ ...(passage.page === null ? {} : { pagina: String(passage.page) }), trova: query });
  const address = `${path}${path.includes('?') ? '&' : '?'}${words.toString()}`;
  return place === undefined ? address : `${address}#${place}`;
}
