import { DocumentRefused } from '@province-comuni/platform-ports';
import { DocxChild, type DocxChildOptions } from './docx-child.js';
import { checkFile } from './file-check.js';

export interface DocxReaderOptions extends DocxChildOptions {
  /** Documents waiting to be read; one more is refused. */
  readonly maxWaiting?: number;
}

/** Size of the largest DOCX taken, in bytes. */
export const MAX_DOCX_BYTES = 10 * 1024 * 1024;

/** Reads documents one at a time, each in a child process of its own; what looks wrong from outside never reaches it. */
export class ReadingQueue<Document> {
  private readonly child: DocxChild<Document>;
  private readonly maxWaiting: number;
  private waiting = 0;
  private queue: Promise<unknown> = Promise.resolve();

  /** @param worker the module that reads */
  constructor(worker: URL, options: DocxReaderOptions) {
    this.child = new DocxChild(worker, options);
    this.maxWaiting = options.maxWaiting ?? 8;
  }

  /** @throws DocumentRefused */
  async read(bytes: Uint8Array): Promise<Document> {
    if (bytes.length > MAX_DOCX_BYTES) throw new DocumentRefused('TOO_LARGE', 'Il file è troppo grande: al massimo 10 MB.');
    checkFile(bytes);
    if (this.waiting >= this.maxWaiting) throw new DocumentRefused('BUSY', 'Troppi documenti in lettura in questo momento: riprovate fra un minuto.');
    this.waiting += 1;
    const document = this.queue.then(() => this.child.read(bytes));
    // The queue goes on after a failure, which belongs to who asked.
    this.queue = document.catch(() => undefined).then(() => (this.waiting -= 1));
    return document;
  }

  async close(): Promise<void> {
    this.child.close();
    await this.queue;
  }
}
