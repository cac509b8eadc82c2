/** A place on the grid; rows and columns from 1. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * The tile that a key leads to: the nearest on that side, one in line before one aside; Home and End lead to the ends of the row, with Ctrl to those of the map.
 * @returns undefined where there is none
 */
export function tileAfterKey<Tile extends GridPlace>(tiles: readonly Tile[], from: Tile, key: string, ctrl: boolean): Tile | undefined {
  const inReading = [...tiles].sort((a, b) => a.row - b.row || a.column - b.column).filter((tile) => ctrl || tile.row === from.row);
  if (key === 'Home') return inReading[0];
  if (key === 'End') return inReading.at(-1);
  const step = STEPS[key];
  if (!step) return undefined;
  const [down, right] = step;
  // Aside costs more than ahead, or a line with a hole in it would be left at the hole.
  const distance = (tile: Tile): number => {
    const [rows, columns] = [tile.row - from.row, tile.column - from.column];
    const [ahead, aside] = [rows * down + columns * right, Math.abs(rows * right) + Math.abs(columns * down)];
    return ahead > 0 ? ahead + 3 * aside : Number.POSITIVE_INFINITY;
  };
  const [nearest] = tiles.filter((tile) => distance(tile) < Number.POSITIVE_INFINITY).sort((a, b) => distance(a) - distance(b));
  return nearest;
}
