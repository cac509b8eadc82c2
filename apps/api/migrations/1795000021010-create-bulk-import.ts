import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Archives of many documents that come in together, and what becomes of each of their rows. */
export class CreateBulkImport1795000021010 implements MigrationInterface {
  name = 'CreateBulkImport1795000021010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table bulk_import (
        id uuid primary key,
        person_id uuid not null references person (id),
        ente_id uuid not null references ente (id),
        upload_id uuid not null unique,
        file_name text not null check (length(file_name) between 1 and 200),
        archive_sha256 text references stored_file (sha256),
        size bigint not null check (size > 0),
        state text not null check (state in ('IN_PROVA', 'PROVATA', 'IN_CORSO', 'FINITA', 'RIFIUTATA')),
        problem text,
        notices text[] not null default '{}',
        done integer not null default 0,
        total integer not null default 0,
        choices jsonb,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        check ((state = 'RIFIUTATA') = (problem is not null)),
        check (state not in ('IN_PROVA', 'PROVATA', 'IN_CORSO') or archive_sha256 is not null)
      )`);
    await runner.query(`comment on table bulk_import is 'Many documents that come in together: a ZIP with a table, of who began it; forgotten 30 days after it was last touched'`);
    await runner.query(`comment on column bulk_import.upload_id is 'The upload of the ZIP: the same one is one import'`);
    await runner.query(`comment on column bulk_import.archive_sha256 is 'The ZIP, kept from the sweep while it is needed'`);
    await runner.query('create index bulk_import_of_person on bulk_import (person_id, created_at desc, id)');
    await runner.query('create index bulk_import_by_touch on bulk_import (updated_at)');
    await runner.query('create index bulk_import_of_archive on bulk_import (archive_sha256)');
    await runner.query(`
      create table bulk_import_row (
        id uuid primary key,
        import_id uuid not null references bulk_import (id) on delete cascade,
        position integer not null check (position >= 0),
        line integer,
        path text not null check (length(path) <= 4000),
        fields jsonb,
        visibility text,
        sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
        state text not null check (state in ('PRONTA', 'DOPPIONE', 'ERRATA', 'SENZA_RIGA', 'CREATA', 'SALTATA', 'FALLITA')),
        problems jsonb not null default '[]',
        same jsonb,
        document_id uuid references document (id) on delete set null,
        unique (import_id, position)
      )`);
    await runner.query(`comment on table bulk_import_row is 'A line of the table of an import, or a file that no line names; its id becomes that of the document''s upload, so that it is made once'`);
    await runner.query(`comment on column bulk_import_row.sha256 is 'Of the file in the archive: not kept yet while the row is only tried'`);
    await runner.query('create index bulk_import_row_by_state on bulk_import_row (import_id, state, position)');
    await runner.query('create index bulk_import_row_of_document on bulk_import_row (document_id)');
    for (const table of ['bulk_import', 'bulk_import_row']) await runner.query(`alter table ${table} enable row level security, force row level security`);
    await runner.query('create policy bulk_import_own on bulk_import using (app_is_system() or person_id = app_person_id()) with check (app_is_system() or (person_id = app_person_id() and ente_id = any (app_ente_ids())))');
    await runner.query('create policy bulk_import_row_of_import on bulk_import_row using (app_is_system() or exists (select 1 from bulk_import where id = import_id)) with check (app_is_system() or exists (select 1 from bulk_import where id = import_id))');
    await runner.query('grant select, insert, update, delete on bulk_import, bulk_import_row to province_comuni_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table bulk_import_row, bulk_import');
  }
}
