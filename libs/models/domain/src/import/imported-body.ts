import type { DocumentBlock, DocumentMarker, DocumentTable } from '@province-comuni/platform-ports';
import { parseRichText, type Block, type BulletList, type Inline, type ListItem, type OrderedList, type Paragraph, type RichText, type Table } from '@province-comuni/shared-act-tree';

type Part = { readonly kind: 'text'; readonly marker: DocumentMarker | null; readonly content: readonly Inline[] } | { readonly kind: 'table'; readonly table: DocumentTable };

const MAX_LEVEL = 3;

/**
 * The text of a clause from the blocks between its heading and the next: markers typed by hand become lists, the numbers of commi go
 * (the engine counts them), and what could not be counted the same way keeps its label as text.
 * @param commi whether the top paragraphs of this clause are numbered by the engine
 * @throws RichTextProblem when the text is too long for a clause
 */
export function importedBody(blocks: readonly DocumentBlock[], commi: boolean): RichText {
  const parts = typedMarkers(blocks);
  return parseRichText({ type: 'doc', content: new ListBuilder().build(commi ? withoutCommi(parts) : parts) }, { allowLogic: false });
}

const TYPED = /^(?:(\d{1,3})[.)]|([a-z])[.)]|([-–—•▪●]))\s+(?=\S)/;

/** Labels typed as text, taken for labels only where they go on from the one before: "1. …, 2. …". */
function typedMarkers(blocks: readonly DocumentBlock[]): Part[] {
  let number = 0;
  let letter = 0;
  return blocks.map((block): Part => {
    if (block.type === 'table') return { kind: 'table', table: block };
    const [first] = block.content;
    const match = block.marker === null && first?.type === 'text' ? TYPED.exec(first.text) : null;
    const value = match?.[1] ? Number(match[1]) : match?.[2] ? match[2].charCodeAt(0) - 96 : 0;
    const goesOn = match !== null && (match[3] !== undefined || value === 1 + (match[1] ? number : letter) || value === 1);
    if (!goesOn || first?.type !== 'text') return { kind: 'text', marker: block.marker, content: block.content };
    if (match[1]) [number, letter] = [value, 0];
    else if (match[2]) letter = value;
    const inner = number > 0 ? 1 : 0;
    const marker: DocumentMarker = match[1] ? { level: 0, kind: 'number', text: match[0].trim() } : match[2] ? { level: inner, kind: 'letter', text: match[0].trim() } : { level: inner + (letter > 0 ? 1 : 0), kind: 'dash', text: '–' };
    return { kind: 'text', marker, content: [{ ...first, text: first.text.slice(match[0].length) }, ...block.content.slice(1)].filter((inline) => inline.type !== 'text' || inline.text !== '') };
  });
}

/** The value a label counts: "3." and "2.3" are 3, "c)" is 3; undefined for others. */
function markerValue({ kind, text }: DocumentMarker): number | undefined {
  const found = kind === 'number' ? /^(?:\d+\.)?(\d+)[.)]?$/.exec(text)?.[1] : kind === 'letter' ? /^([a-z])[.)]$/.exec(text)?.[1] : undefined;
  return found === undefined ? undefined : kind === 'number' ? Number(found) : found.charCodeAt(0) - 96;
}

/** The paragraphs counted 1, 2, 3… from the first one on are commi; what hangs from them moves one level out. */
function withoutCommi(parts: readonly Part[]): Part[] {
  const [first] = parts;
  if (first?.kind !== 'text' || first.marker?.kind !== 'number' || markerValue(first.marker) !== 1) return [...parts];
  const level = first.marker.level;
  let count = 0;
  return parts.map((part): Part => {
    if (part.kind !== 'text' || part.marker === null) return part;
    if (part.marker.kind === 'number' && part.marker.level === level && markerValue(part.marker) === count + 1) {
      count += 1;
      return { ...part, marker: null };
    }
    return part.marker.level > level ? { ...part, marker: { ...part.marker, level: part.marker.level - level - 1 } } : part;
  });
}

interface OpenList {
  readonly kind: DocumentMarker['kind'];
  readonly items: { type: 'listItem'; content: Block[] }[];
}

class ListBuilder {
  private readonly content: Block[] = [];
  private open: OpenList[] = [];

  build(parts: readonly Part[]): Block[] {
    for (const part of parts) {
      if (part.kind === 'table') this.add(...tableBlocks(part.table));
      else if (part.marker === null) this.add(paragraph(part.content));
      else this.item(part.marker, part.content);
    }
    return this.content;
  }

  private add(...blocks: Block[]): void {
    this.open = [];
    this.content.push(...blocks);
  }

  private item(marker: DocumentMarker, content: readonly Inline[]): void {
    const level = Math.min(marker.level, this.open.length, MAX_LEVEL);
    const open = this.open.slice(0, level + 1);
    const same = open[level]?.kind === marker.kind ? open[level] : undefined;
    const wanted = 1 + (same?.items.length ?? 0);
    // A list counts from one without holes: any other label stays as it was written.
    if (marker.kind !== 'dash' && markerValue(marker) !== wanted) return this.add(paragraph([{ type: 'text', text: `${marker.text} ` }, ...content]));
    this.open = open;
    if (same) return void same.items.push({ type: 'listItem', content: [paragraph(content)] });
    const items: OpenList['items'] = [{ type: 'listItem', content: [paragraph(content)] }];
    const list: BulletList | OrderedList = marker.kind === 'dash' ? { type: 'bulletList', content: items as ListItem[] } : { type: 'orderedList', ...(marker.kind === 'letter' ? { attrs: { style: 'letter' as const } } : {}), content: items as ListItem[] };
    const around = open[level - 1]?.items.at(-1)?.content ?? this.content;
    around.push(list);
    this.open = [...open.slice(0, level), { kind: marker.kind, items }];
  }
}

function paragraph(content: readonly Inline[]): Paragraph {
  return { type: 'paragraph', ...(content.length > 0 ? { content } : {}) };
}

/** The first row is the header; a table of one row has nothing below it and is read as text. */
function tableBlocks({ caption, rows }: DocumentTable): Block[] {
  const [header, ...body] = rows;
  if (!header) return [];
  const title = caption === '' ? [] : [paragraph([{ type: 'text', text: caption }])];
  if (body.length === 0) return [...title, ...header.flatMap((cell) => cell.paragraphs.map(paragraph))];
  const table: Table = {
    type: 'table',
    ...(caption === '' ? {} : { attrs: { caption } }),
    content: rows.map((row, index) => ({
      type: 'tableRow',
      content: row.map((cell) => ({ type: index === 0 ? ('tableHeader' as const) : ('tableCell' as const), ...(cell.align === 'right' ? { attrs: { align: 'right' as const } } : {}), content: cell.paragraphs.length > 0 ? cell.paragraphs.map(paragraph) : [paragraph([])] })),
    })),
  };
  return [table];
}
