import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYSTEM = '(select app_is_system())';

/** Copies of what the product holds about somebody, and the erasures that are asked for. */
export class CreatePersonalData1799600000020 implements MigrationInterface {
  name = 'CreatePersonalData1799600000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table personal_copy (
        id uuid primary key,
        person_id uuid not null unique references person (id) on delete cascade,
        asked_at timestamptz not null,
        state text not null check (state in ('IN_ATTESA', 'PRONTA')),
        parts_done integer not null default 0,
        parts_all integer not null,
        bytes bytea,
        ready_at timestamptz,
        expires_at timestamptz,
        check ((state = 'PRONTA') = (bytes is not null and ready_at is not null and expires_at is not null))
      );
      comment on table personal_copy is 'What somebody gets of his data (GDPR art. 15 and 20), as a ZIP: one for each person, here and not in the storage of files, so that it is gone when it goes';
      comment on column personal_copy.expires_at is 'Seven days after it was ready';
      create index personal_copy_expiring on personal_copy (expires_at) where expires_at is not null;
      create table person_erasure (
        person_id uuid primary key references person (id),
        asked_by uuid not null references person (id),
        asked_at timestamptz not null,
        due_at timestamptz not null check (due_at >= asked_at),
        steps_done text[] not null default '{}',
        done_at timestamptz
      );
      comment on table person_erasure is 'Erasures that were asked for (GDPR art. 17); taken back, the row goes as long as none of it was done. Done, it stays as proof';
      comment on column person_erasure.steps_done is 'Parts of the product that were erased: one that was killed goes on with the next';
      create index person_erasure_due on person_erasure (due_at) where done_at is null;
      create index person_erasure_asked_by on person_erasure (asked_by)`);
    for (const table of ['personal_copy', 'person_erasure']) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      await runner.query(`create policy ${table}_system on ${table} using (${SYSTEM}) with check (${SYSTEM})`);
      await runner.query(`create policy ${table}_own on ${table} for select using (person_id = (select app_person_id()))`);
    }
    // The name beside an id is taken away when its person is erased, and by nobody else: who was asked may change his own answer in the same row.
    await runner.query(`
      grant update (asked_by_name) on question_ask to province_comuni_app;
      create function refuse_other_askers() returns trigger language plpgsql as $$
        begin
          if new.asked_by_name is distinct from old.asked_by_name and not app_is_system() then
            raise insufficient_privilege using message = 'permission denied: who asked stays as it was';
          end if;
          return new;
        end $$;
      create trigger question_ask_asker before update of asked_by_name on question_ask for each row execute function refuse_other_askers()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger question_ask_asker on question_ask; drop function refuse_other_askers; revoke update (asked_by_name) on question_ask from province_comuni_app');
    await runner.query('drop table person_erasure, personal_copy');
  }
}
