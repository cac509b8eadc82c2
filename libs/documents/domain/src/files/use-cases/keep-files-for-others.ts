import { Readable } from 'node:stream';
import type { FileSigner, KeptFiles, MadeFormat, TakenFile } from '@province-comuni/documents-contract';
import { StorageRefused, SYSTEM_ACCESS, type ContentHash, type ObjectStorage, type Outbox, type StoredObject, type TextExtractor, type TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock } from '@province-comuni/shared-kernel';
import { cleanFileName } from '../file-name.js';
import type { FileRepository } from '../file-repository.port.js';
import type { UploadRepository } from '../upload-repository.port.js';
import type { UploadId } from '../upload.js';
import { keepContent } from './keep-content.js';
import { refusalToHandOut } from './refusal-to-hand-out.js';
import type { FilesSettings } from './files-settings.js';

const HASH = /^[0-9a-f]{64}$/;

/** Files for things of other domains: signed acts, receipts, what the product itself makes. */
export class KeepFilesForOthers implements KeptFiles {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly uploads: UploadRepository,
    readonly files: FileRepository,
    readonly storage: ObjectStorage,
    readonly extractor: TextExtractor,
    readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly settings: FilesSettings,
  ) {}

  async take(uploadId: string): Promise<TakenFile | null> {
    const upload = isUuid(uploadId) ? await this.uploads.find(uploadId as UploadId) : null;
    if (!upload || upload.sha256 === null || !(await this.uploads.markUsed(upload.id, this.clock.now()))) return null;
    return { sha256: upload.sha256, name: upload.fileName, size: upload.size };
  }

  async bring(bytes: AsyncIterable<Uint8Array>, fileName: string): Promise<TakenFile> {
    const object = await this.storage.put(Readable.from(bytes));
    const name = cleanFileName(fileName) || 'file';
    await this.transactions.run(SYSTEM_ACCESS, () => keepContent(this, object, name, this.clock.now()));
    return { ...object, name };
  }

  async signersOf(hashes: readonly string[]): Promise<ReadonlyMap<string, readonly FileSigner[]>> {
    const asked = hashes.filter((hash): hash is ContentHash => HASH.test(hash));
    if (asked.length === 0) return new Map();
    const files = await this.transactions.run(SYSTEM_ACCESS, () => this.files.find(asked));
    return new Map(files.map(({ sha256, text }) => [sha256, text.signatures.map(({ signer, signedAt, integrity }) => ({ name: signer, at: signedAt, integrity }))]));
  }

  async keepMade(bytes: AsyncIterable<Uint8Array>, format: MadeFormat): Promise<StoredObject> {
    const object = await this.storage.put(Readable.from(bytes));
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      await this.files.lockContent(object.sha256);
      // The sweep may have put it aside before this lock was had; after it, it sees the row.
      if (!(await this.storage.restore(object.sha256))) throw new StorageRefused('UNAVAILABLE', 'L’archivio dei file non risponde: riprovate fra qualche minuto.', `${object.sha256} is gone`);
      await this.files.keepMade(object, format, this.clock.now());
    });
    return object;
  }

  async open(sha256: string, isOwn: boolean): ReturnType<KeptFiles['open']> {
    const [file] = HASH.test(sha256) ? await this.transactions.run(SYSTEM_ACCESS, () => this.files.find([sha256 as ContentHash])) : [];
    if (!file) return { refusal: 'Il file non c’è.' };
    const refusal = refusalToHandOut(file, this.settings, isOwn);
    if (refusal !== null) return { refusal };
    try {
      return { bytes: await this.storage.read(file.sha256), size: file.size };
    } catch (error) {
      if (error instanceof StorageRefused) return { refusal: error.message };
      throw error;
    }
  }
}
