import { canonicalJson } from '@province-comuni/shared-kernel';
import { inReadingOrder, type ActTemplate, type EffectiveClause } from './act-template.js';
import { formatAnswer, formatScalar } from './answers.js';
import { askedVariables, clauseNeeds, type Needs } from './dependencies.js';
import { rowField, withRow, type Environment } from './environment.js';
import { evaluateCondition, isAnswered, readVariable, rowsOf } from './evaluate.js';
import { commiBeside, numbersBeside, type KeptCommi, type KeptNumbers } from './kept-numbers.js';
import type { RenderedAct, RenderedBlock, RenderedCell, RenderedClause, RenderedListItem, RenderedParagraph, Run } from './rendered-act.js';
import type { Block, BulletList, Inline, ListItem, Mark, OrderedList, Table, VariableChip } from './rich-text.js';

/** The blank line that stands for an answer not given: to be filled by hand on paper. */
export const BLANK = '____________';

/** What stands where a reference has no target; a check makes it an error. */
export const BROKEN_REFERENCE = '[riferimento mancante]';

/** Keeps the rendered blocks of clauses whose text and answers did not change. */
export interface RenderCache {
  get(key: string): CachedClause | undefined;
  set(key: string, clause: CachedClause): void;
}

export interface CachedClause {
  readonly heading: readonly Run[];
  readonly blocks: readonly RenderedBlock[];
}

/** How an act is printed. */
export interface RenderOptions {
  readonly cache?: RenderCache | undefined;
  /** Numbers of articles, sections and commi of an approved text that this one keeps; without them they are counted from 1. */
  readonly keptNumbers?: KeptNumbers | undefined;
}

/**
 * Puts answers in their places, counts articles and items, resolves references.
 * Clauses whose condition is false, or not yet known, do not appear; suppressed ones neither.
 */
export function renderAct(act: ActTemplate, clauses: readonly EffectiveClause[], environment: Environment, { cache, keptNumbers }: RenderOptions = {}): RenderedAct {
  const shown = visibleClauses(clauses, environment);
  const labels = numberClauses(shown, environment, keptNumbers);
  const references = new Map([...labels].map(([id, label]) => [id, label.reference]));
  const keptCommi = new Map((keptNumbers ?? []).map(([id, , commi]) => [id, commi]));
  return {
    key: act.key,
    title: act.title.map((inline) => inlineRuns(inline, environment, references).map((run) => run.text).join('')).join(''),
    shortName: act.shortName,
    lang: 'it',
    clauses: shown.map((clause) => {
      const { heading, blocks } = renderClause(clause, environment, references, cache, keptCommi.get(clause.id));
      const label = labels.get(clause.id)!;
      const headingText = heading.map((run) => run.text).join('');
      return {
        id: clause.id,
        kind: clause.kind,
        depth: clause.parentId === null ? 0 : 1,
        ...(label.number ? { number: label.number } : {}),
        label: wholeLabel(clause, label.number, headingText),
        heading: headingText,
        blocks,
        state: clause.state,
      } satisfies RenderedClause;
    }),
  };
}

/** The clauses that are printed, in reading order; a child goes with its parent. */
export function visibleClauses(clauses: readonly EffectiveClause[], environment: Environment): EffectiveClause[] {
  const hidden = new Set<string>();
  return inReadingOrder(clauses).filter((clause) => {
    const visible = clause.state !== 'SOPPRESSA' && !(clause.parentId !== null && hidden.has(clause.parentId)) && (clause.when === null || evaluateCondition(clause.when, environment) === true);
    if (!visible) hidden.add(clause.id);
    return visible;
  });
}

/** How the clauses that are printed are called by others, by id: "articolo 6". @param keptNumbers as in {@link RenderOptions} */
export function clauseReferences(clauses: readonly EffectiveClause[], environment: Environment, keptNumbers?: KeptNumbers): References {
  return new Map([...numberClauses(visibleClauses(clauses, environment), environment, keptNumbers)].map(([id, label]) => [id, label.reference]));
}

interface ClauseLabel {
  readonly number?: string;
  /** How other clauses call it: "articolo 6". */
  readonly reference: string;
}

function numberClauses(clauses: readonly EffectiveClause[], environment: Environment, kept: KeptNumbers | undefined): Map<string, ClauseLabel> {
  const counted = { articolo: numbersOfKind(clauses, 'articolo', kept), sezione: numbersOfKind(clauses, 'sezione', kept) };
  let punto = 0;
  const labels = new Map<string, ClauseLabel>();
  for (const clause of clauses) {
    switch (clause.kind) {
      case 'articolo':
      case 'sezione': {
        const number = counted[clause.kind].get(clause.id)!;
        labels.set(clause.id, { number, reference: `${clause.kind} ${number}` });
        break;
      }
      case 'punto':
        punto += 1;
        labels.set(clause.id, { number: String(punto), reference: `punto ${punto}` });
        break;
      default: {
        if (clause.kind === 'gruppo') punto = 0;
        const heading = clause.heading.flatMap((inline) => inlineRuns(inline, environment, new Map())).map((run) => run.text).join('');
        labels.set(clause.id, { reference: heading === '' ? 'premesse' : `«${heading}»` });
      }
    }
  }
  return labels;
}

function numbersOfKind(clauses: readonly EffectiveClause[], kind: 'articolo' | 'sezione', kept: KeptNumbers | undefined): Map<string, string> {
  const ids = clauses.filter((clause) => clause.kind === kind).map((clause) => clause.id);
  const numbers = kept ? numbersBeside(ids, kept) : ids.map((_, index) => String(index + 1));
  return new Map(ids.map((id, index) => [id, numbers[index]!]));
}

/** The numbers of articles, sections and commi as an act printed them. */
export function numbersOf(act: RenderedAct): KeptNumbers {
  return act.clauses.flatMap(({ id, kind, number, blocks }): [string, string, KeptCommi?][] => {
    if ((kind !== 'articolo' && kind !== 'sezione') || number === undefined) return [];
    const commi = blocks.flatMap((block): [string, string][] => (kind === 'articolo' && block.type === 'paragraph' && block.number !== undefined ? [[block.number.replace(/\.$/, ''), wordsOf(block)]] : []));
    return [commi.length > 0 ? [id, number, commi] : [id, number]];
  });
}

function wholeLabel(clause: EffectiveClause, number: string | undefined, heading: string): string {
  switch (clause.kind) {
    case 'articolo':
      return heading === '' ? `Art. ${number}` : `Art. ${number} – ${heading}`;
    case 'sezione':
      return `${number}. ${heading}`;
    case 'punto':
      return `${number}.`;
    case 'voce':
      return '–';
    default:
      return heading;
  }
}

/** How clauses are called, by id. */
export type References = ReadonlyMap<string, string>;

function renderClause(clause: EffectiveClause, environment: Environment, references: References, cache: RenderCache | undefined, keptCommi: KeptCommi | undefined): CachedClause {
  const key = cache && cacheKey(clause, environment, references) + (keptCommi ? canonicalJson(keptCommi) : '');
  const cached = key && cache.get(key);
  if (cached) return cached;
  const paragraphs = clause.body.content.flatMap((block) => renderBlock(block, environment, references));
  const rendered = {
    heading: clause.heading.flatMap((inline) => inlineRuns(inline, environment, references)),
    blocks: clause.kind === 'articolo' ? numberCommi(paragraphs, keptCommi) : paragraphs,
  };
  if (key) cache.set(key, rendered);
  return rendered;
}

/** What a clause needs and what of it never changes, by its text: a model's clauses are read once and kept, so each is worked out once. */
const KNOWN = new WeakMap<object, { readonly heading: unknown; readonly needs: Needs; readonly fixed: string }>();

function cacheKey(clause: EffectiveClause, environment: Environment, references: References): string {
  let known = KNOWN.get(clause.body);
  if (known?.heading !== clause.heading) KNOWN.set(clause.body, (known = { heading: clause.heading, needs: clauseNeeds(clause), fixed: canonicalJson([clause.id, clause.kind, clause.heading, clause.body]) }));
  const { needs, fixed } = known!;
  const answers = [...askedVariables(needs.variables, environment.variables)].sort().map((key) => [key, environment.answers.get(key) ?? null]);
  const targets = [...needs.clauses].sort().map((id) => [id, references.get(id) ?? null]);
  return fixed + canonicalJson([answers, targets, environment.parameters]);
}

/** Commi are counted when an article has two or more of them; a list that follows a comma belongs to it. */
function numberCommi(blocks: readonly RenderedBlock[], kept: KeptCommi | undefined): readonly RenderedBlock[] {
  const commi = blocks.filter((block) => block.type === 'paragraph');
  if (commi.length < 2) return blocks;
  const numbers = kept ? commiBeside(commi.map(wordsOf), kept) : commi.map((_, index) => String(index + 1));
  return blocks.map((block) => (block.type === 'paragraph' ? { ...block, number: `${numbers[commi.indexOf(block)]}.` } : block));
}

function wordsOf({ runs }: Pick<RenderedParagraph, 'runs'>): string {
  return runs.map((run) => run.text).join('');
}

function renderBlock(block: Block, environment: Environment, references: References): RenderedBlock[] {
  switch (block.type) {
    case 'paragraph': {
      if (block.attrs?.when && evaluateCondition(block.attrs.when, environment) !== true) return [];
      return [{ type: 'paragraph', runs: joinRuns((block.content ?? []).flatMap((inline) => inlineRuns(inline, environment, references))) }];
    }
    case 'bulletList':
    case 'orderedList':
      return renderList(block, environment, references);
    case 'table':
      return renderTable(block, environment, references);
  }
}

/** The environments a list item or a row is printed in: none, one, or one per row of its repeat. */
export function occurrences(part: { attrs?: ListItem['attrs'] }, environment: Environment): Environment[] {
  const repeat = part.attrs?.repeat;
  const all = repeat === undefined ? [environment] : rowsOf(repeat, environment).map((row) => withRow(environment, repeat, row));
  return part.attrs?.when ? all.filter((each) => evaluateCondition(part.attrs!.when!, each) === true) : all;
}

/** What stands before an item of a list, counted from 0. */
export function listMarker(list: BulletList | OrderedList, index: number): string {
  if (list.type === 'bulletList') return '–';
  return list.attrs?.style === 'letter' ? `${letter(index)})` : `${index + 1}.`;
}

function renderList(list: BulletList | OrderedList, environment: Environment, references: References): RenderedBlock[] {
  const items: RenderedListItem[] = list.content
    .flatMap((item) => occurrences(item, environment).map((each) => item.content.flatMap((block) => renderBlock(block, each, references))))
    .filter((blocks) => blocks.length > 0)
    .map((blocks, index) => ({ marker: listMarker(list, index), blocks }));
  return items.length === 0 ? [] : [{ type: 'list', ordered: list.type === 'orderedList', items }];
}

/** 0 → a, 25 → z, 26 → aa. */
function letter(index: number): string {
  return index < 26 ? String.fromCharCode(97 + index) : letter(Math.floor(index / 26) - 1) + letter(index % 26);
}

function renderTable(table: Table, environment: Environment, references: References): RenderedBlock[] {
  const [header, ...body] = table.content;
  if (!header) return [];
  const cells = (row: (typeof table.content)[number], each: Environment): RenderedCell[] =>
    row.content.map((cell) => ({
      align: cell.attrs?.align ?? 'left',
      runs: joinRuns(cell.content.flatMap((paragraph, index) => [...(index > 0 ? [{ text: ' ' }] : []), ...(paragraph.content ?? []).flatMap((inline) => inlineRuns(inline, each, references))])),
    }));
  const rows = body.flatMap((row) => occurrences(row, environment).map((each) => cells(row, each)));
  return rows.length === 0 ? [] : [{ type: 'table', caption: table.attrs?.caption ?? '', header: cells(header, environment), rows }];
}

/** What an inline prints. */
export function inlineRuns(inline: Inline, environment: Environment, references: References): Run[] {
  const style = runStyle(inline.marks);
  switch (inline.type) {
    case 'text':
      return [{ text: inline.text, ...style }];
    case 'legalRef':
      return [{ text: inline.attrs.label, ...style, origin: { kind: 'law', urn: inline.attrs.urn } }];
    case 'clauseRef': {
      const reference = references.get(inline.attrs.clauseId);
      return [{ text: reference ?? BROKEN_REFERENCE, ...style, origin: { kind: 'clause', clauseId: inline.attrs.clauseId, broken: reference === undefined } }];
    }
    case 'variable':
      return [variableRun(inline, environment, style)];
  }
}

function variableRun(chip: VariableChip, environment: Environment, style: Partial<Run>): Run {
  const { key, format } = chip.attrs;
  const field = rowField(environment.variables, key);
  const variable = environment.variables.get(key);
  const value = readVariable(key, environment);
  const column = field?.variable.columns.find((candidate) => candidate.key === field.field);
  const missing = !isAnswered(value);
  const text = missing ? (field ? '' : BLANK) : variable ? formatAnswer(variable, value, format) : formatScalar(column?.type ?? 'testo', value, format);
  return { text, ...style, origin: { kind: 'variable', key: field ? field.variable.key : key, missing: missing && !field } };
}

function runStyle(marks: readonly Mark[] | undefined): Partial<Run> {
  return {
    ...(marks?.some((mark) => mark.type === 'bold') ? { bold: true } : {}),
    ...(marks?.some((mark) => mark.type === 'italic') ? { italic: true } : {}),
  };
}

/** Neighbouring plain texts of one style are one run: where they were split says nothing. */
function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.text === '' && !run.origin) continue;
    if (last && !last.origin && !run.origin && last.bold === run.bold && last.italic === run.italic) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}
