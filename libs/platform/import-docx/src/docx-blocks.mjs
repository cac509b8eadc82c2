import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { cleanText } from './clean-text.mjs';
import { mainPart, partOf } from './docx-parts.mjs';
import { headingLevel } from './heading-level.mjs';
import { LABEL_CLOSE, LABEL_OPEN, writeLabels } from './number-labels.mjs';
import { refused } from './refused.mjs';

const MAX_BLOCKS = 2_500;
const MAX_CHARACTERS = 600_000;

/**
 * Turns the checked parts into the blocks of the port. Mammoth gets a package made of those parts alone.
 * @param {{ parts: Map<string, string>, notices: string[] }} input
 */
export async function readBlocks({ parts, notices }) {
  const main = mainPart(parts);
  parts.set(main, writeLabels(parts.get(main).replaceAll(/[\ue000\ue001]/g, ''), partOf(parts, 'numbering'), partOf(parts, 'styles')));
  const buffer = Buffer.from(zipSync(Object.fromEntries([...parts].map(([name, text]) => [name, strToU8(text)])), { level: 0 }));
  let document;
  // The tree is what we want; the HTML that mammoth makes of it is not, so it is given an empty one.
  await mammoth.convertToHtml({ buffer }, { includeEmbeddedStyleMap: false, externalFileAccess: false, transformDocument: (read) => ((document = read), { ...read, children: [] }) });
  const reader = new BlockReader(document.notes);
  const blocks = reader.blocks(document.children);
  const comments = partOf(parts, 'comments') ? ['I commenti a margine non si portano.'] : [];
  return { blocks, notices: [...new Set([...notices, ...comments, ...reader.notices])] };
}

class BlockReader {
  #notes;
  #notices = new Set();
  #characters = 0;
  #count = 0;

  constructor(notes) {
    this.#notes = notes;
  }

  get notices() {
    return [...this.#notices];
  }

  blocks(children) {
    const blocks = [];
    for (const child of children) {
      if (child.type === 'paragraph') {
        const paragraph = this.paragraph(child);
        if (paragraph.content.length > 0 || paragraph.marker) blocks.push(paragraph);
      } else if (child.type === 'table') {
        const table = this.table(child);
        // A caption says so by its style, and stands right before its table.
        if (isCaption(blocks.at(-1)?.style)) table.caption = blocks.pop().content.map((inline) => inline.text).join('');
        if (table.rows.length > 0) blocks.push(table);
      } else if (child.children) blocks.push(...this.blocks(child.children));
      this.#limit(blocks.length);
    }
    return blocks.map(({ style, ...block }) => block);
  }

  paragraph(node) {
    const runs = [];
    this.#collect(node, {}, runs);
    const { marker, content } = takeLabel(tidy(runs));
    return { type: 'paragraph', style: node.styleName ?? '', heading: headingLevel(`${node.styleName ?? node.styleId ?? ''}`), marker, content };
  }

  table(node) {
    const rows = [];
    for (const row of node.children.flatMap((child) => (child.type === 'tableRow' ? [child] : []))) {
      const cells = [];
      for (const cell of row.children) {
        const paragraphs = (cell.children ?? []).flatMap((child) => this.#cellParagraphs(child));
        cells.push({ paragraphs: paragraphs.map((paragraph) => paragraph.content), align: paragraphs.length > 0 && paragraphs.every((paragraph) => paragraph.align === 'right') ? 'right' : 'left' });
        if ((cell.colSpan ?? 1) > 1 || (cell.rowSpan ?? 1) > 1) this.#notices.add('Le celle unite delle tabelle sono state divise.');
        for (let extra = 1; extra < Math.min(cell.colSpan ?? 1, 60); extra += 1) cells.push({ paragraphs: [], align: 'left' });
      }
      if (cells.some((cell) => cell.paragraphs.length > 0)) rows.push(cells);
      this.#limit(rows.length);
    }
    const width = Math.max(0, ...rows.map((row) => row.length));
    for (const row of rows) while (row.length < width) row.push({ paragraphs: [], align: 'left' });
    return { type: 'table', caption: '', rows };
  }

  /** A table inside a cell becomes text of the cell: the model has no such thing. */
  #cellParagraphs(child) {
    if (child.type !== 'paragraph') return (child.children ?? []).flatMap((inner) => this.#cellParagraphs(inner));
    const { marker, content } = this.paragraph(child);
    const shown = marker ? [{ type: 'text', text: `${marker.text} ` }, ...content] : content;
    return shown.length > 0 ? [{ content: tidy(shown), align: child.alignment }] : [];
  }

  #collect(node, marks, into) {
    for (const child of node.children ?? []) {
      if (child.type === 'text') this.#text(child.value, marks, into);
      else if (child.type === 'tab' || child.type === 'break') this.#text(' ', marks, into);
      else if (child.type === 'run') this.#collect(child, { bold: marks.bold || child.isBold, italic: marks.italic || child.isItalic }, into);
      else if (child.type === 'noteReference') this.#note(child, marks, into);
      else if (child.type === 'image') this.#notices.add('Le immagini non si portano: restano nel file originale.');
      else this.#collect(child, marks, into);
    }
  }

  /** A note stands where it is called: an act has no foot of the page, and its words must not be lost. */
  #note(reference, marks, into) {
    const note = this.#notes?.resolve(reference);
    if (!note) return;
    this.#notices.add('Le note a piè di pagina sono state messe fra parentesi nel testo.');
    const inner = [];
    for (const block of note.body ?? []) this.#collect(block, {}, inner);
    const text = inner.map((inline) => inline.text).join('').trim();
    if (text) this.#text(` (nota: ${text})`, marks, into);
  }

  #text(value, { bold, italic }, into) {
    this.#characters += value.length;
    if (this.#characters > MAX_CHARACTERS) throw refused('TOO_LONG', 'Il documento è troppo lungo per una convenzione: al massimo 600.000 caratteri.');
    const marks = [...(bold ? [{ type: 'bold' }] : []), ...(italic ? [{ type: 'italic' }] : [])];
    into.push({ type: 'text', text: value, ...(marks.length > 0 ? { marks } : {}) });
  }

  #limit(count) {
    this.#count = Math.max(this.#count, count);
    if (this.#count > MAX_BLOCKS) throw refused('TOO_LONG', 'Il documento ha troppi paragrafi per una convenzione.');
  }
}

/** One space between words, none at the ends; neighbours in one style are one text. */
function tidy(runs) {
  const out = [];
  for (const run of runs) {
    const text = cleanText(run.text);
    const last = out.at(-1);
    if (text === '') continue;
    if (last && JSON.stringify(last.marks) === JSON.stringify(run.marks)) last.text = (last.text + text).replace(/ +/g, ' ');
    else out.push({ ...run, text: last?.text.endsWith(' ') ? text.trimStart() : text });
  }
  if (out[0]) out[0].text = out[0].text.trimStart();
  if (out.at(-1)) out.at(-1).text = out.at(-1).text.trimEnd();
  return out.filter((run) => run.text !== '');
}

const LABELS = new RegExp(`${LABEL_OPEN}([^${LABEL_CLOSE}]*)${LABEL_CLOSE}`, 'g');

/** The first label is the paragraph's; where a tracked change joined paragraphs, those of the others go and their words stay. */
function takeLabel(content) {
  const [found] = content.flatMap((inline) => [...inline.text.matchAll(LABELS)]);
  if (!found) return { marker: null, content };
  const [level, kind, ...text] = found[1].split('|');
  return { marker: { level: Number(level), kind, text: text.join('|').trim() }, content: tidy(content.map((inline) => ({ ...inline, text: inline.text.replace(LABELS, '') }))) };
}

function isCaption(style) {
  return style !== undefined && /^(caption|didascalia)/i.test(style);
}
