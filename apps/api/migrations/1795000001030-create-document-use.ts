import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people do with documents: their favourites, what they saw last, and links for those who have no account. */
export class CreateDocumentUse1795000001030 implements MigrationInterface {
  name = 'CreateDocumentUse1795000001030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document_favourite (
        person_id uuid not null references person (id) on delete cascade,
        document_id uuid not null references document (id) on delete cascade,
        primary key (person_id, document_id)
      )`);
    await runner.query('create index document_favourite_of_document on document_favourite (document_id)');
    await runner.query(`comment on table document_favourite is 'Documents that a person keeps at hand'`);
    await runner.query(`
      create table document_seen (
        person_id uuid not null references person (id) on delete cascade,
        document_id uuid not null references document (id) on delete cascade,
        seen_at timestamptz not null,
        primary key (person_id, document_id)
      )`);
    await runner.query('create index document_seen_of_person on document_seen (person_id, seen_at desc)');
    await runner.query('create index document_seen_of_document on document_seen (document_id)');
    await runner.query(`comment on table document_seen is 'When a person last opened a document: his list of what he saw last, the newest 50'`);
    for (const table of ['document_favourite', 'document_seen']) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
      await runner.query(`create policy ${table}_of_person on ${table} using ((select app_is_system()) or person_id = (select app_person_id())) with check ((select app_is_system()) or person_id = (select app_person_id()))`);
    }
    await runner.query(`
      create table document_guest_link (
        id uuid primary key,
        document_id uuid not null references document (id) on delete cascade,
        secret_hash text not null unique,
        note text not null check (length(note) <= 200),
        expires_at timestamptz not null,
        created_by uuid not null references person (id),
        created_by_name text not null,
        created_at timestamptz not null,
        last_used_at timestamptz
      )`);
    await runner.query('create index document_guest_link_of_document on document_guest_link (document_id, created_at desc)');
    await runner.query(`comment on table document_guest_link is 'Links that open a document without an account until they expire'`);
    await runner.query(`comment on column document_guest_link.secret_hash is 'SHA-256 of the secret in the link: the secret itself is not kept'`);
    await runner.query('alter table document_guest_link enable row level security');
    await runner.query('alter table document_guest_link force row level security');
    const own = '(select app_is_system()) or exists (select 1 from document d where d.id = document_id and d.ente_id = any ((select app_ente_ids())::uuid[]))';
    await runner.query(`create policy document_guest_link_of_ente on document_guest_link using (${own}) with check (${own})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table document_guest_link, document_seen, document_favourite');
  }
}
