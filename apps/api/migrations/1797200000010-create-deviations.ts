import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the Province do differently from the models, in numbers; and whether a Provincia lets UPI read its words. */
export class CreateDeviations1797200000010 implements MigrationInterface {
  name = 'CreateDeviations1797200000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table instance add column shared_at timestamptz, add column shared_by text, add constraint instance_sharing check ((shared_at is null) = (shared_by is null))');
    await runner.query(`comment on column instance.shared_at is 'Since when UPI may read its texts; null: they count as numbers only'`);
    await runner.query(`comment on column instance.shared_by is 'Name of the person who shared them'`);
    await runner.query(`
      create table deviation_summary (
        instance_id uuid primary key references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        model_key text not null references model (key),
        model_version_id uuid not null references model_version (id),
        data_revision integer not null,
        standard integer not null,
        adapted integer not null,
        suppressed integer not null,
        added integer not null,
        held_back integer not null,
        not_taken integer not null,
        changed_permille integer not null check (changed_permille between 0 and 1000)
      )`);
    await runner.query(`comment on table deviation_summary is 'An instance beside its model, in numbers; made from the instance by its events, and may be made again at any time'`);
    await runner.query(`comment on column deviation_summary.data_revision is 'Revision of the instance that was counted'`);
    await runner.query(`comment on column deviation_summary.held_back is 'Clauses that an upgrade left on an earlier version'`);
    await runner.query(`comment on column deviation_summary.not_taken is 'Clauses of its version that it has not taken yet'`);
    await runner.query(`comment on column deviation_summary.changed_permille is 'Mean share of changed words over all clauses'`);
    await runner.query('create index deviation_summary_of_model on deviation_summary (model_key)');
    await runner.query('create index deviation_summary_of_ente on deviation_summary (ente_id)');
    await runner.query(`
      create table instance_deviation (
        instance_id uuid not null references instance (id) on delete cascade,
        clause_id text not null,
        ente_id uuid not null references ente (id),
        model_key text not null references model (key),
        act_key text not null,
        state text not null check (state in ('STANDARD', 'ADATTATA', 'SOPPRESSA', 'AGGIUNTA')),
        changed_permille integer not null check (changed_permille between 0 and 1000),
        text_hash text not null,
        lock text check (lock in ('vincolata', 'adattabile', 'libera')),
        base_version_id uuid not null references model_version (id),
        held_back boolean not null,
        primary key (instance_id, clause_id)
      )`);
    await runner.query(`comment on table instance_deviation is 'Each clause of an instance beside the model''s clause of its own base; holds numbers and hashes, no words'`);
    await runner.query(`comment on column instance_deviation.changed_permille is 'Words in one text only, per mille of the words of both'`);
    await runner.query(`comment on column instance_deviation.text_hash is 'SHA-256 of heading and body as they stand'`);
    await runner.query(`comment on column instance_deviation.lock is 'Lock of the model''s clause; null for an added one'`);
    await runner.query('create index instance_deviation_of_act on instance_deviation (model_key, act_key)');
    for (const table of ['deviation_summary', 'instance_deviation']) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
      await runner.query(`create policy ${table}_of_ente on ${table} using (app_is_system() or ente_id = any (app_ente_ids())) with check (app_is_system() or ente_id = any (app_ente_ids()))`);
    }
    // UPI reads a clause of every instance at once.
    await runner.query('create index instance_clause_own on instance_clause (clause_id) where state <> \'KEPT\'');
    // The instances that are there are counted by who follows this event.
    await runner.query('alter table instance no force row level security');
    await runner.query(`insert into outbox_event (kind, payload) select 'models.instance-uncounted', jsonb_build_object('instanceId', id) from instance`);
    await runner.query('alter table instance force row level security');
    await runner.query('alter table model_draft_event add column origin jsonb');
    await runner.query(`comment on column model_draft_event.origin is 'Where the words of a change come from: { enteId, ente, instanceId, title, dataRevision, clauseId } of the Provincia whose wording was taken over; null: they were written here'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table model_draft_event drop column origin');
    await runner.query('drop index instance_clause_own');
    await runner.query('drop table instance_deviation, deviation_summary');
    await runner.query('alter table instance drop constraint instance_sharing, drop column shared_by, drop column shared_at');
  }
}
