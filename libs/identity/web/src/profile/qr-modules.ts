// QR code (ISO/IEC 18004) for short addresses: bytes, lowest correction, versions 6 to 9, which all have two equal blocks.
import { reedSolomon } from './reed-solomon.js';

interface QrVersion {
  readonly version: number;
  readonly dataBytes: number;
  readonly correctionBytes: number;
  readonly alignment: readonly number[];
}

const VERSIONS: readonly QrVersion[] = [
  { version: 6, dataBytes: 136, correctionBytes: 18, alignment: [6, 34] },
  { version: 7, dataBytes: 156, correctionBytes: 20, alignment: [6, 22, 38] },
  { version: 8, dataBytes: 194, correctionBytes: 24, alignment: [6, 24, 42] },
  { version: 9, dataBytes: 232, correctionBytes: 30, alignment: [6, 26, 46] },
];

type Grid = (boolean | null)[][];

/** The dark squares of the code, row by row; null when the text does not fit. */
export function qrModules(text: string): boolean[][] | null {
  const bytes = new TextEncoder().encode(text);
  const version = VERSIONS.find((candidate) => bytes.length + 2 <= candidate.dataBytes);
  if (!version) return null;
  const grid = frame(version);
  const free = grid.map((row) => row.map((cell) => cell === null));
  placeData(grid, codewords(bytes, version));
  // Mask 0 (a chequerboard) always reads; the penalties that choose among masks only help worn prints.
  return grid.map((row, y) => row.map((cell, x) => (free[y]![x]! && (x + y) % 2 === 0 ? !cell : Boolean(cell))));
}

/** Mode, length, bytes and padding, then the correction of each half, interleaved. */
function codewords(bytes: Uint8Array, { dataBytes, correctionBytes }: QrVersion): number[] {
  const nibbles = [4, bytes.length >> 4, bytes.length & 15, ...[...bytes].flatMap((byte) => [byte >> 4, byte & 15]), 0];
  const data = Array.from({ length: nibbles.length / 2 }, (_, index) => (nibbles[2 * index]! << 4) | nibbles[2 * index + 1]!);
  for (let pad = 0xec; data.length < dataBytes; pad ^= 0xec ^ 0x11) data.push(pad);
  const halves = [data.slice(0, dataBytes / 2), data.slice(dataBytes / 2)];
  const corrections = halves.map((half) => reedSolomon(half, correctionBytes));
  return [...interleave(halves), ...interleave(corrections)];
}

function interleave(blocks: readonly (readonly number[])[]): number[] {
  return blocks[0]!.flatMap((_, index) => blocks.map((block) => block[index]!));
}

/** Everything that is not data: finders, timing, alignment, version and format. */
function frame({ version, alignment }: QrVersion): Grid {
  const size = 17 + 4 * version;
  const grid: Grid = Array.from({ length: size }, () => Array<boolean | null>(size).fill(null));
  const square = (centerX: number, centerY: number, radius: number, dark: (distance: number) => boolean): void => {
    for (let y = Math.max(0, centerY - radius); y <= Math.min(size - 1, centerY + radius); y++) {
      for (let x = Math.max(0, centerX - radius); x <= Math.min(size - 1, centerX + radius); x++) grid[y]![x] = dark(Math.max(Math.abs(x - centerX), Math.abs(y - centerY)));
    }
  };
  for (let index = 0; index < size; index++) grid[6]![index] = grid[index]![6] = index % 2 === 0;
  const last = alignment.at(-1)!;
  for (const y of alignment) for (const x of alignment) if (!((x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6))) square(x, y, 2, (distance) => distance !== 1);
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]] as const) square(x, y, 4, (distance) => distance !== 2 && distance !== 4);
  writeFormat(grid);
  if (version >= 7) writeVersion(grid, version);
  return grid;
}

/** Lowest correction (01) and mask 0 (000), with their own BCH correction, twice. */
function writeFormat(grid: Grid): void {
  const size = grid.length;
  const bits = protect(0b01000, 10, 0x537) ^ 0x5412;
  const bit = (index: number): boolean => ((bits >> index) & 1) === 1;
  for (let index = 0; index < 6; index++) grid[index]![8] = bit(index);
  grid[7]![8] = bit(6);
  grid[8]![8] = bit(7);
  grid[8]![7] = bit(8);
  for (let index = 9; index < 15; index++) grid[8]![14 - index] = bit(index);
  for (let index = 0; index < 8; index++) grid[8]![size - 1 - index] = bit(index);
  for (let index = 8; index < 15; index++) grid[size - 15 + index]![8] = bit(index);
  grid[size - 8]![8] = true;
}

function writeVersion(grid: Grid, version: number): void {
  const bits = protect(version, 12, 0x1f25);
  for (let index = 0; index < 18; index++) {
    const far = grid.length - 11 + (index % 3);
    const near = Math.floor(index / 3);
    grid[near]![far] = grid[far]![near] = ((bits >> index) & 1) === 1;
  }
}

/** The value followed by the remainder of its division by the BCH generator. */
function protect(value: number, length: number, generator: number): number {
  let remainder = value;
  for (let step = 0; step < length; step++) remainder = (remainder << 1) ^ ((remainder >> (length - 1)) * generator);
  return (value << length) | remainder;
}

/** Pairs of columns from the right, up and down in turn, skipping the timing column. */
function placeData(grid: Grid, data: readonly number[]): void {
  const size = grid.length;
  let index = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (grid[y]![x] !== null) continue;
        grid[y]![x] = (((data[index >> 3] ?? 0) >> (7 - (index & 7))) & 1) === 1;
        index++;
      }
    }
  }
}
