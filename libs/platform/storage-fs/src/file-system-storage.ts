import { createHash, randomUUID, type Hash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, utimes, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { piecesOf, StorageRefused, unknownToStorage, type ByteRange, type ContentHash, type ObjectStorage, type StoredObject } from '@province-comuni/platform-ports';

/** Bytes written in one call. */
const WRITE_SIZE = 512 * 1024;
/** Bytes after which the disk is asked to begin, while more arrive: the wait at the end is then short. */
const SYNC_EVERY = 64 * 1024 * 1024;
/** Uploads whose hash is carried on in memory; the others are read again when they end. */
const CARRIED = 1_000;

interface Carried {
  readonly hash: Hash;
  bytes: number;
}

/**
 * Contents as files of one folder:
 * `contents/ab/cd/<sha256>` what is kept, `uploads/<id>` what is arriving, `aside/<sha256>` what was put aside, `incoming/` what the product itself is writing.
 * A file has a content's name only when its bytes and its name are on disk. The folder must be on one file system.
 */
export class FileSystemStorage implements ObjectStorage {
  private readonly carried = new Map<string, Carried>();
  private prepared: Promise<unknown> | undefined;

  constructor(private readonly root: string) {}

  async startUpload(id: string): Promise<void> {
    await this.prepare();
    await refusing(async () => {
      const handle = await open(this.uploadPath(id), 'a', 0o600);
      await handle.close();
      await syncFolder(join(this.root, 'uploads'));
    });
  }

  async uploadedBytes(id: string): Promise<number> {
    return this.withUpload(id, async (handle) => {
      // What another process wrote and did not sync before it was killed is made to last before it is counted.
      await handle.datasync();
      return (await handle.stat()).size;
    });
  }

  async append(id: string, offset: number, source: Readable, limit: number): Promise<number> {
    return this.withUpload(id, async (handle) => {
      let size = (await handle.stat()).size;
      if (size !== offset) throw new StorageRefused('OFFSET', 'I byte inviati non seguono quelli già arrivati.', `${id}: ${offset} instead of ${size}`);
      const carried = this.carry(id, offset);
      let syncing: Promise<void> = Promise.resolve();
      let unsynced = 0;
      let failed: unknown;
      let hashed = true;
      try {
        for await (const piece of piecesOf(source, limit, WRITE_SIZE)) {
          hashed = false;
          // The disk writes while the processor hashes.
          const writing = writeAll(handle, piece.chunks, size);
          if (carried) for (const chunk of piece.chunks) carried.hash.update(chunk);
          await writing;
          size += piece.bytes;
          if (carried) carried.bytes = size;
          hashed = true;
          unsynced += piece.bytes;
          if (unsynced < SYNC_EVERY) continue;
          unsynced = 0;
          await syncing;
          syncing = handle.datasync();
          // Heard at the next turn, or at the end.
          syncing.catch(() => undefined);
        }
      } catch (error) {
        failed = error;
      }
      try {
        await syncing;
        await handle.sync();
      } catch (error) {
        // After a failed sync nobody knows what is on disk: the hash must not vouch for it.
        this.carried.delete(id);
        throw failed ?? error;
      }
      // A write that broke off is in the hash and only partly on the disk.
      if (!hashed) this.carried.delete(id);
      if (failed !== undefined) {
        if ((await handle.stat()).size !== size) await handle.truncate(size);
        throw failed;
      }
      return size;
    });
  }

  async hashUpload(id: string): Promise<StoredObject> {
    return this.withUpload(id, async (handle) => {
      const { size } = await handle.stat();
      const carried = this.carried.get(id);
      if (carried?.bytes === size) return { sha256: carried.hash.copy().digest('hex') as ContentHash, size };
      const hash = createHash('sha256');
      for await (const chunk of handle.createReadStream({ autoClose: false, start: 0, highWaterMark: WRITE_SIZE })) hash.update(chunk as Buffer);
      return { sha256: hash.digest('hex') as ContentHash, size };
    });
  }

  async keepUpload(id: string, { sha256 }: StoredObject): Promise<void> {
    this.carried.delete(id);
    await refusing(async () => {
      const from = this.uploadPath(id);
      if (!(await sizeOf(from))) {
        if (await sizeOf(this.contentPath(sha256))) return;
        throw unknownToStorage(id);
      }
      // Over a content of the same name: the bytes are the same, unless those kept were damaged.
      await this.place(from, sha256);
    });
  }

  async abandonUpload(id: string): Promise<void> {
    this.carried.delete(id);
    await refusing(() => rm(this.uploadPath(id), { force: true }));
  }

  async staleUploads(before: Date): Promise<string[]> {
    await this.prepare();
    return refusing(() => olderThan(join(this.root, 'uploads'), before));
  }

  async put(source: Readable): Promise<StoredObject> {
    await this.prepare();
    return refusing(async () => {
      const temporary = join(this.root, 'incoming', randomUUID());
      try {
        const hash = createHash('sha256');
        let size = 0;
        const handle = await open(temporary, 'wx', 0o600);
        try {
          for await (const piece of piecesOf(source, Number.MAX_SAFE_INTEGER, WRITE_SIZE)) {
            await writeAll(handle, piece.chunks, size);
            for (const chunk of piece.chunks) hash.update(chunk);
            size += piece.bytes;
          }
          await handle.sync();
        } finally {
          await handle.close();
        }
        const sha256 = hash.digest('hex') as ContentHash;
        await this.place(temporary, sha256);
        return { sha256, size };
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    });
  }

  async stat(sha256: ContentHash): Promise<StoredObject | null> {
    const found = await refusing(() => sizeOf(this.contentPath(sha256)));
    return found ? { sha256, size: found.size } : null;
  }

  async read(sha256: ContentHash, range?: ByteRange): Promise<Readable> {
    return refusing(async () => {
      const handle = await open(this.contentPath(sha256), constants.O_RDONLY | constants.O_NOFOLLOW).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? unknownToStorage(sha256) : error;
      });
      return createReadStream('', { fd: handle, highWaterMark: 256 * 1024, ...range });
    });
  }

  async verify(sha256: ContentHash): Promise<boolean> {
    const hash = createHash('sha256');
    const source = await this.read(sha256).catch((error: unknown) => {
      if (error instanceof StorageRefused && error.problem === 'UNKNOWN') return null;
      throw error;
    });
    if (!source) return false;
    for await (const chunk of source) hash.update(chunk as Buffer);
    return hash.digest('hex') === sha256;
  }

  async remove(sha256: ContentHash): Promise<void> {
    await this.prepare();
    await refusing(async () => {
      const from = this.contentPath(sha256);
      if (!(await sizeOf(from))) return;
      const now = new Date();
      await utimes(from, now, now);
      await rename(from, this.asidePath(sha256));
      await syncFolder(join(this.root, 'aside'));
      await syncFolder(dirname(from));
    });
  }

  async restore(sha256: ContentHash): Promise<boolean> {
    return refusing(async () => {
      if (await sizeOf(this.contentPath(sha256))) return true;
      if (!(await sizeOf(this.asidePath(sha256)))) return false;
      await this.place(this.asidePath(sha256), sha256);
      return true;
    });
  }

  async purge(before: Date): Promise<number> {
    await this.prepare();
    return refusing(async () => {
      // What the product was writing when it was killed has no name yet, and nobody waits for it.
      for (const name of await olderThan(join(this.root, 'incoming'), before)) await rm(join(this.root, 'incoming', name), { force: true });
      const names = await olderThan(join(this.root, 'aside'), before);
      for (const name of names) await rm(join(this.root, 'aside', name), { force: true });
      return names.length;
    });
  }

  async *list(): AsyncIterable<StoredObject> {
    await this.prepare();
    const contents = join(this.root, 'contents');
    for (const first of await readdir(contents)) {
      for (const second of await readdir(join(contents, first))) {
        for (const name of await readdir(join(contents, first, second))) {
          const found = await sizeOf(join(contents, first, second, name));
          if (found && /^[0-9a-f]{64}$/.test(name)) yield { sha256: name as ContentHash, size: found.size };
        }
      }
    }
  }

  private prepare(): Promise<unknown> {
    this.prepared ??= refusing(async () => {
      for (const name of ['contents', 'uploads', 'aside', 'incoming']) await mkdir(join(this.root, name), { recursive: true, mode: 0o700 });
      await syncFolder(this.root);
    }).catch((error: unknown) => {
      this.prepared = undefined;
      throw error;
    });
    return this.prepared;
  }

  /** A file that is whole and synced gets its name; both outlive a power cut when this returns. */
  private async place(from: string, sha256: ContentHash): Promise<void> {
    const to = this.contentPath(sha256);
    const folder = dirname(to);
    const made = await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(from, to);
    await syncFolder(folder);
    // New folders are names too, in the folders above them.
    if (made !== undefined) for (let above = dirname(folder); above.length >= this.root.length; above = dirname(above)) await syncFolder(above);
    await syncFolder(dirname(from));
  }

  /** The hash of an upload goes on in memory as long as every byte passes here. */
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

  private async withUpload<T>(id: string, work: (handle: FileHandle) => Promise<T>): Promise<T> {
    return refusing(async () => {
      const handle = await open(this.uploadPath(id), constants.O_RDWR | constants.O_NOFOLLOW).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? unknownToStorage(id) : error;
      });
      try {
        return await work(handle);
      } finally {
        await handle.close();
      }
    });
  }

  private uploadPath(id: string): string {
    return join(this.root, 'uploads', id);
  }

  private contentPath(sha256: string): string {
    return join(this.root, 'contents', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  private asidePath(sha256: string): string {
    return join(this.root, 'aside', sha256);
  }
}

/** A disk may take less than it was given. */
async function writeAll(handle: FileHandle, chunks: readonly Buffer[], position: number): Promise<void> {
  const wanted = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const { bytesWritten } = await handle.writev([...chunks], position);
  if (bytesWritten === wanted) return;
  const whole = Buffer.concat(chunks);
  for (let done = bytesWritten; done < wanted; ) done += (await handle.write(whole, done, wanted - done, position + done)).bytesWritten;
}

/** A new name lasts only when the folder that holds it was synced. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<{ readonly size: number; readonly mtime: Date } | null> {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function olderThan(folder: string, before: Date): Promise<string[]> {
  const old: string[] = [];
  for (const name of await readdir(folder)) {
    const found = await sizeOf(join(folder, name));
    if (found && found.mtime < before) old.push(name);
  }
  return old;
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const BROKEN_DISK = new Set(['EIO', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE', 'ENODEV', 'ESTALE', 'ENOTDIR']);

/** What the file system says, in the words of the port. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== undefined && FULL.has(code)) throw new StorageRefused('FULL', 'Lo spazio per i file è finito: il file non è stato salvato.', message);
    if (code !== undefined && BROKEN_DISK.has(code)) throw new StorageRefused('UNAVAILABLE', 'L’archivio dei file non risponde: riprovate fra qualche minuto.', message);
    throw error;
  }
}
