import { DocumentRefused, type DocumentReader, type ReadDocument } from '@province-comuni/platform-ports';
import { DocxChild, type DocxChildOptions } from './docx-child.js';
import { checkFile } from './file-check.js';

export interface DocxReaderOptions extends DocxChildOptions {
  /** Documents waiting to be read; one more is refused. */
  readonly maxWaiting?: number;
}

/**
 * Reads DOCX files with mammoth, each in a child process of its own that has little memory, little time and no secrets:
 * a hostile file ends its child and nothing else. One is read at a time.
 */
export class DocxDocumentReader implements DocumentReader {
  readonly maxBytes = 10 * 1024 * 1024;
  private readonly child: DocxChild;
  private readonly maxWaiting: number;
  private waiting = 0;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(options: DocxReaderOptions = {}) {
    this.child = new DocxChild(options);
    this.maxWaiting = options.maxWaiting ?? 8;
  }

  async read(bytes: Uint8Array): Promise<ReadDocument> {
    if (bytes.length > this.maxBytes) throw new DocumentRefused('TOO_LARGE', 'Il file è troppo grande: al massimo 10 MB.');
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
