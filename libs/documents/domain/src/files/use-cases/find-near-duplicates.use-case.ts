import { SYSTEM_ACCESS, type ContentHash, type TransactionRunner } from '@province-comuni/platform-ports';
import type { FileRepository } from '../file-repository.port.js';
import type { NearDuplicate } from '../stored-file.js';

/** Other files with nearly the same words. It asks no policy: which of them a person may be told of is decided by the documents they belong to, and asked by who calls this. */
export class FindNearDuplicates {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly files: FileRepository,
  ) {}

  /** Most alike first; none while the file was not read, or has too few words. */
  execute(sha256: ContentHash, limit = 20): Promise<NearDuplicate[]> {
    return this.transactions.run(SYSTEM_ACCESS, () => this.files.nearDuplicatesOf(sha256, limit));
  }
}
