import { Button, Dialog, Field, Select, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import type { DraftClauseItem } from '../draft-data.js';
import { placeAfter, type ClausePlace } from './clause-places.js';

interface Props {
  readonly clauses: readonly DraftClauseItem[];
  readonly moved: DraftClauseItem;
  readonly onClose: () => void;
  readonly onMove: (place: ClausePlace) => void;
}

/** Moves a clause far away without dragging. */
export function MoveAfterDialog({ clauses, moved, onClose, onMove }: Props): ReactElement {
  const t = useMessages('workshop');
  const [targetId, setTargetId] = useState('');
  const target = clauses.find((clause) => clause.id === targetId);
  const place = target && placeAfter(clauses, moved, target);
  // The children of a group go with it: after them means after the group.
  const targets = clauses.filter((clause) => (clause.parentId === null || moved.kind === 'voce' || moved.kind === 'punto') && placeAfter(clauses, moved, clause));
  return (
    <Dialog
      open
      title={t('move.title')}
      onClose={onClose}
      footer={
        <Button color="primary" size="sm" type="button" disabled={!place} onClick={() => place && onMove(place)}>
          {t('move.go')}
        </Button>
      }
    >
      <p>{moved.label}</p>
      <Field id="sposta-dopo" label={t('move.after')}>
        <Select value={targetId} onChange={setTargetId} options={targets.map((clause) => ({ value: clause.id, label: `${clause.parentId ? '– ' : ''}${clause.label}` }))} />
      </Field>
    </Dialog>
  );
}
