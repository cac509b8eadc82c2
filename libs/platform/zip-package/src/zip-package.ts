import { crc32, deflateRawSync } from 'node:zlib';

const STORED = 0;
const DEFLATE = 8;

/** One file of a package in its packed form: parts that are always the same are packed once. */
export interface PackedPart {
  readonly name: Uint8Array;
  readonly method: typeof STORED | typeof DEFLATE;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
}

/** Compresses one part of a package. */
export function packPart(name: string, content: Uint8Array | string): PackedPart {
  const part = storePart(name, content);
  return { ...part, method: DEFLATE, data: deflateRawSync(part.data) };
}

/** A part left as it is, for what must be readable in the file itself. */
export function storePart(name: string, content: Uint8Array | string): PackedPart {
  const data = Buffer.from(content);
  return { name: Buffer.from(name, 'utf8'), method: STORED, crc: crc32(data), size: data.length, data };
}

const UTF8_NAMES = 0x0800;
const VERSION = 20;
// 1 January 1980, the first day a zip knows: the same bytes whenever they are written.
const DATE = (1 << 5) | 1;

/** Joins packed parts, in order, into a zip. Neither part nor package may reach 4 GB. */
export function zipPackage(parts: readonly PackedPart[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    writeCommon(local, 4, part);
    pieces.push(local, part.name, part.data);

    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(VERSION, 4);
    writeCommon(central, 6, part);
    central.writeUInt32LE(offset, 42);
    directory.push(central, part.name);
    offset += local.length + part.name.length + part.data.length;
  }
  const directorySize = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directorySize, 12);
  end.writeUInt32LE(offset, 16);
  // A copy, not a window on Node's shared pool.
  return new Uint8Array(Buffer.concat([...pieces, ...directory, end]));
}

/** The fields the local header and the directory share, in the same order. */
function writeCommon(header: Buffer, at: number, part: PackedPart): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(UTF8_NAMES, at + 2);
  header.writeUInt16LE(part.method, at + 4);
  header.writeUInt16LE(0, at + 6);
  header.writeUInt16LE(DATE, at + 8);
  header.writeUInt32LE(part.crc, at + 10);
  header.writeUInt32LE(part.data.length, at + 14);
  header.writeUInt32LE(part.size, at + 18);
  header.writeUInt16LE(part.name.length, at + 22);
}
