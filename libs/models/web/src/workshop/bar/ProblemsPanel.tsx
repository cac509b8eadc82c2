import { Button, Notice, useMessages } from '@province-comuni/shared-ui';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { DraftData } from '../draft-data.js';
import { placeSearch, type View } from '../draft-place.js';
import { PartLink } from '../release/PartLink.js';

/** Where a problem is mended when that is not the part itself. */
const MENDED_IN: Readonly<Record<string, View>> = { MISSING_REASON: 'novita', UNDECLARED_DISAPPEARANCE: 'destini', BAD_LINEAGE: 'destini', BAD_MIGRATION: 'risposte', MISSING_CELL: 'celle' };

/** What keeps the draft from being published. Stays open while one follows its links and mends. */
export function ProblemsPanel({ draft, onClose }: { readonly draft: DraftData; readonly onClose: () => void }): ReactElement {
  const t = useMessages('workshop');
  const present = new Set(draft.acts.flatMap((act) => act.clauses.map((clause) => clause.id)));
  const opens = (part: DraftData['problems'][number]['part']): boolean => part !== null && (part.kind !== 'clause' || present.has(part.id));
  return (
    // It scrolls: it must be reachable by keyboard.
    <div className="workshop-problems" role="region" aria-label={t('bar.check')} tabIndex={0}>
      {draft.problems.length === 0 ? (
        <Notice kind="success">{t('check.none')}</Notice>
      ) : (
        <>
          <p>
            <strong>{t('check.title', { count: draft.problems.length })}</strong>
          </p>
          <ul>
            {draft.problems.map((problem, index) => {
              const view = MENDED_IN[problem.code];
              return (
                <li key={index}>
                  {problem.message} {opens(problem.part) && <PartLink part={problem.part}>{t('check.open', { label: problem.part!.label })}</PartLink>}
                  {view && (
                    <>
                      {' '}
                      <Link to={{ search: placeSearch({ view }) }} preventScrollReset>
                        {t(`check.${view}`)}
                        <span className="visually-hidden">: {problem.part?.label ?? problem.message}</span>
                      </Link>
                    </>
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
      <Button size="xs" color="link" type="button" onClick={onClose}>
        {t('check.close')}
      </Button>
    </div>
  );
}
