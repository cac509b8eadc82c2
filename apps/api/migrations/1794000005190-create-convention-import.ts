import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Existing conventions on their way in, kept between one sitting and the next; and the answers that come from their text. */
export class CreateConventionImport1794000005190 implements MigrationInterface {
  name = 'CreateConventionImport1794000005190';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table convention_import (
        id uuid primary key,
        ente_id uuid not null references ente (id),
        model_version_id uuid not null references model_version (id),
        form text not null,
        level text not null,
        file_name text not null check (length(file_name) between 1 and 200),
        sha256 text not null,
        notices jsonb not null,
        clauses jsonb not null,
        registry jsonb not null,
        day date not null,
        proposal jsonb not null,
        decisions jsonb not null,
        status text not null check (status in ('OPEN', 'CONFIRMED')),
        instance_id uuid references instance (id) on delete set null,
        revision integer not null default 1,
        client_key text not null,
        created_by uuid not null references person (id),
        created_at timestamptz not null,
        updated_at timestamptz not null,
        unique (ente_id, client_key)
      )`);
    await runner.query(`comment on table convention_import is 'An existing convention being brought in: what was read from the file, what is proposed, what people decided; the file itself is not kept'`);
    await runner.query(`comment on column convention_import.sha256 is 'SHA-256 of the file that was read'`);
    await runner.query(`comment on column convention_import.revision is 'Counts the decisions: who decides says which one he saw'`);
    await runner.query(`comment on column convention_import.client_key is 'Minted by the browser: the same key twice is one import'`);
    await runner.query('create index convention_import_of_ente on convention_import (ente_id, status, updated_at desc)');
    await runner.query('alter table convention_import enable row level security');
    await runner.query('alter table convention_import force row level security');
    await runner.query('create policy convention_import_of_ente on convention_import using (app_is_system() or ente_id = any (app_ente_ids())) with check (app_is_system() or ente_id = any (app_ente_ids()))');
    await runner.query('alter table instance_answer drop constraint instance_answer_origin_check');
    await runner.query(`alter table instance_answer add constraint instance_answer_origin_check check (origin in ('PERSONA', 'REGISTRO', 'DOCUMENTO'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // Before, what no person had confirmed could only come from the registry.
    await runner.query(`update instance_answer set origin = 'REGISTRO' where origin = 'DOCUMENTO'`);
    await runner.query('alter table instance_answer drop constraint instance_answer_origin_check');
    await runner.query(`alter table instance_answer add constraint instance_answer_origin_check check (origin in ('PERSONA', 'REGISTRO'))`);
    await runner.query('drop table convention_import');
  }
}
