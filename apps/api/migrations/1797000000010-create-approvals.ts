import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = `('BOZZA', 'IN_REVISIONE', 'AL_CONSIGLIO', 'APPROVATA', 'TRASMESSA', 'IN_VIGORE', 'RINNOVATA')`;

/** The way of each act from draft to expiry, the steps taken, and the texts they were about. */
export class CreateApprovals1797000000010 implements MigrationInterface {
  name = 'CreateApprovals1797000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table instance_snapshot (
        instance_id uuid not null references instance (id) on delete cascade,
        data_revision integer not null,
        ente_id uuid not null references ente (id),
        instance jsonb not null,
        acts jsonb not null,
        primary key (instance_id, data_revision)
      )`);
    await runner.query(`comment on table instance_snapshot is 'An instance as it was at one data revision: what its acts said and what they were made from. Never changed: approved texts stand on it'`);
    await runner.query(`comment on column instance_snapshot.acts is 'RenderedAct of the shared act tree, by key of the act'`);
    await runner.query(`
      create function refuse_change_of_snapshot() returns trigger language plpgsql as $$
      begin
        raise exception 'A snapshot of an instance does not change';
      end $$`);
    await runner.query('create trigger instance_snapshot_immutable before update on instance_snapshot for each row execute function refuse_change_of_snapshot()');
    await runner.query(`
      create table act_approval (
        id uuid primary key,
        instance_id uuid not null references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        act_key text not null,
        number integer not null check (number > 0),
        state text not null check (state in ${STATES}),
        data_revision integer not null,
        model_version text not null,
        text_sha256 text not null,
        opinion jsonb,
        approval jsonb,
        protocol jsonb,
        transmitted_on date,
        in_force_from date,
        expires_on date,
        revision integer not null,
        unique (instance_id, act_key, number),
        foreign key (instance_id, data_revision) references instance_snapshot (instance_id, data_revision),
        check (state not in ('APPROVATA', 'TRASMESSA', 'IN_VIGORE') or approval is not null),
        check (expires_on is null or expires_on > in_force_from)
      )`);
    await runner.query(`comment on table act_approval is 'The way of one text of one act from draft to expiry. An act changed after its approval goes it again under the next number'`);
    await runner.query(`comment on column act_approval.data_revision is 'The kept text it is about'`);
    await runner.query(`comment on column act_approval.expires_on is 'Last day in force: expiring and expired follow from it and are not stored'`);
    await runner.query(`create index act_approval_of_ente on act_approval (ente_id, instance_id, act_key, number desc)`);
    await runner.query(`create index act_approval_expiring on act_approval (expires_on) where state = 'IN_VIGORE'`);
    await runner.query(`
      create table act_step (
        id bigint generated always as identity primary key,
        approval_id uuid not null references act_approval (id) on delete cascade,
        instance_id uuid not null,
        ente_id uuid not null references ente (id),
        step text not null,
        from_state text,
        to_state text not null check (to_state in ${STATES}),
        input jsonb not null,
        data_revision integer not null,
        seen_revision integer not null,
        person_id uuid not null references person (id),
        person_name text not null,
        at timestamptz not null
      )`);
    await runner.query(`comment on table act_step is 'Steps taken, append-only: the timeline of an act'`);
    await runner.query('create index act_step_of_instance on act_step (instance_id, id desc)');
    await runner.query(`
      create table act_file (
        id uuid primary key,
        approval_id uuid not null references act_approval (id) on delete cascade,
        instance_id uuid not null,
        ente_id uuid not null references ente (id),
        kind text not null check (kind in ('ATTO_FIRMATO', 'RICEVUTA_PEC', 'ALLEGATO')),
        sha256 text not null references stored_file (sha256),
        name text not null,
        size bigint not null,
        person_id uuid not null references person (id),
        person_name text not null,
        at timestamptz not null
      )`);
    await runner.query(`comment on table act_file is 'Files that go with an approval: the signed act, receipts of certified mail, kept under the hash of their content'`);
    await runner.query('create index act_file_of_instance on act_file (instance_id, at)');
    await runner.query('create index act_file_sha256 on act_file (sha256)');
    await runner.query(`
      create table act_step_roles (
        ente_id uuid not null references ente (id),
        step text not null,
        roles text[] not null check (cardinality(roles) > 0),
        primary key (ente_id, step)
      )`);
    await runner.query(`comment on table act_step_roles is 'Who takes a step in an Ente, where it differs from the usual'`);
    for (const table of ['instance_snapshot', 'act_approval', 'act_step', 'act_file', 'act_step_roles']) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
      await runner.query(`create policy ${table}_of_ente on ${table} using (app_is_system() or ente_id = any (app_ente_ids())) with check (app_is_system() or ente_id = any (app_ente_ids()))`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table act_step_roles, act_file, act_step, act_approval, instance_snapshot');
    await runner.query('drop function refuse_change_of_snapshot');
  }
}
