import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useMessages } from '../i18n.js';
import { tileAfterKey, type GridPlace } from './tile-neighbour.js';

export interface MapTile extends GridPlace {
  readonly id: string;
  /** What the tile shows: two letters. */
  readonly sign: string;
  /** Key of its state. */
  readonly state: string;
  /** The whole of it in words: for who points at it, and for who does not see it. */
  readonly label: string;
}

export interface TileState {
  readonly key: string;
  /** In the legend, with the number of its tiles. */
  readonly label: string;
  /** Tells the state without colour; empty for the one that needs no mark. */
  readonly mark: string;
  readonly tone: 'strong' | 'plain' | 'warning' | 'quiet';
}

export interface TileMapProps {
  /** Says what the map shows. */
  readonly label: string;
  readonly tiles: readonly MapTile[];
  /** In the order of the legend. */
  readonly states: readonly TileState[];
}

/**
 * Equal tiles on a grid, by the ARIA pattern of the grid: one stop of the tabulator, arrows move to the nearest tile on that side.
 * It shows where; a table beside it says the same in lines.
 */
export function TileMap({ label, tiles, states }: TileMapProps): ReactNode {
  const t = useMessages('ui');
  const cells = useRef(new Map<string, HTMLElement>());
  const [current, setCurrent] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const inReading = [...tiles].sort((a, b) => a.row - b.row || a.column - b.column);
  const rows = [...new Set(inReading.map(({ row }) => row))];
  const stop = current ?? inReading[0]?.id;
  const shown = tiles.find(({ id }) => id === (pointed ?? current));
  const stateOf = new Map(states.map((state) => [state.key, state]));
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const from = tiles.find(({ id }) => id === stop);
    const next = from && tileAfterKey(tiles, from, event.key, event.ctrlKey);
    if (!next) return;
    event.preventDefault();
    cells.current.get(next.id)?.focus();
  };
  return (
    <div className="pc-tiles">
      <ul className="pc-tiles__legend">
        {states.map(({ key, label: words, mark, tone }) => (
          <li key={key}>
            <span aria-hidden="true" className={`pc-tile pc-tile--${tone}`}>{mark}</span>
            {`${words} (${tiles.filter(({ state }) => state === key).length})`}
          </li>
        ))}
      </ul>
      <p className="pc-quiet">{t('tiles.keys')}</p>
      {/* The keys reach it from the tiles inside: the grid itself takes no focus. */}
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div role="grid" aria-label={label} aria-colcount={Math.max(0, ...tiles.map(({ column }) => column))} className="pc-tiles__grid" onKeyDown={move} onMouseLeave={() => setPointed(null)}>
        {rows.map((row) => (
          <div key={row} role="row" aria-rowindex={row} className="pc-tiles__row">
            {inReading.filter((tile) => tile.row === row).map((tile) => (
              <div
                key={tile.id}
                ref={(cell) => {
                  if (cell) cells.current.set(tile.id, cell);
                }}
                role="gridcell"
                aria-colindex={tile.column}
                aria-label={tile.label}
                tabIndex={tile.id === stop ? 0 : -1}
                className={`pc-tile pc-tile--${stateOf.get(tile.state)?.tone ?? 'quiet'}`}
                style={{ gridRow: tile.row, gridColumn: tile.column }}
                onFocus={() => setCurrent(tile.id)}
                onMouseEnter={() => setPointed(tile.id)}
              >
                {tile.sign}
                <span aria-hidden="true" className="pc-tile__mark">{stateOf.get(tile.state)?.mark}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
      {/* The tile in focus is read by its own name: this line is for who sees it. */}
      <p aria-hidden="true" className="pc-tiles__detail">{shown?.label ?? t('tiles.none')}</p>
    </div>
  );
}
