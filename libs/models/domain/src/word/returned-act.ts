import type { TrackedDocument } from '@province-comuni/platform-ports';
import type { ClauseKind, EffectiveClause, RenderedAct } from '@province-comuni/shared-act-tree';
import { alignLines } from './align-lines.js';
import { readBothWays, type ReadLine } from './readings.js';
import type { SentLine } from './sent-lines.js';

/** A line as it came back, with the line that was sent; null for a new one. */
export interface ReturnedLine {
  readonly line: ReadLine;
  readonly sent: SentLine | null;
}

/** Lines that came back where no clause was: a new one. */
export interface ReturnedAddition {
  /** The clause it stands after; null at the beginning. */
  readonly afterClauseId: string | null;
  readonly kind: ClauseKind;
  readonly lines: ReadLine[];
}

/** What came back of one clause. */
export interface ReturnedClause {
  readonly clauseId: string;
  /** As they were sent. */
  readonly sent: readonly SentLine[];
  /** As they came back, new ones between them. */
  readonly lines: readonly ReturnedLine[];
  /** Something differs from what was sent even with every tracked change refused: it was changed without tracking. */
  readonly untracked: boolean;
  /** Paragraphs of the document in which its words stand, or stood. */
  readonly paragraphs: readonly number[];
}

export interface ReturnedAct {
  readonly clauses: readonly ReturnedClause[];
  readonly additions: readonly ReturnedAddition[];
  /** By index of a paragraph: the clause it is of; absent for what stands in no clause that was sent. */
  readonly clauseAt: ReadonlyMap<number, string>;
  /** How many of the lines sent were found again, from 0 to 1. */
  readonly found: number;
}

/** Parts what came back among the clauses that were sent. @param clauseOf the clause whose bookmark has this name */
export function returnedAct(document: TrackedDocument, act: RenderedAct, clauses: readonly EffectiveClause[], sent: readonly SentLine[], clauseOf: (bookmark: string) => string | undefined): ReturnedAct {
  const { rejected, accepted, origin } = readBothWays(document);
  const aligned = alignLines(rejected, sent, bookmarkedLines(document, rejected, clauseOf));
  const kinds = new Map(clauses.map((clause) => [clause.id, clause.kind]));
  const lines = new Map<string, ReturnedLine[]>(act.clauses.map((clause) => [clause.id, []]));
  const additions: ReturnedAddition[] = [];
  const clauseAt = new Map<number, string>();
  const added = new Set<number>();
  let current: string | null = null;
  let addition: ReturnedAddition | null = null;
  for (const line of accepted) {
    const sentLine = aligned.get(origin.get(line.index) ?? -1) ?? null;
    if (sentLine) [current, addition] = [sentLine.clauseId, null];
    else if (!line.cell) {
      const kind = kindOpened(document, line, current === null ? null : kinds.get(current)!, act);
      if (kind !== null || current === null) {
        // Items are clauses of their own; the lines below a heading belong to it.
        if (kind !== null || addition === null) additions.push((addition = { afterClauseId: current, kind: kind ?? 'testo', lines: [] }));
      }
    }
    if (addition) addition.lines.push(line);
    else if (current !== null && (sentLine || line.text !== '' || line.cell)) lines.get(current)!.push({ line, sent: sentLine });
    for (const paragraph of line.paragraphs) {
      if (addition) added.add(paragraph);
      else if (current !== null && !clauseAt.has(paragraph)) clauseAt.set(paragraph, current);
    }
  }
  for (const [index, line] of aligned) for (const paragraph of rejected[index]!.paragraphs) if (!clauseAt.has(paragraph) && !added.has(paragraph)) clauseAt.set(paragraph, line.clauseId);
  const untracked = untrackedClauses(rejected, aligned, sent, accepted, origin);
  const paragraphsOf = (clauseId: string): number[] => [...clauseAt].flatMap(([paragraph, id]) => (id === clauseId ? [paragraph] : []));
  return {
    clauses: act.clauses.map(({ id }) => ({ clauseId: id, sent: sent.filter((line) => line.clauseId === id), lines: lines.get(id)!, untracked: untracked.has(id), paragraphs: paragraphsOf(id) })),
    additions,
    clauseAt,
    found: sent.length === 0 ? 0 : aligned.size / sent.length,
  };
}

/** A bookmark on a paragraph of nothing opens the line that follows. */
function bookmarkedLines({ paragraphs }: TrackedDocument, rejected: readonly ReadLine[], clauseOf: (bookmark: string) => string | undefined): Map<number, string> {
  const starts = new Map<number, string>();
  let next = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    while (next < rejected.length && rejected[next]!.paragraphs.at(-1)! < index) next += 1;
    const clauseId = paragraph.bookmarks.map(clauseOf).find((id) => id !== undefined);
    if (clauseId !== undefined && next < rejected.length && !starts.has(next)) starts.set(next, clauseId);
  }
  return starts;
}

const ARTICLE = /^art(?:icolo|\.)?\s*\d/i;

/** The kind of clause that a new line opens: an article where it has the look of a heading or its label; beside items, another item; null where it goes on. */
function kindOpened({ paragraphs }: TrackedDocument, line: ReadLine, around: ClauseKind | null, act: RenderedAct): ClauseKind | null {
  const own = line.pieces.find((piece) => /\S/.test(piece.text))?.paragraph ?? line.paragraphs[0]!;
  const { heading, marker } = paragraphs[own]!;
  const written = ARTICLE.test(line.text) && line.text.length <= 160;
  if (heading !== null || written || ARTICLE.test(marker?.text ?? '')) return (['articolo', 'sezione'] as const).find((kind) => act.clauses.some((clause) => clause.kind === kind)) ?? 'testo';
  return (around === 'voce' || around === 'punto') && marker?.level === 0 ? around : null;
}

/** Clauses of which a line is another, gone or more although every tracked change is refused. */
function untrackedClauses(rejected: readonly ReadLine[], aligned: ReadonlyMap<number, SentLine>, sent: readonly SentLine[], accepted: readonly ReadLine[], origin: ReadonlyMap<number, number>): Set<string> {
  const found = new Set(aligned.values());
  const changed = new Set(sent.filter((line) => !found.has(line)).map((line) => line.clauseId));
  let current: string | null = null;
  for (const line of rejected) {
    const sentLine = aligned.get(line.index);
    if (sentLine) {
      current = sentLine.clauseId;
      if (line.text !== `${sentLine.label} ${sentLine.text}`.trim()) changed.add(current);
    } else if (current !== null && line.text !== '' && accepted.some((each) => origin.get(each.index) === line.index)) changed.add(current);
  }
  return changed;
}
