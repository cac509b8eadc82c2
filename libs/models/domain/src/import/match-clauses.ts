import type { ActContent } from '@province-comuni/models-contract';
import { runsText, type ClauseKind, type Environment, type RenderedBlock, type RenderedClause, type Run } from '@province-comuni/shared-act-tree';
import { likeness, tellingWords, wordBag, type WordBag } from '../text/word-measure.js';
import { renderModel } from './import-context.js';
import type { ImportedClause } from './imported-clause.js';
import { textLines, textOf } from './lines.js';

/** A clause of the document with the clause of the model it probably is. */
export interface ClauseMatch {
  readonly importedId: string;
  readonly clauseId: string;
  /** From 0 to 1. */
  readonly score: number;
  /** Why, in Italian, strongest first. */
  readonly reasons: readonly string[];
}

/** Under this score two clauses are strangers. */
const SAME_CLAUSE = 0.35;

/** Kinds that may stand for each other. */
const FAMILY: Record<ClauseKind, string> = { articolo: 'text', sezione: 'text', testo: 'text', voce: 'item', punto: 'item', gruppo: 'group', intestazione: 'title', firma: 'signature' };

interface Side {
  readonly id: string;
  readonly family: string;
  readonly heading: WordBag;
  readonly body: WordBag;
  /** Place in its act, from 0 to 1. */
  readonly place: number;
}

/** Who is who, one to one: the surest pair first. The same texts always give the same pairs. */
export function matchClauses(act: ActContent, clauses: readonly ImportedClause[], environment: Environment): ClauseMatch[] {
  const imported = clauses.map((clause, index) => side(clause.id, clause.kind, textOf(clause.heading), textLines(clause.body).map((line) => line.text).join(' '), index, clauses.length));
  const shown = renderModel(act, environment).clauses;
  const model = shown.map((clause, index) => side(clause.id, clause.kind, clause.heading, renderedText(clause), index, shown.length));
  const pairs = imported
    .flatMap((one, at) => model.map((other, index) => ({ at, index, match: compare(one, other) })))
    .filter(({ match }) => match.score >= SAME_CLAUSE)
    .sort((a, b) => b.match.score - a.match.score || a.at - b.at || a.index - b.index);
  const used = new Set<string>();
  const matches: ClauseMatch[] = [];
  for (const { match } of pairs) {
    if (used.has(match.importedId) || used.has(match.clauseId)) continue;
    used.add(match.importedId).add(match.clauseId);
    matches.push(match);
  }
  return matches;
}

function side(id: string, kind: ClauseKind, heading: string, body: string, index: number, count: number): Side {
  return { id, family: FAMILY[kind], heading: wordBag(tellingWords(heading)), body: wordBag(tellingWords(body.replace(/_{3,}/g, ' '))), place: count > 1 ? index / (count - 1) : 0 };
}

function compare(imported: Side, model: Side): ClauseMatch {
  const name = { importedId: imported.id, clauseId: model.id };
  if (imported.family !== model.family) return { ...name, score: 0, reasons: [] };
  const heading = likeness(imported.heading, model.heading);
  const body = likeness(imported.body, model.body);
  const place = 1 - Math.abs(imported.place - model.place);
  // There is one title and one block of signatures: the kind says almost all.
  const alone = model.family === 'title' || model.family === 'signature';
  const headed = imported.heading.size > 0 && model.heading.size > 0;
  const score = alone ? 0.45 + 0.3 * Math.max(heading, body) + 0.25 * body : model.body.size === 0 ? 0.9 * heading + 0.1 * place : headed ? 0.6 * body + 0.35 * heading + 0.05 * place : 0.93 * body + 0.07 * place;
  return { ...name, score: Math.round(score * 1000) / 1000, reasons: reasonsOf(heading, body, headed, place) };
}

function reasonsOf(heading: number, body: number, headed: boolean, place: number): string[] {
  return [
    ...(body >= 0.995 ? ['stesso testo'] : body >= 0.3 ? [`testo simile al ${Math.round(body * 100)} %`] : []),
    ...(headed && heading >= 0.995 ? ['stessa rubrica'] : headed && heading >= 0.5 ? ['rubrica simile'] : []),
    ...(place >= 0.95 ? ['stesso posto nell’atto'] : []),
  ];
}

function renderedText(clause: RenderedClause): string {
  return clause.blocks.flatMap(blockRuns).join(' ');
}

function blockRuns(block: RenderedBlock): string[] {
  const text = (runs: readonly Run[]): string => runsText(runs);
  switch (block.type) {
    case 'paragraph':
      return [text(block.runs)];
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(blockRuns));
    case 'table':
      return [block.caption, ...[block.header, ...block.rows].flatMap((row) => row.map((cell) => text(cell.runs)))];
  }
}
