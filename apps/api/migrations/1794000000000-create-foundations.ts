import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The group role that the product runs as, its default rights, and the outbox. */
export class CreateFoundations1794000000000 implements MigrationInterface {
  name = 'CreateFoundations1794000000000';

  async up(runner: QueryRunner): Promise<void> {
    // The role is of the whole cluster: another database of the same server may have made it already.
    await runner.query(`
      do $$ begin
        create role province_comuni_app nologin nosuperuser nobypassrls;
      exception when duplicate_object or unique_violation then null;
      end $$`);
    await runner.query('grant usage on schema public to province_comuni_app');
    await runner.query('alter default privileges in schema public grant select, insert, update, delete on tables to province_comuni_app');
    await runner.query('alter default privileges in schema public grant usage on sequences to province_comuni_app');
    await runner.query('create extension if not exists unaccent');
    await runner.query('create extension if not exists pg_trgm');
    await runner.query(`
      create table outbox_event (
        id bigint generated always as identity primary key,
        kind text not null,
        payload jsonb not null,
        occurred_at timestamptz not null default now(),
        dispatched_at timestamptz
      )`);
    await runner.query(`comment on table outbox_event is 'Domain events, written in the transaction of the change that caused them; followers hear each at least once'`);
    await runner.query('create index outbox_event_pending on outbox_event (id) where dispatched_at is null');
    await runner.query(`
      create function app_ente_ids() returns uuid[] language sql stable parallel safe as
      $$ select string_to_array(nullif(current_setting('app.ente_ids', true), ''), ',')::uuid[] $$`);
    await runner.query(`comment on function app_ente_ids is 'Enti whose rows the open transaction may touch; null (no rows) when nothing was set'`);
    await runner.query(`
      create function app_is_system() returns boolean language sql stable parallel safe as
      $$ select coalesce(current_setting('app.system', true), '') = 'on' $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function app_is_system, app_ente_ids');
    await runner.query('drop table outbox_event');
  }
}
