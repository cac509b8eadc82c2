import { rowField, type Block, type Condition, type Environment, type Inline, type Paragraph, type RichText, type Row, type Table, type TableRow, type VariableFormat } from '@province-comuni/shared-act-tree';

/** A word or sign of a line, in the form in which words are compared, with its place in the text. */
export interface LineWord {
  readonly norm: string;
  readonly start: number;
  readonly end: number;
}

/** A paragraph, list item, table row or caption of an imported text. */
export interface TextLine {
  readonly text: string;
  readonly words: readonly LineWord[];
  readonly node: Paragraph | TableRow | null;
}

/** Stands between the cells of a row: no value reaches over it. */
export const CELL = '¦';
/** Any blank to be filled by hand. */
export const BLANK_WORD = '____';

/** The words and signs of a text; quotes, dashes and blanks of every make are one. */
export function lineWords(text: string): LineWord[] {
  return [...text.matchAll(/_{3,}|\.{4,}|…+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)].map((match) => ({ norm: normalWord(match[0]), start: match.index, end: match.index + match[0].length }));
}

function normalWord(word: string): string {
  if (/^(?:_{3,}|\.{4,}|…+)$/.test(word)) return BLANK_WORD;
  return word.replace(/[’‘`´]/g, "'").replace(/[“”„]/g, '"').replace(/[–—−]/g, '-').normalize('NFC');
}

export function textOf(content: readonly Inline[]): string {
  return content.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
}

/** The lines of an imported text, empty ones left out. */
export function textLines(body: RichText): TextLine[] {
  return body.content.flatMap(blockTextLines).filter((line) => line.words.length > 0);
}

function blockTextLines(block: Block): TextLine[] {
  switch (block.type) {
    case 'paragraph':
      return [textLine(textOf(block.content ?? []), block)];
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.flatMap(blockTextLines));
    case 'table':
      return [
        ...(block.attrs?.caption ? [textLine(block.attrs.caption, null)] : []),
        ...block.content.map((row) => textLine(row.content.map((cell) => cell.content.map((paragraph) => textOf(paragraph.content ?? [])).join(' ')).join(` ${CELL} `), row)),
      ];
  }
}

export function textLine(text: string, node: TextLine['node']): TextLine {
  return { text, node, words: lineWords(text) };
}

/** What a line of the model is made of: words that stand, and places that answers and references fill. */
export type Atom =
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'law'; readonly words: readonly string[]; readonly inline: Inline }
  | { readonly kind: 'ref'; readonly clauseId: string; readonly inline: Inline }
  | { readonly kind: 'chip'; readonly key: string; readonly format: VariableFormat | undefined; readonly inline: Inline };

/** A line of the model's text with the conditions under which it is printed. */
export interface ModelLine {
  readonly clauseId: string;
  readonly atoms: readonly Atom[];
  readonly when: readonly Condition[];
  /** The row of the repeat it is printed for. */
  readonly row: { readonly variable: string; readonly fields: Row } | null;
  /** The table whose rows are not known yet. */
  readonly openRepeat: string | null;
  /** The paragraph, item or row of the model it comes from; repeated lines share it. */
  readonly node: object;
  /** The table it belongs to, and whether it is its caption or header: those are printed only above rows. */
  readonly table: Table | null;
  readonly head: boolean;
}

/** @param rowsFor the rows of a repeat, or `open` when each imported row may be one */
export function modelLines(clauseId: string, body: RichText, rowsFor: (key: string) => readonly Row[] | 'open'): ModelLine[] {
  const line = (content: readonly Inline[], { when, row, openRepeat }: Scope, node: object, table: Table | null = null, head = false): ModelLine => ({ clauseId, atoms: atomsOf(content), when, row, openRepeat, node, table, head });
  const walk = (block: Block, scope: Scope): ModelLine[] => {
    switch (block.type) {
      case 'paragraph':
        return [line(block.content ?? [], conditioned(scope, block.attrs?.when), scope.item ?? block)];
      case 'bulletList':
      case 'orderedList':
        return block.content.flatMap((item) => occurrences(item.attrs, scope, rowsFor).flatMap((each) => item.content.flatMap((inner) => walk(inner, { ...each, item }))));
      case 'table': {
        const [header, ...rows] = block.content;
        return [
          ...(block.attrs?.caption ? [line([{ type: 'text', text: block.attrs.caption }], scope, block, block, true)] : []),
          ...(header ? [line(rowContent(header), scope, header, block, true)] : []),
          ...rows.flatMap((row) => occurrences(row.attrs, scope, rowsFor).map((each) => line(rowContent(row), each, row, block))),
        ];
      }
    }
  };
  return body.content.flatMap((block) => walk(block, { when: [], row: null, openRepeat: null })).filter((each) => each.atoms.length > 0);
}

interface Scope {
  readonly when: readonly Condition[];
  readonly row: ModelLine['row'];
  readonly openRepeat: string | null;
  /** The list item around, of which the paragraph is a line. */
  readonly item?: object;
}

function conditioned(scope: Scope, when: Condition | undefined): Scope {
  return when ? { ...scope, when: [...scope.when, when] } : scope;
}

function occurrences(attrs: { readonly when?: Condition; readonly repeat?: string } | undefined, scope: Scope, rowsFor: (key: string) => readonly Row[] | 'open'): Scope[] {
  const own = conditioned(scope, attrs?.when);
  if (attrs?.repeat === undefined) return [own];
  const rows = rowsFor(attrs.repeat);
  if (rows === 'open') return [{ ...own, openRepeat: attrs.repeat }];
  return rows.map((fields) => ({ ...own, row: { variable: attrs.repeat!, fields } }));
}

function rowContent(row: TableRow): Inline[] {
  return row.content.flatMap((cell, index): Inline[] => [...(index > 0 ? [{ type: 'text' as const, text: ` ${CELL} ` }] : []), ...cell.content.flatMap((paragraph) => paragraph.content ?? [])]);
}

export function atomsOf(content: readonly Inline[]): Atom[] {
  return content.flatMap((inline): Atom[] => {
    switch (inline.type) {
      case 'text':
        return lineWords(inline.text).map(({ norm }) => ({ kind: 'word', words: [norm] }));
      case 'legalRef':
        return [{ kind: 'law', words: lineWords(inline.attrs.label).map(({ norm }) => norm), inline }];
      case 'clauseRef':
        return [{ kind: 'ref', clauseId: inline.attrs.clauseId, inline }];
      case 'variable':
        return [{ kind: 'chip', key: inline.attrs.key, format: inline.attrs.format, inline }];
    }
  });
}

/** Whether a place is a field of the row it is repeated for. */
export function isRowField(key: string, environment: Environment): boolean {
  return rowField(environment.variables, key) !== undefined;
}
