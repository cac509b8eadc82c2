import { SYSTEM_ACCESS, type ContentHash, type MalwareScanner, type ObjectStorage, type ScanResult, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { FileRepository } from '../file-repository.port.js';

const AT_ONCE = 50;

/** Lets a scanner look at files that are kept. Jobs: they ask no policy. */
export class ScanFile {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly files: FileRepository,
    private readonly storage: ObjectStorage,
    private readonly scanner: MalwareScanner,
    private readonly clock: Clock,
  ) {}

  /** @returns what was found; null when the file is gone or was looked at already. @throws ScannerUnavailable, StorageRefused: to be tried again later */
  async execute(sha256: ContentHash): Promise<ScanResult | null> {
    const [file] = await this.transactions.run(SYSTEM_ACCESS, () => this.files.waitingForScan(1, sha256));
    if (!file) return null;
    const result = await this.scanner.scan(await this.storage.read(sha256), file.size);
    await this.transactions.run(SYSTEM_ACCESS, () => this.files.markScanned(sha256, result.verdict, this.clock.now()));
    return result;
  }

  /** Files that nobody looked at: those of before there was a scanner, and those whose job was laid aside. @param until stops after this moment @throws as above */
  async waiting(until: Date, heard: (sha256: ContentHash, result: ScanResult) => void): Promise<void> {
    for (;;) {
      const files = await this.transactions.run(SYSTEM_ACCESS, () => this.files.waitingForScan(AT_ONCE));
      for (const { sha256 } of files) {
        if (this.clock.now() >= until) return;
        const result = await this.execute(sha256);
        if (result) heard(sha256, result);
      }
      if (files.length < AT_ONCE) return;
    }
  }
}
