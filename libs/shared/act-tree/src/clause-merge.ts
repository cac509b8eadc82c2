import { canonicalJson, sameJson } from '@province-comuni/shared-kernel';
import { diff3Merge } from 'node-diff3';
import { detokenise, tokenise } from './paragraph-tokens.js';
import type { Block, Paragraph, RichText } from './rich-text.js';

/**
 * Proposal of a three-way merge of one clause: two people changed the same text, so a person always confirms it.
 * `conflicts` counts the places where both changed the same words: there the proposal holds both texts, ours first, so that nothing anybody wrote is lost.
 */
export interface ClauseMerge {
  readonly merged: RichText;
  readonly conflicts: number;
}

/** Merges two changes of a text: block by block, and word by word inside a paragraph. Variables and references are single words. */
export function mergeClauseText(base: RichText, ours: RichText, theirs: RichText): ClauseMerge {
  if (sameJson(ours, theirs) || sameJson(base, theirs)) return { merged: ours, conflicts: 0 };
  if (sameJson(base, ours)) return { merged: theirs, conflicts: 0 };
  let conflicts = 0;
  const content = merge3(texts(ours), texts(base), texts(theirs)).flatMap((region): Block[] => {
    if (region.ok) return region.ok.map(parse);
    const [a, o, b] = [region.conflict!.a.map(parse), region.conflict!.o.map(parse), region.conflict!.b.map(parse)];
    const pair = a.length === o.length && b.length === o.length ? a.map((_, index) => mergeBlock(o[index]!, a[index]!, b[index]!)) : [undefined];
    if (pair.every((block) => block !== undefined)) {
      conflicts += pair.reduce((sum, block) => sum + block.conflicts, 0);
      return pair.map((block) => block.block);
    }
    conflicts += 1;
    return [...a, ...b];
  });
  return { merged: { type: 'doc', content }, conflicts };
}

function texts(text: RichText): string[] {
  return text.content.map((block) => canonicalJson(block));
}

function parse(text: string): Block {
  return JSON.parse(text) as Block;
}

interface Region {
  readonly ok?: string[];
  readonly conflict?: { readonly a: string[]; readonly o: string[]; readonly b: string[] };
}

function merge3(ours: string[], base: string[], theirs: string[]): Region[] {
  return diff3Merge(ours, base, theirs, { excludeFalseConflicts: true }) as Region[];
}

function mergeBlock(base: Block, ours: Block, theirs: Block): { block: Block; conflicts: number } | undefined {
  if (sameJson(ours, theirs) || sameJson(base, theirs)) return { block: ours, conflicts: 0 };
  if (sameJson(base, ours)) return { block: theirs, conflicts: 0 };
  if (base.type !== 'paragraph' || ours.type !== 'paragraph' || theirs.type !== 'paragraph' || !sameJson(ours.attrs, theirs.attrs)) return undefined;
  return mergeParagraph(base, ours, theirs);
}

function mergeParagraph(base: Paragraph, ours: Paragraph, theirs: Paragraph): { block: Paragraph; conflicts: number } {
  let conflicts = 0;
  const tokens = merge3(tokenise(ours), tokenise(base), tokenise(theirs)).flatMap((region) => {
    if (region.ok) return region.ok;
    conflicts += 1;
    return [...region.conflict!.a, ...region.conflict!.b];
  });
  const content = detokenise(tokens);
  return { block: { type: 'paragraph', ...(ours.attrs ? { attrs: ours.attrs } : {}), ...(content.length > 0 ? { content } : {}) }, conflicts };
}
