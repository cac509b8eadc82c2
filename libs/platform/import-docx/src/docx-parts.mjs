import { inflateRawSync } from 'node:zlib';
import { refused } from './refused.mjs';
import { checkXml } from './xml-scan.mjs';

/** Parts with words or with what says how words are shown, and what they say of themselves; pictures, macros, embedded files and settings are never inflated. */
const WANTED = /^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/custom\.xml|word\/(_rels\/)?(document|styles|numbering|footnotes|endnotes|comments|commentsExtended)\d*\.xml(\.rels)?)$/;
const DROPPED = [
  [/^word\/media\//, 'Le immagini non si portano: restano nel file originale.'],
  [/(^|\/)vbaProject\.bin$/, 'Le macro del documento sono state ignorate.'],
  [/^word\/embeddings\//, 'I file incorporati nel documento non si portano.'],
];

/**
 * The parts of the package, inflated within what the directory declared and checked as XML.
 * The directory itself was checked by the parent.
 * @param {Uint8Array} bytes
 * @returns {{ parts: Map<string, string>, notices: string[] }}
 */
export function readParts(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = new Map();
  const notices = new Set();
  for (const entry of directory(bytes, view)) {
    for (const [pattern, notice] of DROPPED) if (pattern.test(entry.name)) notices.add(notice);
    if (!WANTED.test(entry.name)) continue;
    const text = decode(inflate(bytes, view, entry));
    checkXml(text);
    parts.set(entry.name, text);
  }
  return { parts, notices: [...notices] };
}

/** The text of a part of this kind: Word on the web numbers the names of its parts (`word/comments2.xml`). */
export function partOf(parts, kind) {
  const pattern = new RegExp(`^word/${kind}\\d*\\.xml$`);
  return [...parts].find(([name]) => pattern.test(name))?.[1];
}

/** The name of the part with the text. */
export function mainPart(parts) {
  const target = /Type="[^"]*\/officeDocument"[^>]*Target="\/?([^"]+)"|Target="\/?([^"]+)"[^>]*Type="[^"]*\/officeDocument"/.exec(parts.get('_rels/.rels') ?? '');
  const name = target?.[1] ?? target?.[2] ?? 'word/document.xml';
  if (!parts.has(name)) throw new Error('no main part');
  return name;
}

function* directory(bytes, view) {
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  let at = view.getUint32(end + 16, true);
  for (let index = view.getUint16(end + 10, true); index > 0; index -= 1) {
    const nameLength = view.getUint16(at + 28, true);
    yield {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/** What inflates to more than was declared is a lie, and stops there. */
function inflate(bytes, view, { method, packed, size, offset }) {
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const content = bytes.subarray(start, start + packed);
  if (method === 0) return content;
  if (method !== 8) throw new Error(`compression ${method}`);
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    if (error.code === 'ERR_BUFFER_TOO_LARGE') throw refused('OVERSIZED_CONTENT', 'Il contenuto del documento è troppo grande per essere letto.');
    throw error;
  }
}

function decode(content) {
  const utf16 = (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff);
  return new TextDecoder(utf16 ? (content[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(content);
}
