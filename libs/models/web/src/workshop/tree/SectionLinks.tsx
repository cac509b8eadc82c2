import { useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { DraftData } from '../draft-data.js';
import { placeSearch, RELEASE_VIEWS, SECTIONS, type DraftPlace, type View } from '../draft-place.js';
import { sectionOf } from '../part/sections.js';

/** The parts of the model that are no clauses, and what leads to its publication. */
export function SectionLinks({ draft, place }: { readonly draft: DraftData; readonly place: DraftPlace }): ReactElement {
  const t = useMessages('workshop');
  const current = place.view ?? (place.part ? sectionOf(place.part.kind) : place.adding ? sectionOf(place.adding.kind) : null);
  const count: Partial<Record<View, number>> = { atti: draft.acts.length, passi: draft.variables.length, regole: draft.rules.length, celle: draft.cells.length, legge: draft.parameters.length, fonti: draft.sources.length };
  const links = (views: readonly View[]): ReactElement => (
    <ul>
      {views.map((view) => (
        <li key={view}>
          <Link to={{ search: placeSearch({ view }) }} preventScrollReset aria-current={view === current ? 'page' : undefined}>
            <span>{t(`views.${view}`)}</span>
            {count[view] !== undefined && <span className="workshop-count">{count[view]}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <nav className="workshop-sections" aria-label={t('sections.model')}>
        <h3 className="h6">{t('sections.model')}</h3>
        {links(SECTIONS)}
      </nav>
      <nav className="workshop-sections" aria-label={t('sections.release')}>
        <h3 className="h6">{t('sections.release')}</h3>
        {links(RELEASE_VIEWS)}
      </nav>
    </>
  );
}
