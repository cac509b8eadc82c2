import { evaluateCondition, rowsOf, type Block, type ClauseRevision, type Condition, type Environment, type RichText } from '@province-comuni/shared-act-tree';
import { fitWords, type Slot } from './fit-line.js';
import { chipWords, isPrinted } from './import-context.js';
import type { ImportedClause } from './imported-clause.js';
import { atomsOf, BLANK_WORD, CELL, lineWords, modelLines, textLines, textOf, type Atom, type ModelLine, type TextLine } from './lines.js';

/** How the clauses of the document call each other, and how the model's do. */
export interface ReferenceTable {
  /** The clause an article number of the document leads to. */
  readonly targetOf: ReadonlyMap<string, string>;
  /** How the model calls a clause with the answers as they are: "articolo 6". */
  readonly modelName: ReadonlyMap<string, string>;
}

/** Words at a place that is filled at signature or by the Ente that joins: they are no answer of the Provincia. */
export interface SetAside {
  readonly key: string;
  readonly text: string;
}

export interface ClauseComparison {
  /** The document says what the model says, once answers and references are in their places. */
  readonly same: boolean;
  readonly setAside: readonly SetAside[];
}

/** The lines of a model clause that are printed with these answers. */
export function printedLines(clause: ClauseRevision, environment: Environment): ModelLine[] {
  const printed = modelLines(clause.id, clause.body, (key) => rowsOf(key, environment)).filter((line) => isPrinted(line, environment) === true);
  return printed.filter((line) => !line.head || printed.some((other) => other.table === line.table && !other.head));
}

/** The text of a model clause without the parts that these answers hide: what a comparison with another text is about. */
export function printedBody(clause: ClauseRevision, environment: Environment): RichText {
  const shown = (part: { readonly attrs?: { readonly when?: Condition; readonly repeat?: string } }): boolean => part.attrs?.when === undefined || part.attrs.repeat !== undefined || evaluateCondition(part.attrs.when, environment) === true;
  const blocks = (content: readonly Block[]): Block[] =>
    content.flatMap((block): Block[] => {
      switch (block.type) {
        case 'paragraph':
          return shown(block) ? [block] : [];
        case 'bulletList':
        case 'orderedList': {
          const items = block.content.filter(shown).map((item) => ({ ...item, content: blocks(item.content) }));
          return items.length > 0 ? [{ ...block, content: items }] : [];
        }
        case 'table':
          return [{ ...block, content: block.content.filter(shown) }];
      }
    });
  return { type: 'doc', content: blocks(clause.body.content) };
}

/** Whether a clause of the document is a clause of the model, line by line. */
export function compareClause(model: ClauseRevision, imported: ImportedClause, environment: Environment, references: ReferenceTable): ClauseComparison {
  const lines = printedLines(model, environment);
  const found = textLines(imported.body);
  if (lines.length !== found.length) return { same: false, setAside: [] };
  const heading = { text: textOf(imported.heading), words: lineWords(textOf(imported.heading)) };
  const sides = [{ atoms: atomsOf(model.heading), row: null, text: heading }, ...lines.map((line, index) => ({ atoms: line.atoms, row: line.row, text: found[index]! }))];
  const setAside: SetAside[] = [];
  for (const { atoms, row, text } of sides) {
    const spans = fitWords(atoms.map((atom) => exactSlot(atom, row, environment, references)), text.words.map(({ norm }) => norm));
    if (!spans) return { same: false, setAside: [] };
    setAside.push(...spans.flatMap(([from, to], index) => filledLater(atoms[index]!, text, from, to, environment)));
  }
  return { same: true, setAside };
}

function exactSlot(atom: Atom, row: ModelLine['row'], environment: Environment, references: ReferenceTable): Slot {
  switch (atom.kind) {
    case 'word':
    case 'law':
      return { known: [atom.words], open: null };
    case 'ref':
      return { known: referenceWords(atom.clauseId, references), open: null };
    case 'chip':
      return isFilledLater(atom.key, environment) ? { known: [[BLANK_WORD]], open: { min: 1, max: 60 }, stop: CELL } : { known: [chipWords(atom, row, environment)], open: null };
  }
}

/** The ways the document may call a clause: the number it has there; for clauses without number, the model's name. */
export function referenceWords(clauseId: string, { targetOf, modelName }: ReferenceTable): string[][] {
  const numbers = [...targetOf].filter(([, target]) => target === clauseId).map(([number]) => ['articolo', ...lineWords(number).map(({ norm }) => norm)]);
  const name = modelName.get(clauseId);
  return numbers.length > 0 ? numbers : name === undefined || /^articolo \d/.test(name) ? [] : [lineWords(name).map(({ norm }) => norm)];
}

function isFilledLater(key: string, environment: Environment): boolean {
  const variable = environment.variables.get(key);
  return variable !== undefined && variable.scope !== 'istanza';
}

function filledLater(atom: Atom, text: Pick<TextLine, 'text' | 'words'>, from: number, to: number, environment: Environment): SetAside[] {
  if (atom.kind !== 'chip' || !isFilledLater(atom.key, environment) || from === to || text.words[from]!.norm === BLANK_WORD) return [];
  return [{ key: atom.key, text: text.text.slice(text.words[from]!.start, text.words[to - 1]!.end) }];
}
