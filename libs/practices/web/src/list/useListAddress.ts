import type { PracticeOrder, PracticeShelf } from '../generated/graphql.js';
import { useAddress } from '../useAddress.js';
import { MOST_COMPARED } from '../words.js';

export const FILTERS = ['pilastro', 'forma', 'livello', 'regione', 'ente'] as const;
export type FilterName = (typeof FILTERS)[number];

const ORDERS: readonly PracticeOrder[] = ['RIUSO', 'DATA', 'NOME'];
const SHELVES: readonly PracticeShelf[] = ['PUBBLICATE', 'NOSTRE', 'DA_REVISIONARE'];

/** Filters, order, shelf and chosen sheets, all in the address: a list can be sent to a colleague. */
export interface ListAddress {
  readonly filters: Readonly<Record<FilterName, readonly string[]>>;
  readonly order: PracticeOrder;
  readonly shelf: PracticeShelf;
  readonly chosen: readonly string[];
  readonly toggle: (name: FilterName, value: string) => void;
  readonly clear: () => void;
  readonly set: (name: 'ordine' | 'quali', value: string) => void;
  readonly choose: (ids: readonly string[]) => void;
}

export function useListAddress(): ListAddress {
  const [search, change] = useAddress();
  const filters = Object.fromEntries(FILTERS.map((name) => [name, search.getAll(name)])) as Record<FilterName, string[]>;
  const order = ORDERS.find((key) => key === search.get('ordine')) ?? 'RIUSO';
  const shelf = SHELVES.find((key) => key === search.get('quali')) ?? 'PUBBLICATE';
  const chosen = (search.get('confronta') ?? '').split(',').filter(Boolean).slice(0, MOST_COMPARED);
  return {
    filters,
    order,
    shelf,
    chosen,
    toggle: (name, value) =>
      change((next) => {
        const values = next.getAll(name);
        next.delete(name);
        for (const item of values.includes(value) ? values.filter((other) => other !== value) : [...values, value]) next.append(name, item);
      }),
    clear: () => change((next) => FILTERS.forEach((name) => next.delete(name))),
    set: (name, value) => change((next) => next.set(name, value)),
    choose: (ids) => change((next) => (ids.length === 0 ? next.delete('confronta') : next.set('confronta', ids.join(',')))),
  };
}
