import { readFileSync } from 'node:fs';
import { PROVINCE_TILES, type ProvinciaTile } from '@province-comuni/enti-contract';
import { parseCsv } from '@province-comuni/shared-kernel';
import { SEED_FOLDER } from './seed-folder.js';

const [headings = [], ...rows] = parseCsv(readFileSync(new URL('province.csv', SEED_FOLDER), 'utf8'), ',');
const column = (row: readonly string[], name: string): string => row[headings.indexOf(name)]!;
const tileOf = new Map(PROVINCE_TILES.map((tile) => [tile.sigla, tile]));
const near = (a: ProvinciaTile, b: ProvinciaTile): boolean => Math.max(Math.abs(a.row - b.row), Math.abs(a.column - b.column)) <= 2;

describe('the tiles of the Province', () => {
  it('are 76, those of the registry, each once', () => {
    expect(PROVINCE_TILES).toHaveLength(76);
    expect(PROVINCE_TILES.map(({ sigla }) => sigla).sort()).toEqual(rows.map((row) => column(row, 'sigla')).sort());
  });

  it('do not lie on each other, and fit 13 columns: a narrow telephone shows them all', () => {
    expect(new Set(PROVINCE_TILES.map(({ row, column: at }) => `${row} ${at}`)).size).toBe(76);
    expect(Math.max(...PROVINCE_TILES.map(({ column: at }) => at))).toBe(13);
  });

  it.each([...new Set(rows.map((row) => column(row, 'regione')))])('keep %s together', (regione) => {
    const tiles = rows.filter((row) => column(row, 'regione') === regione).map((row) => tileOf.get(column(row, 'sigla'))!);
    const reached = new Set(tiles.slice(0, 1));
    for (const from of reached) for (const to of tiles) if (near(from, to)) reached.add(to);
    expect(reached.size).toBe(tiles.length);
  });

  it.each([['BI', 'VC'], ['VB', 'NO'], ['SO', 'LC'], ['MN', 'RO'], ['PC', 'PV'], ['SP', 'MS'], ['AR', 'PU'], ['GR', 'VT'], ['AP', 'TE'], ['LT', 'CE'], ['CB', 'FG'], ['PZ', 'MT'], ['MT', 'TA'], ['CS', 'CZ'], ['BR', 'LE']])('put %s beside %s', (one, other) => {
    const [a, b] = [tileOf.get(one)!, tileOf.get(other)!];
    expect(Math.max(Math.abs(a.row - b.row), Math.abs(a.column - b.column))).toBe(1);
  });
});
