import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Upgrades of instances to a newer version of their model: what people decided, before and after it was applied. */
export class CreateUpgrades1796000000010 implements MigrationInterface {
  name = 'CreateUpgrades1796000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table instance add column local_variables jsonb not null default '[]'`);
    await runner.query(`comment on column instance.local_variables is 'Definitions of variables that left the model while a text of the instance still uses them'`);
    await runner.query('alter table instance_answer drop constraint instance_answer_origin_check');
    await runner.query(`alter table instance_answer add constraint instance_answer_origin_check check (origin in ('PERSONA', 'REGISTRO', 'DOCUMENTO', 'AGGIORNAMENTO'))`);
    await runner.query(`
      create table upgrade_run (
        id uuid primary key default gen_random_uuid(),
        instance_id uuid not null references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        from_version_id uuid not null references model_version (id),
        to_version_id uuid references model_version (id),
        status text not null check (status in ('OPEN', 'APPLIED')),
        engine_version integer not null,
        applied_mark text,
        applied_data_revision integer,
        created_by uuid not null references person (id),
        created_at timestamptz not null,
        applied_at timestamptz,
        check ((status = 'APPLIED') = (applied_at is not null and applied_mark is not null and to_version_id is not null))
      )`);
    await runner.query(`comment on table upgrade_run is 'An upgrade of an instance: open while people decide, then applied once. The plan itself is computed, never stored'`);
    await runner.query(`comment on column upgrade_run.applied_mark is 'SHA-256 of the plan and decisions that were applied: the same request twice is one upgrade'`);
    await runner.query(`create unique index upgrade_run_open on upgrade_run (instance_id) where status = 'OPEN'`);
    await runner.query('create index upgrade_run_of_instance on upgrade_run (instance_id, applied_at desc)');
    await runner.query(`
      create table upgrade_item (
        run_id uuid not null references upgrade_run (id) on delete cascade,
        key text not null,
        ente_id uuid not null references ente (id),
        item_hash text not null,
        class text,
        choice text not null check (choice in ('ACCEPT', 'MODEL', 'OURS', 'EDIT', 'LATER')),
        texts jsonb not null,
        reason text check (length(reason) <= 1000),
        person_id uuid references person (id),
        person_name text,
        at timestamptz not null,
        primary key (run_id, key)
      )`);
    await runner.query(`comment on table upgrade_item is 'What was decided of one item of an upgrade; once applied, also what needed no decision (without a person)'`);
    await runner.query(`comment on column upgrade_item.item_hash is 'SHA-256 of what the item was made from: the decision holds as long as it is the same'`);
    for (const table of ['upgrade_run', 'upgrade_item']) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
      await runner.query(`create policy ${table}_of_ente on ${table} using (app_is_system() or ente_id = any (app_ente_ids())) with check (app_is_system() or ente_id = any (app_ente_ids()))`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table upgrade_item, upgrade_run');
    // Before, what no person had confirmed came from the registry or from a document.
    await runner.query(`update instance_answer set origin = 'REGISTRO' where origin = 'AGGIORNAMENTO'`);
    await runner.query('alter table instance_answer drop constraint instance_answer_origin_check');
    await runner.query(`alter table instance_answer add constraint instance_answer_origin_check check (origin in ('PERSONA', 'REGISTRO', 'DOCUMENTO'))`);
    await runner.query('alter table instance drop column local_variables');
  }
}
