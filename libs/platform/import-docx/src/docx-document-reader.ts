import type { DocumentReader, ReadDocument } from '@province-comuni/platform-ports';
import { MAX_DOCX_BYTES, ReadingQueue, type DocxReaderOptions } from './reading-queue.js';

// Resolved against this file: sources and dist both keep the worker beside it.
const WORKER = new URL('./docx-worker.mjs', import.meta.url);

/**
 * Reads DOCX files with mammoth, each in a child process of its own that has little memory, little time and no secrets:
 * a hostile file ends its child and nothing else. One is read at a time.
 */
export class DocxDocumentReader implements DocumentReader {
  readonly maxBytes = MAX_DOCX_BYTES;
  private readonly queue: ReadingQueue<ReadDocument>;

  constructor(options: DocxReaderOptions = {}) {
    this.queue = new ReadingQueue(WORKER, options);
  }

  read(bytes: Uint8Array): Promise<ReadDocument> {
    return this.queue.read(bytes);
  }

  close(): Promise<void> {
    return this.queue.close();
  }
}
