import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYSTEM = '(select app_is_system())';
const OWN = 'exists (select 1 from document d where d.id = document_id and d.ente_id = any ((select app_ente_ids())::uuid[]))';

/** What a document was made from, and whether that changed since; and the kind of document that answers become. */
export class CreateDocumentSources1799900000010 implements MigrationInterface {
  name = 'CreateDocumentSources1799900000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document_source (
        document_id uuid not null references document (id) on delete cascade,
        kind text not null,
        subject_id text not null,
        position integer not null,
        is_origin boolean not null,
        seen text not null,
        now text,
        changed_at timestamptz,
        primary key (document_id, kind, subject_id)
      );
      comment on table document_source is 'What a document was made from or rests on: a subject of any domain, with the mark of how it was';
      comment on column document_source.is_origin is 'The document says in its own words what the subject says';
      comment on column document_source.seen is 'Mark of the subject when the document was made, or looked at again';
      comment on column document_source.now is 'Mark of the subject as it is; null: it is there no more. Another one than seen: the document is to be looked at again';
      create index document_source_of_subject on document_source (kind, subject_id);
      alter table document_source enable row level security, force row level security;
      create policy document_source_system on document_source using (${SYSTEM}) with check (${SYSTEM});
      create policy document_source_read on document_source for select using (exists (select 1 from document d where d.id = document_id));
      create policy document_source_add on document_source for insert with check (${OWN});
      create policy document_source_removed on document_source for delete using (${OWN});
      create policy document_source_seen on document_source for update using (${OWN}) with check (${OWN});
      insert into document_type (key, label, needs_review, position) select 'scheda', 'Scheda', false, max(position) + 1 from document_type`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table document_source;
      update document set type_key = 'altro' where type_key = 'scheda';
      delete from document_type where key = 'scheda'`);
  }
}
