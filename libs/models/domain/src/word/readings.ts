import type { TrackedCell, TrackedDocument, TrackedParagraph, TrackedPiece, TrackedState } from '@province-comuni/platform-ports';
import { normaliseText, type Mark } from '@province-comuni/shared-act-tree';

/** A line of one reading of a revised document: a paragraph, with those it was joined to. */
export interface ReadLine {
  /** Index among the lines of its reading. */
  readonly index: number;
  /** The paragraphs of the document it is made of, in order. */
  readonly paragraphs: readonly number[];
  readonly pieces: readonly ReadPiece[];
  /** One line, one blank between words. */
  readonly text: string;
  /** Where it stands in a table; null outside. */
  readonly cell: TrackedCell | null;
}

export interface ReadPiece {
  readonly text: string;
  readonly marks?: readonly Mark[];
  /** The paragraph it stands in. */
  readonly paragraph: number;
  /** Stands in both readings. */
  readonly kept: boolean;
}

/** A revised document read twice: as if every change were refused, and as if every change were accepted. Lines of nothing are left out of the text, not of tables. */
export interface Readings {
  readonly rejected: readonly ReadLine[];
  readonly accepted: readonly ReadLine[];
  /** By index of an accepted line: the rejected line it comes from; absent for new ones. No two come from the same. */
  readonly origin: ReadonlyMap<number, number>;
}

/** Reads a revised document both ways (ECMA-376 part 1, 17.13.5): a mark that is not there joins its paragraph to the next of the same cell. */
export function readBothWays({ paragraphs }: Pick<TrackedDocument, 'paragraphs'>): Readings {
  const rejected = linesOf(paragraphs, (state) => state.inserted === null);
  const accepted = linesOf(paragraphs, (state) => state.deleted === null);
  return { rejected, accepted, origin: originsOf(paragraphs, rejected, accepted) };
}

function linesOf(paragraphs: readonly TrackedParagraph[], stands: (state: TrackedState) => boolean): ReadLine[] {
  const lines: ReadLine[] = [];
  let open: { paragraphs: number[]; pieces: ReadPiece[] } = { paragraphs: [], pieces: [] };
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.cell && !stands(paragraph.cell)) continue;
    open.paragraphs.push(index);
    open.pieces.push(...paragraph.pieces.filter(stands).map((piece) => readPiece(piece, index)));
    const next = paragraphs[index + 1];
    if (!stands(paragraph.end) && next && sameCell(paragraph.cell, next.cell)) continue;
    const text = normaliseText(open.pieces.map((piece) => piece.text).join(''));
    if (text !== '' || paragraph.cell) lines.push({ index: lines.length, ...open, text, cell: paragraph.cell });
    open = { paragraphs: [], pieces: [] };
  }
  return lines;
}

function readPiece({ text, marks, inserted, deleted }: TrackedPiece, paragraph: number): ReadPiece {
  return { text, ...(marks ? { marks } : {}), paragraph, kept: inserted === null && deleted === null };
}

function sameCell(a: TrackedCell | null, b: TrackedCell | null): boolean {
  return a === null || b === null ? a === b : a.table === b.table && a.row === b.row && a.column === b.column;
}

/** A line comes from the one whose words stand in it first; where all words were replaced, from the one they stood in. */
function originsOf(paragraphs: readonly TrackedParagraph[], rejected: readonly ReadLine[], accepted: readonly ReadLine[]): Map<number, number> {
  const lineAt = new Map(rejected.flatMap((line) => line.paragraphs.map((paragraph) => [paragraph, line.index])));
  const origins = new Map<number, number>();
  const claimed = new Set<number>();
  const claim = (line: ReadLine, paragraph: number | undefined): void => {
    const from = paragraph === undefined ? undefined : lineAt.get(paragraph);
    if (from === undefined || claimed.has(from) || origins.has(line.index)) return;
    origins.set(line.index, from);
    claimed.add(from);
  };
  for (const line of accepted) claim(line, line.pieces.find((piece) => piece.kept && /\S/.test(piece.text))?.paragraph);
  for (const line of accepted) claim(line, line.cell && paragraphs[line.paragraphs[0]!]!.cell!.inserted === null ? line.paragraphs[0] : line.paragraphs.find((index) => paragraphs[index]!.pieces.some((piece) => piece.inserted === null && /\S/.test(piece.text))));
  return origins;
}
