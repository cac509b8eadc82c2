import { useMessages } from '@province-comuni/shared-ui';
import { useRef, useState, type DragEvent, type KeyboardEvent, type ReactElement } from 'react';
import { Link } from 'react-router';
import type { DraftData } from '../draft-data.js';
import { placeSearch } from '../draft-place.js';
import { treeItems, type TreeItem } from './tree-items.js';

interface Props {
  readonly draft: DraftData;
  /** `clause/conv-durata`, or null. */
  readonly selected: string | null;
  readonly onOpen: (search: string) => void;
  readonly onStep: (clauseId: string, direction: 'up' | 'down') => void;
  readonly canDrop: (movedId: string, targetId: string) => boolean;
  readonly onDrop: (movedId: string, targetId: string) => void;
}

/** The acts with their clauses, by the tree pattern: arrows walk, Alt+arrows move the clause, Enter opens it. Every line is a link. */
export function ActTree({ draft, selected, onOpen, onStep, canDrop, onDrop }: Props): ReactElement {
  const t = useMessages('workshop');
  const home = draft.acts.find((act) => `act/${act.part.id}` === selected || act.clauses.some((clause) => `clause/${clause.id}` === selected))?.part.id ?? draft.acts[0]?.part.id;
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => new Set(draft.acts.filter((act) => act.part.id !== home).map((act) => `act/${act.part.id}`)));
  const [focused, setFocused] = useState<string | null>(selected);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const shown = useOpenAround(draft, selected, closed, setClosed);
  const items = treeItems(draft, shown);
  const current = items.find((item) => item.key === focused) ?? items.find((item) => item.key === selected) ?? items[0];

  const focus = (item: TreeItem | undefined): void => {
    if (!item) return;
    setFocused(item.key);
    [...(tree.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])].find((line) => line.dataset['key'] === item.key)?.focus();
  };
  const toggle = (key: string, open: boolean): void => setClosed((now) => new Set(open ? [...now].filter((each) => each !== key) : [...now, key]));

  function onKey(event: KeyboardEvent): void {
    if (!current || event.ctrlKey || event.metaKey) return;
    const at = items.indexOf(current);
    const step = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null;
    if (event.altKey && step && current.kind === 'clause') onStep(current.id, step);
    else if (step) focus(items[at + (step === 'up' ? -1 : 1)]);
    else if (event.key === 'Home') focus(items[0]);
    else if (event.key === 'End') focus(items.at(-1));
    else if (event.key === 'ArrowRight' && current.open === false) toggle(current.key, true);
    else if (event.key === 'ArrowRight' && current.open) focus(items[at + 1]);
    else if (event.key === 'ArrowLeft' && current.open) toggle(current.key, false);
    else if (event.key === 'ArrowLeft') focus(items.find((item) => item.key === current.parentKey));
    else return;
    event.preventDefault();
  }

  const dropOn = (item: TreeItem): object =>
    item.kind === 'clause' && dragged && canDrop(dragged, item.id)
      ? {
          onDragOver: (event: DragEvent) => (event.preventDefault(), setOver(item.key)),
          onDragLeave: () => setOver(null),
          onDrop: (event: DragEvent) => (event.preventDefault(), setOver(null), onDrop(dragged, item.id)),
        }
      : {};

  return (
    // The keys reach it from the lines inside: the tree itself takes no focus.
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus
    <div ref={tree} role="tree" aria-label={t('tree.label')} className="workshop-tree" onKeyDown={onKey}>
      {items.map((item) => (
        <Link
          key={item.key}
          to={{ search: placeSearch({ part: { kind: item.kind, id: item.id } }) }}
          preventScrollReset
          role="treeitem"
          data-key={item.key}
          className={`workshop-tree-item workshop-tree-${item.level}${over === item.key ? ' workshop-tree-over' : ''}`}
          tabIndex={item === current ? 0 : -1}
          aria-level={item.level}
          aria-posinset={item.position}
          aria-setsize={item.siblings}
          aria-selected={item.key === selected}
          {...(item.open === null ? {} : { 'aria-expanded': item.open })}
          title={item.clause?.sentence ? `${item.label} – ${t('tree.appliesIf', { sentence: item.clause.sentence })}` : item.label}
          draggable={item.kind === 'clause'}
          onFocus={() => setFocused(item.key)}
          onDragStart={() => setDragged(item.id)}
          onDragEnd={() => (setDragged(null), setOver(null))}
          {...dropOn(item)}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            if ((event.target as HTMLElement).closest('.workshop-tree-fold')) toggle(item.key, !item.open);
            else {
              // By keyboard one goes on in what was opened; the mouse stays in the tree.
              if (event.detail === 0 && item.key !== selected) event.currentTarget.blur();
              onOpen(placeSearch({ part: { kind: item.kind, id: item.id } }));
            }
          }}
        >
          {item.open !== null && (
            <span className="workshop-tree-fold" aria-hidden="true">
              {item.open ? '▾' : '▸'}
            </span>
          )}
          <span className="workshop-tree-label">{item.label}</span>
          {item.clause?.sentence && <span className="workshop-tree-mark" aria-hidden="true">{t('tree.if')}</span>}
          {item.standing !== 'SAME' && <span className="workshop-tree-mark workshop-tree-changed">{t(`standing.${item.standing}`)}</span>}
          {item.problem && (
            <span className="workshop-tree-mark workshop-tree-problem">
              <span aria-hidden="true">!</span>
              <span className="visually-hidden">{t('tree.problem')}</span>
            </span>
          )}
        </Link>
      ))}
    </div>
  );
}

/** What one goes to from elsewhere (a link, an address) shows also inside a closed act; closing it by hand stays possible. */
function useOpenAround(draft: DraftData, selected: string | null, closed: ReadonlySet<string>, setClosed: (closed: ReadonlySet<string>) => void): ReadonlySet<string> {
  const last = useRef(selected);
  if (last.current === selected || selected === null) return closed;
  last.current = selected;
  const act = draft.acts.find((candidate) => candidate.clauses.some((clause) => `clause/${clause.id}` === selected));
  const clause = act?.clauses.find((candidate) => `clause/${candidate.id}` === selected);
  const around = new Set([`act/${act?.part.id}`, `clause/${clause?.parentId}`]);
  if (![...around].some((key) => closed.has(key))) return closed;
  const next = new Set([...closed].filter((key) => !around.has(key)));
  setClosed(next);
  return next;
}
