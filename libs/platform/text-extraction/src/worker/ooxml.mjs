import { DAMAGED, refused } from './refused.mjs';
import { Sections } from './sections.mjs';
import { walkXml } from './xml.mjs';

/** Files of Word, Excel and PowerPoint: which one a package is, by its parts. @returns {'DOCX' | 'XLSX' | 'PPTX' | undefined} */
export function ooxmlFormat(names) {
  if (!names.has('[Content_Types].xml')) return undefined;
  for (const name of names) {
    if (name.startsWith('word/')) return 'DOCX';
    if (name.startsWith('xl/')) return 'XLSX';
    if (name.startsWith('ppt/')) return 'PPTX';
  }
  return undefined;
}

export function readOoxml(format, zip) {
  const sections = new Sections();
  const properties = coreProperties(zip);
  const notices = droppedParts(zip.names);
  if (format === 'DOCX') return { ...readDocument(zip, sections, properties), notices };
  if (format === 'XLSX') return { ...readWorkbook(zip, sections), ...properties, notices };
  return { ...readSlides(zip, sections), ...properties, notices };
}

function droppedParts(names) {
  const notices = new Set();
  for (const name of names) {
    if (/(^|\/)vbaProject\.bin$/.test(name)) notices.add('Le macro del file sono state ignorate.');
    if (/\/embeddings\//.test(name)) notices.add('I file incorporati non sono stati letti.');
    if (/(^|\/)comments\d*\.xml$/.test(name)) notices.add('I commenti non sono stati letti.');
  }
  return [...notices];
}

/** Title, author, language, date of `docProps/core.xml`. */
function coreProperties(zip) {
  const found = texts(zip.text('docProps/core.xml') ?? '', ['title', 'creator', 'language', 'created']);
  return { title: found.title ?? null, author: found.creator ?? null, language: found.language ?? null, createdAt: dateOf(found.created) };
}

/** Text of the first element of each name. */
export function texts(xml, wanted) {
  const found = {};
  let current;
  walkXml(xml, {
    open: (name) => (current = wanted.includes(name) && !(name in found) ? name : current),
    text: (text) => current && (found[current] = (found[current] ?? '') + text),
    close: (name) => name === current && (current = undefined),
  });
  return Object.fromEntries(Object.entries(found).map(([name, text]) => [name, text.trim()]).filter(([, text]) => text));
}

export function dateOf(text) {
  const time = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) || time < Date.UTC(1970, 0, 1) || time > Date.UTC(2200, 0, 1) ? null : new Date(time);
}

/** Targets of a part's relationships, by id, as names of parts. */
function relationships(zip, part) {
  const at = part.lastIndexOf('/');
  const folder = part.slice(0, at + 1);
  const xml = zip.text(`${folder}_rels/${part.slice(at + 1)}.rels`);
  const targets = new Map();
  if (xml) {
    walkXml(xml, {
      open: (name, attribute) => {
        const [id, target] = [attribute('Id'), attribute('Target')];
        // What lies outside the package is never looked at.
        if (name === 'Relationship' && id && target && attribute('TargetMode') !== 'External') targets.set(id, { name: resolvePart(folder, target), type: attribute('Type') ?? '' });
      },
    });
  }
  return targets;
}

function resolvePart(folder, target) {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') parts.pop();
    else if (step && step !== '.') parts.push(step);
  }
  return parts.join('/');
}

const HEADING = /^(heading|titolo|überschrift) ?([1-9])$/i;

function readDocument(zip, sections, properties) {
  const main = [...relationships(zip, '/').values(), { name: 'word/document.xml', type: '/officeDocument' }].find(({ name, type }) => type.endsWith('/officeDocument') && zip.names.has(name));
  if (!main) throw refused('UNREADABLE', DAMAGED, 'no document');
  const { headings, language } = wordStyles(zip.text('word/styles.xml') ?? '');
  let sectionsFound = 0;
  const paragraph = (style, text, cells) => {
    if (cells) return sections.addRow(cells);
    if (headings.has(style) && text.trim()) {
      sectionsFound += 1;
      sections.begin(null, text);
    }
    sections.add(text);
  };
  wordParagraphs(zip.text(main.name), paragraph);
  for (const notes of ['word/footnotes.xml', 'word/endnotes.xml']) {
    const xml = zip.text(notes);
    if (!xml) continue;
    const written = [];
    wordParagraphs(xml, (_, text, cells) => (cells ?? [text]).forEach((each) => each.trim() && written.push(each)));
    if (written.length > 0) sections.begin(null, 'Note');
    for (const text of written) sections.add(text);
  }
  return { ...properties, language: properties.language ?? language, pages: sections.finish(), pageCount: null, cut: sections.cut, headings: sectionsFound };
}

/** Styles that are headings, by id, and the language text is written in. */
function wordStyles(xml) {
  const headings = new Set(['Heading1', 'Heading2', 'Heading3', 'Titolo1', 'Titolo2', 'Titolo3']);
  let style = '';
  let language = null;
  walkXml(xml, {
    open: (name, attribute) => {
      if (name === 'style') style = attribute('w:styleId') ?? '';
      else if (name === 'name' && HEADING.test(attribute('w:val') ?? '')) headings.add(style);
      else if (name === 'outlineLvl' && style && Number(attribute('w:val')) < 9) headings.add(style);
      else if (name === 'lang') language ??= attribute('w:val') ?? null;
    },
  });
  return { headings, language };
}

/** Each paragraph with its style, and each row of a table with its cells; words that were struck out are not text. A table within a cell is text of the cell. */
function wordParagraphs(xml, hear) {
  const open = [];
  let tables = 0;
  let cells = [];
  let inText = false;
  let fallback = 0;
  walkXml(xml, {
    open: (name, attribute, empty) => {
      // The same drawing once more, for older programs.
      if (name === 'Fallback' && !empty) fallback += 1;
      const current = open.at(-1);
      if (name === 'p') open.push({ style: '', text: '' });
      else if (name === 'tbl' && !empty) tables += 1;
      else if (name === 'tr' && tables === 1) cells = [];
      else if (name === 'tc' && tables === 1) cells.push('');
      else if (!current || fallback > 0) return;
      else if (name === 'pStyle') current.style = attribute('w:val') ?? '';
      else if (name === 't') inText = true;
      else if (name === 'tab') current.text += ' ';
      else if (name === 'br' || name === 'cr') current.text += '\n';
      else if (name === 'noBreakHyphen') current.text += '-';
    },
    text: (text) => {
      if (inText && fallback === 0) open.at(-1).text += text;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'Fallback') fallback = Math.max(0, fallback - 1);
      else if (name === 'p' && open.length > 0) {
        const { style, text } = open.pop();
        if (tables === 0) hear(style, text);
        else if (cells.length > 0) cells[cells.length - 1] += `${cells.at(-1) ? '\n' : ''}${text}`;
      } else if (name === 'tr' && tables === 1) hear('', '', cells);
      else if (name === 'tbl') tables = Math.max(0, tables - 1);
    },
  });
}

const MAX_SHARED = 2_000_000;

function readWorkbook(zip, sections) {
  const shared = sharedStrings(zip.text('xl/sharedStrings.xml') ?? '');
  const targets = relationships(zip, 'xl/workbook.xml');
  const sheets = [];
  walkXml(zip.text('xl/workbook.xml') ?? '', {
    open: (name, attribute) => {
      if (name === 'sheet') sheets.push({ name: attribute('name') ?? '', part: targets.get(attribute('r:id') ?? '')?.name });
    },
  });
  sheets.forEach((sheet, index) => {
    sections.begin(index + 1, sheet.name);
    const xml = sheet.part && zip.names.has(sheet.part) ? zip.text(sheet.part) : undefined;
    if (xml) sheetRows(xml, shared, (row) => sections.addRow(row));
  });
  return { pages: sections.finish(), pageCount: sheets.length, cut: sections.cut };
}

function sharedStrings(xml) {
  const strings = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  walkXml(xml, {
    open: (name, _, empty) => {
      if (name === 'si') text = '';
      else if (name === 'rPh' && !empty) phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    text: (part) => inText && (text += part),
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si' && strings.length < MAX_SHARED) strings.push(text);
    },
  });
  return strings;
}

/** Columns whose place is kept. */
const MAX_COLUMNS = 100;

/** Columns before the cell that `C7` names; 0 when it names none. */
function columnOf(reference) {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0] ?? '';
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - (letters ? 1 : 0);
}

function sheetRows(xml, shared, hear) {
  let row = [];
  let type = '';
  let value = '';
  let reading = false;
  walkXml(xml, {
    open: (name, attribute) => {
      if (name === 'row') row = [];
      else if (name === 'c') {
        // Where the cell stands: the ones before it that say nothing keep their columns.
        const column = columnOf(attribute('r'));
        while (row.length < Math.min(column, MAX_COLUMNS)) row.push('');
        type = attribute('t') ?? '';
        value = '';
      } else if (name === 'v' || name === 't') reading = true;
    },
    text: (text) => reading && (value += text),
    close: (name) => {
      if (name === 'v' || name === 't') reading = false;
      else if (name === 'c' && value !== '') row.push(type === 's' ? (shared[Number(value)] ?? '') : type === 'b' ? (value === '1' ? 'vero' : 'falso') : value);
      else if (name === 'row') hear(row);
    },
  });
}

function readSlides(zip, sections) {
  const targets = relationships(zip, 'ppt/presentation.xml');
  const slides = [];
  walkXml(zip.text('ppt/presentation.xml') ?? '', {
    open: (name, attribute) => {
      const part = name === 'sldId' ? targets.get(attribute('r:id') ?? '')?.name : undefined;
      if (part && zip.names.has(part)) slides.push(part);
    },
  });
  slides.forEach((part, index) => {
    const { title, paragraphs } = slideText(zip.text(part));
    sections.begin(index + 1, title);
    for (const text of paragraphs) {
      if (typeof text === 'string') sections.add(text);
      else sections.addRow(text);
    }
    const notes = [...relationships(zip, part).values()].find(({ type, name }) => type.endsWith('/notesSlide') && zip.names.has(name));
    if (notes) for (const text of slideText(zip.text(notes.name)).paragraphs) sections.add([text].flat().join('\n'));
  });
  return { pages: sections.finish(), pageCount: slides.length, cut: sections.cut };
}

/** Title, paragraphs and, among them, rows of tables as lists of cells. */
function slideText(xml) {
  const paragraphs = [];
  let cells = null;
  let title = '';
  let inTitle = false;
  let skipped = false;
  let text = '';
  let inText = false;
  walkXml(xml, {
    open: (name, attribute) => {
      // A table stands in a frame of its own, after shapes.
      if (name === 'sp' || name === 'graphicFrame') inTitle = skipped = false;
      else if (name === 'tr') cells = [];
      else if (name === 'tc' && cells) cells.push('');
      else if (name === 'ph') {
        inTitle = /^(title|ctrTitle)$/.test(attribute('type') ?? '');
        // Page numbers, dates and footers of every slide are no text of it.
        skipped = /^(sldNum|dt|ftr|hdr|sldImg)$/.test(attribute('type') ?? '');
      } else if (name === 'p') text = '';
      else if (name === 't') inText = true;
      else if (name === 'br') text += '\n';
    },
    text: (part) => inText && (text += part),
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'p' && text.trim() && !skipped) {
        if (inTitle && !title) title = text;
        if (cells && cells.length > 0) cells[cells.length - 1] += `${cells.at(-1) ? '\n' : ''}${text}`;
        else paragraphs.push(text);
        text = '';
      } else if (name === 'tr' && cells) {
        if (cells.some(Boolean)) paragraphs.push(cells);
        cells = null;
      }
    },
  });
  return { title, paragraphs };
}
