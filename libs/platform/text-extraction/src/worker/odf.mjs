import { PROTECTED, refused } from './refused.mjs';
import { dateOf, texts } from './ooxml.mjs';
import { Sections } from './sections.mjs';
import { walkXml } from './xml.mjs';

const TYPES = { 'application/vnd.oasis.opendocument.text': 'ODT', 'application/vnd.oasis.opendocument.spreadsheet': 'ODS', 'application/vnd.oasis.opendocument.presentation': 'ODP' };

/** Files of LibreOffice: which one a package is, by what it says of itself. @returns {'ODT' | 'ODS' | 'ODP' | undefined} */
export function odfFormat(zip) {
  if (!zip.names.has('mimetype') || !zip.names.has('content.xml')) return undefined;
  return TYPES[zip.bytes('mimetype').toString('latin1').trim().replace(/-template$/, '')];
}

export function readOdf(format, zip) {
  if (/encryption-data/.test(zip.text('META-INF/manifest.xml') ?? '')) throw refused('ENCRYPTED', PROTECTED);
  const found = texts(zip.text('meta.xml') ?? '', ['title', 'initial-creator', 'creator', 'language', 'creation-date']);
  const sections = new Sections();
  const counted = readContent(format, zip.text('content.xml'), sections);
  return {
    title: found.title ?? null,
    author: found['initial-creator'] ?? found.creator ?? null,
    language: found.language ?? defaultLanguage(zip.text('styles.xml') ?? ''),
    createdAt: dateOf(found['creation-date']),
    pages: sections.finish(),
    pageCount: format === 'ODT' ? null : counted.pages,
    headings: counted.headings,
    cut: sections.cut,
    notices: [...zip.names].some((name) => name.startsWith('Basic/')) ? ['Le macro del file sono state ignorate.'] : [],
  };
}

function defaultLanguage(xml) {
  let language = null;
  walkXml(xml, { open: (_, attribute) => (language ??= attribute('fo:language') ?? null) });
  return language === 'none' || language === 'zxx' ? null : language;
}

/** Notes of the margin, struck out words and indexes of headings are no text. */
const SKIPPED = new Set(['annotation', 'tracked-changes', 'forms', 'table-of-content', 'sequence-decls', 'automatic-styles']);

/** Columns whose place is kept. */
const MAX_COLUMNS = 100;

function readContent(format, xml, sections) {
  const open = [];
  let skipping = 0;
  let row = null;
  let rows = 0;
  let pages = 0;
  let headings = 0;
  let titleFrame = false;
  let slideTitle = false;
  const finish = ({ name, text }) => {
    if (!text.trim()) return;
    if (row) {
      if (row.length === 0) row.push('');
      row[row.length - 1] += `${row.at(-1) ? '\n' : ''}${text}`;
    }
    else {
      if (format === 'ODT' && name === 'h') {
        headings += 1;
        sections.begin(null, text);
      } else if (format === 'ODP' && titleFrame && !slideTitle) {
        slideTitle = true;
        sections.title(text);
      }
      sections.add(text);
    }
  };
  walkXml(xml, {
    open: (name, attribute, empty) => {
      if (SKIPPED.has(name) && !empty) skipping += 1;
      if (skipping > 0) return;
      const current = open.at(-1);
      if (name === 'p' || name === 'h') open.push({ name, text: '' });
      else if (name === 's' && current) current.text += ' '.repeat(Math.min(20, Number(attribute('text:c') ?? 1) || 1));
      else if (name === 'tab' && current) current.text += ' ';
      else if (name === 'line-break' && current) current.text += '\n';
      else if (format === 'ODS' && name === 'table') {
        pages += 1;
        sections.begin(pages, attribute('table:name') ?? '');
      } else if (name === 'table-row' && !row) {
        row = [];
        rows = 1;
      } else if (name === 'table-row') rows += 1;
      else if (row && rows === 1 && (name === 'table-cell' || name === 'covered-table-cell')) {
        row.push('');
        // Cells that say nothing keep their columns; one that stands for many says its words once.
        if (empty) for (let more = Math.min(MAX_COLUMNS, Number(attribute('table:number-columns-repeated') ?? 1) || 1); more > 1; more -= 1) row.push('');
      }
      else if (format === 'ODP' && name === 'page') {
        pages += 1;
        slideTitle = false;
        sections.begin(pages, '');
      } else if (format === 'ODP' && name === 'frame') titleFrame = attribute('presentation:class') === 'title';
    },
    text: (text) => {
      if (skipping === 0 && open.length > 0) open.at(-1).text += text;
    },
    close: (name) => {
      if (SKIPPED.has(name) && skipping > 0) skipping -= 1;
      else if (skipping > 0) return;
      else if ((name === 'p' || name === 'h') && open.length > 0) finish(open.pop());
      else if (name === 'table-row' && rows > 1) rows -= 1;
      else if (name === 'table-row' && row) {
        const cells = row;
        row = null;
        // A row that stands for many says its words once.
        sections.addRow(cells);
      } else if (name === 'frame') titleFrame = false;
    },
  });
  return { pages, headings };
}
