import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { PROTECTED, refused } from './refused.mjs';
import { Sections } from './sections.mjs';

const MAX_PAGES = 5_000;
const CHUNK = 256 * 1024;
/** Words on a page under which it counts as a picture of a page. */
const FEW_LETTERS = 12;

/** A PDF, page by page, with what it says of itself. Its bytes are read where they are needed. */
export async function readPdf(source) {
  // It asks for a canvas to draw on, which reading words does not need: its warning would be noise.
  const warn = console.warn;
  console.warn = () => undefined;
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  console.warn = warn;
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  class Ranges extends pdfjs.PDFDataRangeTransport {
    requestDataRange(begin, end) {
      this.onDataRange(begin, new Uint8Array(source.read(begin, end - begin)));
    }
  }
  const ranges = new Ranges(source.size, new Uint8Array(source.read(0, CHUNK)));
  const task = pdfjs.getDocument({
    range: ranges,
    rangeChunkSize: CHUNK,
    disableAutoFetch: true,
    disableStream: true,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    useWasm: false,
    stopAtErrors: false,
    cMapUrl: `${join(folder, 'cmaps')}/`,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    verbosity: 0,
  });
  // A password asked for is a password we do not have.
  task.onPassword = () => void task.destroy();
  let document;
  try {
    document = await task.promise;
  } catch (error) {
    if (error?.name === 'PasswordException' || /destroyed/i.test(String(error?.message))) throw refused('ENCRYPTED', PROTECTED);
    throw error;
  }
  const { info } = await document.getMetadata();
  const marked = (await document.getMarkInfo())?.get('Marked') === true;
  const headings = await outline(document);
  const sections = new Sections();
  const pictures = [];
  const count = Math.min(document.numPages, MAX_PAGES);
  for (let number = 1; number <= count && !sections.cut; number += 1) {
    const page = await document.getPage(number);
    const before = sections.characters;
    sections.begin(number, headings(number));
    for (const paragraph of paragraphsOf(await page.getTextContent({ disableNormalization: false }))) sections.add(paragraph);
    if (sections.characters - before < FEW_LETTERS) pictures.push(number);
    page.cleanup();
  }
  const imageOnly = count > 0 && pictures.length === count;
  const notices = [];
  if (!imageOnly && pictures.length > 0) notices.push(pictures.length === 1 ? `La pagina ${pictures[0]} non ha testo: è un’immagine o è vuota.` : `${pictures.length} pagine non hanno testo: sono immagini o sono vuote.`);
  if (document.numPages > MAX_PAGES) notices.push(`Sono state lette le prime ${MAX_PAGES} pagine di ${document.numPages}.`);
  const title = clean(info.Title);
  const language = clean(info.Language);
  return {
    title,
    author: clean(info.Author),
    language,
    createdAt: pdfDate(pdfjs, info.CreationDate),
    pages: sections.finish(),
    pageCount: document.numPages,
    notices,
    cut: sections.cut,
    pictures,
    hints: [...(imageOnly ? ['SOLO_IMMAGINE'] : []), ...(marked ? [] : ['SENZA_TAG']), ...(title ? [] : ['SENZA_TITOLO']), ...(language ? [] : ['SENZA_LINGUA'])],
  };
}

function clean(value) {
  const text = typeof value === 'string' ? value.replace(/[\u0000-\u001f]/g, ' ').trim() : '';
  return text === '' ? null : text.slice(0, 1_000);
}

function pdfDate(pdfjs, value) {
  const date = typeof value === 'string' ? pdfjs.PDFDateString.toDateObject(value) : null;
  return date && !Number.isNaN(date.getTime()) && date.getFullYear() > 1970 && date.getFullYear() < 2200 ? date : null;
}

/** The bookmark a page stands under: the last one at or before it. */
async function outline(document) {
  const places = [];
  try {
    const walk = async (items, depth) => {
      for (const item of items ?? []) {
        if (places.length >= 500) return;
        const target = typeof item.dest === 'string' ? await document.getDestination(item.dest) : item.dest;
        if (Array.isArray(target) && target[0]) {
          const page = typeof target[0] === 'number' ? target[0] : await document.getPageIndex(target[0]);
          places.push({ page: page + 1, title: item.title });
        }
        if (depth < 3) await walk(item.items, depth + 1);
      }
    };
    await walk(await document.getOutline(), 1);
  } catch {
    // Bookmarks that lead nowhere: the text is there all the same.
  }
  places.sort((a, b) => a.page - b.page);
  return (page) => places.findLast((place) => place.page <= page)?.title ?? '';
}

/** Lines put together where they go on: a wide gap or a change of size parts paragraphs, a hyphen at the end of a line joins a word. */
function paragraphsOf({ items }) {
  const lines = [];
  let line = null;
  for (const item of items) {
    if (typeof item.str !== 'string') continue;
    const [, , , , x, y] = item.transform;
    const height = item.height || Math.hypot(item.transform[2], item.transform[3]);
    if (line && Math.abs(y - line.y) <= Math.max(2, line.height * 0.4)) {
      const gap = x - line.end;
      // Columns of a table on one line are words of their own.
      line.text += (gap > line.height * 0.15 && !/\s$/.test(line.text) && !/^\s/.test(item.str) ? ' ' : '') + item.str;
      line.end = x + item.width;
      line.height = Math.max(line.height, height);
    } else if (item.str.trim() !== '') {
      line = { text: item.str, y, height, end: x + item.width };
      lines.push(line);
    }
    if (item.hasEOL) line = null;
  }
  const paragraphs = [];
  let previous = null;
  for (const current of lines) {
    const text = current.text.trim();
    if (!text) continue;
    const goesOn = previous && previous.y - current.y >= 0 && previous.y - current.y < Math.max(previous.height, current.height) * 1.9 && Math.abs(previous.height - current.height) < 1.5;
    if (!goesOn) paragraphs.push(text);
    else {
      const last = paragraphs.length - 1;
      paragraphs[last] = /\p{L}-$/u.test(paragraphs[last]) && /^\p{Ll}/u.test(text) ? paragraphs[last].slice(0, -1) + text : `${paragraphs[last]}\n${text}`;
    }
    previous = current;
  }
  return paragraphs;
}
