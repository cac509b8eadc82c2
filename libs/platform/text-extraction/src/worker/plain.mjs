import { Sections } from './sections.mjs';

/** Bytes of a text that are read. */
const MOST = 24 * 1024 * 1024;

/** Plain text, Markdown and CSV, in UTF-8, UTF-16 or, as older Italian programs write, Windows-1252. */
export function readPlain(format, source) {
  const { text, encoding } = decodeText(source.read(0, MOST));
  const sections = new Sections();
  if (format === 'CSV') for (const line of text.split(/\r\n|\n|\r/)) sections.add(line);
  else if (format === 'MARKDOWN') readMarkdown(text, sections);
  else for (const paragraph of text.split(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/)) sections.add(paragraph.replace(/\r\n?/g, '\n'));
  const notices = encoding === 'windows-1252' ? ['Il testo non è in UTF-8: è stato letto come Windows-1252.'] : [];
  return { title: null, author: null, language: null, createdAt: null, pages: sections.finish(), pageCount: null, notices, cut: sections.cut || source.size > MOST };
}

/** @param {Buffer} bytes possibly cut in the middle of a sign */
export function decodeText(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true }), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

function readMarkdown(text, sections) {
  let fenced = false;
  let paragraph = [];
  const flush = () => {
    sections.add(paragraph.join('\n'));
    paragraph = [];
  };
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (/^ {0,3}(```|~~~)/.test(line)) fenced = !fenced;
    const heading = fenced ? null : /^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$/.exec(line);
    if (heading) {
      flush();
      sections.begin(null, heading[1]);
      sections.add(heading[1]);
    } else if (line.trim() === '') flush();
    else paragraph.push(line);
  }
  flush();
}
