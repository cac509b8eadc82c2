import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SafeStorage, StorageRefused, type ContentHash, type ObjectStorage } from '@province-comuni/platform-ports';

/** A storage under test, and what only its adapter can do to it. */
export interface StorageUnderTest {
  readonly storage: ObjectStorage;
  /** The same contents through another instance, as after a restart of the product. */
  reopen(): ObjectStorage;
  /** Changes the bytes kept behind the storage's back; null takes them away. */
  spoil(sha256: ContentHash, bytes: Buffer | null): Promise<void>;
  close(): Promise<void>;
}

export const hashOf = (bytes: Uint8Array): ContentHash => createHash('sha256').update(bytes).digest('hex') as ContentHash;

const problemOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof StorageRefused ? error.problem : `other: ${String(error)}`),
  );

const whole = async (storage: ObjectStorage, sha256: ContentHash): Promise<Buffer> => buffer(await storage.read(sha256));

/** What every storage promises: one test for all of them. */
export function storageContract(name: string, make: () => Promise<StorageUnderTest>): void {
  describe(`the storage ${name}`, () => {
    let test: StorageUnderTest;
    let storage: ObjectStorage;
    beforeEach(async () => {
      test = await make();
      storage = new SafeStorage(test.storage);
    });
    afterEach(() => test.close());

    const upload = async (...pieces: readonly Buffer[]): Promise<string> => {
      const id = randomUUID();
      await storage.startUpload(id);
      let offset = 0;
      for (const piece of pieces) offset = await storage.append(id, offset, Readable.from([piece]), piece.length);
      return id;
    };

    it('takes a file in pieces, and keeps it under its hash', async () => {
      const bytes = randomBytes(300_000);
      const id = await upload(bytes.subarray(0, 1), bytes.subarray(1, 70_000), bytes.subarray(70_000));
      expect(await storage.uploadedBytes(id)).toBe(bytes.length);
      const object = await storage.hashUpload(id);
      expect(object).toEqual({ sha256: hashOf(bytes), size: bytes.length });
      expect(await storage.stat(object.sha256)).toBeNull();
      await storage.keepUpload(id, object);
      expect(await storage.stat(object.sha256)).toEqual(object);
      expect((await whole(storage, object.sha256)).equals(bytes)).toBe(true);
      expect(await problemOf(storage.uploadedBytes(id))).toBe('UNKNOWN');
      // Again, as after an answer that got lost.
      await storage.keepUpload(id, object);
      expect(await storage.verify(object.sha256)).toBe(true);
    });

    it('goes on after a restart with what arrived, and hashes it anew', async () => {
      const bytes = randomBytes(50_000);
      const id = await upload(bytes.subarray(0, 20_000));
      const again = new SafeStorage(test.reopen());
      expect(await again.uploadedBytes(id)).toBe(20_000);
      await again.append(id, 20_000, Readable.from([bytes.subarray(20_000)]), 30_000);
      expect(await again.hashUpload(id)).toEqual({ sha256: hashOf(bytes), size: bytes.length });
      // The first instance had a part of the hash in memory, which is no longer the whole.
      expect(await storage.hashUpload(id)).toEqual({ sha256: hashOf(bytes), size: bytes.length });
    });

    it('keeps what arrived before the source broke off, and throws its error', async () => {
      const bytes = randomBytes(40_000);
      const id = await upload();
      const source = Readable.from(
        (async function* () {
          yield bytes.subarray(0, 25_000);
          throw new Error('connection lost');
        })(),
      );
      await expect(storage.append(id, 0, source, bytes.length)).rejects.toThrow('connection lost');
      expect(await storage.uploadedBytes(id)).toBe(25_000);
      await storage.append(id, 25_000, Readable.from([bytes.subarray(25_000)]), 15_000);
      expect((await storage.hashUpload(id)).sha256).toBe(hashOf(bytes));
    });

    it('takes no byte more than the limit', async () => {
      const bytes = randomBytes(10_000);
      const id = await upload();
      expect(await storage.append(id, 0, Readable.from([bytes.subarray(0, 4_000), bytes.subarray(4_000)]), 6_000)).toBe(6_000);
      expect((await storage.hashUpload(id)).sha256).toBe(hashOf(bytes.subarray(0, 6_000)));
    });

    it('refuses bytes in the wrong place and writes none of them', async () => {
      const id = await upload(randomBytes(1_000));
      expect(await problemOf(storage.append(id, 500, Readable.from([randomBytes(10)]), 10))).toBe('OFFSET');
      expect(await problemOf(storage.append(id, 1_500, Readable.from([randomBytes(10)]), 10))).toBe('OFFSET');
      expect(await storage.uploadedBytes(id)).toBe(1_000);
    });

    it('does not know what was never there', async () => {
      const nothing = hashOf(randomBytes(8));
      expect(await problemOf(storage.uploadedBytes(randomUUID()))).toBe('UNKNOWN');
      expect(await problemOf(storage.append(randomUUID(), 0, Readable.from([Buffer.from('a')]), 1))).toBe('UNKNOWN');
      expect(await problemOf(storage.keepUpload(randomUUID(), { sha256: nothing, size: 8 }))).toBe('UNKNOWN');
      expect(await problemOf(storage.read(nothing))).toBe('UNKNOWN');
      expect(await storage.stat(nothing)).toBeNull();
      expect(await storage.verify(nothing)).toBe(false);
      await storage.abandonUpload(randomUUID());
      await storage.remove(nothing);
      expect(await storage.restore(nothing)).toBe(false);
    });

    it.each(['../../etc/passwd', '..', '', 'a/b', 'A'.repeat(64), `${'a'.repeat(63)}/`, 'x\u0000y'])('has no content and no upload with the name %j', async (sent) => {
      expect(await storage.stat(sent as ContentHash)).toBeNull();
      for (const work of [storage.startUpload(sent), storage.uploadedBytes(sent), storage.abandonUpload(sent), storage.read(sent as ContentHash), storage.remove(sent as ContentHash), storage.restore(sent as ContentHash)]) expect(await problemOf(work)).toBe('UNKNOWN');
    });

    it('gives parts of a content', async () => {
      const bytes = randomBytes(100_000);
      const { sha256 } = await storage.put(Readable.from([bytes]));
      expect(sha256).toBe(hashOf(bytes));
      expect((await buffer(await storage.read(sha256, { start: 10, end: 19 }))).equals(bytes.subarray(10, 20))).toBe(true);
      expect((await buffer(await storage.read(sha256, { start: 99_990, end: 99_999 }))).equals(bytes.subarray(99_990))).toBe(true);
    });

    it('keeps the same content once, and an empty one too', async () => {
      const bytes = randomBytes(2_000);
      const first = await storage.put(Readable.from([bytes]));
      const id = await upload(bytes);
      await storage.keepUpload(id, await storage.hashUpload(id));
      const empty = await storage.put(Readable.from([]));
      expect(empty).toEqual({ sha256: hashOf(Buffer.alloc(0)), size: 0 });
      const all: string[] = [];
      for await (const object of storage.list()) all.push(object.sha256);
      expect(all.sort()).toEqual([first.sha256, empty.sha256].sort());
    });

    it('leaves nothing of an upload that was given up', async () => {
      const id = await upload(randomBytes(1_000));
      await storage.abandonUpload(id);
      expect(await problemOf(storage.uploadedBytes(id))).toBe('UNKNOWN');
      expect(await storage.staleUploads(new Date(Date.now() + 60_000))).toEqual([]);
    });

    it('tells the uploads of which nothing was heard', async () => {
      const id = await upload(randomBytes(1_000));
      const begun = randomUUID();
      await storage.startUpload(begun);
      expect((await storage.staleUploads(new Date(Date.now() + 60_000))).sort()).toEqual([id, begun].sort());
      expect(await storage.staleUploads(new Date(Date.now() - 60_000))).toEqual([]);
    });

    it.each([
      ['changed', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 5_000), Buffer.from([bytes[5_000]! ^ 1]), bytes.subarray(5_001)])],
      ['cut', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
      ['lengthened', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')])],
      ['emptied', () => Buffer.alloc(0)],
      ['taken away', () => null],
    ])('never hands over as good bytes that were %s, and finds them', async (_, spoiled) => {
      const bytes = randomBytes(700_000);
      const { sha256 } = await storage.put(Readable.from([bytes]));
      expect(await storage.verify(sha256)).toBe(true);
      await test.spoil(sha256, spoiled(bytes));
      expect(await storage.verify(sha256)).toBe(false);
      expect(await problemOf(whole(storage, sha256))).toMatch(/DAMAGED|UNKNOWN/);
      // The same content, arriving once more, puts it right.
      const id = await upload(bytes);
      await storage.keepUpload(id, await storage.hashUpload(id));
      expect(await storage.verify(sha256)).toBe(true);
    });

    it('puts a content aside, brings it back, and deletes it for good only when it stayed aside', async () => {
      const bytes = randomBytes(3_000);
      const { sha256 } = await storage.put(Readable.from([bytes]));
      await storage.remove(sha256);
      expect(await problemOf(storage.read(sha256))).toBe('UNKNOWN');
      expect(await storage.stat(sha256)).toBeNull();
      expect(await storage.purge(new Date(Date.now() - 60_000))).toBe(0);
      expect(await storage.restore(sha256)).toBe(true);
      expect((await whole(storage, sha256)).equals(bytes)).toBe(true);
      await storage.remove(sha256);
      expect(await storage.purge(new Date(Date.now() + 60_000))).toBe(1);
      expect(await storage.restore(sha256)).toBe(false);
    });

    it('a content that arrives while it is aside is there', async () => {
      const bytes = randomBytes(3_000);
      const { sha256 } = await storage.put(Readable.from([bytes]));
      await storage.remove(sha256);
      const id = await upload(bytes);
      await storage.keepUpload(id, await storage.hashUpload(id));
      expect((await whole(storage, sha256)).equals(bytes)).toBe(true);
      await storage.purge(new Date(Date.now() + 60_000));
      expect((await whole(storage, sha256)).equals(bytes)).toBe(true);
    });
  });
}
