import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The Provinces' own copies of the models. Every table carries the Ente and is closed by row level security. */
export class CreateInstances1794000003010 implements MigrationInterface {
  name = 'CreateInstances1794000003010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table instance (
        id uuid primary key,
        ente_id uuid not null references ente (id),
        model_version_id uuid not null references model_version (id),
        title text not null check (length(title) between 1 and 200),
        parameter_date date not null,
        data_revision integer not null default 1,
        client_key text not null,
        created_by uuid not null references person (id),
        created_at timestamptz not null,
        updated_at timestamptz not null,
        unique (ente_id, client_key)
      )`);
    await runner.query(`comment on table instance is 'A Provincia''s own copy of a model version'`);
    await runner.query(`comment on column instance.parameter_date is 'Day whose values of law parameters hold for this instance'`);
    await runner.query(`comment on column instance.data_revision is 'Counts every change of answers and clauses; an export names the one it was made from'`);
    await runner.query(`comment on column instance.client_key is 'Minted by the browser: the same key twice is one adoption'`);
    await runner.query('create index instance_of_ente on instance (ente_id, updated_at desc)');
    await runner.query(`
      create table instance_answer (
        instance_id uuid not null references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        key text not null,
        value jsonb not null,
        origin text not null check (origin in ('PERSONA', 'REGISTRO')),
        revision integer not null default 1,
        answered_by text,
        answered_at timestamptz not null,
        primary key (instance_id, key)
      )`);
    await runner.query(`comment on table instance_answer is 'Answers with where they came from; JSON null means left empty on purpose'`);
    await runner.query(`
      create table instance_clause (
        instance_id uuid not null references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        clause_id text not null,
        act_key text not null,
        base_version_id uuid not null references model_version (id),
        state text not null check (state in ('KEPT', 'EDITED', 'SUPPRESSED', 'ADDED')),
        heading jsonb,
        body jsonb,
        order_key text collate "C",
        parent_id text,
        kind text,
        reason text,
        revision integer not null default 0,
        updated_by text,
        updated_at timestamptz,
        primary key (instance_id, clause_id)
      )`);
    await runner.query(`comment on table instance_clause is 'What a Provincia did with each clause; base_version_id is the merge base, per clause, so that one may be held back at an upgrade'`);
    await runner.query(`
      create table instance_event (
        instance_id uuid not null references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        sequence integer not null,
        kind text not null,
        subject text not null,
        before jsonb,
        after jsonb,
        person_id uuid not null references person (id),
        person_name text not null,
        at timestamptz not null,
        primary key (instance_id, sequence)
      )`);
    await runner.query(`comment on table instance_event is 'History, append only: before and after hold the whole stored thing'`);
    await runner.query('create index instance_event_of_subject on instance_event (instance_id, subject, sequence desc)');
    await runner.query(`
      create table export_record (
        id uuid primary key default gen_random_uuid(),
        instance_id uuid not null references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        act_keys text[] not null,
        format text not null,
        model_version text not null,
        data_revision integer not null,
        draft boolean not null,
        sha256 text not null,
        text_sha256 text not null,
        conformance text,
        person_id uuid not null references person (id),
        person_name text not null,
        at timestamptz not null
      )`);
    await runner.query(`comment on table export_record is 'Every file that left the product; text_sha256 is equal for every format of one revision'`);
    await runner.query('create index export_record_of_instance on export_record (instance_id, at desc)');
    await runner.query('revoke update, delete on instance_event, export_record from province_comuni_app');
    for (const table of ['instance', 'instance_answer', 'instance_clause', 'instance_event', 'export_record']) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
      await runner.query(`create policy ${table}_of_ente on ${table} using (app_is_system() or ente_id = any (app_ente_ids())) with check (app_is_system() or ente_id = any (app_ente_ids()))`);
    }
    await runner.query(`
      create table adoption (
        instance_id uuid primary key references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        model_key text not null references model (key),
        version text not null,
        form text,
        level text,
        since timestamptz not null
      )`);
    await runner.query(`comment on table adoption is 'Public fact that a Provincia took over a model; no text of its acts'`);
    await runner.query('create index adoption_of_model on adoption (model_key, since)');
    await runner.query('alter table adoption enable row level security');
    await runner.query('create policy adoption_for_all on adoption for select using (true)');
    await runner.query('create policy adoption_of_ente on adoption using (app_is_system() or ente_id = any (app_ente_ids())) with check (app_is_system() or ente_id = any (app_ente_ids()))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table adoption, export_record, instance_event, instance_clause, instance_answer, instance');
  }
}
