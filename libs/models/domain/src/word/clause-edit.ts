import type { TrackedDocument } from '@province-comuni/platform-ports';
import { parseRichText, plainRichText, type Block, type EffectiveClause, type Inline, type Paragraph, type RichText, type Table, type TableCell, type TableRow } from '@province-comuni/shared-act-tree';
import { importedBody } from '../import/imported-body.js';
import type { ReviewedText } from '../review/reviewed-text.js';
import { outlineOf, textOfOutline, type ListShape, type OutlineEntry } from './outline.js';
import type { ReadLine } from './readings.js';
import type { ReturnedClause, ReturnedLine } from './returned-act.js';
import type { SentLine } from './sent-lines.js';
import { weaveLine, type ChangedPlace } from './weave-line.js';

/** What a clause would be with everything that came back. */
export interface ClauseEdit {
  readonly text: ReviewedText;
  /** Places of answers and references whose words were changed: they stay in the text. */
  readonly changed: readonly ChangedPlace[];
  /** Variables and references taken out with their words. */
  readonly removed: readonly Inline[];
  /** Changes of lines that are printed from the rows of an answer: the text cannot have them. */
  readonly ofAnswers: readonly { readonly before: string; readonly after: string }[];
}

/** The deepest list that a text may have, from 0. */
const DEEPEST = 3;

/** Puts the lines that came back into a clause: what was not printed, conditions and repeats stay where they are. */
export function editClause(clause: EffectiveClause, returned: ReturnedClause, document: TrackedDocument): ClauseEdit {
  return new ClauseEditor(clause, returned, document).edit();
}

class ClauseEditor {
  private outline: OutlineEntry[];
  private heading: readonly Inline[];
  private readonly gone = new Set<object>();
  private readonly changed: ChangedPlace[] = [];
  private readonly removed: Inline[] = [];
  private readonly ofAnswers: { before: string; after: string }[] = [];
  private readonly tables = new Map<Table, TableEdit>();
  /** The entry after which a new line goes; -1 before all. */
  private cursor = -1;

  constructor(
    private readonly clause: EffectiveClause,
    private readonly returned: ReturnedClause,
    private readonly document: TrackedDocument,
  ) {
    this.outline = outlineOf(clause.body);
    this.heading = clause.heading;
  }

  edit(): ClauseEdit {
    const back = new Map(this.returned.lines.flatMap(({ line, sent }) => (sent ? [[sent, line] as const] : [])));
    for (const line of this.returned.sent) if (!back.has(line)) this.takeOut(line);
    const lines = this.returned.lines;
    for (let at = 0; at < lines.length; at += 1) {
      const each = lines[at]!;
      if (each.sent) this.keep(each.sent, each.line);
      else if (each.line.cell) at += this.newCells(lines, at) - 1;
      else if (isAmongRows(lines, at)) this.ofAnswers.push({ before: '', after: each.line.text });
      else this.insert(each.line);
    }
    for (const [table, edit] of this.tables) this.replaceBlock(table, edit.done());
    const outline = this.outline.filter((entry) => entry.kind !== 'block' || !this.gone.has(entry.block));
    const body = textOfOutline(outline);
    // A text of which everything was taken out is one empty paragraph, as an editor leaves it.
    const emptied = body.content.length === 0 && this.clause.body.content.length > 0;
    return { text: { heading: this.heading, body: parseRichText(emptied ? plainRichText('') : body, { allowLogic: true }) }, changed: this.changed, removed: this.removed, ofAnswers: this.ofAnswers };
  }

  private takeOut(sent: SentLine): void {
    if (sent.text === '') return;
    if (sent.repeated) return void this.ofAnswers.push({ before: sent.text, after: '' });
    this.removed.push(...sent.pieces.flatMap(({ inline }) => (inline && inline.type !== 'legalRef' ? [inline] : [])));
    switch (sent.place.kind) {
      case 'heading':
        this.heading = [];
        break;
      case 'paragraph':
        this.gone.add(sent.place.node);
        break;
      case 'caption':
        this.table(sent.place.table).caption('');
        break;
      case 'cell':
        this.table(sent.place.table).drop(sent.place.row, sent.place.cell);
        break;
    }
  }

  private keep(sent: SentLine, line: ReadLine): void {
    const place = sent.place;
    if (place.kind === 'paragraph') this.cursor = this.indexOf(place.node);
    if (place.kind === 'caption' || place.kind === 'cell') this.cursor = this.indexOf(place.table);
    if (place.kind === 'cell' && line.cell) this.table(place.table).note(place.row, line.cell.table, line.cell.row);
    if (line.text === `${sent.label} ${sent.text}`.trim()) return;
    if (sent.repeated) return void this.ofAnswers.push({ before: sent.text, after: line.text });
    const { content, changed, removed } = weaveLine(sent.pieces, withoutLabel(line, sent.label));
    this.changed.push(...changed);
    this.removed.push(...removed);
    switch (place.kind) {
      case 'heading':
        this.heading = content;
        break;
      case 'paragraph':
        this.replaceBlock(place.node, paragraph(content, place.node.attrs));
        break;
      case 'caption':
        this.table(place.table).caption(line.text);
        break;
      case 'cell':
        if (place.cell) this.table(place.table).cell(place.cell, [paragraph(content)]);
        else this.ofAnswers.push({ before: sent.text, after: line.text });
        break;
    }
  }

  /** A line that was not there: an item where the word processor counts it inside the clause, otherwise a paragraph. */
  private insert(line: ReadLine): void {
    const own = line.pieces.find((piece) => /\S/.test(piece.text))?.paragraph ?? line.paragraphs[0]!;
    const marker = this.document.paragraphs[own]!.marker;
    const depth = marker ? Math.min(marker.level - this.outerLevels(), DEEPEST) : -1;
    const block: OutlineEntry = { kind: 'block', depth: Math.max(depth, -1), block: paragraph(plain(line)) };
    const added: OutlineEntry[] = depth < 0 || !marker ? [block] : [{ kind: 'item', depth, list: this.listAt(depth, marker.kind), attrs: undefined }, block];
    this.outline.splice(this.cursor + 1, 0, ...added);
    this.cursor += added.length;
  }

  /** List levels that the word processor counts outside of the clause's own lists: the commi of an article, the items that are clauses. */
  private outerLevels(): number {
    if (this.clause.kind === 'voce' || this.clause.kind === 'punto') return 1;
    if (this.clause.kind !== 'articolo') return 0;
    return this.returned.sent.filter(({ place }) => place.kind === 'paragraph' && this.depthOf(place.node) < 0).length >= 2 ? 1 : 0;
  }

  private depthOf(block: Paragraph): number {
    return this.outline.find((entry) => entry.kind === 'block' && entry.block === block)?.depth ?? -1;
  }

  /** The list the new item belongs to: the one before it, or else the one after, at its depth and of its kind. */
  private listAt(depth: number, kind: 'dash' | 'number' | 'letter'): ListShape {
    const shape: ListShape = kind === 'dash' ? { type: 'bulletList', attrs: undefined } : { type: 'orderedList', attrs: kind === 'letter' ? { style: 'letter' } : undefined };
    const around = [this.outline.slice(0, this.cursor + 1).reverse(), this.outline.slice(this.cursor + 1)];
    for (const entries of around) {
      for (const entry of entries) {
        if (entry.depth < depth) break;
        if (entry.kind === 'item' && entry.depth === depth) {
          if (entry.list.type === shape.type && entry.list.attrs?.style === shape.attrs?.style) return entry.list;
          break;
        }
      }
    }
    return shape;
  }

  /** New cells: more paragraphs in a cell, rows of a table that is there, or a table. @returns how many lines it used */
  private newCells(lines: readonly ReturnedLine[], from: number): number {
    const { table } = lines[from]!.line.cell!;
    let to = from;
    while (to < lines.length && lines[to]!.sent === null && lines[to]!.line.cell?.table === table) to += 1;
    const cells = lines.slice(from, to).map(({ line }) => line);
    const known = [...this.tables.values()].find((edit) => edit.hasTable(table));
    if (known) this.ofAnswers.push(...known.addLines(cells));
    else this.insertTable(cells);
    return to - from;
  }

  private insertTable(cells: readonly ReadLine[]): void {
    const rows = [...new Set(cells.map((line) => line.cell!.row))].map((row) => cells.filter((line) => line.cell!.row === row));
    const width = Math.max(...cells.map((line) => line.cell!.column)) + 1;
    const read = rows.map((row) => Array.from({ length: width }, (_, column) => ({ align: 'left' as const, paragraphs: row.filter((line) => line.cell!.column === column && line.text !== '').map(plain) })));
    const blocks = importedBody([{ type: 'table', caption: '', rows: read }], false).content.map((block): OutlineEntry => ({ kind: 'block', depth: -1, block: block as Paragraph | Table }));
    this.outline.splice(this.cursor + 1, 0, ...blocks);
    this.cursor += blocks.length;
  }

  private table(table: Table): TableEdit {
    let edit = this.tables.get(table);
    if (!edit) this.tables.set(table, (edit = new TableEdit(table)));
    return edit;
  }

  private indexOf(block: Block): number {
    return this.outline.findIndex((entry) => entry.kind === 'block' && entry.block === block);
  }

  private replaceBlock(block: Paragraph | Table, by: Paragraph | Table | null): void {
    if (by === null) this.gone.add(block);
    else this.outline = this.outline.map((entry) => (entry.kind === 'block' && entry.block === block ? { ...entry, block: by } : entry));
  }
}

/** Whether a new line stands between two lines that are printed from the rows of one answer: the text has no place there. */
function isAmongRows(lines: readonly ReturnedLine[], at: number): boolean {
  const before = lines.slice(0, at).findLast(({ sent }) => sent)?.sent;
  const after = lines.slice(at).find(({ sent }) => sent)?.sent;
  return before?.repeated === true && after?.repeated === true && before.place.kind === 'paragraph' && after.place.kind === 'paragraph' && before.place.node === after.place.node;
}

/** What becomes of one table of a clause. */
class TableEdit {
  private title: string | undefined;
  private readonly cells = new Map<TableCell, Paragraph[]>();
  private readonly emptied = new Map<TableRow, Set<TableCell>>();
  private readonly added = new Map<TableRow, TableRow[]>();
  /** Rows of the document, as `table/row`, and the row of the clause each was printed from. */
  private readonly rowAt = new Map<string, TableRow>();

  constructor(private readonly table: Table) {}

  caption(title: string): void {
    this.title = title;
  }

  cell(cell: TableCell, content: Paragraph[]): void {
    this.cells.set(cell, content);
  }

  /** A row whose cells are all gone is gone; the header stays as long as the table does. */
  drop(row: TableRow, cell: TableCell | null): void {
    if (!cell) return;
    this.emptied.set(row, (this.emptied.get(row) ?? new Set<TableCell>()).add(cell));
    this.cells.set(cell, []);
  }

  note(row: TableRow, table: number, at: number): void {
    this.rowAt.set(`${table}/${at}`, row);
  }

  hasTable(table: number): boolean {
    return [...this.rowAt.keys()].some((key) => key.startsWith(`${table}/`));
  }

  /** @returns rows that stand among those of an answer, which the text cannot have */
  addLines(lines: readonly ReadLine[]): { before: string; after: string }[] {
    const refused: { before: string; after: string }[] = [];
    for (const at of new Set(lines.map((line) => line.cell!.row))) {
      const row = lines.filter((line) => line.cell!.row === at);
      const same = this.rowAt.get(`${row[0]!.cell!.table}/${at}`);
      if (same) {
        for (const line of row.filter(({ text }) => text !== '')) {
          const cell = same.content[line.cell!.column];
          if (cell && same.attrs?.repeat === undefined) this.cells.set(cell, [...(this.cells.get(cell) ?? cell.content), paragraph(plain(line))]);
          else refused.push({ before: '', after: line.text });
        }
        continue;
      }
      const before = this.rowBefore(row[0]!.cell!.table, at);
      if (!before || before.attrs?.repeat !== undefined) refused.push({ before: '', after: row.map(({ text }) => text).join(' | ') });
      else this.added.set(before, [...(this.added.get(before) ?? []), this.newRow(row)]);
    }
    return refused;
  }

  done(): Table | null {
    const isGone = (row: TableRow): boolean => this.emptied.get(row)?.size === row.content.length;
    const [header, ...rows] = this.table.content.flatMap((row, index) => [...(isGone(row) && index > 0 ? [] : [this.edited(row)]), ...(this.added.get(row) ?? [])]);
    // Without a row below its header a table says nothing.
    if (!header || (rows.length === 0 && this.emptied.size > 0)) return null;
    const caption = this.title ?? this.table.attrs?.caption;
    return { type: 'table', ...(caption ? { attrs: { caption } } : {}), content: [header, ...rows] };
  }

  private edited(row: TableRow): TableRow {
    return row.content.some((cell) => this.cells.has(cell)) ? { ...row, content: row.content.map((cell) => ({ ...cell, content: this.contentOf(cell) })) } : row;
  }

  private contentOf(cell: TableCell): readonly Paragraph[] {
    const content = this.cells.get(cell);
    return content === undefined ? cell.content : content.length > 0 ? content : [paragraph([])];
  }

  private rowBefore(table: number, at: number): TableRow | undefined {
    for (let row = at - 1; row >= 0; row -= 1) {
      const found = this.rowAt.get(`${table}/${row}`);
      if (found) return found;
    }
    return undefined;
  }

  private newRow(lines: readonly ReadLine[]): TableRow {
    const model = this.table.content.at(-1)!;
    return { type: 'tableRow', content: model.content.map((cell, column) => ({ type: 'tableCell' as const, ...(cell.attrs?.align ? { attrs: { align: cell.attrs.align } } : {}), content: [paragraph(lines.filter((line) => line.cell!.column === column && line.text !== '').flatMap((line, index) => [...(index > 0 ? [{ type: 'text' as const, text: ' ' }] : []), ...plain(line)]))] })) };
  }
}

function paragraph(content: readonly Inline[], attrs?: Paragraph['attrs']): Paragraph {
  return { type: 'paragraph', ...(attrs ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) };
}

/** The words of a line, with bold and italic. */
export function plain(line: ReadLine): Inline[] {
  return [...weaveLine([], line.pieces).content];
}

function withoutLabel({ pieces }: ReadLine, label: string): ReadLine['pieces'] {
  let left = label;
  return pieces.map((piece) => {
    const text = piece.text.trimStart();
    if (left === '' || !(text.startsWith(left) || left.startsWith(text))) return piece;
    const cut = Math.min(left.length, text.length);
    left = left.slice(cut).trimStart();
    return { ...piece, text: text.slice(cut) };
  });
}

/** An own text of no clause yet, from lines that came back: label and heading first, then paragraphs, lists and tables. */
export function addedText(lines: readonly ReadLine[], document: TrackedDocument, headed: boolean): ReviewedText {
  const [first, ...others] = lines;
  const heading = headed && first ? withoutArticle(plain(first)) : [];
  const body = headed ? others : lines;
  const counts: number[] = [];
  const blocks = body.map((line) => {
    const own = line.pieces.find((piece) => /\S/.test(piece.text))?.paragraph ?? line.paragraphs[0]!;
    const { marker } = document.paragraphs[own]!;
    return { type: 'paragraph' as const, heading: null, marker: marker && { ...marker, text: recounted(marker, counts) }, content: plain(line) };
  });
  const read: RichText = importedBody(blocks, headed);
  return { heading, body: read.content.length > 0 ? read : { type: 'doc', content: [{ type: 'paragraph' }] } };
}

/** Labels as a list from its beginning counts them: what the word processor counted went on from the clause before. */
function recounted({ level, kind }: { readonly level: number; readonly kind: 'dash' | 'number' | 'letter' }, counts: number[]): string {
  counts.length = Math.min(counts.length, level + 1);
  counts[level] = (counts[level] ?? 0) + 1;
  return kind === 'dash' ? '–' : kind === 'number' ? `${counts[level]}.` : `${String.fromCharCode(96 + Math.min(counts[level]!, 26))})`;
}

const LABEL = /^art(?:icolo|\.)?\s*\d{1,3}(?:[-\s]?(?:bis|ter|quater))?\s*[°º]?\s*(?:[-–—.:)]+\s*)*/i;

/** The engine counts articles: a label typed before the heading goes. */
function withoutArticle(content: readonly Inline[]): Inline[] {
  const [first, ...others] = content;
  if (first?.type !== 'text') return [...content];
  const text = first.text.replace(LABEL, '');
  return [...(text === '' ? [] : [{ type: 'text' as const, text }]), ...others];
}
