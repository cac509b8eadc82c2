import { detectFormat } from '../detect-format.mjs';
import { odfFormat, readOdf } from './odf.mjs';
import { ooxmlFormat, readOoxml } from './ooxml.mjs';
import { readPlain } from './plain.mjs';
import { memorySource } from './source.mjs';
import { openZip } from './zip.mjs';

/** Signed files within signed files. */
const MAX_NESTING = 4;
/** Letters of one passage: longer sections go on in the next one, under the same page and heading. */
const PASSAGE = 12_000;
/** A text longer than some two pages wants headings. */
const WANTS_HEADINGS = 6_000;
/** A picture that says it has more points than this is no picture of a page. */
const MAX_PIXELS = 100_000_000;

const NO_TEXT = 'Di questo tipo di file non si legge il testo: si trova per titolo e parole chiave.';
const NOTHING = { title: null, author: null, language: null, createdAt: null, pages: [], pageCount: null, notices: [], hints: [] };

/**
 * The text of a file, whatever it is.
 * @param {{ size: number, read: (offset: number, length: number) => Buffer }} source
 * @param {string} fileName helps only among formats of plain text
 * @returns {Promise<object>} ExtractedText of the ports
 */
export async function readFile(source, fileName, nesting = 0) {
  const format = detectFormat(source.read(0, 8192), fileName);
  if (format === 'P7M') return readSigned(source, fileName, nesting);
  const { format: found, hints, headings, cut, pictures: _pictures, notices, ...read } = await readPlainly(format, source);
  const pages = read.pages.flatMap(splitLong);
  const length = pages.reduce((sum, page) => sum + page.text.length, 0);
  return {
    ...read,
    format: found,
    pages,
    hints: hints ?? officeHints(found, read, headings, length),
    signatures: [],
    notices: [...notices, ...(cut ? ['Il testo è molto lungo: ne è stata letta la prima parte.'] : [])],
  };
}

async function readPlainly(format, source) {
  switch (format) {
    case 'PDF': {
      const { readPdf } = await import('./pdf.mjs');
      return { format, ...(await readPdf(source)) };
    }
    case 'TXT':
    case 'MARKDOWN':
    case 'CSV':
      return { format, hints: [], ...readPlain(format, source) };
    case 'PNG':
    case 'JPEG':
    case 'GIF':
    case 'WEBP':
      return { format, ...NOTHING, hints: ['SOLO_IMMAGINE'], notices: tooManyPixels(format, source) ? ['L’immagine dichiara più di 100 milioni di punti: non viene aperta qui.'] : [] };
    case 'DOCX':
    case 'XLSX':
    case 'PPTX':
    case 'ODT':
    case 'ODS':
    case 'ODP':
    case 'ZIP':
      return readPackage(source);
    default:
      return { format, ...NOTHING, notices: [NO_TEXT] };
  }
}

/** By its directory: the first bytes of a ZIP may look like anything. */
function readPackage(source) {
  const zip = openZip(source);
  const odf = odfFormat(zip);
  if (odf) return { format: odf, ...readOdf(odf, zip) };
  const ooxml = ooxmlFormat(zip.names);
  if (ooxml) return { format: ooxml, ...readOoxml(ooxml, zip) };
  return { format: 'ZIP', ...NOTHING, notices: [NO_TEXT] };
}

async function readSigned(source, fileName, nesting) {
  const { openP7m } = await import('./p7m.mjs');
  const { refused } = await import('./refused.mjs');
  if (nesting >= MAX_NESTING) throw refused('TOO_COSTLY', 'Il file è firmato troppe volte, una dentro l’altra.');
  const { content, signatures } = await openP7m(source);
  if (!content) return { format: 'P7M', ...NOTHING, signatures, notices: ['La firma è separata: il file firmato non è qui dentro.'] };
  const inner = await readFile(memorySource(content), fileName.replace(/\.(p7m|p7s)$/i, ''), nesting + 1);
  return { ...inner, format: 'P7M', signatures: [...signatures, ...inner.signatures], notices: [`Il file firmato contiene un file ${inner.format === 'P7M' ? 'firmato' : inner.format}.`, ...inner.notices] };
}

function officeHints(format, { title, language }, headings, length) {
  if (!['DOCX', 'ODT', 'XLSX', 'ODS', 'PPTX', 'ODP'].includes(format)) return [];
  return [...(title ? [] : ['SENZA_TITOLO']), ...(language ? [] : ['SENZA_LINGUA']), ...(headings === 0 && length > WANTS_HEADINGS ? ['SENZA_TITOLI_DI_SEZIONE'] : [])];
}

function splitLong(page) {
  if (page.text.length <= PASSAGE) return [page];
  const parts = [];
  let rest = page.text;
  while (rest.length > PASSAGE) {
    const paragraph = rest.lastIndexOf('\n\n', PASSAGE);
    const space = rest.lastIndexOf(' ', PASSAGE);
    const at = paragraph > PASSAGE / 2 ? paragraph : space > PASSAGE / 2 ? space : PASSAGE;
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...parts, rest].filter(Boolean).map((text) => ({ ...page, text }));
}

/** What the header of a picture says; nothing is decoded. */
function tooManyPixels(format, source) {
  const head = source.read(0, 32);
  if (format === 'PNG' && head.length >= 24) return head.readUInt32BE(16) * head.readUInt32BE(20) > MAX_PIXELS;
  if (format === 'GIF' && head.length >= 10) return head.readUInt16LE(6) * head.readUInt16LE(8) > MAX_PIXELS;
  return false;
}
