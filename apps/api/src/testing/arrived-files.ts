import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { currentManager } from '@province-comuni/platform-database';
import { OBJECT_STORAGE, SYSTEM_ACCESS, type ObjectStorage } from '@province-comuni/platform-ports';
import type { TestApp } from './test-app.js';

export interface ArrivedFile {
  readonly uploadId: string;
  readonly sha256: string;
}

/** A file that a person has brought for an Ente and whose text was read, as the database has it afterwards. Its bytes are nowhere: for what asks only rows. @param seed what its bytes would be */
export async function arriveFile(test: TestApp, { email, enteId, fileName = 'atto.pdf', pages = ['Testo.'], title = null, seed = randomUUID() }: { readonly email: string; readonly enteId: string; readonly fileName?: string; readonly pages?: readonly string[]; readonly title?: string | null; readonly seed?: string | Uint8Array }): Promise<ArrivedFile> {
  const sha256 = createHash('sha256').update(seed).digest('hex');
  const size = Buffer.byteLength(seed);
  const uploadId = randomUUID();
  await test.database.runner.run(SYSTEM_ACCESS, async () => {
    const run = (sql: string, parameters: unknown[]): Promise<unknown> => currentManager().query(sql, parameters);
    await run(`insert into stored_file (sha256, size, format, stored_at, touched_at) values ($1, $2, 'PDF', now(), now()) on conflict do nothing`, [sha256, size]);
    await run(`insert into file_text (sha256, state, title, page_count, read_at) values ($1, 'LETTO', $2, $3, now()) on conflict do nothing`, [sha256, title, pages.length]);
    for (const [ordinal, text] of pages.entries()) await run(`insert into file_page (sha256, ordinal, page, heading, text) values ($1, $2, $3, '', $4) on conflict do nothing`, [sha256, ordinal, ordinal + 1, text]);
    await run(
      `insert into document_upload (id, person_id, ente_id, file_name, sent_name, size, state, sha256, client_key, created_at, touched_at) select $1::uuid, id, $3::uuid, $4, $4, $6::bigint, 'RICEVUTO', $5, $1::uuid::text, now(), now() from person where email = $2`,
      [uploadId, email, enteId, fileName, sha256, size],
    );
  });
  return { uploadId, sha256 };
}

/** A file that arrived whole, with its bytes where the product reads them. */
export async function arriveBytes(test: TestApp, { bytes, ...file }: { readonly email: string; readonly enteId: string; readonly fileName: string; readonly pages?: readonly string[]; readonly bytes: Uint8Array }): Promise<{ uploadId: string; sha256: string }> {
  const arrived = await arriveFile(test, { ...file, seed: bytes });
  const storage = test.app.get<ObjectStorage>(OBJECT_STORAGE, { strict: false });
  await storage.startUpload(arrived.uploadId);
  await storage.append(arrived.uploadId, 0, Readable.from([Buffer.from(bytes)]), bytes.length);
  await storage.keepUpload(arrived.uploadId, await storage.hashUpload(arrived.uploadId));
  return arrived;
}
