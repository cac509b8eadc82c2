import type { FileEvent } from '@province-comuni/documents-contract';
import { ExtractionRefused, StorageRefused, SYSTEM_ACCESS, type ContentHash, type ObjectStorage, type Outbox, type TextExtractor, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { FileRepository, ReadingResult } from '../file-repository.port.js';
import { fingerprintOf } from '../fingerprint.js';
import type { StoredFile } from '../stored-file.js';
import type { UploadRepository } from '../upload-repository.port.js';

/** Reads the text of a file that is kept and writes it down with what the file says of itself. A job: it asks no policy. */
export class ExtractFileText {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly files: FileRepository,
    private readonly uploads: UploadRepository,
    private readonly storage: ObjectStorage,
    private readonly extractor: TextExtractor,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Nothing when the file is gone or was read already.
   * @param again reads it once more
   * @throws ExtractionRefused BUSY, StorageRefused UNAVAILABLE: to be tried again later
   */
  async execute(sha256: ContentHash, again = false): Promise<void> {
    const asked = await this.transactions.run(SYSTEM_ACCESS, async () => {
      const [file] = await this.files.find([sha256]);
      return file && { file, name: (await this.uploads.nameOf(sha256)) ?? '' };
    });
    if (!asked || (asked.file.text.state !== 'IN_ATTESA' && !again)) return;
    const result = await this.read(asked.file, asked.name);
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      if (result === 'damaged') {
        if (await this.files.markVerified(sha256, false, this.clock.now())) await this.outbox.record({ kind: 'documents.file-checked', payload: { sha256, damaged: true } } satisfies FileEvent);
        return;
      }
      await this.files.lockContent(sha256);
      if (!(await this.files.has(sha256))) return;
      await this.files.writeReading(sha256, result, this.clock.now());
      await this.outbox.record({ kind: 'documents.file-read', payload: { sha256 } } satisfies FileEvent);
    });
  }

  private async read({ sha256, size }: StoredFile, name: string): Promise<ReadingResult | 'damaged'> {
    try {
      const text = await this.extractor.extract(await this.storage.read(sha256), size, name);
      return { text, fingerprint: fingerprintOf(text.pages.map((page) => page.text)) };
    } catch (error) {
      if (error instanceof ExtractionRefused && error.problem !== 'BUSY') return { problem: error.message };
      if (error instanceof StorageRefused && (error.problem === 'DAMAGED' || error.problem === 'UNKNOWN')) return 'damaged';
      throw error;
    }
  }
}
