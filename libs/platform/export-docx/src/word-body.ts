import type { ActLayout, LayoutBlock, LayoutCell, LayoutHeading, LayoutItem, LayoutList, LayoutRun, LayoutTable } from '@province-comuni/shared-act-tree';

import { LIST_INDENT, LIST_LEVELS, STYLE, TEXT_WIDTH } from './word-frame.js';
import { NumberSequence, type WordNumbering } from './word-numbering.js';
import { escapeXml } from './xml.js';

/** Writes the body of `word/document.xml`; numbers are Word's own wherever Word would count the same. */
export class WordBody {
  private readonly xml: string[] = [];
  private readonly articles: NumberSequence;
  private readonly sections: NumberSequence;
  private bookmarks = 0;
  /** Bookmark around the clause being written, and what opens it in the next paragraph. */
  private readonly around: { opened: number | null; pending: string } = { opened: null, pending: '' };

  /** @param clauseMarks names of the bookmarks around clauses, by id; absent: clauses are not marked */
  constructor(
    private readonly numbering: WordNumbering,
    private readonly clauseMarks?: ReadonlyMap<string, string>,
  ) {
    this.articles = new NumberSequence(numbering, 0);
    this.sections = new NumberSequence(numbering, 0);
  }

  write(layout: ActLayout): string {
    for (const block of layout.blocks) this.block(block, 0);
    this.closeClause();
    return this.xml.join('');
  }

  /** A bookmark begins in the first paragraph of its clause and ends in the last: it moves with its words. */
  private openClause(clauseId: string | undefined): void {
    const name = clauseId === undefined ? undefined : this.clauseMarks?.get(clauseId);
    if (name === undefined) return;
    this.closeClause();
    const id = this.bookmarks++;
    this.around.opened = id;
    this.around.pending = `<w:bookmarkStart w:id="${id}" w:name="${name}"/>`;
  }

  private closeClause(): void {
    if (this.around.opened === null) return;
    // Whatever was written last ends with a paragraph, after a table too.
    this.xml.push(this.xml.pop()!.replace(/<\/w:p>$/, `<w:bookmarkEnd w:id="${this.around.opened}"/></w:p>`));
    this.around.opened = null;
  }

  private opening(): string {
    const { pending } = this.around;
    this.around.pending = '';
    return pending;
  }

  /** `level` is the number of lists around the block. */
  private block(block: LayoutBlock, level: number): void {
    this.openClause(block.clauseId);
    switch (block.type) {
      case 'heading':
        return this.heading(block);
      case 'paragraph':
        if (level > 0) return this.paragraph(styled(STYLE.itemContinued, indent(level, 0)), runsXml(block.runs));
        return this.paragraph(styled(STYLE[block.role]), runsXml(block.runs));
      case 'list':
        return this.list(block, level);
      case 'table':
        return this.table(block, level);
    }
  }

  private heading(block: LayoutHeading): void {
    const style = block.role === 'titolo' ? STYLE.title : STYLE.heading[block.level - 1]!;
    const counted = block.numbering;
    const sequence = counted?.format === 'articolo' ? this.articles : this.sections;
    const number = counted ? numbered(0, sequence.at(counted.format === 'articolo' ? 'articoli' : 'sezioni', counted.value)) : '';
    const text = counted ? run({ text: counted.heading, bold: false, italic: false }) : runsXml(block.runs);
    const id = this.bookmarks++;
    this.paragraph(
      styled(style, number),
      `<w:bookmarkStart w:id="${id}" w:name="${bookmark(block.anchor)}"/>${text}<w:bookmarkEnd w:id="${id}"/>`,
    );
  }

  private list(list: LayoutList, level: number): void {
    const depth = Math.min(level, LIST_LEVELS - 1);
    const sequence = new NumberSequence(this.numbering, depth);
    for (const item of list.items) this.item(item, depth, sequence);
  }

  private item(item: LayoutItem, depth: number, sequence: NumberSequence): void {
    this.openClause(item.clauseId);
    const [first, ...others] = item.blocks;
    const opening = first?.type === 'paragraph' ? runsXml(first.runs) : '';
    if (item.number) {
      this.paragraph(styled(STYLE.item, numbered(depth, sequence.at(item.number.format, item.number.value))), opening);
    } else {
      // "2-bis.": no word processor counts it, so it is written.
      this.paragraph(styled(STYLE.item, indent(depth + 1, LIST_INDENT)), `<w:r><w:t xml:space="preserve">${escapeXml(item.marker)}</w:t><w:tab/></w:r>${opening}`);
    }
    for (const block of first?.type === 'paragraph' ? others : item.blocks) this.block(block, depth + 1);
  }

  private table(table: LayoutTable, level: number): void {
    const left = LIST_INDENT * level;
    if (table.caption) this.paragraph(styled(STYLE.caption, indent(level, 0)), run({ text: table.caption, bold: false, italic: false }));
    const widths = columnWidths(table, TEXT_WIDTH - left);
    const header = table.header.length > 0 ? rowXml(table.header, widths, true) : '';
    const rows = table.rows.map((row) => rowXml(row, widths, false)).join('');
    const caption = table.caption ? `<w:tblCaption w:val="${escapeXml(table.caption)}"/>` : '';
    // Without a caption the table itself is the first of its clause: the bookmark begins before it.
    this.xml.push(
      this.opening(),
      `<w:tbl><w:tblPr><w:tblW w:w="${TEXT_WIDTH - left}" w:type="dxa"/><w:tblInd w:w="${left}" w:type="dxa"/>${BORDERS}<w:tblLayout w:type="fixed"/>`,
      `<w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1"/>${caption}</w:tblPr>`,
      `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${header}${rows}</w:tbl>`,
    );
    // Word joins tables that touch, and wants a paragraph after the last one.
    this.paragraph(styled(STYLE.cell), '');
  }

  private paragraph(properties: string, content: string): void {
    this.xml.push(`<w:p>${properties}${this.opening()}${content}</w:p>`);
  }
}

const BORDERS = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="5C6F82"/>`).join('')}</w:tblBorders>`;

function rowXml(cells: readonly LayoutCell[], widths: readonly number[], header: boolean): string {
  const properties = `<w:trPr><w:cantSplit/>${header ? '<w:tblHeader/>' : ''}</w:trPr>`;
  const shade = header ? '<w:shd w:val="clear" w:color="auto" w:fill="EEF1F4"/>' : '';
  const style = header ? STYLE.headerCell : STYLE.cell;
  const body = cells.map((cell, index) => {
    const align = cell.align === 'right' ? '<w:jc w:val="right"/>' : '';
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/>${shade}</w:tcPr><w:p>${styled(style, align)}${runsXml(cell.runs)}</w:p></w:tc>`;
  });
  return `<w:tr>${properties}${body.join('')}</w:tr>`;
}

/** Columns of figures are narrow, the others share what is left. */
function columnWidths(table: LayoutTable, width: number): number[] {
  const sample = table.rows[0] ?? table.header;
  const narrow = Math.min(2000, Math.floor(width / table.columns));
  const figures = sample.filter((cell) => cell.align === 'right').length;
  const wide = figures === table.columns ? narrow : Math.floor((width - narrow * figures) / (table.columns - figures));
  return sample.map((cell) => (cell.align === 'right' ? narrow : wide));
}

function runsXml(runs: readonly LayoutRun[]): string {
  return runs.map((piece) => (piece.target ? `<w:hyperlink w:anchor="${bookmark(piece.target)}" w:history="1">${run(piece)}</w:hyperlink>` : run(piece))).join('');
}

function run(piece: LayoutRun): string {
  const marks = `${piece.bold ? '<w:b/><w:bCs/>' : ''}${piece.italic ? '<w:i/><w:iCs/>' : ''}`;
  const text = escapeXml(piece.text).replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">');
  return `<w:r>${marks && `<w:rPr>${marks}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

function styled(style: string, more = ''): string {
  return `<w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>`;
}

function numbered(level: number, instance: number): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${instance}"/></w:numPr>`;
}

function indent(level: number, hanging: number): string {
  return level > 0 ? `<w:ind w:left="${LIST_INDENT * level}" w:hanging="${hanging}"/>` : '';
}

/** Bookmark names know no hyphen. */
function bookmark(anchor: string): string {
  return anchor.replaceAll('-', '_');
}
