import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that are kept, uploads on their way in, and the text of files. Documents come later and refer to files. */
export class CreateFiles1795000000010 implements MigrationInterface {
  name = 'CreateFiles1795000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table stored_file (
        sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
        size bigint not null check (size >= 0),
        format text not null,
        stored_at timestamptz not null,
        touched_at timestamptz not null,
        verified_at timestamptz,
        damaged_at timestamptz,
        scan text not null default 'NON_ANALIZZATO' check (scan in ('NON_ANALIZZATO', 'PULITO', 'INFETTO'))
      )`);
    await runner.query(`
      comment on table stored_file is 'Contents kept in the object storage, by their SHA-256; who uses one refers to it by foreign key, and it is swept when nobody does';
      comment on column stored_file.touched_at is 'When it last arrived: the sweep leaves young files alone';
      comment on column stored_file.verified_at is 'When all its bytes were last read and found right';
      comment on column stored_file.damaged_at is 'Since when its bytes are known to be wrong or missing'`);
    await runner.query('create index stored_file_by_touch on stored_file (touched_at)');
    await runner.query('create index stored_file_by_verification on stored_file (verified_at nulls first)');
    await runner.query(`
      create table document_upload (
        id uuid primary key,
        person_id uuid not null references person (id),
        ente_id uuid not null references ente (id),
        file_name text not null check (length(file_name) between 1 and 200),
        sent_name text not null check (length(sent_name) <= 1000),
        size bigint not null check (size > 0),
        state text not null check (state in ('RICEVENDO', 'RICEVUTO', 'USATO')),
        sha256 text references stored_file (sha256) on delete cascade,
        client_key text not null check (length(client_key) between 1 and 100),
        created_at timestamptz not null,
        touched_at timestamptz not null,
        unique (person_id, client_key),
        check ((state = 'RICEVENDO') = (sha256 is null))
      )`);
    await runner.query(`
      comment on table document_upload is 'Files on their way in, each of the person who sends it; used ones remain, for the room their Ente takes up';
      comment on column document_upload.sent_name is 'The name as it was sent, for show only';
      comment on column document_upload.client_key is 'Minted by the page: the same key of a person is one upload'`);
    await runner.query(`create index document_upload_open on document_upload (person_id, touched_at desc) where state <> 'USATO'`);
    await runner.query('create index document_upload_of_ente on document_upload (ente_id)');
    await runner.query('create index document_upload_of_file on document_upload (sha256)');
    await runner.query(`
      create table file_text (
        sha256 text primary key references stored_file (sha256) on delete cascade,
        state text not null check (state in ('IN_ATTESA', 'LETTO', 'NON_LEGGIBILE')),
        title text,
        author text,
        language text,
        created_at timestamptz,
        page_count integer,
        hints text[] not null default '{}',
        signatures jsonb not null default '[]',
        notices text[] not null default '{}',
        problem text,
        fingerprint integer[],
        bands integer[],
        read_at timestamptz,
        check ((state = 'NON_LEGGIBILE') = (problem is not null))
      )`);
    await runner.query(`
      comment on table file_text is 'What the text of a file says of it; its words are in file_page';
      comment on column file_text.created_at is 'Date in the properties of the file itself';
      comment on column file_text.fingerprint is 'MinHash of the sequences of words: the share of equal places estimates the share of common sequences';
      comment on column file_text.bands is 'The fingerprint in short stretches: files with none in common are not alike and need not be compared'`);
    await runner.query(`create index file_text_waiting on file_text (sha256) where state = 'IN_ATTESA'`);
    await runner.query('create index file_text_bands on file_text using gin (bands)');
    await runner.query(`
      create table file_page (
        sha256 text not null references stored_file (sha256) on delete cascade,
        ordinal integer not null check (ordinal >= 0),
        page integer,
        heading text not null,
        text text not null,
        primary key (sha256, ordinal)
      )`);
    await runner.query(`comment on table file_page is 'Text of a page, slide, sheet or section of a file, in reading order'`);
    // Nobody reads a file by itself: documents, which come later, say who may.
    for (const table of ['stored_file', 'file_text', 'file_page']) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      await runner.query(`create policy ${table}_system on ${table} using (app_is_system()) with check (app_is_system())`);
    }
    await runner.query('alter table document_upload enable row level security, force row level security');
    await runner.query('create policy document_upload_own on document_upload using (app_is_system() or person_id = app_person_id()) with check (app_is_system() or (person_id = app_person_id() and ente_id = any (app_ente_ids())))');
    await runner.query('grant select, insert, update, delete on stored_file, document_upload, file_text, file_page to province_comuni_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table file_page, file_text, document_upload, stored_file');
  }
}
