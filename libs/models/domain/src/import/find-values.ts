import type { ActContent } from '@province-comuni/models-contract';
import { conditionVariables, isOptionAdmitted, parseAnswer, parseWrittenAnswer, writtenScalar, type Condition, type Environment, type Literal, type VariableDef } from '@province-comuni/shared-act-tree';
import { sameJson } from '@province-comuni/shared-kernel';
import { diffComm } from 'node-diff3';
import { tellingWords, wordBag, type WordBag } from '../text/word-measure.js';
import { fitWords, type Slot } from './fit-line.js';
import { cellOnly, chipWords, clauseConditions, importEnvironment, isPrinted, mayBePrinted, possibleRows, type ImportContext, type KnownValue } from './import-context.js';
import { BLANK_WORD, CELL, isRowField, lineWords, modelLines, type Atom, type ModelLine, type TextLine } from './lines.js';

/** Under this likeness two lines are not laid one over the other. */
const WORTH_TRYING = 0.5;
const VALUE_WORDS = 60;
/** Lines tried for each line of the model: the same sentence stands in a convention a few times at most. */
const MOST_LIKE = 12;

/** A model line with the imported line that says the same, or most nearly. */
interface Evidence {
  readonly line: ModelLine;
  readonly bag: WordBag;
  /** 1 when an imported line is this one with values in its places. */
  readonly quality: number;
  /** The imported line most like it, where none is it. */
  readonly nearest: TextLine | null;
  readonly fits: readonly { readonly text: TextLine; readonly at: number; readonly places: readonly { readonly atom: Atom; readonly text: string; readonly words: readonly string[] }[] }[];
}

/**
 * What a document says to the questions of the model: values that stand where the model has a place for them, choices whose text is there
 * while the text of the other choices is not, rows of tables. Looks at lines wherever they stand: clauses are matched afterwards, with these answers.
 */
export function findValues(context: ImportContext, act: ActContent, lines: readonly TextLine[]): KnownValue[] {
  const evidence = collectEvidence(context, act, lines);
  const found = new Map<string, unknown>();
  for (const { key, value } of [...placeValues(context, evidence), ...chosenRows(context, evidence), ...tableRows(context, evidence)]) found.set(key, value);
  return withChoices(context, act, evidence, [...found].map(([key, value]) => ({ key, value })));
}

function collectEvidence(context: ImportContext, act: ActContent, lines: readonly TextLine[]): Evidence[] {
  const cell = cellOnly(context);
  const environment = importEnvironment(context, []);
  const index = new LineIndex(lines);
  return act.clauses.flatMap((clause) => {
    const around = clauseConditions(clause, act.clauses);
    return modelLines(clause.id, clause.body, (key) => possibleRows(cell, key))
      .map((line) => ({ ...line, when: [...around, ...line.when] }))
      .filter((line) => mayBePrinted(line, cell))
      .map((line) => evidenceOf(line, environment, lines, index));
  });
}

function evidenceOf(line: ModelLine, environment: Environment, lines: readonly TextLine[], index: LineIndex): Evidence {
  const bag = wordBag(line.atoms.flatMap((atom) => (atom.kind === 'word' || atom.kind === 'law' ? tellingWords(atom.words.join(' ')) : atom.kind === 'chip' && line.row ? tellingWords(chipWords(atom, line.row, environment).join(' ')) : [])));
  const places = line.atoms.filter((atom) => atom.kind === 'ref' || (atom.kind === 'chip' && !(line.row && isRowField(atom.key, environment)))).length;
  const slots = line.atoms.map((atom) => openSlot(atom, line, environment));
  const fits: Evidence['fits'][number][] = [];
  let best = 0;
  let nearest: TextLine | null = null;
  for (const { at, likeness } of candidateLines(line, lines, index.likenesses(bag, places))) {
    const text = lines[at]!;
    const words = text.words.map(({ norm }) => norm);
    const spans = fitWords(slots, words);
    if (!spans && likeness * 0.95 > best) [best, nearest] = [likeness * 0.95, text];
    if (spans) best = 1;
    if (spans) fits.push({ text, at, places: spans.map(([from, to], index) => ({ atom: line.atoms[index]!, words: words.slice(from, to), text: from < to ? text.text.slice(text.words[from]!.start, text.words[to - 1]!.end) : '' })) });
  }
  return { line, bag, quality: best, nearest, fits };
}

/** The imported lines most like a line of the model, the likest first; for the rows of an open table, every row. */
function candidateLines(line: ModelLine, lines: readonly TextLine[], likenesses: readonly number[]): { at: number; likeness: number }[] {
  if (line.openRepeat) return lines.flatMap((text, at) => (text.node?.type === 'tableRow' ? [{ at, likeness: 0 }] : []));
  return likenesses
    .map((likeness, at) => ({ at, likeness }))
    .filter(({ likeness }) => likeness >= WORTH_TRYING)
    .sort((a, b) => b.likeness - a.likeness || a.at - b.at)
    .slice(0, MOST_LIKE);
}

/** The lines of a document by their words: a line of the model is compared with those it shares a word with, not with all. */
class LineIndex {
  private readonly sizes: number[];
  private readonly places = new Map<string, { at: number; count: number }[]>();

  constructor(lines: readonly TextLine[]) {
    const bags = lines.map((line) => wordBag(tellingWords(line.text)));
    this.sizes = bags.map((bag) => bag.size);
    for (const [at, bag] of bags.entries()) for (const [word, count] of bag.words) this.note(word, { at, count });
  }

  private note(word: string, place: { at: number; count: number }): void {
    const known = this.places.get(word);
    if (known) known.push(place);
    else this.places.set(word, [place]);
  }

  /** How much each line is like one of the model; words at places that answers fill are nobody's difference. */
  likenesses(model: WordBag, filledPlaces: number): number[] {
    const common = new Array<number>(this.sizes.length).fill(0);
    for (const [word, count] of model.words) for (const place of this.places.get(word) ?? []) common[place.at]! += Math.min(count, place.count);
    return common.map((shared, at) => {
      const size = this.sizes[at]!;
      return shared === 0 ? 0 : (2 * shared) / (model.size + size - Math.min(size - shared, 8 * filledPlaces));
    });
  }
}

/** In a line not yet known to be the model's any value may stand in a place, the known one first. */
function openSlot(atom: Atom, line: ModelLine, environment: Environment): Slot {
  switch (atom.kind) {
    case 'word':
    case 'law':
      return { known: [atom.words], open: null };
    case 'ref':
      return { known: [], open: { min: 1, max: 12 }, stop: CELL };
    case 'chip':
      if (line.row && isRowField(atom.key, environment)) return { known: [chipWords(atom, line.row, environment)], open: null };
      return { known: line.openRepeat ? [] : [chipWords(atom, line.row, environment)], open: { min: line.openRepeat ? 0 : 1, max: VALUE_WORDS }, stop: CELL };
  }
}

/** The value most lines agree on, for each question that has a place in them. */
function placeValues(context: ImportContext, evidence: readonly Evidence[]): KnownValue[] {
  const environment = importEnvironment(context, []);
  const votes = new Map<string, { value: unknown; count: number }[]>();
  for (const { line, bag, fits } of evidence) {
    if (line.openRepeat || bag.size < 2) continue;
    for (const { atom, text, words } of fits.flatMap((fit) => fit.places)) {
      const variable = atom.kind === 'chip' ? askedVariable(environment, atom.key) : undefined;
      if (!variable || atom.kind !== 'chip' || words.includes(BLANK_WORD)) continue;
      const parsed = parseWrittenAnswer(variable, text, environment, context.day);
      if (parsed.ok && parsed.value !== null) vote(votes, variable.key, parsed.value);
    }
  }
  for (const { line, nearest } of evidence.filter(({ line, fits }) => fits.length === 0 && !line.openRepeat)) {
    if (nearest === null) continue;
    for (const { atom, text } of standInPlaces(line, nearest)) {
      const variable = askedVariable(environment, atom.key);
      if (!variable || votes.has(variable.key) || lineWords(text).some(({ norm }) => norm === BLANK_WORD)) continue;
      const parsed = parseWrittenAnswer(variable, text, environment, context.day);
      if (parsed.ok && parsed.value !== null) vote(votes, variable.key, parsed.value);
    }
  }
  return [...votes].map(([key, values]) => ({ key, value: values.reduce((best, each) => (each.count > best.count ? each : best)).value }));
}

/** In a line that was changed: the words that stand between the same neighbours as a place of the model, where there is one place alone. */
function standInPlaces(line: ModelLine, text: TextLine): { atom: Extract<Atom, { kind: 'chip' }>; text: string }[] {
  const tokens = line.atoms.flatMap((atom, index) => (atom.kind === 'word' || atom.kind === 'law' ? atom.words : [`{{${index}}}`]));
  let at = 0;
  return (diffComm(tokens, text.words.map(({ norm }) => norm)) as { common?: string[]; buffer1?: string[]; buffer2?: string[] }[]).flatMap((region) => {
    const [from, place] = [at, region.buffer1?.length === 1 ? /^\{\{(\d+)\}\}$/.exec(region.buffer1[0]!) : null];
    at += region.common?.length ?? region.buffer2?.length ?? 0;
    const atom = place ? line.atoms[Number(place[1])] : undefined;
    if (atom?.kind !== 'chip' || at === from || at - from > VALUE_WORDS) return [];
    return [{ atom, text: text.text.slice(text.words[from]!.start, text.words[at - 1]!.end) }];
  });
}

function vote(votes: Map<string, { value: unknown; count: number }[]>, key: string, value: unknown): void {
  const values = votes.get(key) ?? [];
  const known = values.find((each) => sameJson(each.value, value));
  if (known) known.count += 1;
  else values.push({ value, count: 1 });
  votes.set(key, values);
}

/** A question that the interview asks; calculated values and what is filled later are none. */
export function askedVariable(environment: Environment, key: string): VariableDef | undefined {
  const variable = environment.variables.get(key);
  return variable?.scope === 'istanza' && variable.type !== 'calcolata' ? variable : undefined;
}

/** The options of a repeated list whose line is there; nothing when none is. */
function chosenRows(context: ImportContext, evidence: readonly Evidence[]): KnownValue[] {
  const environment = importEnvironment(context, []);
  const keys = new Set(evidence.flatMap(({ line }) => (line.row ? [line.row.variable] : [])));
  return [...keys].flatMap((key) => {
    const there = new Set(evidence.filter(({ line, quality }) => line.row?.variable === key && quality >= 0.85).map(({ line }) => line.row!.fields['valore']));
    const variable = environment.variables.get(key);
    return there.size === 0 || !variable ? [] : [{ key, value: variable.options.filter((option) => there.has(option.value)).map((option) => option.value) }];
  });
}

/** The rows of each table of answers, in the order of the document. A row that could be of several tables goes where a known row is like it. */
function tableRows(context: ImportContext, evidence: readonly Evidence[]): KnownValue[] {
  const environment = importEnvironment(context, []);
  const cell = cellOnly(context);
  const byLine = new Map<number, { key: string; row: Record<string, unknown>; known: boolean }>();
  for (const { line, fits } of evidence) {
    const variable = line.openRepeat ? environment.variables.get(line.openRepeat) : undefined;
    if (!variable) continue;
    for (const { at, text, places } of fits) {
      if (text.node?.type !== 'tableRow') continue;
      const typed = Object.fromEntries(variable.columns.map((column) => [column.key, places.filter((place) => place.atom.kind === 'chip' && place.atom.key === `${variable.key}.${column.key}`).map((place) => writtenScalar(column.type, place.text))[0] ?? '']));
      const parsed = parseAnswer(variable, [typed], environment, context.day);
      const [row] = parsed.ok ? (parsed.value as Record<string, unknown>[]) : [];
      if (!row || !mayBePrinted({ ...line, row: { variable: variable.key, fields: row } }, cell)) continue;
      const stored = environment.answers.get(variable.key);
      const known = Array.isArray(stored) && stored.some((each) => sameJson(each, row));
      if (!byLine.has(at) || (known && !byLine.get(at)!.known)) byLine.set(at, { key: variable.key, row, known });
    }
  }
  const tables = new Map<string, unknown[]>();
  for (const [, { key, row }] of [...byLine].sort(([a], [b]) => a - b)) tables.set(key, [...(tables.get(key) ?? []), row]);
  return [...tables].map(([key, value]) => ({ key, value }));
}

/** Tries every choice that conditions ask about, and keeps the one whose text the document has. What changes nothing stays with the model's default. */
function withChoices(context: ImportContext, act: ActContent, evidence: readonly Evidence[], values: readonly KnownValue[]): KnownValue[] {
  const weighed = evidence.filter(({ line, bag }) => !line.openRepeat && !line.row && bag.size >= 3);
  const score = (environment: Environment): number => weighed.reduce((sum, { line, bag, quality }) => sum + (isPrinted(line, environment) === true ? bag.size * Math.min(1, (quality - 0.7) / 0.3) : 0), 0);
  const found = new Map(values.map(({ key, value }) => [key, value]));
  const environmentWith = (key?: string, value?: unknown): Environment => importEnvironment(context, [...(key === undefined ? found : new Map(found).set(key, value))].map(([each, known]) => ({ key: each, value: known })));
  const conditions = [...act.clauses.flatMap((clause) => (clause.when ? [clause.when] : [])), ...weighed.flatMap(({ line }) => line.when)];
  const keys = new Set(conditions.flatMap((when) => [...conditionVariables(when)]));
  keys.delete(context.content.formAxis);
  keys.delete(context.content.levelAxis);
  // Twice, because one choice may open the question of another.
  for (const key of [...keys, ...keys]) {
    const base = environmentWith();
    const variable = askedVariable(base, key);
    if (!variable) continue;
    let best = score(base);
    for (const value of candidates(variable, conditions, base)) {
      const reached = score(environmentWith(key, value));
      if (reached <= best + 0.001) continue;
      best = reached;
      found.set(key, value);
    }
  }
  return [...found].map(([key, value]) => ({ key, value }));
}

function candidates(variable: VariableDef, conditions: readonly Condition[], environment: Environment): unknown[] {
  switch (variable.type) {
    case 'si-no':
      return [true, false];
    case 'scelta':
      return variable.options.filter((option) => isOptionAdmitted(option.when, environment)).map((option) => option.value);
    case 'intero':
      return [...new Set(conditions.flatMap((when) => comparedWith(when, variable.key)))].filter((value) => typeof value === 'number');
    default:
      return [];
  }
}

/** The constants a condition compares a variable with. */
function comparedWith(condition: Condition, key: string): Literal[] {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.args.flatMap((arg) => comparedWith(arg, key));
    case 'not':
      return comparedWith(condition.arg, key);
    case 'is':
      return condition.left.kind === 'variable' && condition.left.key === key && condition.right.kind === 'literal' ? [condition.right.value] : [];
    default:
      return [];
  }
}
