import type { Block, Inline, RichText } from '@province-comuni/shared-act-tree';
import type { UpgradedClause, UpgradeItem } from './upgrade-item.js';

/** Own texts that refer to a clause which was divided or united refer to what it became: to the heir, or to the whole. */
export function followReferences(rows: readonly UpgradedClause[], items: readonly UpgradeItem[]): UpgradedClause[] {
  const present = new Set(rows.map((row) => row.clauseId));
  const became = new Map<string, string>();
  for (const item of items) {
    for (const id of item.sources) {
      const heir = item.lineage.find((entry) => entry.sources.includes(id) && (entry.kind === 'split' || entry.kind === 'merge'))?.heir;
      const target = heir && item.targets.includes(heir) ? heir : item.targets[0];
      if (target !== undefined && !present.has(id) && present.has(target)) became.set(id, target);
    }
  }
  if (became.size === 0) return [...rows];
  return rows.map((row) => (row.state === 'EDITED' || row.state === 'ADDED' ? { ...row, heading: row.heading && row.heading.map((inline) => followInline(inline, became)), body: row.body && followText(row.body, became) } : row));
}

function followText(text: RichText, became: ReadonlyMap<string, string>): RichText {
  return { ...text, content: text.content.map((block) => followBlock(block, became)) };
}

function followBlock<T extends Block>(block: T, became: ReadonlyMap<string, string>): T {
  if (block.type === 'paragraph') return block.content ? { ...block, content: block.content.map((inline) => followInline(inline, became)) } : block;
  if (block.type === 'table') return { ...block, content: block.content.map((row) => ({ ...row, content: row.content.map((cell) => ({ ...cell, content: cell.content.map((paragraph) => followBlock(paragraph, became)) })) })) };
  return { ...block, content: block.content.map((item) => ({ ...item, content: item.content.map((inner) => followBlock(inner, became)) })) };
}

function followInline(inline: Inline, became: ReadonlyMap<string, string>): Inline {
  const target = inline.type === 'clauseRef' ? became.get(inline.attrs.clauseId) : undefined;
  return inline.type === 'clauseRef' && target !== undefined ? { ...inline, attrs: { ...inline.attrs, clauseId: target } } : inline;
}
