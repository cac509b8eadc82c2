import { layoutAct, type LayoutBlock, type LayoutCell, type LayoutItem } from './act-layout.js';
import { runsText } from './clean-text.js';
import type { RenderedAct } from './rendered-act.js';

export * from './act-layout.js';
export * from './clean-text.js';

/**
 * The text every export of the act must extract to, one line per heading, paragraph, item or row.
 *
 * Headings stand alone on their line; markers ("1.", "a)", "–") open the line of the paragraph they count; a table gives its
 * caption, its header and its rows, cells parted by a tab. The title of the act is there only as its title block says it.
 */
export function actToPlainText(act: RenderedAct): string {
  return layoutAct(act).blocks.flatMap(blockLines).join('\n');
}

function blockLines(block: LayoutBlock): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [runsText(block.runs)];
    case 'list':
      return block.items.flatMap(itemLines);
    case 'table':
      return [block.caption, ...[block.header, ...block.rows].map(rowLine)].filter((line) => line.trim() !== '');
  }
}

function itemLines(item: LayoutItem): string[] {
  const [first, ...others] = item.blocks;
  if (first?.type !== 'paragraph') return [item.marker, ...item.blocks.flatMap(blockLines)];
  return [`${item.marker} ${runsText(first.runs)}`.trim(), ...others.flatMap(blockLines)];
}

function rowLine(cells: readonly LayoutCell[]): string {
  return cells.map((cell) => runsText(cell.runs)).join('\t');
}
