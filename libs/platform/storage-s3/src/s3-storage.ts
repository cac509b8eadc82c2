import { createHash, randomUUID, type Hash } from 'node:crypto';
import { PassThrough, type Readable } from 'node:stream';
import { Client, type BucketItem } from 'minio';
import { piecesOf, StorageRefused, unknownToStorage, type ByteRange, type ContentHash, type ObjectStorage, type StoredObject } from '@province-comuni/platform-ports';

export interface S3Options {
  /** `https://s3.example.it` or with a port. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Bytes of an arriving file gathered before they are sent: the most that a crash can take back from a sender, and the memory of one upload. */
const PIECE = 8 * 1024 * 1024;
const CARRIED = 1_000;

interface Carried {
  readonly hash: Hash;
  bytes: number;
}

/**
 * Contents as objects of one bucket of an S3-compatible service:
 * `contents/ab/<sha256>` what is kept, `uploads/<id>/<first byte>` pieces of what is arriving, `aside/<sha256>` marks of what was put aside.
 *
 * Pieces are objects of their own and not parts of a multipart upload, whose parts must have 5 MB: a bad line brings smaller ones. The content is written once
 * more, whole, when all pieces are there, and hashed as it goes by. An object appears whole or not at all, so a crash halves nothing.
 */
export class S3Storage implements ObjectStorage {
  private readonly client: Client;
  private readonly bucket: string;
  private readonly carried = new Map<string, Carried>();

  constructor({ endpoint, bucket, region, accessKey, secretKey }: S3Options) {
    const url = new URL(endpoint);
    this.bucket = bucket;
    this.client = new Client({ endPoint: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) || (url.protocol === 'https:' ? 443 : 80), useSSL: url.protocol === 'https:', region, accessKey, secretKey, pathStyle: true, partSize: 64 * 1024 * 1024 });
  }

  async startUpload(id: string): Promise<void> {
    await this.asking(async () => {
      // An object that says the upload was begun: a folder with nothing in it does not exist here.
      if ((await this.piecesOf(id)) === null) await this.client.putObject(this.bucket, `${uploadFolder(id)}begun`, Buffer.alloc(0), 0);
    });
  }

  async uploadedBytes(id: string): Promise<number> {
    return this.asking(async () => received(await this.known(id)));
  }

  async append(id: string, offset: number, source: Readable, limit: number): Promise<number> {
    return this.asking(async () => {
      let size = received(await this.known(id));
      if (size !== offset) throw new StorageRefused('OFFSET', 'I byte inviati non seguono quelli già arrivati.', `${id}: ${offset} instead of ${size}`);
      const carried = this.carry(id, offset);
      for await (const piece of piecesOf(source, limit, PIECE)) {
        await this.client.putObject(this.bucket, pieceName(id, size), Buffer.concat(piece.chunks), piece.bytes);
        size += piece.bytes;
        if (!carried) continue;
        for (const chunk of piece.chunks) carried.hash.update(chunk);
        carried.bytes = size;
      }
      return size;
    });
  }

  async hashUpload(id: string): Promise<StoredObject> {
    return this.asking(async () => {
      const pieces = await this.known(id);
      const size = received(pieces);
      const carried = this.carried.get(id);
      if (carried?.bytes === size) return { sha256: carried.hash.copy().digest('hex') as ContentHash, size };
      const hash = createHash('sha256');
      for await (const chunk of this.bytesOf(pieces)) hash.update(chunk);
      return { sha256: hash.digest('hex') as ContentHash, size };
    });
  }

  async keepUpload(id: string, { sha256, size }: StoredObject): Promise<void> {
    this.carried.delete(id);
    await this.asking(async () => {
      const pieces = await this.piecesOf(id);
      if (pieces === null) {
        if (await this.sizeOf(contentName(sha256))) return void (await this.client.removeObject(this.bucket, asideName(sha256)));
        throw unknownToStorage(id);
      }
      const hash = createHash('sha256');
      await this.write(contentName(sha256), this.hashed(this.bytesOf(pieces), hash), size, () => hash.digest('hex') === sha256);
      await this.client.removeObject(this.bucket, asideName(sha256));
      await this.removeUpload(id);
    });
  }

  async abandonUpload(id: string): Promise<void> {
    this.carried.delete(id);
    await this.asking(() => this.removeUpload(id));
  }

  async staleUploads(before: Date): Promise<string[]> {
    return this.asking(async () => {
      const last = new Map<string, Date>();
      for await (const { name, lastModified } of this.objects('uploads/')) {
        const id = name!.split('/')[1]!;
        if (!last.has(id) || last.get(id)! < lastModified!) last.set(id, lastModified!);
      }
      return [...last].filter(([, at]) => at < before).map(([id]) => id);
    });
  }

  /** The name is known only when all bytes have gone by: they arrive like an upload. */
  async put(source: Readable): Promise<StoredObject> {
    const id = randomUUID();
    await this.startUpload(id);
    try {
      await this.append(id, 0, source, Number.MAX_SAFE_INTEGER);
      const object = await this.hashUpload(id);
      await this.keepUpload(id, object);
      return object;
    } catch (error) {
      await this.abandonUpload(id).catch(() => undefined);
      throw error;
    }
  }

  async stat(sha256: ContentHash): Promise<StoredObject | null> {
    return this.asking(async () => {
      const [found, aside] = await Promise.all([this.sizeOf(contentName(sha256)), this.sizeOf(asideName(sha256))]);
      return found && !aside ? { sha256, size: found.size } : null;
    });
  }

  async read(sha256: ContentHash, range?: ByteRange): Promise<Readable> {
    return this.asking(async () => {
      if (!(await this.stat(sha256))) throw unknownToStorage(sha256);
      return range ? this.client.getPartialObject(this.bucket, contentName(sha256), range.start, range.end - range.start + 1) : this.client.getObject(this.bucket, contentName(sha256));
    });
  }

  async verify(sha256: ContentHash): Promise<boolean> {
    return this.asking(async () => {
      if (!(await this.stat(sha256))) return false;
      const hash = createHash('sha256');
      for await (const chunk of await this.client.getObject(this.bucket, contentName(sha256))) hash.update(chunk as Buffer);
      return hash.digest('hex') === sha256;
    });
  }

  async remove(sha256: ContentHash): Promise<void> {
    await this.asking(async () => {
      if (await this.stat(sha256)) await this.client.putObject(this.bucket, asideName(sha256), Buffer.alloc(0), 0);
    });
  }

  async restore(sha256: ContentHash): Promise<boolean> {
    return this.asking(async () => {
      if (!(await this.sizeOf(contentName(sha256)))) return false;
      await this.client.removeObject(this.bucket, asideName(sha256));
      return true;
    });
  }

  async purge(before: Date): Promise<number> {
    return this.asking(async () => {
      let count = 0;
      for await (const { name, lastModified } of this.objects('aside/')) {
        if (lastModified! >= before) continue;
        // The content before its mark: a crash in between leaves a mark of nothing, which the next purge takes away.
        await this.client.removeObject(this.bucket, contentName(name!.slice('aside/'.length)));
        await this.client.removeObject(this.bucket, name!);
        count += 1;
      }
      return count;
    });
  }

  async *list(): AsyncIterable<StoredObject> {
    const aside = new Set<string>();
    for await (const { name } of this.objects('aside/')) aside.add(name!.slice('aside/'.length));
    for await (const { name, size } of this.objects('contents/')) {
      const sha256 = name!.split('/').at(-1)! as ContentHash;
      if (!aside.has(sha256)) yield { sha256, size: size! };
    }
  }

  /** Writes an object from a stream; it appears only when the last byte was judged good. */
  private async write(name: string, source: AsyncIterable<Buffer>, size: number, good: () => boolean): Promise<void> {
    const wire = new PassThrough();
    const feeding = (async () => {
      let held: Buffer | undefined;
      try {
        for await (const chunk of source) {
          if (held && !wire.write(held)) await new Promise((drained) => wire.once('drain', drained).once('close', drained));
          held = chunk;
        }
        if (!good()) throw new StorageRefused('DAMAGED', 'Il file arrivato è cambiato nell’archivio: inviatelo di nuovo.', name);
        wire.end(held);
      } catch (error) {
        // Without its last bytes the object is never made.
        wire.destroy(error as Error);
        throw error;
      }
    })();
    feeding.catch(() => undefined);
    if (size === 0) await this.client.putObject(this.bucket, name, Buffer.alloc(0), 0);
    else await this.client.putObject(this.bucket, name, wire, size);
    await feeding;
  }

  private async *hashed(source: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      hash.update(chunk);
      yield chunk;
    }
  }

  private async *bytesOf(pieces: readonly Piece[]): AsyncGenerator<Buffer> {
    for (const { name } of pieces) for await (const chunk of await this.client.getObject(this.bucket, name)) yield chunk as Buffer;
  }

  /** The pieces of an upload that follow each other from the first byte on; null when it was never begun. */
  private async piecesOf(id: string): Promise<Piece[] | null> {
    const folder = uploadFolder(id);
    const found = new Map<number, Piece>();
    let begun = false;
    for await (const { name, size } of this.objects(folder)) {
      begun = true;
      const at = name!.slice(folder.length);
      if (at !== 'begun') found.set(Number(at), { name: name!, size: size! });
    }
    if (!begun) return null;
    const pieces: Piece[] = [];
    for (let at = 0, piece = found.get(0); piece; at += piece.size, piece = found.get(at)) {
      if (piece.size === 0) break;
      pieces.push(piece);
    }
    return pieces;
  }

  private async known(id: string): Promise<Piece[]> {
    const pieces = await this.piecesOf(id);
    if (!pieces) throw unknownToStorage(id);
    return pieces;
  }

  private async removeUpload(id: string): Promise<void> {
    const names: string[] = [];
    for await (const { name } of this.objects(uploadFolder(id))) names.push(name!);
    // What says that the upload was begun goes last: until then the pieces can be found.
    names.sort((a, b) => Number(a.endsWith('begun')) - Number(b.endsWith('begun')));
    for (const name of names) await this.client.removeObject(this.bucket, name);
  }

  private carry(id: string, offset: number): Carried | undefined {
    const known = this.carried.get(id);
    if (known?.bytes === offset) return known;
    this.carried.delete(id);
    if (offset !== 0) return undefined;
    if (this.carried.size >= CARRIED) this.carried.delete(this.carried.keys().next().value!);
    const fresh = { hash: createHash('sha256'), bytes: 0 };
    this.carried.set(id, fresh);
    return fresh;
  }

  private objects(prefix: string): AsyncIterable<BucketItem> {
    return this.client.listObjectsV2(this.bucket, prefix, true) as unknown as AsyncIterable<BucketItem>;
  }

  private async sizeOf(name: string): Promise<{ readonly size: number } | null> {
    try {
      return await this.client.statObject(this.bucket, name);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** What the service says, in the words of the port; what is not its own (a sender that broke off) goes on as it is. */
  private async asking<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof StorageRefused) throw error;
      const { code = '', message } = error as { readonly code?: string; readonly message: string };
      if (isMissing(error)) throw unknownToStorage(message);
      if (/^(QuotaExceeded|XMinioStorageFull|EntityTooLarge|InsufficientStorage)/.test(code)) throw new StorageRefused('FULL', 'Lo spazio per i file è finito: il file non è stato salvato.', message);
      if (isOfService(error)) throw new StorageRefused('UNAVAILABLE', 'L’archivio dei file non risponde: riprovate fra qualche minuto.', `${code} ${message}`);
      throw error;
    }
  }
}

interface Piece {
  readonly name: string;
  readonly size: number;
}

const uploadFolder = (id: string): string => `uploads/${id}/`;
const pieceName = (id: string, at: number): string => `${uploadFolder(id)}${String(at).padStart(16, '0')}`;
const contentName = (sha256: string): string => `contents/${sha256.slice(0, 2)}/${sha256}`;
const asideName = (sha256: string): string => `aside/${sha256}`;

function received(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { size }) => sum + size, 0);
}

function isMissing(error: unknown): boolean {
  return /^(NotFound|NoSuchKey|NoSuchUpload)$/.test((error as { readonly code?: string }).code ?? '');
}

function isOfService(error: unknown): boolean {
  const { code = '', name = '' } = error as { readonly code?: string; readonly name?: string };
  return name === 'S3Error' || /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code);
}
