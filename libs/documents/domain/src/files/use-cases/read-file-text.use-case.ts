import { SYSTEM_ACCESS, type ContentHash, type TransactionRunner } from '@province-comuni/platform-ports';
import type { FileRepository } from '../file-repository.port.js';
import type { FilePage, StoredFile } from '../stored-file.js';

/** A file and some of its text. */
export interface FileReading {
  readonly file: StoredFile;
  readonly pages: readonly FilePage[];
}

const MOST_PAGES = 200;

/** The text of a file, page by page. It asks no policy: who may read the file is decided by the document it belongs to, and asked by who calls this. */
export class ReadFileText {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly files: FileRepository,
  ) {}

  /** @param from ordinal of the first page @param limit at most 200 @returns null when there is no such file */
  execute(sha256: ContentHash, from = 0, limit = 50): Promise<FileReading | null> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const [file] = await this.files.find([sha256]);
      if (!file) return null;
      return { file, pages: await this.files.pagesOf(sha256, Math.max(0, from), Math.min(MOST_PAGES, Math.max(1, limit))) };
    });
  }
}
