/**
 * The 76 Province as a grid of equal tiles, drawn by hand: each near those it borders on, so that a small one is seen as well as a large one.
 * A point is a place without a tile: the sea, another country, a metropolitan city or a region with a statute of its own.
 */
const GRID = `
  .  .  VB .  .  SO .  .  BL .  .  .  .
  BI VC NO VA CO LC .  VI TV .  .  .  .
  .  AT AL .  MB BG BS VR PD .  .  .  .
  CN SV .  PV LO CR MN RO .  .  .  .  .
  IM .  .  PC PR RE MO FE .  .  .  .  .
  .  .  .  SP MS LU PT .  RA .  .  .  .
  .  .  .  .  .  PI PO .  FC RN .  .  .
  .  .  .  .  .  LI SI AR PU .  .  .  .
  .  .  .  .  .  .  GR PG AN .  .  .  .
  .  .  .  .  .  .  VT TR MC FM .  .  .
  .  .  .  .  .  .  .  RI AP TE .  .  .
  .  .  .  .  .  .  .  FR AQ PE CH .  .
  .  .  .  .  .  .  .  LT CE IS CB FG BT
  .  .  .  .  .  .  .  .  .  BN AV PZ .
  .  .  .  .  .  .  .  .  .  .  SA MT TA
  .  .  .  .  .  .  .  .  .  .  CS .  BR
  .  .  .  .  .  .  .  .  .  CZ KR .  LE
  .  .  .  .  .  .  .  .  .  VV .  .  .
`;

/** Where the tile of a Provincia stands; rows and columns from 1. */
export interface ProvinciaTile {
  readonly sigla: string;
  readonly row: number;
  readonly column: number;
}

export const PROVINCE_TILES: readonly ProvinciaTile[] = GRID.trim()
  .split('\n')
  .flatMap((line, row) => line.trim().split(/\s+/).map((sigla, column) => ({ sigla, row: row + 1, column: column + 1 })))
  .filter(({ sigla }) => sigla !== '.');
