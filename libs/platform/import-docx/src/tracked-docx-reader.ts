import type { TrackedDocument, TrackedDocumentReader } from '@province-comuni/platform-ports';
import { MAX_DOCX_BYTES, ReadingQueue, type DocxReaderOptions } from './reading-queue.js';

// Resolved against this file: sources and dist both keep the worker beside it.
const WORKER = new URL('./tracked-worker.mjs', import.meta.url);

/** Reads DOCX files with their tracked changes and comments, in the same confinement as {@link DocxDocumentReader}: mammoth keeps only what is accepted. */
export class TrackedDocxReader implements TrackedDocumentReader {
  readonly maxBytes = MAX_DOCX_BYTES;
  private readonly queue: ReadingQueue<TrackedDocument>;

  constructor(options: DocxReaderOptions = {}) {
    this.queue = new ReadingQueue(WORKER, options);
  }

  read(bytes: Uint8Array): Promise<TrackedDocument> {
    return this.queue.read(bytes);
  }

  close(): Promise<void> {
    return this.queue.close();
  }
}
