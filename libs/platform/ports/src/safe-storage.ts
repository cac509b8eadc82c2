import { createHash, type Hash } from 'node:crypto';
import { pipeline, Transform, type Readable, type TransformCallback } from 'node:stream';
import { StorageRefused, type ByteRange, type ContentHash, type ObjectStorage, type StoredObject } from './object-storage.port.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;

/** The bytes kept are not those of the name. */
export function damaged(sha256: string): StorageRefused {
  return new StorageRefused('DAMAGED', 'Il file conservato è danneggiato: chi lo gestisce è stato avvisato.', sha256);
}

/** No such content or upload. */
export function unknownToStorage(name: string): StorageRefused {
  return new StorageRefused('UNKNOWN', 'Il file non c’è.', name);
}

/**
 * What must hold whichever storage is behind: names are only ever ours (a UUID, a hash), never a path from outside;
 * a content read whole is hashed as it passes, and wrong bytes are never handed over as good.
 */
export class SafeStorage implements ObjectStorage {
  constructor(private readonly inner: ObjectStorage) {}

  async startUpload(id: string): Promise<void> {
    await this.inner.startUpload(upload(id));
  }

  async uploadedBytes(id: string): Promise<number> {
    return this.inner.uploadedBytes(upload(id));
  }

  async append(id: string, offset: number, source: Readable, limit: number): Promise<number> {
    return this.inner.append(upload(id), offset, source, limit);
  }

  async hashUpload(id: string): Promise<StoredObject> {
    return this.inner.hashUpload(upload(id));
  }

  async keepUpload(id: string, object: StoredObject): Promise<void> {
    await this.inner.keepUpload(upload(id), { sha256: content(object.sha256), size: object.size });
    const kept = await this.inner.stat(object.sha256);
    // Not there: the sweep put it aside in this moment, from where who asked for it brings it back.
    if (kept && kept.size !== object.size) throw damaged(object.sha256);
  }

  async abandonUpload(id: string): Promise<void> {
    await this.inner.abandonUpload(upload(id));
  }

  staleUploads(before: Date): Promise<string[]> {
    return this.inner.staleUploads(before);
  }

  put(source: Readable): Promise<StoredObject> {
    return this.inner.put(source);
  }

  async stat(sha256: ContentHash): Promise<StoredObject | null> {
    return HASH.test(sha256) ? this.inner.stat(sha256) : null;
  }

  async read(sha256: ContentHash, range?: ByteRange): Promise<Readable> {
    const source = await this.inner.read(content(sha256), range);
    if (range) return source;
    // Whoever reads hears the error on the stream he was given; the pipeline only lets go of the other end.
    return pipeline(source, new HashedWhole(sha256), () => undefined);
  }

  async verify(sha256: ContentHash): Promise<boolean> {
    try {
      const hash = createHash('sha256');
      for await (const chunk of await this.inner.read(content(sha256))) hash.update(chunk as Buffer);
      return hash.digest('hex') === sha256;
    } catch (error) {
      // Missing bytes are wrong bytes. A service that does not answer says nothing about them.
      if (error instanceof StorageRefused && (error.problem === 'UNKNOWN' || error.problem === 'DAMAGED')) return false;
      throw error;
    }
  }

  async remove(sha256: ContentHash): Promise<void> {
    await this.inner.remove(content(sha256));
  }

  async restore(sha256: ContentHash): Promise<boolean> {
    return this.inner.restore(content(sha256));
  }

  purge(before: Date): Promise<number> {
    return this.inner.purge(before);
  }

  list(): AsyncIterable<StoredObject> {
    return this.inner.list();
  }
}

function upload(id: string): string {
  if (!UUID.test(id)) throw unknownToStorage(id.slice(0, 100));
  return id;
}

function content(sha256: ContentHash): ContentHash {
  if (!HASH.test(sha256)) throw unknownToStorage(String(sha256).slice(0, 100));
  return sha256;
}

/** Passes bytes on and keeps the last ones back until all of them are known to be right. */
class HashedWhole extends Transform {
  private readonly hash: Hash = createHash('sha256');
  private held: Buffer | undefined;

  constructor(private readonly sha256: ContentHash) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk);
    const ready = this.held;
    this.held = chunk;
    done(null, ready);
  }

  override _flush(done: TransformCallback): void {
    if (this.hash.digest('hex') === this.sha256) done(null, this.held);
    else done(damaged(this.sha256));
  }
}
