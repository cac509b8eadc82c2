import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = '(select app_is_system()) or exists (select 1 from document d where d.id = document_id and d.ente_id = any ((select app_ente_ids())::uuid[]))';
const ASKED = `((enti && (select app_ente_ids())::uuid[] or (select app_person_id()) = any (people)) and exists (select 1 from document d where d.id = document_id))`;

/** Requests of an Ente to confirm that one of its documents was read, and who did. */
export class CreateReadingRequests1795896000040 implements MigrationInterface {
  name = 'CreateReadingRequests1795896000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document_reading_request (
        id uuid primary key,
        document_id uuid not null references document (id) on delete cascade,
        version integer not null,
        note text not null check (length(note) <= 1000),
        due_on date not null,
        enti uuid[] not null,
        people uuid[] not null,
        asked_by uuid not null references person (id),
        asked_by_name text not null,
        asked_at timestamptz not null,
        closed_at timestamptz,
        check (cardinality(enti) + cardinality(people) between 1 and 500)
      )`);
    await runner.query(`
      comment on table document_reading_request is 'An Ente asks Enti (one of its people for each) and people to confirm that they read a document';
      comment on column document_reading_request.version is 'Version that was current when it was asked'`);
    await runner.query('create index document_reading_request_of_document on document_reading_request (document_id, asked_at desc)');
    await runner.query('create index document_reading_request_open on document_reading_request (due_on) where closed_at is null');
    await runner.query('create index document_reading_request_enti on document_reading_request using gin (enti)');
    await runner.query('create index document_reading_request_people on document_reading_request using gin (people)');
    await runner.query(`
      create table document_reading (
        request_id uuid not null references document_reading_request (id) on delete cascade,
        target_kind text not null check (target_kind in ('ENTE', 'PERSONA')),
        target_id uuid not null,
        person_id uuid not null references person (id),
        person_name text not null,
        at timestamptz not null,
        primary key (request_id, target_kind, target_id)
      )`);
    await runner.query(`comment on table document_reading is '"Ho letto", once for each who was asked; append only'`);
    for (const table of ['document_reading_request', 'document_reading']) await runner.query(`alter table ${table} enable row level security, force row level security`);
    await runner.query(`create policy document_reading_request_read on document_reading_request for select using (${OWN} or ${ASKED})`);
    await runner.query(`create policy document_reading_request_add on document_reading_request for insert with check (${OWN})`);
    await runner.query(`create policy document_reading_request_change on document_reading_request for update using (${OWN}) with check (${OWN})`);
    await runner.query(`create policy document_reading_read on document_reading for select using (exists (select 1 from document_reading_request r where r.id = request_id))`);
    await runner.query(`create policy document_reading_add on document_reading for insert with check (person_id = (select app_person_id()) and (target_id = person_id or target_id = any ((select app_ente_ids())::uuid[])) and exists (select 1 from document_reading_request r where r.id = request_id))`);
    await runner.query('revoke delete on document_reading_request from province_comuni_app');
    await runner.query('revoke update, delete on document_reading from province_comuni_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table document_reading, document_reading_request');
  }
}
