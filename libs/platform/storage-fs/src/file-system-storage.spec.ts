import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { StorageRefused } from '@province-comuni/platform-ports';
import { storageContract } from '../../testing/src/storage-contract.js';
import { FileSystemStorage } from './file-system-storage.js';

storageContract('of the file system', async () => {
  const root = mkdtempSync(join(tmpdir(), 'province-comuni-storage-'));
  const path = (sha256: string): string => join(root, 'contents', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  return {
    storage: new FileSystemStorage(root),
    reopen: () => new FileSystemStorage(root),
    spoil: async (sha256, bytes) => {
      if (!bytes) return rm(path(sha256));
      await mkdir(dirname(path(sha256)), { recursive: true });
      await writeFile(path(sha256), bytes);
    },
    close: async () => rmSync(root, { recursive: true, force: true }),
  };
});

describe('the storage of the file system', () => {
  it('says when the disk is full', async () => {
    // Every write to this device fails as on a full disk.
    class Full extends FileSystemStorage {
      constructor() {
        super('/dev');
        Object.assign(this, { prepared: Promise.resolve(), uploadPath: () => '/dev/full' });
      }
    }
    const failed = await new Full().append('x', 0, Readable.from([Buffer.from('abc')]), 3).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(StorageRefused);
    expect((failed as StorageRefused).problem).toBe('FULL');
  });

  it('leaves no temporary file behind when what it writes breaks off', async () => {
    const root = mkdtempSync(join(tmpdir(), 'province-comuni-storage-'));
    try {
      const broken = Readable.from(
        (async function* () {
          yield Buffer.from('abc');
          throw new Error('broken');
        })(),
      );
      await expect(new FileSystemStorage(root).put(broken)).rejects.toThrow('broken');
      expect(readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it('says when the folder cannot be used', async () => {
    const root = mkdtempSync(join(tmpdir(), 'province-comuni-storage-'));
    try {
      await writeFile(join(root, 'file'), '');
      const failed = await new FileSystemStorage(join(root, 'file')).startUpload('6f6f1f3e-0000-4000-8000-000000000000').catch((error: unknown) => error);
      expect((failed as StorageRefused).problem).toBe('UNAVAILABLE');
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
