import { ArchiveRefused } from '@province-comuni/documents-domain';

/** A file as the directory of a ZIP describes it (APPNOTE.TXT 6.3.10, 4.3.12). */
export interface ZipEntry {
  /** With `/`; a folder ends with one. */
  readonly path: string;
  readonly method: number;
  readonly encrypted: boolean;
  /** A symbolic link, or anything else of Unix that is neither file nor folder. */
  readonly isLink: boolean;
  readonly crc: number;
  /** Bytes in the archive, and unpacked as declared. */
  readonly packed: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly offset: number;
}

/** Bytes of a header before the name. */
export const LOCAL_HEADER = 30;
const MAX_ENTRIES = 25_000;
const LARGEST_DIRECTORY = 32 * 1024 * 1024;
const END = 22;
const LONGEST_COMMENT = 0xffff;
const UNKNOWN_32 = 0xffffffff;
/** File types of Unix in the upper bits of the attributes: only plain files and folders come in. */
const TYPE_MASK = 0o170000;
const PLAIN_TYPES = [0, 0o100000, 0o040000];

/**
 * The directory of a ZIP, 64 bit sizes included; nothing is unpacked.
 * @param bytes reads from `start` to `end`, both included
 * @throws ArchiveRefused
 */
export async function readZipDirectory(bytes: (start: number, end: number) => Promise<Buffer>, size: number): Promise<ZipEntry[]> {
  const { count, length, start } = await findDirectory(bytes, size);
  if (count > MAX_ENTRIES || length > LARGEST_DIRECTORY) throw new ArchiveRefused(`L’archivio contiene troppi file: al massimo ${MAX_ENTRIES.toLocaleString('it-IT')}.`);
  if (count === 0) throw new ArchiveRefused('L’archivio è vuoto.');
  if (start + length > size) throw broken();
  const directory = await bytes(start, start + length - 1);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw broken();
    const [nameLength, extraLength, commentLength] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)];
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > directory.length) throw broken();
    entries.push(readEntry(directory, at, nameLength, extraLength));
    at = next;
  }
  return entries;
}

function readEntry(directory: Buffer, at: number, nameLength: number, extraLength: number): ZipEntry {
  const flags = directory.readUInt16LE(at + 8);
  const madeOnUnix = directory.readUInt8(at + 5) === 3;
  const type = (directory.readUInt32LE(at + 38) >>> 16) & TYPE_MASK;
  const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
  const sizes = wide(extra, [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)]);
  return {
    path: readName(directory.subarray(at + 46, at + 46 + nameLength), (flags & 0x0800) !== 0),
    method: directory.readUInt16LE(at + 10),
    encrypted: (flags & 1) !== 0,
    isLink: madeOnUnix && !PLAIN_TYPES.includes(type),
    crc: directory.readUInt32LE(at + 16),
    ...sizes,
  };
}

/** Sizes and place; those that do not fit in 32 bits stand in the extra field 1, in this order. */
function wide(extra: Buffer, narrow: readonly [size: number, packed: number, offset: number]): Pick<ZipEntry, 'size' | 'packed' | 'offset'> {
  let field = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) if (extra.readUInt16LE(at) === 1) field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2)) as typeof field;
  let from = 0;
  const [size, packed, offset] = narrow.map((value) => {
    if (value !== UNKNOWN_32) return value;
    if (from + 8 > field.length) throw broken();
    from += 8;
    return exact(field.readBigUInt64LE(from - 8));
  });
  return { size: size!, packed: packed!, offset: offset! };
}

async function findDirectory(bytes: (start: number, end: number) => Promise<Buffer>, size: number): Promise<{ count: number; length: number; start: number }> {
  if (size < END) throw broken();
  const from = Math.max(0, size - END - LONGEST_COMMENT);
  const tail = await bytes(from, size - 1);
  let end = tail.length - END;
  while (end >= 0 && tail.readUInt32LE(end) !== 0x06054b50) end -= 1;
  if (end < 0) throw broken();
  const narrow = { count: tail.readUInt16LE(end + 10), length: tail.readUInt32LE(end + 12), start: tail.readUInt32LE(end + 16) };
  const pointer = end - 20;
  if (pointer < 0 || tail.readUInt32LE(pointer) !== 0x07064b50) return narrow;
  const at = exact(tail.readBigUInt64LE(pointer + 8));
  if (at + 56 > size) throw broken();
  const record = await bytes(at, at + 55);
  if (record.readUInt32LE(0) !== 0x06064b50) throw broken();
  return { count: exact(record.readBigUInt64LE(32)), length: exact(record.readBigUInt64LE(40)), start: exact(record.readBigUInt64LE(48)) };
}

function exact(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw broken();
  return Number(value);
}

/** Upper half of the code page that Windows in Italy writes names in where they are not marked as UTF-8. */
const CODE_PAGE_850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

function readName(bytes: Buffer, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    if (isUtf8) throw broken();
    return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : CODE_PAGE_850[byte - 128]!)).join('');
  }
}

function broken(): ArchiveRefused {
  return new ArchiveRefused('Il file non è uno ZIP, o è danneggiato: createlo di nuovo.');
}
