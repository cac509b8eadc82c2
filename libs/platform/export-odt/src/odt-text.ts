import type { ActLayout, LayoutBlock, LayoutCell, LayoutHeading, LayoutItem, LayoutList, LayoutRun, LayoutTable } from '@province-comuni/shared-act-tree';

import { LIST_LEVELS, LIST_STYLE, STYLE, indentStyle, tableStyle } from './odt-styles.js';
import { escapeXml } from './xml.js';

/**
 * Writes the content of `office:text`. Lists are real lists with their own counting; a marker no program counts ("2-bis.") is
 * written as text between two lists. OpenDocument allows no table inside a list item, so an item with a table is closed
 * before it and the list goes on after it with its right number.
 */
export class OdtText {
  private tables = 0;
  private lists = 0;
  private readonly headings = { articolo: { last: '', next: 1 }, sezione: { last: '', next: 1 } };

  write(layout: ActLayout): string {
    return layout.blocks.map((block) => this.block(block, 0)).join('');
  }

  /** `level` is the number of lists the block belongs to, though not inside their elements. */
  private block(block: LayoutBlock, level: number): string {
    switch (block.type) {
      case 'heading':
        return this.heading(block);
      case 'paragraph':
        return paragraph(level > 0 ? indentStyle(level, false) : STYLE[block.role], runsXml(block.runs));
      case 'list':
        return this.list(block, level, false);
      case 'table':
        return this.table(block, level);
    }
  }

  private heading(block: LayoutHeading): string {
    const style = block.role === 'titolo' ? STYLE.title : STYLE.heading[block.level - 1]!;
    const text = block.numbering ? runXml({ text: block.numbering.heading, bold: false, italic: false }) : runsXml(block.runs);
    const heading = `<text:h text:style-name="${style}" text:outline-level="${block.level}"><text:bookmark text:name="${block.anchor}"/>${text}</text:h>`;
    if (!block.numbering) return heading;
    const { format, value } = block.numbering;
    const sequence = this.headings[format];
    const id = `${format}-${++this.lists}`;
    const goOn = sequence.last ? ` text:continue-list="${sequence.last}"` : '';
    const start = value === sequence.next ? '' : ` text:start-value="${value}"`;
    sequence.last = id;
    sequence.next = value + 1;
    return `<text:list xml:id="${id}" text:style-name="${LIST_STYLE[format]}"${goOn}><text:list-item${start}>${heading}</text:list-item></text:list>`;
  }

  /** `nested`: written inside the item of the list above, which gives the level; otherwise the level is made by empty items. */
  private list(list: LayoutList, level: number, nested: boolean): string {
    const depth = Math.min(level, LIST_LEVELS - 1);
    const out: string[] = [];
    let run: { style: string; items: string[]; next: number } | undefined;
    const close = () => {
      if (run) out.push(nested ? listXml(run) : wrapped(listXml(run), run.style, depth));
      run = undefined;
    };
    for (const item of list.items) {
      if (!item.number) {
        close();
        out.push(this.literalItem(item, depth, nested));
        continue;
      }
      const style = LIST_STYLE[item.number.format];
      if (run && run.style !== style) close();
      run ??= { style, items: [], next: 1 };
      const start = item.number.format === 'dash' || item.number.value === run.next ? '' : ` text:start-value="${item.number.value}"`;
      run.next = item.number.value + 1;
      const [opening, others] = openingOf(item);
      const cut = nested ? others.length : firstWithTable(others);
      const inside = others.slice(0, cut).map((block) => this.inItem(block, depth + 1));
      run.items.push(`<text:list-item${start}>${paragraph(STYLE.item, opening)}${inside.join('')}</text:list-item>`);
      if (cut < others.length) {
        close();
        out.push(...others.slice(cut).map((block) => this.block(block, depth + 1)));
      }
    }
    close();
    return out.join('');
  }

  private literalItem(item: LayoutItem, depth: number, nested: boolean): string {
    const [opening, others] = openingOf(item);
    const rest = others.map((block) => (nested ? this.inItem(block, depth + 1) : this.block(block, depth + 1)));
    return paragraph(indentStyle(depth + 1, true), `${escapeXml(item.marker)}<text:tab/>${opening}`) + rest.join('');
  }

  /** A block inside a list item, where no table can be: `firstWithTable` has kept them out. */
  private inItem(block: LayoutBlock, level: number): string {
    if (block.type === 'list') return this.list(block, level, true);
    return block.type === 'paragraph' ? paragraph(STYLE.item, runsXml(block.runs)) : this.block(block, level);
  }

  private table(table: LayoutTable, level: number): string {
    const sample = table.rows[0] ?? table.header;
    const columns = sample.map((cell) => `<table:table-column table:style-name="${cell.align === 'right' ? 'Cifre' : 'Larga'}"/>`).join('');
    const header = table.header.length > 0 ? `<table:table-header-rows>${rowXml(table.header, true)}</table:table-header-rows>` : '';
    const caption = table.caption ? paragraph(STYLE.caption, escapeXml(table.caption)) : '';
    return [
      caption,
      `<table:table table:name="Tabella ${++this.tables}" table:style-name="${tableStyle(level)}">`,
      `${columns}${header}${table.rows.map((row) => rowXml(row, false)).join('')}</table:table>`,
    ].join('');
  }
}

function listXml(run: { readonly style: string; readonly items: readonly string[] }): string {
  return `<text:list text:style-name="${run.style}">${run.items.join('')}</text:list>`;
}

function wrapped(xml: string, style: string, depth: number): string {
  return `<text:list text:style-name="${style}"><text:list-item>`.repeat(depth) + xml + '</text:list-item></text:list>'.repeat(depth);
}

/** Content of the paragraph the marker stands before, and what follows it. */
function openingOf(item: LayoutItem): [string, readonly LayoutBlock[]] {
  const [first, ...others] = item.blocks;
  return first?.type === 'paragraph' ? [runsXml(first.runs), others] : ['', item.blocks];
}

function firstWithTable(blocks: readonly LayoutBlock[]): number {
  const index = blocks.findIndex(hasTable);
  return index < 0 ? blocks.length : index;
}

function hasTable(block: LayoutBlock): boolean {
  return block.type === 'table' || (block.type === 'list' && block.items.some((item) => item.blocks.some(hasTable)));
}

function rowXml(cells: readonly LayoutCell[], header: boolean): string {
  const cellStyle = header ? 'CellaTesta' : 'Cella';
  const left = header ? STYLE.headerCell : STYLE.cell;
  const right = header ? 'TestaDestra' : 'Destra';
  const body = cells.map(
    (cell) =>
      `<table:table-cell table:style-name="${cellStyle}" office:value-type="string">${paragraph(cell.align === 'right' ? right : left, runsXml(cell.runs))}</table:table-cell>`,
  );
  return `<table:table-row table:style-name="Riga">${body.join('')}</table:table-row>`;
}

function paragraph(style: string, content: string): string {
  return `<text:p text:style-name="${style}">${content}</text:p>`;
}

function runsXml(runs: readonly LayoutRun[]): string {
  return runs.map(runXml).join('');
}

function runXml(run: LayoutRun): string {
  // OpenDocument collapses spaces as HTML does.
  const text = escapeXml(run.text)
    .replaceAll('\n', '<text:line-break/>')
    .replace(/ {2,}/g, (spaces) => ` <text:s text:c="${spaces.length - 1}"/>`);
  const style = `${run.bold ? 'B' : ''}${run.italic ? 'I' : ''}`;
  const span = style ? `<text:span text:style-name="${style}">${text}</text:span>` : text;
  if (!run.target) return span;
  return `<text:a xlink:type="simple" xlink:href="#${run.target}" text:style-name="Riferimento" text:visited-style-name="Riferimento">${span}</text:a>`;
}
