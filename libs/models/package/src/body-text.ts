import { parseCondition, printCondition, type Block, type BulletList, type Condition, type Inline, type ListItem, type OrderedList, type Paragraph, type RichText, type TableCell, type TableRow } from '@province-comuni/shared-act-tree';
import { readInlines, writeInlines } from './inline-text.js';

/** A line of a package file with its number. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** An error that knows its line; the caller adds the file. */
export class LineProblem extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

const ITEM = /^(\s*)(-|\d+\.|[a-z]\.)\s+(.*)$/;
const CAPTION = /^Tabella:\s*(.+)$/;
const SEPARATOR = /^\|(\s*:?-+:?\s*\|)+$/;

/** Reads the body of a clause. @throws LineProblem */
export function readBody(lines: readonly Line[]): RichText {
  const blocks: Block[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = lines[index]!;
    if (line.text.trim() === '') {
      index += 1;
    } else if (CAPTION.test(line.text) || line.text.startsWith('|')) {
      const caption = CAPTION.exec(line.text)?.[1];
      const start = caption === undefined ? index : nextFilled(lines, index + 1);
      let end = start;
      while (end < lines.length && lines[end]!.text.startsWith('|')) end += 1;
      blocks.push(readTable(lines.slice(start, end), line.number, caption?.trim()));
      index = end;
    } else if (opensList(line.text)) {
      let end = index;
      while (end < lines.length && (ITEM.test(lines[end]!.text) || /^\s+\S/.test(lines[end]!.text))) end += 1;
      blocks.push(...readLists(lines.slice(index, end), 0));
      index = end;
    } else {
      let end = index;
      while (end < lines.length && lines[end]!.text.trim() !== '' && !opensList(lines[end]!.text) && !CAPTION.test(lines[end]!.text) && !lines[end]!.text.startsWith('|')) end += 1;
      blocks.push(readParagraph(lines.slice(index, end).map((part) => part.text.trim()).join(' '), line.number));
      index = end;
    }
  }
  return { type: 'doc', content: blocks };
}

/** A counted list opens with its first marker: a paragraph may well begin with «n. 5 del …». */
function opensList(text: string): boolean {
  const marker = ITEM.exec(text)?.[2];
  return marker === '-' || marker === '1.' || marker === 'a.';
}

function nextFilled(lines: readonly Line[], from: number): number {
  let index = from;
  while (index < lines.length && lines[index]!.text.trim() === '') index += 1;
  return index;
}

interface Directives {
  readonly attrs?: { readonly when?: Condition; readonly repeat?: string };
  readonly rest: string;
}

function readDirectives(text: string, line: number): Directives {
  let rest = text.trimStart();
  let when: Condition | undefined;
  let repeat: string | undefined;
  for (let match = /^\{(se|per):\s*([^{}]+)\}\s*/.exec(rest); match; match = /^\{(se|per):\s*([^{}]+)\}\s*/.exec(rest)) {
    if (match[1] === 'per') repeat = match[2]!.trim();
    else when = at(line, () => parseCondition(match![2]!));
    rest = rest.slice(match[0].length);
  }
  const attrs = when || repeat ? { ...(when ? { when } : {}), ...(repeat ? { repeat } : {}) } : undefined;
  return { ...(attrs ? { attrs } : {}), rest };
}

function readParagraph(text: string, line: number): Paragraph {
  const { attrs, rest } = readDirectives(text, line);
  if (attrs?.repeat) throw new LineProblem(line, 'un paragrafo non si ripete: usate un elenco o una tabella');
  const content = at(line, () => readInlines(rest));
  return { type: 'paragraph', ...(attrs?.when ? { attrs: { when: attrs.when } } : {}), ...(content.length > 0 ? { content } : {}) };
}

function readLists(lines: readonly Line[], indent: number): Block[] {
  const lists: (BulletList | OrderedList)[] = [];
  let index = 0;
  let previousStyle = '';
  while (index < lines.length) {
    const line = lines[index]!;
    const match = ITEM.exec(line.text);
    if (!match || match[1]!.length < indent) throw new LineProblem(line.number, 'voce di elenco non leggibile');
    const own = match[1]!.length;
    let end = index + 1;
    let text = match[3]!;
    // Lines indented and without a marker go on with the item's text.
    while (end < lines.length && !ITEM.test(lines[end]!.text)) text += ` ${lines[end++]!.text.trim()}`;
    const childStart = end;
    while (end < lines.length && (ITEM.exec(lines[end]!.text)?.[1]!.length ?? own + 1) > own) end += 1;
    const { attrs, rest } = readDirectives(text, line.number);
    const inlines = at(line.number, () => readInlines(rest));
    const item: ListItem = {
      type: 'listItem',
      ...(attrs ? { attrs } : {}),
      content: [{ type: 'paragraph', ...(inlines.length > 0 ? { content: inlines } : {}) }, ...(end > childStart ? readLists(lines.slice(childStart, end), own + 1) : [])],
    };
    const style = match[2] === '-' ? 'dash' : /^\d/.test(match[2]!) ? 'number' : 'letter';
    const last = lists.at(-1);
    if (last && style === previousStyle) lists[lists.length - 1] = { ...last, content: [...last.content, item] } as BulletList | OrderedList;
    else lists.push(style === 'dash' ? { type: 'bulletList', content: [item] } : { type: 'orderedList', ...(style === 'letter' ? { attrs: { style: 'letter' as const } } : {}), content: [item] });
    previousStyle = style;
    index = end;
  }
  return lists;
}

function readTable(lines: readonly Line[], line: number, caption: string | undefined): Block {
  const [header, separator, ...body] = lines;
  if (!header || !separator || !SEPARATOR.test(separator.text.trim())) throw new LineProblem(line, 'una tabella vuole la riga dei titoli e la riga |---|');
  const aligns = splitCells(separator.text).map((cell) => (cell.trim().endsWith(':') && !cell.trim().startsWith(':') ? 'right' : 'left'));
  const row = (source: Line, type: 'tableHeader' | 'tableCell'): TableRow => {
    const cells = splitCells(source.text);
    if (cells.length !== aligns.length) throw new LineProblem(source.number, `la riga ha ${cells.length} celle invece di ${aligns.length}`);
    const { attrs, rest } = readDirectives(cells[0]!, source.number);
    return {
      type: 'tableRow',
      ...(attrs ? { attrs } : {}),
      content: [rest, ...cells.slice(1)].map((cell, column): TableCell => {
        const content: Inline[] = at(source.number, () => readInlines(cell.trim()));
        return { type, ...(aligns[column] === 'right' ? { attrs: { align: 'right' as const } } : {}), content: [{ type: 'paragraph', ...(content.length > 0 ? { content } : {}) }] };
      }),
    };
  };
  return { type: 'table', ...(caption ? { attrs: { caption } } : {}), content: [row(header, 'tableHeader'), ...body.map((source) => row(source, 'tableCell'))] };
}

function splitCells(text: string): string[] {
  // A bar inside {{…|format}} or escaped is not a border.
  const cells: string[] = [];
  let cell = '';
  let depth = 0;
  const inner = text.trim().replace(/^\|/, '').replace(/\|$/, '');
  for (let index = 0; index < inner.length; index += 1) {
    const char = inner[index]!;
    if (char === '\\') cell += char + (inner[(index += 1)] ?? '');
    else {
      if (char === '{') depth += 1;
      if (char === '}') depth -= 1;
      if (char === '|' && depth === 0) {
        cells.push(cell);
        cell = '';
      } else cell += char;
    }
  }
  return [...cells, cell];
}

function at<T>(line: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new LineProblem(line, (error as Error).message);
  }
}

/** Writes what {@link readBody} reads. */
export function writeBody(body: RichText): string {
  return body.content.map(writeBlock).join('\n\n');
}

function writeBlock(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return protectStart(`${writeDirectives(block.attrs)}${writeInlines(block.content ?? [])}`);
    case 'bulletList':
    case 'orderedList':
      return writeList(block, '');
    case 'table': {
      const [header, ...rows] = block.content;
      const border = header!.content.map((cell) => (cell.attrs?.align === 'right' ? '--:' : '---')).join('|');
      return [...(block.attrs?.caption ? [`Tabella: ${block.attrs.caption}`] : []), writeRow(header!), `|${border}|`, ...rows.map(writeRow)].join('\n');
    }
  }
}

/** A paragraph that would read as an item, a table or a quote is kept a paragraph by an escape. */
function protectStart(text: string): string {
  return /^(-|\d+\.|[a-z]\.)\s|^Tabella:|^[#>]/.test(text) ? `\\${text}` : text;
}

function writeList(list: BulletList | OrderedList, indent: string): string {
  const marker = list.type === 'bulletList' ? '-' : list.attrs?.style === 'letter' ? 'a.' : '1.';
  return list.content
    .map((item) => {
      const [first, ...rest] = item.content;
      const text = first?.type === 'paragraph' ? writeInlines(first.content ?? []) : '';
      const nested = rest.map((block) => (block.type === 'bulletList' || block.type === 'orderedList' ? `\n${writeList(block, `${indent}  `)}` : '')).join('');
      return `${indent}${marker} ${writeDirectives(item.attrs)}${text}${nested}`;
    })
    .join('\n');
}

function writeRow(row: TableRow): string {
  return `| ${row.content.map((cell, index) => `${index === 0 ? writeDirectives(row.attrs) : ''}${cell.content.map((paragraph) => writeInlines(paragraph.content ?? [])).join(' ')}`).join(' | ')} |`;
}

function writeDirectives(attrs: { readonly when?: Condition; readonly repeat?: string } | undefined): string {
  return `${attrs?.repeat ? `{per: ${attrs.repeat}} ` : ''}${attrs?.when ? `{se: ${printCondition(attrs.when)}} ` : ''}`;
}
