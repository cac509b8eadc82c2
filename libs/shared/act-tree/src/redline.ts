import { canonicalJson } from '@province-comuni/shared-kernel';
import { diffComm } from 'node-diff3';
import { detokenise, tokenise } from './paragraph-tokens.js';
import type { Block, Inline, Paragraph, RichText } from './rich-text.js';

/** A stretch of a redline. */
export interface RedlinePart {
  readonly change: 'same' | 'added' | 'removed';
  readonly content: readonly Inline[];
}

/** A line of a redline: a paragraph, list item or table row with what was added and removed in it. */
export type RedlineLine = readonly RedlinePart[];

/** Word by word, what `after` says differently from `before`. Lists and tables are compared item by item, row by row. */
export function redline(before: RichText, after: RichText): RedlineLine[] {
  const a = before.content.flatMap(lines);
  const b = after.content.flatMap(lines);
  return diff(a.map(lineKey), b.map(lineKey)).flatMap((region): RedlineLine[] => {
    if (region.common) return region.common.map((key) => [{ change: 'same' as const, content: parse(key).content ?? [] }]);
    const removed = region.buffer1!.map(parse);
    const added = region.buffer2!.map(parse);
    return Array.from({ length: Math.max(removed.length, added.length) }, (_, index) => lineOf(removed[index], added[index]));
  });
}

interface DiffRegion {
  readonly common?: string[];
  readonly buffer1?: string[];
  readonly buffer2?: string[];
}

function diff(a: string[], b: string[]): DiffRegion[] {
  return diffComm(a, b) as DiffRegion[];
}

function lines(block: Block): Paragraph[] {
  switch (block.type) {
    case 'paragraph':
      return [block];
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.flatMap(lines));
    case 'table':
      return block.content.map((row) => ({ type: 'paragraph', content: row.content.flatMap((cell, index): Inline[] => [...(index > 0 ? [{ type: 'text' as const, text: ' · ' }] : []), ...cell.content.flatMap((paragraph) => paragraph.content ?? [])]) }));
  }
}

function lineKey(paragraph: Paragraph): string {
  return canonicalJson({ type: 'paragraph', content: paragraph.content ?? [] });
}

function parse(key: string): Paragraph {
  return JSON.parse(key) as Paragraph;
}

function lineOf(removed: Paragraph | undefined, added: Paragraph | undefined): RedlineLine {
  if (!removed) return [{ change: 'added', content: added?.content ?? [] }];
  if (!added) return [{ change: 'removed', content: removed.content ?? [] }];
  return diff(tokenise(removed), tokenise(added)).flatMap((region): RedlinePart[] => {
    if (region.common) return [{ change: 'same', content: detokenise(region.common) }];
    return [
      ...(region.buffer1!.length > 0 ? [{ change: 'removed' as const, content: detokenise(region.buffer1!) }] : []),
      ...(region.buffer2!.length > 0 ? [{ change: 'added' as const, content: detokenise(region.buffer2!) }] : []),
    ];
  });
}
