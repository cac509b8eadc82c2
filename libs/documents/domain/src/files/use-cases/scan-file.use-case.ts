import { SYSTEM_ACCESS, type ContentHash, type MalwareScanner, type ObjectStorage, type ScanResult, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { ImportArchives } from '../../bulk-import/import-archive.port.js';
import type { FileRepository, FileToVerify } from '../file-repository.port.js';

const AT_ONCE = 50;

/** Lets a scanner look at files that are kept. Jobs: they ask no policy. */
export class ScanFile {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly files: FileRepository,
    private readonly storage: ObjectStorage,
    private readonly scanner: MalwareScanner,
    private readonly archives: ImportArchives,
    private readonly clock: Clock,
  ) {}

  /** @returns what was found; null when the file is gone or was looked at already. @throws ScannerUnavailable, StorageRefused: to be tried again later */
  async execute(sha256: ContentHash): Promise<ScanResult | null> {
    const [file] = await this.transactions.run(SYSTEM_ACCESS, () => this.files.waitingForScan(1, sha256));
    if (!file) return null;
    const said = await this.scanner.scan(await this.storage.read(sha256), file.size);
    const result = said.verdict === 'PULITO' && (await this.holdsMore(file)) ? { verdict: 'NON_ANALIZZATO' as const, detail: 'it unpacks to more than the scanner takes' } : said;
    await this.transactions.run(SYSTEM_ACCESS, () => this.files.markScanned(sha256, result.verdict, this.clock.now()));
    return result;
  }

  /** ClamAV looks at the beginning of a file in a ZIP that is larger than it takes, and calls the whole clean: what is packed small may hide anything behind it. */
  private async holdsMore(file: FileToVerify): Promise<boolean> {
    const unpacked = await this.archives.unpackedBytes(file);
    return unpacked !== null && unpacked > this.scanner.largestBytes;
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
