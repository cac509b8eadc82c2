import { act, fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { tileAfterKey } from './tile-neighbour.js';
import { TileMap, type MapTile, type TileState } from './TileMap.js';

const STATES: readonly TileState[] = [
  { key: 'yes', label: 'Adottato', mark: '✓', tone: 'strong' },
  { key: 'no', label: 'Non ancora', mark: '', tone: 'plain' },
];

const tile = (id: string, row: number, column: number, state = 'no'): MapTile => ({ id, row, column, state, sign: id, label: `${id}: ${state}` });

// AN .  RN
// .  AR .
// PU .  SI
const TILES = [tile('AN', 1, 1), tile('RN', 1, 3), tile('AR', 2, 2, 'yes'), tile('PU', 3, 1), tile('SI', 3, 3)];

describe('TileMap', () => {
  it('is one stop of the tabulator, and moves with the arrows', () => {
    render(<TileMap label="Chi ha adottato" tiles={TILES} states={STATES} />);
    const cells = screen.getAllByRole('gridcell');
    expect(cells.map((cell) => cell.tabIndex)).toEqual([0, -1, -1, -1, -1]);
    act(() => cells[0]!.focus());
    fireEvent.keyDown(cells[0]!, { key: 'ArrowRight' });
    const next = screen.getByRole('gridcell', { name: 'RN: no' });
    expect(document.activeElement).toBe(next);
    expect(next.tabIndex).toBe(0);
    fireEvent.keyDown(next, { key: 'End', ctrlKey: true });
    expect(document.activeElement).toBe(screen.getByRole('gridcell', { name: 'SI: no' }));
    expect(screen.getByText('SI: no').className).toContain('detail');
  });

  it('tells the states by mark and number, not by colour alone', () => {
    render(<TileMap label="Chi ha adottato" tiles={TILES} states={STATES} />);
    expect(screen.getByRole('gridcell', { name: 'AR: yes' }).textContent).toBe('AR✓');
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['✓Adottato (1)', 'Non ancora (4)']);
  });

  it('has no accessibility violation', async () => {
    const { container } = render(<TileMap label="Chi ha adottato" tiles={TILES} states={STATES} />);
    expect((await axe(container)).violations).toEqual([]);
  });
});

describe('tileAfterKey', () => {
  it('goes to the nearest tile on that side, in line if there is one', () => {
    const after = (from: string, key: string): string | undefined => tileAfterKey(TILES, TILES.find(({ id }) => id === from)!, key, false)?.id;
    expect(after('AN', 'ArrowDown')).toBe('PU');
    expect(after('AR', 'ArrowUp')).toBe('AN');
    expect(after('SI', 'Home')).toBe('PU');
    expect(after('AN', 'ArrowLeft')).toBeUndefined();
    expect(after('AN', 'a')).toBeUndefined();
  });
});
