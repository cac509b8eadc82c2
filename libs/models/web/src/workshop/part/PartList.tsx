import { Badge, Button, EmptyState, Notice, useMessages } from '@province-comuni/shared-ui';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import type { DraftData, DraftPartData } from '../draft-data.js';
import { placeSearch } from '../draft-place.js';
import { neighbour } from '../tree/clause-places.js';
import type { DraftChanges } from '../useDraftChanges.js';
import { refusalWords } from './refusal-words.js';
import { partsOfKind, type ListKind } from './sections.js';

interface Props {
  readonly draft: DraftData;
  readonly kind: ListKind;
  /** Those of the kind that are shown here; all of them when absent. */
  readonly parts?: readonly DraftPartData[];
  /** After which part a new one goes; the last of the list when absent. */
  readonly addAfter?: string;
  readonly changes: DraftChanges;
}

/** The parts of a kind as a list of links, in an order that can be changed. */
export function PartList({ draft, kind, parts, addAfter, changes }: Props): ReactElement {
  const t = useMessages('workshop');
  const [message, setMessage] = useState<string | null>(null);
  const all = partsOfKind(draft, kind);
  const shown = parts ?? all;
  const wrong = new Set(draft.problems.filter((problem) => problem.part?.kind === kind).map((problem) => problem.part!.id));

  async function move(part: DraftPartData, direction: 'up' | 'down'): Promise<void> {
    const afterId = stepAmong(all.map(({ id }) => id), shown.map(({ id }) => id), part.id, direction);
    if (afterId === undefined) return;
    const refused = await changes.move({ kind, id: part.id }, part.seen, afterId);
    setMessage(refused && refusalWords(refused, t));
  }

  return (
    <>
      {message && <Notice kind="danger">{message}</Notice>}
      {shown.length === 0 && <EmptyState title={t(`part.none.${kind}`)} />}
      <ul className="workshop-list">
        {shown.map((part, index) => (
          <li key={part.id}>
            <div className="workshop-list-words">
              <Link to={{ search: placeSearch({ part: { kind, id: part.id } }) }} preventScrollReset>
                {part.label}
              </Link>{' '}
              {part.standing !== 'SAME' && <Badge tone="info">{t(`standing.${part.standing}`)}</Badge>} {wrong.has(part.id) && <Badge tone="warning">{t('tree.problem')}</Badge>}
              {part.sentence && <p className="workshop-quiet">{part.sentence}</p>}
            </div>
            <div className="workshop-list-actions">
              <Button size="xs" color="link" type="button" disabled={index === 0} aria-label={t('move.upOf', { label: part.label })} onClick={() => void move(part, 'up')}>
                {t('move.up')}
              </Button>
              <Button size="xs" color="link" type="button" disabled={index === shown.length - 1} aria-label={t('move.downOf', { label: part.label })} onClick={() => void move(part, 'down')}>
                {t('move.down')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Link className="btn btn-outline-primary btn-xs" to={{ search: placeSearch({ adding: { kind, after: shown.at(-1)?.id ?? addAfter ?? null } }) }} preventScrollReset>
        {t(`part.add.${kind}`)}
      </Link>
    </>
  );
}

/** What a part follows in the whole list after one step among those shown; undefined at the end of the way. */
export function stepAmong(all: readonly string[], shown: readonly string[], id: string, direction: 'up' | 'down'): string | null | undefined {
  if (direction === 'down') return neighbour(shown, id, 'down') ?? undefined;
  const at = shown.indexOf(id);
  return at <= 0 ? undefined : (all[all.indexOf(shown[at - 1]!) - 1] ?? null);
}
