import { Disclosure, formatNumber, useMessages } from '@province-comuni/shared-ui';
import { useId, useState, type ReactNode } from 'react';
import type { SearchFacet } from '../generated/graphql.js';
import { valueLabel } from './value-label.js';

export interface FacetCounts {
  readonly name: SearchFacet;
  readonly atLeast: boolean;
  readonly values: readonly { readonly value: string; readonly label: string | null; readonly count: number }[];
}

const SHOWN = 6;

export interface FacetListProps {
  readonly facets: readonly FacetCounts[];
  readonly isChosen: (name: SearchFacet, value: string) => boolean;
  readonly onChoose: (name: SearchFacet, value: string, chosen: boolean) => void;
}

/** The facets with their counts, each of which opens and closes. On a telephone they are closed at first: the results come before. */
export function FacetList({ facets, isChosen, onChoose }: FacetListProps): ReactNode {
  const t = useMessages('search');
  const [wide] = useState(() => window.matchMedia?.('(min-width: 768px)').matches ?? true);
  return (
    <>
      {facets.map((facet) => (
        <Disclosure key={facet.name} summary={t(`facet_${facet.name}`)} open={wide || facet.values.some(({ value }) => isChosen(facet.name, value))}>
          <Facet facet={facet} isChosen={isChosen} onChoose={onChoose} />
        </Disclosure>
      ))}
    </>
  );
}

function Facet({ facet, isChosen, onChoose }: { readonly facet: FacetCounts } & Pick<FacetListProps, 'isChosen' | 'onChoose'>): ReactNode {
  const t = useMessages('search');
  const id = useId();
  const [all, setAll] = useState(false);
  const shown = all ? facet.values : facet.values.filter(({ value }, index) => index < SHOWN || isChosen(facet.name, value));
  return (
    <div role="group" aria-label={t(`facet_${facet.name}`)}>
      {shown.map(({ value, label, count }, index) => (
        <div key={value} className="search-facet">
          <input id={`${id}-${index}`} type="checkbox" checked={isChosen(facet.name, value)} onChange={(event) => onChoose(facet.name, value, event.target.checked)} />
          <label htmlFor={`${id}-${index}`}>
            {valueLabel(t, value, label)} <span className="search-facet__count">({formatNumber(count)}{facet.atLeast ? '+' : ''})</span>
          </label>
        </div>
      ))}
      {facet.values.length > SHOWN && (
        <button type="button" className="btn btn-link btn-sm search-facet__more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('showLess') : t('showMore', { count: facet.values.length })}
        </button>
      )}
    </div>
  );
}
