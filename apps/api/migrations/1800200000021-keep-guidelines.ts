import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYSTEM = '(select app_is_system())';

/** Who moderates changes the guidelines of a community; of a new version it is known who accepted it. */
export class KeepGuidelines1800200000021 implements MigrationInterface {
  name = 'KeepGuidelines1800200000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table community add column guidelines_version integer not null default 1;
      comment on column community.guidelines_version is 'Which version its guidelines are: members who accepted an earlier one accept again before they write. A correction makes no new one';
      alter table community_member add column guidelines_version integer not null default 1;
      comment on column community_member.guidelines_version is 'Which version he accepted, at guidelines_accepted_at';
      create table community_guidelines_change (
        community_id uuid not null references community (id) on delete cascade,
        revision integer not null,
        version integer not null,
        at timestamptz not null,
        person_id uuid not null references person (id),
        person_name text not null,
        before text[] not null,
        after text[] not null,
        primary key (community_id, revision)
      );
      comment on table community_guidelines_change is 'Who changed the guidelines of a community, when, from what to what, and which version they are since. Rows are added, never changed: only what names somebody who is erased goes';
      create index community_guidelines_change_of_person on community_guidelines_change (person_id);
      alter table community_guidelines_change enable row level security, force row level security;
      create policy community_guidelines_change_read on community_guidelines_change for select using (${SYSTEM} or community_id = any ((select app_community_ids())::uuid[]));
      create policy community_guidelines_change_add on community_guidelines_change for insert with check (${SYSTEM});
      create policy community_guidelines_change_erased on community_guidelines_change for update using (${SYSTEM}) with check (${SYSTEM});
      revoke update, delete on community_guidelines_change from province_comuni_app;
      grant update (person_name, before, after) on community_guidelines_change to province_comuni_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table community_guidelines_change');
    await runner.query('alter table community_member drop column guidelines_version');
    await runner.query('alter table community drop column guidelines_version');
  }
}
