import type { Readable } from 'node:stream';
import { pipeline, Transform, type TransformCallback } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { LARGEST_UPLOAD } from '@province-comuni/documents-contract';
import { ArchiveRefused, type ArchiveEntry, type ImportArchive, type ImportArchives } from '@province-comuni/documents-domain';
import type { ObjectStorage, StoredObject } from '@province-comuni/platform-ports';
import { readZipDirectory, LOCAL_HEADER, type ZipEntry } from './zip-directory.js';

/** Declared by all files together. */
const MAX_TOTAL = 40 * 1024 ** 3;
const MAX_RATIO = 200;
/** Signs of a name with its folders. */
const LONGEST_NAME = 1_000;
/** Under this size a high ratio is only a file full of blanks. */
const RATIO_FROM = 4 * 1024 * 1024;
/** What computers put into archives by themselves. */
const NOT_FILES = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i;

/** ZIPs in the object storage, read in ranges: neither the archive nor a file of it is ever whole in memory. */
export class StoredZipArchives implements ImportArchives {
  constructor(private readonly storage: ObjectStorage) {}

  async open(archive: StoredObject): Promise<ImportArchive> {
    const entries = await readZipDirectory((start, end) => this.bytes(archive, start, end), archive.size);
    refuseUnsafe(entries);
    const files = new Map<string, ZipEntry>(entries.filter(({ path }) => !path.endsWith('/') && !NOT_FILES.test(path)).map((entry) => [entry.path, entry]));
    return { entries: [...files.values()].map(({ path, size }) => ({ path, size })), read: ({ path }: ArchiveEntry) => this.read(archive, files.get(path)!) };
  }

  async unpackedBytes(object: StoredObject): Promise<number | null> {
    try {
      const entries = await readZipDirectory((start, end) => this.bytes(object, start, end), object.size);
      return entries.reduce((sum, { size }) => sum + size, 0);
    } catch (error) {
      if (!(error instanceof ArchiveRefused)) throw error;
      return null;
    }
  }

  private async read(archive: StoredObject, entry: ZipEntry): Promise<Readable> {
    const header = await this.bytes(archive, entry.offset, entry.offset + LOCAL_HEADER - 1);
    if (header.readUInt32LE(0) !== 0x04034b50) throw damaged();
    const start = entry.offset + LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (start + entry.packed > archive.size) throw damaged();
    const proof = new Proof(entry);
    // An error on either side ends both; who reads hears it from the proof.
    const heard = (error: Error | null | undefined): void => {
      if (error && !(error instanceof ArchiveRefused) && 'code' in error && String(error.code).startsWith('Z_')) proof.destroy(damaged(entry.path));
    };
    if (entry.packed === 0) proof.end();
    else {
      const packed = await this.storage.read(archive.sha256, { start, end: start + entry.packed - 1 });
      if (entry.method === 0) pipeline(packed, proof, heard);
      else pipeline(packed, createInflateRaw().on('error', heard), proof, heard);
    }
    return proof;
  }

  private async bytes({ sha256, size }: StoredObject, start: number, end: number): Promise<Buffer> {
    if (start < 0 || start > end || end >= size) throw damaged();
    const chunks: Buffer[] = [];
    for await (const chunk of await this.storage.read(sha256, { start, end })) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
}

/** Passes bytes on while they are as many as declared, and fails at the end when they are not those that were packed. */
class Proof extends Transform {
  private passed = 0;
  private sum = 0;

  constructor(private readonly entry: ZipEntry) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.passed += chunk.length;
    if (this.passed > this.entry.size) return done(new ArchiveRefused(`Il file «${shown(this.entry.path)}» nello ZIP è più grande di quanto dichiara: l’archivio non è sicuro.`));
    this.sum = crc32(chunk, this.sum);
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    done(this.passed === this.entry.size && this.sum === this.entry.crc ? null : damaged(this.entry.path));
  }
}

/** Judged as a whole: of an archive with one trap in it nothing is taken. */
function refuseUnsafe(entries: readonly ZipEntry[]): void {
  const names = new Set<string>();
  let total = 0;
  for (const { path, size, packed, method, encrypted, isLink } of entries) {
    const refuse = (why: string): never => {
      throw new ArchiveRefused(`L’archivio non è stato preso: «${shown(path)}» ${why}`);
    };
    if (encrypted) refuse('è protetto da una password. Toglietela e riprovate.');
    if (isLink) refuse('è un collegamento e non un file.');
    if (path.length > LONGEST_NAME) refuse('ha un nome troppo lungo.');
    if (isOutside(path)) refuse('ha un nome che porta fuori dall’archivio.');
    if (method !== 0 && method !== 8) refuse('è compresso in un modo che non si legge: create lo ZIP con Windows o con 7-Zip nel formato normale.');
    if (size > LARGEST_UPLOAD) refuse('è troppo grande: al massimo 2 GB per file.');
    if (size > RATIO_FROM && size > packed * MAX_RATIO) refuse('si espanderebbe oltre ogni misura.');
    if (names.has(path)) refuse('c’è due volte.');
    names.add(path);
    total += size;
  }
  if (total > MAX_TOTAL) throw new ArchiveRefused('L’archivio contiene troppi dati: al massimo 40 GB. Dividetelo.');
  refuseOverlaps(entries);
}

/** Files that share their bytes: nothing but a bomb does that. */
function refuseOverlaps(entries: readonly ZipEntry[]): void {
  const inOrder = [...entries].sort((a, b) => a.offset - b.offset);
  inOrder.forEach(({ offset, packed }, index) => {
    const next = inOrder[index + 1];
    if (next && offset + LOCAL_HEADER + packed > next.offset) throw new ArchiveRefused('L’archivio non è stato preso: i suoi file si sovrappongono, e nessun programma lo fa per errore.');
  });
}

function isOutside(path: string): boolean {
  return path === '' || path.startsWith('/') || /^[a-z]:/i.test(path) || /[\u0000-\u001f\u007f\\]/.test(path) || path.split('/').some((part) => part === '..' || part === '.');
}

function shown(path: string): string {
  return path.replace(/[\p{Cc}\p{Cf}]/gu, ' ').slice(0, 120);
}

function damaged(path?: string): ArchiveRefused {
  return new ArchiveRefused(path === undefined ? 'Il file non è uno ZIP, o è danneggiato: createlo di nuovo.' : `Nello ZIP il file «${shown(path)}» è danneggiato: create lo ZIP di nuovo.`);
}
