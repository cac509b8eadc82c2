import type { FileEvent } from '@province-comuni/documents-contract';
import { StorageRefused, type ObjectStorage, type Outbox, type StoredObject, type TextExtractor } from '@province-comuni/platform-ports';
import type { FileRepository } from '../file-repository.port.js';

/** Bytes by which a format is told. */
const HEAD = 8_192;

/** What keeping a content asks for. */
export interface ContentKeeping {
  readonly files: FileRepository;
  readonly storage: ObjectStorage;
  readonly extractor: TextExtractor;
  readonly outbox: Outbox;
}

/**
 * Makes a kept file of bytes that are in the storage, in the open transaction (system access), and lets its text be read.
 * @throws StorageRefused UNAVAILABLE when the bytes are gone
 */
export async function keepContent({ files, storage, extractor, outbox }: ContentKeeping, object: StoredObject, fileName: string, at: Date): Promise<void> {
  await files.lockContent(object.sha256);
  // The sweep may have put it aside before this lock was had; after it, it sees the row.
  if (!(await storage.restore(object.sha256))) throw new StorageRefused('UNAVAILABLE', 'L’archivio dei file non risponde: riprovate fra qualche minuto.', `${object.sha256} is gone`);
  const format = extractor.detect(await firstBytes(storage, object), fileName);
  const fresh = await files.keep(object, format, at);
  if (fresh) await outbox.record({ kind: 'documents.file-received', payload: { sha256: object.sha256 } } satisfies FileEvent);
}

async function firstBytes(storage: ObjectStorage, { sha256, size }: StoredObject): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await storage.read(sha256, { start: 0, end: Math.min(HEAD, size) - 1 })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
