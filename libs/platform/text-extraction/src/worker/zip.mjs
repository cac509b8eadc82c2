import { inflateRawSync } from 'node:zlib';
import { DAMAGED, PROTECTED, refused, TOO_LARGE } from './refused.mjs';

const MAX_ENTRIES = 10_000;
/** Declared by all parts together. */
const MAX_DECLARED = 4 * 1024 ** 3;
const MAX_RATIO = 200;
/** Under this size a high ratio is only a part full of blanks. */
const RATIO_FROM = 4 * 1024 * 1024;
/** Inflated by us, in one part and in all of them. */
const MAX_PART = 64 * 1024 * 1024;
const MAX_INFLATED = 128 * 1024 * 1024;

/**
 * The directory of a ZIP, judged before anything in it is inflated.
 * @returns {{ names: Set<string>, text: (name: string) => string | undefined, bytes: (name: string) => Buffer | undefined }}
 */
export function openZip(source) {
  const entries = readDirectory(source);
  const byName = new Map();
  let declared = 0;
  let packed = 0;
  for (const entry of entries) {
    if (entry.encrypted) throw refused('ENCRYPTED', PROTECTED);
    declared += entry.size;
    packed += entry.packed;
    if (entry.size > RATIO_FROM && entry.size > entry.packed * MAX_RATIO) throw refused('TOO_COSTLY', TOO_LARGE, `${entry.name}: ${entry.size} of ${entry.packed}`);
    if (byName.has(entry.name)) throw refused('UNREADABLE', DAMAGED, 'two parts with one name');
    byName.set(entry.name, entry);
  }
  // Parts that share their bytes: nothing but a bomb does that.
  if (declared > MAX_DECLARED || packed > source.size) throw refused('TOO_COSTLY', TOO_LARGE, `${declared} declared, ${packed} packed`);
  let inflated = 0;
  const bytes = (name) => {
    const entry = byName.get(name);
    if (!entry) return undefined;
    inflated += entry.size;
    if (entry.size > MAX_PART || inflated > MAX_INFLATED) throw refused('TOO_COSTLY', TOO_LARGE, name);
    return inflate(source, entry);
  };
  return { names: new Set(byName.keys()), bytes, text: (name) => decode(bytes(name)) };
}

function readDirectory(source) {
  const tailLength = Math.min(source.size, 22 + 0xffff);
  const tail = source.read(source.size - tailLength, tailLength);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== 0x06054b50) end -= 1;
  if (end < 0) throw refused('UNREADABLE', DAMAGED, 'no directory');
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES || length > 16 * 1024 * 1024) throw refused('TOO_COSTLY', 'Il file è fatto di troppe parti per leggerne il testo.');
  const directory = source.read(start, length);
  const entries = [];
  for (let at = 0; entries.length < count; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw refused('UNREADABLE', DAMAGED, 'broken directory');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** What inflates to more than was declared is a lie, and stops there. */
function inflate(source, { name, method, packed, size, offset }) {
  const header = source.read(offset, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw refused('UNREADABLE', DAMAGED, name);
  const content = source.read(offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28), packed);
  if (method === 0) return content;
  if (method !== 8) throw refused('UNREADABLE', DAMAGED, `compression ${method}`);
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    if (error.code === 'ERR_BUFFER_TOO_LARGE') throw refused('TOO_COSTLY', TOO_LARGE, `${name} is longer than declared`);
    throw refused('UNREADABLE', DAMAGED, `${name}: ${error.message}`);
  }
}

function decode(bytes) {
  if (!bytes) return undefined;
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}
