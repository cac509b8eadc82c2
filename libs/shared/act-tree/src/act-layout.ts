import { normaliseText, printable, runsText } from './clean-text.js';
import type { RenderedAct, RenderedBlock, RenderedCell, RenderedClause, Run } from './rendered-act.js';

/**
 * An act as it lies on the page: headings, paragraphs, lists and tables in reading order, with text already cleaned.
 * The plain text and every export walk this one value, so that a rule about order or markers is written once.
 */
export interface ActLayout {
  readonly title: string;
  readonly blocks: readonly LayoutBlock[];
  /** Clause id to the anchor of its heading: the clauses a reference can jump to. */
  readonly anchors: ReadonlyMap<string, string>;
}

export type LayoutBlock = LayoutHeading | LayoutParagraph | LayoutList | LayoutTable;

interface ClauseStart {
  /** The clause that begins here. */
  readonly clauseId?: string;
}

export interface LayoutHeading extends ClauseStart {
  readonly type: 'heading';
  /** 1 for the title of the act, 2 for its parts, 3 for parts inside a `gruppo`; one less everywhere when the act has no title block. */
  readonly level: 1 | 2 | 3;
  /** `titolo` for the title of the whole act. */
  readonly role: 'titolo' | 'parte';
  readonly anchor: string;
  readonly runs: readonly LayoutRun[];
  /** Present where the label follows the automatic form, so that a word processor may count by itself. */
  readonly numbering?: { readonly format: 'articolo' | 'sezione'; readonly value: number; readonly heading: string };
}

export interface LayoutParagraph extends ClauseStart {
  readonly type: 'paragraph';
  readonly role: 'corpo' | 'intestazione' | 'firma' | 'etichetta';
  readonly runs: readonly LayoutRun[];
}

export interface LayoutList extends ClauseStart {
  readonly type: 'list';
  readonly role: 'commi' | 'punti' | 'voci' | 'elenco';
  readonly items: readonly LayoutItem[];
}

export interface LayoutItem extends ClauseStart {
  readonly marker: string;
  /** The marker read as a number; absent for markers no word processor counts ("2-bis."). */
  readonly number?: MarkerNumber;
  readonly blocks: readonly LayoutBlock[];
}

export interface MarkerNumber {
  readonly format: 'decimal' | 'letter' | 'dash';
  /** Position from 1; always 0 for a dash. */
  readonly value: number;
}

export interface LayoutTable extends ClauseStart {
  readonly type: 'table';
  readonly caption: string;
  /** Every row has this many cells. */
  readonly columns: number;
  /** Empty when the table has no header. */
  readonly header: readonly LayoutCell[];
  readonly rows: readonly (readonly LayoutCell[])[];
}

export interface LayoutCell {
  readonly align: 'left' | 'right';
  readonly runs: readonly LayoutRun[];
}

/** A stretch of text in one style; `\n` is a line break inside the paragraph. */
export interface LayoutRun {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Anchor the text refers to, where the act has it. */
  readonly target?: string;
}

/** Lays an act out for writing. */
export function layoutAct(act: RenderedAct): ActLayout {
  return new LayoutBuilder(act).build();
}

/** Reads "3.", "c)" or "–". Letters stop at z: after it word processors disagree on how to go on. */
export function readMarker(marker: string): MarkerNumber | undefined {
  if (marker === '–') return { format: 'dash', value: 0 };
  const decimal = /^([1-9]\d{0,4})\.$/.exec(marker);
  if (decimal) return { format: 'decimal', value: Number(decimal[1]) };
  const letter = /^([a-z])\)$/.exec(marker);
  return letter ? { format: 'letter', value: letter[1]!.charCodeAt(0) - 96 } : undefined;
}

const HEADED = new Set(['testo', 'articolo', 'sezione', 'gruppo']);

class LayoutBuilder {
  private readonly anchors = new Map<string, string>();
  private readonly titleClause: RenderedClause | undefined;

  constructor(private readonly act: RenderedAct) {
    // A title block counts only in first place: a level 1 heading after level 2 ones would be no title.
    const first = act.clauses[0];
    this.titleClause = first?.kind === 'intestazione' && this.hasText(first) ? first : undefined;
    for (const [index, clause] of act.clauses.entries()) {
      if (this.isHeaded(clause)) this.anchors.set(clause.id, `clausola-${index + 1}`);
    }
  }

  build(): ActLayout {
    const blocks: LayoutBlock[] = [];
    for (let index = 0; index < this.act.clauses.length; index++) {
      const clause = this.act.clauses[index]!;
      if (clause.kind !== 'punto' && clause.kind !== 'voce') {
        const [first, ...others] = this.clause(clause);
        if (first) blocks.push({ ...first, clauseId: clause.id }, ...others);
        continue;
      }
      // Neighbours of one kind are one list, to a screen reader too.
      const items: LayoutItem[] = [];
      while (this.act.clauses[index]?.kind === clause.kind) items.push(this.clauseItem(this.act.clauses[index++]!));
      index--;
      blocks.push({ type: 'list', role: clause.kind === 'punto' ? 'punti' : 'voci', items });
    }
    return { title: oneLine(this.act.title), blocks, anchors: this.anchors };
  }

  private clause(clause: RenderedClause): LayoutBlock[] {
    if (clause === this.titleClause) return this.titleBlock(clause);
    const role = clause.kind === 'intestazione' || clause.kind === 'firma' ? clause.kind : 'corpo';
    const content = this.blocks(clause.blocks, role);
    const label = oneLine(clause.label);
    if (!label) return content;
    if (this.isHeaded(clause)) return [this.heading(clause, label), ...content];
    return [{ type: 'paragraph', role: role === 'intestazione' ? role : 'etichetta', runs: plainRuns(label, true) }, ...content];
  }

  private heading(clause: RenderedClause, label: string): LayoutHeading {
    const deep = clause.depth > 0 ? 1 : 0;
    const level = ((this.titleClause ? 2 : 1) + deep) as 1 | 2 | 3;
    const numbering = headingNumbering(clause, label);
    return { type: 'heading', level, role: 'parte', anchor: this.anchors.get(clause.id)!, runs: plainRuns(label), ...(numbering && { numbering }) };
  }

  /** The title is the label, else the paragraph that says the title of the act, else the first paragraph. */
  private titleBlock(clause: RenderedClause): LayoutBlock[] {
    const content = this.blocks(clause.blocks, 'intestazione');
    const label = oneLine(clause.label);
    const anchor = this.anchors.get(clause.id)!;
    if (label) return [{ type: 'heading', level: 1, role: 'titolo', anchor, runs: plainRuns(label) }, ...content];
    const wanted = oneLine(this.act.title).toLowerCase();
    const said = content.findIndex((block) => block.type === 'paragraph' && runsText(block.runs).toLowerCase() === wanted);
    const chosen = said >= 0 ? said : content.findIndex((block) => block.type === 'paragraph');
    return content.map((block, index) => (index === chosen && block.type === 'paragraph' ? { type: 'heading', level: 1, role: 'titolo', anchor, runs: block.runs } : block));
  }

  private clauseItem(clause: RenderedClause): LayoutItem {
    return { ...item(oneLine(clause.label), this.blocks(clause.blocks, 'corpo')), clauseId: clause.id };
  }

  private blocks(blocks: readonly RenderedBlock[], role: LayoutParagraph['role']): LayoutBlock[] {
    const out: LayoutBlock[] = [];
    // The list of commi being filled, and the content of its last comma.
    let commi: { items: LayoutItem[]; last: LayoutBlock[] } | undefined;
    for (const block of blocks) {
      if (block.type === 'paragraph' && block.number) {
        const last = this.block(block, role);
        if (commi) commi.last = last;
        else out.push({ type: 'list', role: 'commi', items: (commi = { items: [], last }).items });
        commi.items.push(item(oneLine(block.number), last));
      } else if (commi && block.type !== 'paragraph') {
        // A list or a table after a numbered comma belongs to that comma.
        commi.last.push(...this.block(block, role));
      } else {
        commi = undefined;
        out.push(...this.block(block, role));
      }
    }
    return out;
  }

  private block(block: RenderedBlock, role: LayoutParagraph['role']): LayoutBlock[] {
    switch (block.type) {
      case 'paragraph': {
        const runs = this.runs(block.runs);
        return runs.some((run) => /\S/.test(run.text)) ? [{ type: 'paragraph', role, runs }] : [];
      }
      case 'list':
        if (block.items.length === 0) return [];
        return [{ type: 'list', role: 'elenco', items: block.items.map((entry) => item(oneLine(entry.marker), this.blocks(entry.blocks, role))) }];
      case 'table': {
        const columns = Math.max(block.header.length, ...block.rows.map((row) => row.length));
        const caption = oneLine(block.caption);
        if (columns === 0) return caption ? [{ type: 'paragraph', role, runs: plainRuns(caption) }] : [];
        const header = block.header.length > 0 ? this.cells(block.header, columns) : [];
        return [{ type: 'table', caption, columns, header, rows: block.rows.map((row) => this.cells(row, columns)) }];
      }
    }
  }

  private cells(cells: readonly RenderedCell[], columns: number): LayoutCell[] {
    return Array.from({ length: columns }, (_, index) => {
      const cell = cells[index];
      return { align: cell?.align ?? 'left', runs: cell ? this.runs(cell.runs) : [] };
    });
  }

  private runs(runs: readonly Run[]): LayoutRun[] {
    const out: LayoutRun[] = [];
    for (const run of runs) {
      const text = printable(run.text);
      if (!text) continue;
      const target = run.origin?.kind === 'clause' && !run.origin.broken ? this.anchors.get(run.origin.clauseId) : undefined;
      out.push({ text, bold: run.bold === true, italic: run.italic === true, ...(target && { target }) });
    }
    return out;
  }

  private isHeaded(clause: RenderedClause): boolean {
    return clause === this.titleClause || (HEADED.has(clause.kind) && oneLine(clause.label) !== '');
  }

  private hasText(clause: RenderedClause): boolean {
    return oneLine(clause.label) !== '' || clause.blocks.some((block) => block.type === 'paragraph' && oneLine(runsText(block.runs)) !== '');
  }
}

function item(marker: string, blocks: readonly LayoutBlock[]): LayoutItem {
  const number = readMarker(marker);
  return { marker, blocks, ...(number && { number }) };
}

function headingNumbering(clause: RenderedClause, label: string): LayoutHeading['numbering'] {
  const heading = oneLine(clause.heading);
  if (!heading || !/^[1-9]\d{0,4}$/.test(clause.number ?? '')) return undefined;
  const value = Number(clause.number);
  if (clause.kind === 'articolo' && label === `Art. ${value} – ${heading}`) return { format: 'articolo', value, heading };
  if (clause.kind === 'sezione' && label === `${value}. ${heading}`) return { format: 'sezione', value, heading };
  return undefined;
}

function plainRuns(text: string, bold = false): LayoutRun[] {
  return [{ text, bold, italic: false }];
}

function oneLine(text: string): string {
  return normaliseText(printable(text));
}
