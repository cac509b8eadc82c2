import { crc32, deflateRawSync } from 'node:zlib';

/** A file to pack, and what a hostile archive says of it in place of the truth. */
export interface PackedFile {
  /** As text, or as the bytes of another code page. */
  readonly name: string | Buffer;
  readonly content: Buffer | string;
  /** Flags of the entry; bit 11 (names in UTF-8) is set for names given as text. */
  readonly flags?: number;
  readonly declaredSize?: number;
  readonly declaredCrc?: number;
  /** Attributes of Unix: type and rights. */
  readonly unixMode?: number;
  /** Its header is said to stand where that of another file stands. */
  readonly shareWith?: number;
}

/** A ZIP, byte by byte: what libraries refuse to write can be written too. */
export function packFiles(files: readonly PackedFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  for (const { name, content, flags = 0, declaredSize, declaredCrc, unixMode, shareWith } of files) {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const names = Buffer.isBuffer(name) ? name : Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags | (Buffer.isBuffer(name) ? 0 : 0x0800), 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(declaredCrc ?? crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declaredSize ?? bytes.length, 18);
    common.writeUInt16LE(names.length, 22);
    offsets.push(shareWith === undefined ? at : offsets[shareWith]!);
    if (shareWith === undefined) {
      parts.push(Buffer.from('504b0304', 'hex'), common, names, packed);
      at += 30 + names.length + packed.length;
    }
    const entry = Buffer.alloc(46);
    entry.write('504b0102', 0, 'hex');
    entry.writeUInt16LE((3 << 8) | 20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(((unixMode ?? 0o100644) << 16) >>> 0, 38);
    entry.writeUInt32LE(offsets.at(-1)!, 42);
    directory.push(entry, names);
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, index, end]);
}
