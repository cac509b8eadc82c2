import { Button, Notice, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import type { DraftData } from '../draft-data.js';
import { placeSearch, type DraftPlace } from '../draft-place.js';
import { refusalWords } from '../part/refusal-words.js';
import type { DraftChanges } from '../useDraftChanges.js';
import { ActTree } from './ActTree.js';
import { placeAfter, placeBeside, type ClausePlace } from './clause-places.js';
import { MoveAfterDialog } from './MoveAfterDialog.js';
import { NewClauseDialog } from './NewClauseDialog.js';
import { SectionLinks } from './SectionLinks.js';

interface Props {
  readonly draft: DraftData;
  readonly place: DraftPlace;
  readonly changes: DraftChanges;
  readonly onOpen: (search: string) => void;
}

/** What the model is made of: the acts with their clauses, then everything else. */
export function TreePane({ draft, place, changes, onOpen }: Props): ReactElement {
  const t = useMessages('workshop');
  const [dialog, setDialog] = useState<'new' | 'after' | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [told, setTold] = useState('');
  const { part } = place;
  const act = draft.acts.find((candidate) => (part?.kind === 'act' ? candidate.part.id === part.id : candidate.clauses.some((clause) => part?.kind === 'clause' && clause.id === part.id))) ?? draft.acts[0];
  const clauses = act?.clauses ?? [];
  const selected = (part?.kind === 'clause' && clauses.find((clause) => clause.id === part.id)) || null;
  const clausesAround = (id: string): typeof clauses => draft.acts.find((candidate) => candidate.clauses.some((clause) => clause.id === id))?.clauses ?? [];

  async function move(id: string, to: ClausePlace | null): Promise<void> {
    const clause = clausesAround(id).find((candidate) => candidate.id === id);
    if (!clause || !to) return;
    const refused = await changes.move({ kind: 'clause', id }, clause.seen, to.afterId, to.parentId);
    setMessage(refused ? refusalWords(refused, t) : null);
    if (!refused) setTold(to.afterId ? t('move.done', { label: clause.label, after: clausesAround(id).find((candidate) => candidate.id === to.afterId)?.label ?? '' }) : t('move.doneFirst', { label: clause.label }));
  }

  const step = (id: string, direction: 'up' | 'down'): void => {
    const around = clausesAround(id);
    void move(id, placeBeside(around, around.find((clause) => clause.id === id)!, direction));
  };
  const dropPlace = (movedId: string, targetId: string): ClausePlace | null => {
    const around = clausesAround(movedId);
    const [moved, target] = [around.find((clause) => clause.id === movedId), around.find((clause) => clause.id === targetId)];
    return moved && target ? placeAfter(around, moved, target) : null;
  };

  return (
    <>
      <div className="workshop-tree-tools" role="toolbar" aria-label={t('tree.tools')}>
        <Button size="xs" outline color="primary" type="button" disabled={!act} onClick={() => setDialog('new')}>
          {t('newClause.title')}
        </Button>
        <Button size="xs" outline color="primary" type="button" disabled={!selected || !placeBeside(clauses, selected, 'up')} title={t('move.upKey')} onClick={() => selected && step(selected.id, 'up')}>
          {t('move.up')}
        </Button>
        <Button size="xs" outline color="primary" type="button" disabled={!selected || !placeBeside(clauses, selected, 'down')} title={t('move.downKey')} onClick={() => selected && step(selected.id, 'down')}>
          {t('move.down')}
        </Button>
        <Button size="xs" outline color="primary" type="button" disabled={!selected} onClick={() => setDialog('after')}>
          {t('move.afterButton')}
        </Button>
      </div>
      {message && <Notice kind="danger">{message}</Notice>}
      <p className="visually-hidden" role="status">
        {told}
      </p>
      <ActTree draft={draft} selected={part ? `${part.kind}/${part.id}` : null} onOpen={onOpen} onStep={step} canDrop={(moved, target) => dropPlace(moved, target) !== null} onDrop={(moved, target) => void move(moved, dropPlace(moved, target))} />
      <SectionLinks draft={draft} place={place} />
      {dialog === 'after' && selected && <MoveAfterDialog clauses={clauses} moved={selected} onClose={() => setDialog(null)} onMove={(to) => (setDialog(null), void move(selected.id, to))} />}
      {dialog === 'new' && act && (
        <NewClauseDialog draft={draft} actKey={act.part.id} after={selected ?? (part?.kind === 'act' ? null : (clauses.filter((clause) => clause.parentId === null).at(-1) ?? null))} changes={changes} onClose={() => setDialog(null)} onAdded={(id) => (setDialog(null), onOpen(placeSearch({ part: { kind: 'clause', id } })))} />
      )}
    </>
  );
}
