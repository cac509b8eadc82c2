import { createHash, randomUUID } from 'node:crypto';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS } from '@province-comuni/platform-ports';
import type { TestApp } from './test-app.js';

export interface ArrivedFile {
  readonly uploadId: string;
  readonly sha256: string;
}

/** A file that a person has brought for an Ente and whose text was read, as the database has it afterwards. Its bytes are nowhere: for what asks only rows. @param seed what its bytes would be */
export async function arriveFile(test: TestApp, { email, enteId, fileName = 'atto.pdf', pages = ['Testo.'], title = null, seed = randomUUID() }: { readonly email: string; readonly enteId: string; readonly fileName?: string; readonly pages?: readonly string[]; readonly title?: string | null; readonly seed?: string }): Promise<ArrivedFile> {
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
