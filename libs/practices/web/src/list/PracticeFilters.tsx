import { useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import type { PracticesQuery } from '../generated/graphql.js';
import { FILTERS, type FilterName, type ListAddress } from './useListAddress.js';

type Facets = PracticesQuery['practices']['facets'];

/** The name of a value of a filter. */
export function useFacetLabel(pillars: PracticesQuery['pillars']): (name: FilterName, value: string, label?: string) => string {
  const t = useMessages('practices');
  return (name, value, label) => {
    if (name === 'pilastro') return pillars.find(({ key }) => key === value)?.name ?? value;
    if (name === 'forma') return t(`form.${value}`);
    if (name === 'livello') return t(`level.${value}`);
    return label ?? value;
  };
}

/** What narrows the list, each value with how many sheets it would give. */
export function PracticeFilters({ facets, pillars, address }: { facets: Facets; pillars: PracticesQuery['pillars']; address: ListAddress }): ReactElement {
  const t = useMessages('practices');
  const labelOf = useFacetLabel(pillars);
  return (
    <section className="pr-filters" aria-labelledby="filtri">
      <h2 id="filtri">{t('filters')}</h2>
      {FILTERS.filter((name) => facets[name].length > 0).map((name) => (
        <fieldset key={name}>
          <legend>{t(`filter.${name}`)}</legend>
          {facets[name].map(({ value, label, count }) => (
            <label key={value}>
              <input type="checkbox" checked={address.filters[name].includes(value)} onChange={() => address.toggle(name, value)} />
              <span>
                {labelOf(name, value, label)} <span className="pr-quiet">({count})</span>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  );
}
