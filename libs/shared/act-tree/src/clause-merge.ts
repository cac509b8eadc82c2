import { canonicalJson, sameJson } from '@province-comuni/shared-kernel';
import { diff3Merge } from 'node-diff3';
import { detokenise, tokenise } from './paragraph-tokens.js';
import type { Block, ListItem, Paragraph, RichText, TableCell, TableRow } from './rich-text.js';

/** Proposal of a three-way merge of one clause: two people changed the same text, so a person always confirms it. */
export interface ClauseMerge {
  readonly merged: RichText;
  /** Places where both changed the same words. */
  readonly conflicts: number;
}

/** What stands where both changed the same words: both texts, ours first, so that nothing anybody wrote is lost; or ours, when theirs is shown beside. */
export type ConflictText = 'both' | 'ours';

/** Merges two changes of a text: block by block, item by item, row by row, and word by word inside a paragraph. Variables and references are single words. */
export function mergeClauseText(base: RichText, ours: RichText, theirs: RichText, inConflict: ConflictText = 'both'): ClauseMerge {
  const quick = quickMerge(base, ours, theirs);
  if (quick) return { merged: quick.value, conflicts: 0 };
  const { value, conflicts } = mergeBlocks(base.content, ours.content, theirs.content, inConflict);
  return { merged: asText(value), conflicts };
}

/**
 * Merges our change of a text that was meanwhile divided into parts: each of our changes goes to the part that holds all the words around it.
 *
 * @returns a merge for each part, or null when one of our changes lies over a border between two parts: then no machine can say where it belongs
 */
export function mergeIntoParts(base: RichText, ours: RichText, parts: readonly RichText[], inConflict: ConflictText = 'both'): readonly ClauseMerge[] | null {
  const theirs = parts.flatMap((part, index) => [...(index > 0 ? [BORDER] : []), ...keys(part.content)]);
  const merged: { blocks: Block[]; conflicts: number }[] = [{ blocks: [], conflicts: 0 }];
  const add = (pieces: readonly (Block | Border)[], conflicts: readonly number[] = []): void => {
    merged.at(-1)!.conflicts += conflicts[0] ?? 0;
    let border = 0;
    for (const piece of pieces) {
      if (piece === BORDER) merged.push({ blocks: [], conflicts: conflicts[(border += 1)] ?? 0 });
      else merged.at(-1)!.blocks.push(piece);
    }
  };
  for (const region of merge3(keys(ours.content), keys(base.content), theirs)) {
    if (region.ok) add(region.ok.map((key) => (key === BORDER ? BORDER : (JSON.parse(key) as Block))));
    else if (!region.conflict!.b.includes(BORDER)) {
      const { value, conflicts } = mergeRegion(parsed<Block>(region.conflict!.o), parsed<Block>(region.conflict!.a), parsed<Block>(region.conflict!.b), inConflict, ...blockMerges(inConflict));
      add(value, [conflicts]);
    } else {
      const { a, o, b } = region.conflict!;
      const whole = withInsertions(o, parsed<Block>(a), b, b.map((key) => (key === BORDER ? BORDER : (JSON.parse(key) as Block))));
      const words = whole ? { pieces: whole, conflicts: [] } : mergeWordsIntoParts(region.conflict!, inConflict);
      if (!words) return null;
      add(words.pieces, words.conflicts);
    }
  }
  return merged.length === parts.length ? merged.map(({ blocks, conflicts }) => ({ merged: asText(blocks), conflicts })) : null;
}

/** Several texts as one, in order. */
export function joinTexts(texts: readonly RichText[]): RichText {
  const blocks = texts.flatMap((text) => text.content).filter((block) => block.type !== 'paragraph' || (block.content ?? []).length > 0);
  return asText(blocks);
}

interface Merged<T> {
  readonly value: T;
  readonly conflicts: number;
}

/** Stands for the border between two parts; no block or word is written like it. */
const BORDER: Border = '\u0000border';
type Border = '\u0000border';
const PARAGRAPH_END = '\u0000paragraph';

function quickMerge<T>(base: T, ours: T, theirs: T): Merged<T> | undefined {
  if (sameJson(ours, theirs) || sameJson(base, theirs)) return { value: ours, conflicts: 0 };
  return sameJson(base, ours) ? { value: theirs, conflicts: 0 } : undefined;
}

function asText(blocks: readonly Block[]): RichText {
  return { type: 'doc', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] };
}

function keys(items: readonly unknown[]): string[] {
  return items.map((item) => canonicalJson(item));
}

function parsed<T>(texts: readonly string[]): T[] {
  return texts.map((text) => JSON.parse(text) as T);
}

interface Region {
  readonly ok?: string[];
  readonly conflict?: { readonly a: string[]; readonly o: string[]; readonly b: string[] };
}

function merge3(ours: readonly string[], base: readonly string[], theirs: readonly string[]): Region[] {
  return diff3Merge([...ours], [...base], [...theirs], { excludeFalseConflicts: true }) as Region[];
}

/** How two versions of one thing are merged with what they come from; undefined when a machine cannot. */
type MergeOne<T> = (base: T, ours: T, theirs: T) => Merged<T> | undefined;
type MergeSome<T> = (base: T[], ours: T[], theirs: T[]) => Merged<T[]> | undefined;

function mergeSequence<T>(base: readonly T[], ours: readonly T[], theirs: readonly T[], inConflict: ConflictText, pair: MergeOne<T>, loose?: MergeSome<T>): Merged<T[]> {
  return joined(
    merge3(keys(ours), keys(base), keys(theirs)).map((region) =>
      region.ok ? { value: parsed<T>(region.ok), conflicts: 0 } : mergeRegion(parsed<T>(region.conflict!.o), parsed<T>(region.conflict!.a), parsed<T>(region.conflict!.b), inConflict, pair, loose),
    ),
  );
}

/** Things next to each other that both sides changed: one by one with `pair`, or together as `loose` can; what neither can is a conflict. */
function mergeRegion<T>(base: T[], ours: T[], theirs: T[], inConflict: ConflictText, pair: MergeOne<T>, loose?: MergeSome<T>): Merged<T[]> {
  const pairs = base.length === ours.length && base.length === theirs.length ? base.map((item, index) => quickMerge(item, ours[index]!, theirs[index]!) ?? pair(item, ours[index]!, theirs[index]!)) : [undefined];
  if (pairs.every((each) => each !== undefined)) return joined(pairs.map(({ value, conflicts }) => ({ value: [value], conflicts })));
  const between = withInsertions(keys(base), ours, keys(theirs), theirs) ?? withInsertions(keys(base), theirs, keys(ours), ours);
  if (between) return { value: between, conflicts: 0 };
  return loose?.(base, ours, theirs) ?? { value: inConflict === 'both' ? [...ours, ...theirs] : ours, conflicts: 1 };
}

/**
 * Where one side only changed the things there were, and the other only put new ones between them, both hold: the new ones stand between the changed.
 * Undefined where either did more than that.
 */
function withInsertions<T, I>(base: readonly string[], edited: readonly T[], insertedKeys: readonly string[], inserted: readonly I[]): (T | I)[] | undefined {
  if (base.length === 0 || edited.length !== base.length) return undefined;
  let at = 0;
  const result = insertedKeys.map((key, index): T | I => (key === base[at] ? edited[at++]! : inserted[index]!));
  return at === base.length ? result : undefined;
}

function joined<T>(parts: readonly Merged<T[]>[]): Merged<T[]> {
  return { value: parts.flatMap((part) => part.value), conflicts: parts.reduce((sum, part) => sum + part.conflicts, 0) };
}

function mergeBlocks(base: readonly Block[], ours: readonly Block[], theirs: readonly Block[], inConflict: ConflictText): Merged<Block[]> {
  return mergeSequence(base, ours, theirs, inConflict, ...blockMerges(inConflict));
}

function blockMerges(inConflict: ConflictText): [MergeOne<Block>, MergeSome<Block>] {
  return [(base, ours, theirs) => mergeBlock(base, ours, theirs, inConflict), (base, ours, theirs) => mergeParagraphs(base, ours, theirs, inConflict)];
}

/** One block that both changed; undefined when they made different kinds of things of it. */
function mergeBlock(base: Block, ours: Block, theirs: Block, inConflict: ConflictText): Merged<Block> | undefined {
  const attrs = quickMerge(attrsOf(base), attrsOf(ours), attrsOf(theirs));
  if (!attrs) return undefined;
  const withAttrs = attrs.value ? { attrs: attrs.value } : {};
  if (base.type === 'paragraph' && ours.type === 'paragraph' && theirs.type === 'paragraph') {
    const words = mergeWords(tokenise(base), tokenise(ours), tokenise(theirs), inConflict);
    const content = detokenise(words.value);
    return { value: { type: 'paragraph', ...withAttrs, ...(content.length > 0 ? { content } : {}) } as Paragraph, conflicts: words.conflicts };
  }
  if (base.type === 'table' && ours.type === 'table' && theirs.type === 'table') {
    return nonEmpty(mergeSequence(base.content, ours.content, theirs.content, inConflict, (b, o, t) => mergeRow(b, o, t, inConflict)), (content) => ({ type: 'table', ...withAttrs, content }) as Block);
  }
  if ((base.type === 'bulletList' || base.type === 'orderedList') && base.type === ours.type && base.type === theirs.type) {
    return nonEmpty(mergeSequence(base.content, ours.content, theirs.content, inConflict, (b, o, t) => mergeItem(b, o, t, inConflict)), (content) => ({ type: base.type, ...withAttrs, content }) as Block);
  }
  return undefined;
}

function attrsOf(block: Block): object | undefined {
  return 'attrs' in block ? block.attrs : undefined;
}

/** A list or table of nothing is no text of the schema: what would leave none is for a person. */
function nonEmpty<T>({ value, conflicts }: Merged<T[]>, build: (content: T[]) => Block): Merged<Block> | undefined {
  return value.length > 0 ? { value: build(value), conflicts } : undefined;
}

function mergeItem(base: ListItem, ours: ListItem, theirs: ListItem, inConflict: ConflictText): Merged<ListItem> | undefined {
  const attrs = quickMerge(base.attrs, ours.attrs, theirs.attrs);
  if (!attrs) return undefined;
  const { value, conflicts } = mergeBlocks(base.content, ours.content, theirs.content, inConflict);
  return value.length > 0 ? { value: { type: 'listItem', ...(attrs.value ? { attrs: attrs.value } : {}), content: value }, conflicts } : undefined;
}

function mergeRow(base: TableRow, ours: TableRow, theirs: TableRow, inConflict: ConflictText): Merged<TableRow> | undefined {
  const attrs = quickMerge(base.attrs, ours.attrs, theirs.attrs);
  if (!attrs || base.content.length !== ours.content.length || base.content.length !== theirs.content.length) return undefined;
  const cells = base.content.map((cell, index): Merged<TableCell> | undefined => {
    const [own, their] = [ours.content[index]!, theirs.content[index]!];
    const { content: _o, ...ownShape } = own;
    const { content: _b, ...baseShape } = cell;
    const { content: _t, ...theirShape } = their;
    const shape = quickMerge(baseShape, ownShape, theirShape);
    if (!shape) return undefined;
    const { value, conflicts } = mergeBlocks(cell.content, own.content, their.content, inConflict);
    return { value: { ...shape.value, content: value as Paragraph[] }, conflicts };
  });
  if (!cells.every((cell) => cell !== undefined)) return undefined;
  return { value: { type: 'tableRow', ...(attrs.value ? { attrs: attrs.value } : {}), content: cells.map((cell) => cell.value) }, conflicts: cells.reduce((sum, cell) => sum + cell.conflicts, 0) };
}

function mergeWords(base: readonly string[], ours: readonly string[], theirs: readonly string[], inConflict: ConflictText): Merged<string[]> {
  return joined(merge3(ours, base, theirs).map((region) => (region.ok ? { value: region.ok, conflicts: 0 } : { value: inConflict === 'both' ? [...region.conflict!.a, ...region.conflict!.b] : region.conflict!.a, conflicts: 1 })));
}

/** Paragraphs that one side joined, divided or added to, word by word across their ends; undefined where there is more than plain paragraphs. */
function mergeParagraphs(base: readonly Block[], ours: readonly Block[], theirs: readonly Block[], inConflict: ConflictText): Merged<Block[]> | undefined {
  const [b, o, t] = [base, ours, theirs].map((blocks) => wordsOf(blocks));
  if (!b || !o || !t || base.length === 0 || ours.length === 0 || theirs.length === 0) return undefined;
  const { value, conflicts } = mergeWords(b, o, t, inConflict);
  return { value: split(value, PARAGRAPH_END).map(paragraphOf), conflicts };
}

function mergeWordsIntoParts({ a, o, b }: NonNullable<Region['conflict']>, inConflict: ConflictText): { pieces: (Block | Border)[]; conflicts: number[] } | null {
  const base = wordsOf(parsed<Block>(o));
  const ours = wordsOf(parsed<Block>(a));
  const groups = split(b, BORDER).map((group) => wordsOf(parsed<Block>(group)));
  if (!base || !ours || !groups.every((group) => group !== null)) return null;
  const theirs = groups.flatMap((group, index) => [...(index > 0 ? [BORDER] : []), ...group]);
  const tokens: string[] = [];
  const conflicts = [0];
  for (const region of merge3(ours, base, theirs)) {
    if (region.conflict?.b.includes(BORDER)) return null;
    if (region.conflict) conflicts[conflicts.length - 1]! += 1;
    for (const token of region.ok ?? (inConflict === 'both' ? [...region.conflict!.a, ...region.conflict!.b] : region.conflict!.a)) {
      if (token === BORDER) conflicts.push(0);
      tokens.push(token);
    }
  }
  const pieces = split(tokens, BORDER).flatMap((group, index): (Block | Border)[] => [
    ...(index > 0 ? [BORDER] as const : []),
    ...split(group, PARAGRAPH_END)
      .map(paragraphOf)
      .filter((paragraph) => (paragraph.content ?? []).length > 0),
  ]);
  return { pieces, conflicts };
}

/** The words of plain paragraphs, with their ends between; null where a block is more than a plain paragraph. */
function wordsOf(blocks: readonly Block[]): string[] | null {
  const words: string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'paragraph' || block.attrs) return null;
    if (index > 0) words.push(PARAGRAPH_END);
    words.push(...tokenise(block));
  }
  return words;
}

function paragraphOf(tokens: readonly string[]): Paragraph {
  const content = detokenise(tokens);
  return { type: 'paragraph', ...(content.length > 0 ? { content } : {}) };
}

function split(items: readonly string[], border: string): string[][] {
  const groups: string[][] = [[]];
  for (const item of items) {
    if (item === border) groups.push([]);
    else groups.at(-1)!.push(item);
  }
  return groups;
}
