import { Button, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { valuesOf, type DraftData, type PartShapes } from '../draft-data.js';
import { placeSearch, SECTIONS } from '../draft-place.js';
import type { DraftChanges } from '../useDraftChanges.js';
import { PartList } from './PartList.js';
import type { ListKind } from './sections.js';
import { useHeadingFocus } from './useHeadingFocus.js';

type Section = Exclude<(typeof SECTIONS)[number], 'scheda'>;

const KIND_OF: Readonly<Record<Exclude<Section, 'passi'>, ListKind>> = { atti: 'act', regole: 'rule', celle: 'cell', legge: 'parameter', fonti: 'source' };

interface Props {
  readonly draft: DraftData;
  readonly section: Section;
  readonly changes: DraftChanges;
}

/** One section of the model that is no act: what it holds, and what can be added. */
export function SectionPane({ draft, section, changes }: Props): ReactElement {
  const t = useMessages('workshop');
  const heading = useHeadingFocus<HTMLHeadingElement>(section);
  return (
    <section aria-labelledby="sezione-titolo">
      <h2 id="sezione-titolo" ref={heading} tabIndex={-1} className="h5 workshop-heading">
        {t(`views.${section}`)}
      </h2>
      <p className="workshop-quiet">{t(`leads.${section}`)}</p>
      {section === 'passi' ? <Steps draft={draft} changes={changes} /> : <PartList key={section} draft={draft} kind={KIND_OF[section]} changes={changes} />}
    </section>
  );
}

/** The interview: steps with their questions, then what is asked or calculated outside it. */
function Steps({ draft, changes }: { draft: DraftData; changes: DraftChanges }): ReactElement {
  const t = useMessages('workshop');
  const stepOf = new Map(valuesOf<'variable'>(draft.variables).map((variable) => [variable.key, variable.step]));
  const inStep = (id: string): DraftData['variables'] => draft.variables.filter((part) => stepOf.get(part.id) === id);
  const outside = draft.variables.filter((part) => !draft.steps.some((step) => step.id === stepOf.get(part.id)));
  const move = (id: string, seen: string, afterId: string | null | undefined): void => void (afterId !== undefined && changes.move({ kind: 'step', id }, seen, afterId));
  return (
    <>
      {draft.steps.map((step, index) => (
        <section key={step.id} aria-labelledby={`passo-${step.id}`} className="workshop-step">
          <div className="workshop-step-head">
            <h3 id={`passo-${step.id}`} className="h6">
              <Link to={{ search: placeSearch({ part: { kind: 'step', id: step.id } }) }} preventScrollReset>
                {index + 1}. {step.label}
              </Link>
            </h3>
            <Button size="xs" color="link" type="button" disabled={index === 0} aria-label={t('move.upOf', { label: step.label })} onClick={() => move(step.id, step.seen, draft.steps[index - 2]?.id ?? null)}>
              {t('move.up')}
            </Button>
            <Button size="xs" color="link" type="button" disabled={index === draft.steps.length - 1} aria-label={t('move.downOf', { label: step.label })} onClick={() => move(step.id, step.seen, draft.steps[index + 1]?.id)}>
              {t('move.down')}
            </Button>
          </div>
          <p className="workshop-quiet">{(step.value as PartShapes['step']).description}</p>
          <PartList draft={draft} kind="variable" parts={inStep(step.id)} addAfter={step.id} changes={changes} />
        </section>
      ))}
      {outside.length > 0 && (
        <section aria-labelledby="passo-fuori" className="workshop-step">
          <h3 id="passo-fuori" className="h6">
            {t('steps.outside')}
          </h3>
          <PartList draft={draft} kind="variable" parts={outside} changes={changes} />
        </section>
      )}
      <Link className="btn btn-outline-primary btn-xs" to={{ search: placeSearch({ adding: { kind: 'step', after: draft.steps.at(-1)?.id ?? null } }) }} preventScrollReset>
        {t('part.add.step')}
      </Link>
    </>
  );
}
