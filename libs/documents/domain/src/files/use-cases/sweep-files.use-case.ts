import { SYSTEM_ACCESS, type ContentHash, type ObjectStorage, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { FileRepository } from '../file-repository.port.js';
import type { UploadRepository } from '../upload-repository.port.js';
import type { UploadId } from '../upload.js';
import type { FilesSettings } from './files-settings.js';

/** What a sweep takes away, or would: counts, and bytes of contents put aside. */
export interface SweepReport {
  readonly uploads: number;
  readonly files: number;
  readonly bytes: number;
  /** Contents that no row knows: left behind by a crash. */
  readonly strays: number;
  /** Arriving bytes that no row knows. */
  readonly strayUploads: number;
  /** Deleted for good. */
  readonly purged: number;
}

/** Told of each thing that is taken away. */
export type SweepLog = (entry: { readonly removed: 'upload' | 'file' | 'stray' | 'stray-upload'; readonly id: string; readonly dryRun: boolean }) => void;

const BATCH = 500;

/**
 * Takes away what nothing uses any more: uploads that went on no further, files without a document, contents without a row.
 * A content is put aside, not deleted: it can be brought back until it is purged. Whoever brings the same content in takes the same lock.
 */
export class SweepFiles {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly uploads: UploadRepository,
    private readonly files: FileRepository,
    private readonly storage: ObjectStorage,
    private readonly clock: Clock,
    private readonly settings: FilesSettings,
  ) {}

  /** @param dryRun only says what it would take away */
  async execute({ dryRun, log = () => undefined }: { readonly dryRun: boolean; readonly log?: SweepLog }): Promise<SweepReport> {
    const now = this.clock.now().getTime();
    const uploads = await this.sweepUploads(new Date(now - this.settings.uploadGraceMs), dryRun, log);
    const { files, bytes } = await this.sweepFiles(new Date(now - this.settings.fileGraceMs), dryRun, log);
    const strays = await this.sweepStrays(dryRun, log);
    const strayUploads = await this.sweepStrayUploads(new Date(now - this.settings.uploadGraceMs), dryRun, log);
    const purged = dryRun ? 0 : await this.storage.purge(new Date(now - this.settings.asideMs));
    return { uploads, files, bytes, strays, strayUploads, purged };
  }

  private async sweepUploads(before: Date, dryRun: boolean, log: SweepLog): Promise<number> {
    let count = 0;
    for (;;) {
      const expired = await this.transactions.run(SYSTEM_ACCESS, () => this.uploads.expired(before, BATCH));
      for (const { id } of expired) {
        if (!dryRun && !(await this.transactions.run(SYSTEM_ACCESS, () => this.uploads.removeExpired(id, before)))) continue;
        log({ removed: 'upload', id, dryRun });
        count += 1;
        if (!dryRun) await this.storage.abandonUpload(id);
      }
      if (dryRun || expired.length < BATCH) return count;
    }
  }

  private async sweepFiles(before: Date, dryRun: boolean, log: SweepLog): Promise<{ files: number; bytes: number }> {
    let files = 0;
    let bytes = 0;
    for (;;) {
      const unused = await this.transactions.run(SYSTEM_ACCESS, () => this.files.unused(before, BATCH));
      let removed = 0;
      for (const { sha256, size } of unused) {
        if (!dryRun && !(await this.removeFile(sha256, before))) continue;
        log({ removed: 'file', id: sha256, dryRun });
        removed += 1;
        bytes += size;
      }
      files += removed;
      if (dryRun || unused.length < BATCH || removed === 0) return { files, bytes };
    }
  }

  /** @returns false when it is used after all */
  private async removeFile(sha256: ContentHash, before: Date): Promise<boolean> {
    const gone = await this.transactions.run(SYSTEM_ACCESS, () => this.files.removeUnused(sha256, before));
    if (gone) await this.putAside(sha256);
    return gone;
  }

  /**
   * First the row is gone for good, then the content is put aside, each under the lock: a crash in between leaves a content without a row,
   * never a row without a content.
   */
  private async putAside(sha256: ContentHash): Promise<boolean> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      await this.files.lockContent(sha256);
      if (await this.files.has(sha256)) return false;
      await this.storage.remove(sha256);
      return true;
    });
  }

  /** A content gets its name a moment before its row is written: putting it aside in that moment is harmless, who writes the row brings it back. */
  private async sweepStrays(dryRun: boolean, log: SweepLog): Promise<number> {
    let count = 0;
    const sweep = async (hashes: readonly ContentHash[]): Promise<void> => {
      const known = await this.transactions.run(SYSTEM_ACCESS, () => this.files.known(hashes));
      for (const sha256 of hashes) {
        if (known.has(sha256) || (!dryRun && !(await this.putAside(sha256)))) continue;
        log({ removed: 'stray', id: sha256, dryRun });
        count += 1;
      }
    };
    let batch: ContentHash[] = [];
    for await (const { sha256 } of this.storage.list()) {
      batch.push(sha256);
      if (batch.length < BATCH) continue;
      await sweep(batch);
      batch = [];
    }
    await sweep(batch);
    return count;
  }

  private async sweepStrayUploads(before: Date, dryRun: boolean, log: SweepLog): Promise<number> {
    const stale = await this.storage.staleUploads(before);
    let count = 0;
    for (let from = 0; from < stale.length; from += BATCH) {
      const some = stale.slice(from, from + BATCH);
      const known = await this.transactions.run(SYSTEM_ACCESS, () => this.uploads.known(some as UploadId[]));
      for (const id of some) {
        if (known.has(id)) continue;
        log({ removed: 'stray-upload', id, dryRun });
        count += 1;
        if (!dryRun) await this.storage.abandonUpload(id);
      }
    }
    return count;
  }
}
