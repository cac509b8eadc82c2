import type { Block, BulletList, ListItem, OrderedList, Paragraph, RichText, Table } from '@province-comuni/shared-act-tree';

/**
 * A text as a row of entries, in which lines can be put in and taken out where they stand: `item` opens an item of the list `list` at a depth from 0,
 * `block` is a paragraph or table inside the item of that depth, -1 outside of lists.
 */
export type OutlineEntry =
  | { readonly kind: 'item'; readonly depth: number; readonly list: ListShape; readonly attrs: ListItem['attrs'] }
  | { readonly kind: 'block'; readonly depth: number; readonly block: Paragraph | Table };

/** One list: entries of the same list share it. */
export interface ListShape {
  readonly type: BulletList['type'] | OrderedList['type'];
  readonly attrs: OrderedList['attrs'];
}

export function outlineOf(text: RichText): OutlineEntry[] {
  const walk = (block: Block, depth: number): OutlineEntry[] => {
    if (block.type === 'paragraph' || block.type === 'table') return [{ kind: 'block', depth, block }];
    const list: ListShape = { type: block.type, attrs: block.type === 'orderedList' ? block.attrs : undefined };
    return block.content.flatMap((item): OutlineEntry[] => [{ kind: 'item', depth: depth + 1, list, attrs: item.attrs }, ...item.content.flatMap((inner) => walk(inner, depth + 1))]);
  };
  return text.content.flatMap((block) => walk(block, -1));
}

/** The inverse of {@link outlineOf}; items left without a block are left out, and lists without items with them. */
export function textOfOutline(entries: readonly OutlineEntry[]): RichText {
  const content: Block[] = [];
  // One for each depth: the list that is open there.
  let open: { readonly list: ListShape; readonly items: { type: 'listItem'; attrs?: ListItem['attrs']; content: Block[] }[] }[] = [];
  const inside = (depth: number): Block[] => (depth < 0 ? content : (open[depth]?.items.at(-1)?.content ?? content));
  for (const entry of entries) {
    open = open.slice(0, entry.depth + 1);
    if (entry.kind === 'block') {
      inside(Math.min(entry.depth, open.length - 1)).push(entry.block);
      continue;
    }
    const depth = Math.min(entry.depth, open.length);
    const item = { type: 'listItem' as const, ...(entry.attrs ? { attrs: entry.attrs } : {}), content: [] };
    if (open[depth]?.list === entry.list) open[depth].items.push(item);
    else {
      const items = [item];
      inside(depth - 1).push({ type: entry.list.type, ...(entry.list.attrs ? { attrs: entry.list.attrs } : {}), content: items as ListItem[] } as Block);
      open = [...open.slice(0, depth), { list: entry.list, items }];
    }
  }
  return { type: 'doc', content: content.flatMap(withoutEmptyItems) };
}

function withoutEmptyItems(block: Block): Block[] {
  if (block.type !== 'bulletList' && block.type !== 'orderedList') return [block];
  const items = block.content.map((item) => ({ ...item, content: item.content.flatMap(withoutEmptyItems) })).filter((item) => item.content.length > 0);
  return items.length > 0 ? [{ ...block, content: items } as Block] : [];
}
