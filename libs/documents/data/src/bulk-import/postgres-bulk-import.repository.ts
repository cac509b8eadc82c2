import type { BulkImport, BulkImportChoices, BulkImportCounts, BulkImportId, BulkImportRepository, BulkImportRow, BulkImportRowState, UploadId } from '@province-comuni/documents-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { ContentHash } from '@province-comuni/platform-ports';
import type { PersonId } from '@province-comuni/shared-kernel';

const ROWS_AT_ONCE = 500;

/** Bulk imports in PostgreSQL, behind row level security: those of another person do not exist here. */
export class PostgresBulkImportRepository implements BulkImportRepository {
  async add({ id, personId, enteId, uploadId, fileName, archive, size, state, createdAt, updatedAt }: BulkImport): Promise<void> {
    await currentManager().query(
      'insert into bulk_import (id, person_id, ente_id, upload_id, file_name, archive_sha256, size, state, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
      [id, personId, enteId, uploadId, fileName, archive, size, state, createdAt, updatedAt],
    );
  }

  async find(id: BulkImportId): Promise<BulkImport | null> {
    return (await select('where id = $1', [id]))[0] ?? null;
  }

  async ofUpload(uploadId: UploadId): Promise<BulkImport | null> {
    return (await select('where upload_id = $1', [uploadId]))[0] ?? null;
  }

  async lock(id: BulkImportId): Promise<BulkImport | null> {
    return (await select('where id = $1 for update', [id]))[0] ?? null;
  }

  list(personId: PersonId, limit: number): Promise<BulkImport[]> {
    return select('where person_id = $1 order by created_at desc, id limit $2', [personId, limit]);
  }

  async save({ id, archive, state, problem, notices, done, total, choices, updatedAt }: BulkImport): Promise<void> {
    await currentManager().query('update bulk_import set archive_sha256 = $2, state = $3, problem = $4, notices = $5, done = $6, total = $7, choices = $8::jsonb, updated_at = $9 where id = $1', [id, archive, state, problem, notices, done, total, choices && JSON.stringify(choices), updatedAt]);
  }

  async remove(id: BulkImportId): Promise<void> {
    await currentManager().query('delete from bulk_import where id = $1', [id]);
  }

  stuck(before: Date, limit: number): Promise<BulkImport[]> {
    return select(`where state in ('IN_PROVA', 'IN_CORSO') and updated_at < $1 order by updated_at limit $2`, [before, limit]);
  }

  old(before: Date, limit: number): Promise<BulkImport[]> {
    return select('where updated_at < $1 order by updated_at limit $2', [before, limit]);
  }

  async addRows(id: BulkImportId, rows: readonly BulkImportRow[]): Promise<void> {
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const slice = rows.slice(from, from + ROWS_AT_ONCE).map(({ id: rowId, position, line, path, fields, visibility, state, problems }) => ({ id: rowId, position, line, path, fields, visibility, state, problems }));
      await currentManager().query(
        `insert into bulk_import_row (id, import_id, position, line, path, fields, visibility, state, problems)
         select id, $1, position, line, path, fields, visibility, state, problems
         from jsonb_to_recordset($2::jsonb) as given (id uuid, position integer, line integer, path text, fields jsonb, visibility text, state text, problems jsonb)`,
        [id, JSON.stringify(slice)],
      );
    }
  }

  rows(id: BulkImportId, states: readonly BulkImportRowState[], { offset, limit }: { readonly offset: number; readonly limit: number }): Promise<BulkImportRow[]> {
    return selectRows('where import_id = $1 and (cardinality($2::text[]) = 0 or state = any ($2)) order by position offset $3 limit $4', [id, states, offset, limit]);
  }

  rowsToHash(id: BulkImportId, limit: number): Promise<BulkImportRow[]> {
    return selectRows(`where import_id = $1 and state = 'PRONTA' and sha256 is null order by position limit $2`, [id, limit]);
  }

  async hashedRows(id: BulkImportId): Promise<readonly Pick<BulkImportRow, 'id' | 'line' | 'sha256'>[]> {
    return currentManager().query('select id, line, sha256 from bulk_import_row where import_id = $1 and sha256 is not null order by position', [id]);
  }

  async lockRow(rowId: string): Promise<BulkImportRow | null> {
    return (await selectRows('where id = $1 for update', [rowId]))[0] ?? null;
  }

  async saveHashes(hashes: readonly { readonly id: string; readonly sha256: ContentHash }[]): Promise<void> {
    await currentManager().query('update bulk_import_row as row set sha256 = given.sha256 from jsonb_to_recordset($1::jsonb) as given (id uuid, sha256 text) where row.id = given.id', [JSON.stringify(hashes)]);
  }

  async saveRow({ id, state, problems, same, documentId }: Pick<BulkImportRow, 'id' | 'state' | 'problems' | 'same' | 'documentId'>): Promise<void> {
    await currentManager().query('update bulk_import_row set state = $2, problems = $3::jsonb, same = $4::jsonb, document_id = $5 where id = $1', [id, state, JSON.stringify(problems), same && JSON.stringify(same), documentId]);
  }

  async moveRows(id: BulkImportId, from: BulkImportRowState, to: BulkImportRowState): Promise<number> {
    const [, moved]: [unknown, number] = await currentManager().query('update bulk_import_row set state = $3 where import_id = $1 and state = $2', [id, from, to]);
    return moved;
  }

  async counts(id: BulkImportId): Promise<BulkImportCounts> {
    const rows: { state: BulkImportRowState; count: number }[] = await currentManager().query('select state, count(*)::int as count from bulk_import_row where import_id = $1 group by state', [id]);
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }
}

interface ImportRow extends Omit<BulkImport, 'size' | 'choices'> {
  readonly size: string;
  readonly choices: BulkImportChoices | null;
}

async function select(rest: string, parameters: readonly unknown[]): Promise<BulkImport[]> {
  const rows: ImportRow[] = await currentManager().query(
    `select id, person_id as "personId", ente_id as "enteId", upload_id as "uploadId", file_name as "fileName", archive_sha256 as archive, size, state, problem, notices, done, total, choices, created_at as "createdAt", updated_at as "updatedAt" from bulk_import ${rest}`,
    [...parameters],
  );
  return rows.map((row) => ({ ...row, size: Number(row.size) }));
}

function selectRows(rest: string, parameters: readonly unknown[]): Promise<BulkImportRow[]> {
  return currentManager().query(`select id, position, line, path, fields, visibility, sha256, state, problems, same, document_id as "documentId" from bulk_import_row ${rest}`, [...parameters]);
}
