import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The wall's words for `canReadDocument`; the subqueries are answered once for a statement and not once for a row. */
const READABLE = `
  (select app_is_system())
  or ente_id = any ((select app_ente_ids())::uuid[])
  or (state = 'PUBBLICATO' and trashed_at is null and (
    visibility = 'PUBBLICO'
    or (visibility = 'RETE' and (select cardinality(app_ente_ids())) > 0)
    or (visibility = 'PROVINCE' and (select app_in_province_network()))
    or (visibility = 'ENTI' and shared_with && (select app_ente_ids())::uuid[])))`;
const OWN = `(select app_is_system()) or ente_id = any ((select app_ente_ids())::uuid[])`;

/** Documents of the Enti and their versions, readable by whom they are shared with and written by their Ente. */
export class CreateDocuments1795000001020 implements MigrationInterface {
  name = 'CreateDocuments1795000001020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function app_in_province_network() returns boolean language sql stable parallel safe as
      $$ select exists (select 1 from ente where id = any (app_ente_ids()) and kind in ('PROVINCIA', 'UPI')) $$`);
    await runner.query(`
      create table document (
        id uuid primary key,
        ente_id uuid not null references ente (id),
        title text not null check (length(title) between 1 and 300),
        abstract text not null default '' check (length(abstract) <= 4000),
        type_key text not null references document_type (key),
        pillars text[] not null default '{}',
        year smallint,
        territory_id uuid references ente (id),
        form text,
        level text,
        profile text,
        language text not null,
        licence text not null,
        keywords text[] not null default '{}',
        source text not null default '',
        valid_from date,
        valid_until date,
        review_on date,
        cites jsonb not null default '[]',
        visibility text not null check (visibility in ('ENTE', 'ENTI', 'PROVINCE', 'RETE', 'PUBBLICO')),
        shared_with uuid[] not null default '{}',
        state text not null check (state in ('BOZZA', 'IN_REVISIONE', 'PUBBLICATO')),
        current_version integer not null default 1,
        approved_version integer,
        featured boolean not null default false,
        verified_at timestamptz,
        revision integer not null default 1,
        owner_id uuid not null references person (id),
        created_by uuid not null references person (id),
        created_at timestamptz not null,
        updated_at timestamptz not null,
        published_at timestamptz,
        trashed_at timestamptz,
        upload_id uuid unique,
        downloads integer not null default 0,
        views integer not null default 0
      )`);
    await runner.query(`comment on table document is 'A document of an Ente: what people say of it, who may read it, where it stands; its files are its versions'`);
    await runner.query(`comment on column document.revision is 'Counts the changes: who changes something says which one he saw'`);
    await runner.query(`comment on column document.upload_id is 'The upload it was made from: the same upload is one document'`);
    await runner.query(`comment on column document.trashed_at is 'In the trash since; deleted for good after 30 days'`);
    // In the orders of the lists: a page is read from the beginning of an index, however many documents there are.
    const published = `where state = 'PUBBLICATO' and trashed_at is null`;
    await runner.query(`create index document_by_publication on document (featured desc, published_at desc nulls last, id) ${published}`);
    await runner.query(`create index document_by_type on document (type_key, featured desc, published_at desc nulls last, id) ${published}`);
    await runner.query(`create index document_by_title on document (lower(title), id) ${published}`);
    await runner.query(`create index document_by_downloads on document (downloads desc, published_at desc nulls last, id) ${published}`);
    await runner.query(`create index document_of_ente on document (ente_id, updated_at desc, id)`);
    await runner.query(`create index document_pillars on document using gin (pillars)`);
    await runner.query(`create index document_keywords on document using gin (keywords)`);
    await runner.query(`create index document_trashed on document (trashed_at) where trashed_at is not null`);
    await runner.query(`
      create table document_version (
        document_id uuid not null references document (id) on delete cascade,
        number integer not null check (number > 0),
        sha256 text not null references stored_file (sha256),
        file_name text not null check (length(file_name) between 1 and 255),
        note text not null default '' check (length(note) <= 1000),
        created_by uuid not null references person (id),
        created_by_name text not null,
        created_at timestamptz not null,
        primary key (document_id, number)
      )`);
    await runner.query(`comment on table document_version is 'Files of a document, append only; the reference to stored_file keeps the sweep from taking a content that is in use'`);
    await runner.query('create index document_version_of_content on document_version (sha256)');
    await runner.query(`
      create table document_deed (
        id bigint generated always as identity primary key,
        document_id uuid not null references document (id) on delete cascade,
        kind text not null,
        detail text not null default '',
        person_id uuid references person (id),
        person_name text not null,
        at timestamptz not null
      )`);
    await runner.query(`comment on table document_deed is 'History of a document, append only: who did what, when'`);
    await runner.query('create index document_deed_of_document on document_deed (document_id, id desc)');

    for (const table of ['document', 'document_version', 'document_deed']) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
    }
    await runner.query(`create policy document_readable on document for select using (${READABLE})`);
    await runner.query(`create policy document_added on document for insert with check (${OWN})`);
    await runner.query(`create policy document_changed on document for update using (${OWN}) with check (${OWN})`);
    await runner.query(`create policy document_removed on document for delete using (${OWN})`);
    await runner.query('create policy document_version_readable on document_version for select using (exists (select 1 from document d where d.id = document_id))');
    await runner.query(`create policy document_version_added on document_version for insert with check (exists (select 1 from document d where d.id = document_id and (${OWN.replace('ente_id', 'd.ente_id')})))`);
    await runner.query(`create policy document_deed_readable on document_deed for select using (exists (select 1 from document d where d.id = document_id and (${OWN.replace('ente_id', 'd.ente_id')})))`);
    await runner.query(`create policy document_deed_added on document_deed for insert with check (exists (select 1 from document d where d.id = document_id and (${OWN.replace('ente_id', 'd.ente_id')})))`);
    await runner.query('revoke update, delete on document_version, document_deed from province_comuni_app');

    // What is known of a content is known to whom may read a document that has it.
    for (const table of ['stored_file', 'file_text', 'file_page']) await runner.query(`create policy ${table}_of_readable_document on ${table} for select using (exists (select 1 from document_version v where v.sha256 = ${table}.sha256))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['stored_file', 'file_text', 'file_page']) await runner.query(`drop policy ${table}_of_readable_document on ${table}`);
    await runner.query('drop table document_deed, document_version, document');
    await runner.query('drop function app_in_province_network()');
  }
}
