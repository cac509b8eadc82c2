import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYSTEM = '(select app_is_system())';

/** Who moderates a group or a space names it anew, and everybody in it sees who did. */
export class ChangeWordsOfGroups1800100000011 implements MigrationInterface {
  name = 'ChangeWordsOfGroups1800100000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table community add column words_revision integer not null default 0;
      comment on column community.words_revision is 'How many times its words were changed since it was opened: who changes them says which ones he saw';
      create table community_words_change (
        community_id uuid not null references community (id) on delete cascade,
        revision integer not null,
        at timestamptz not null,
        person_id uuid not null references person (id),
        person_name text not null,
        before jsonb not null,
        after jsonb not null,
        primary key (community_id, revision)
      );
      comment on table community_words_change is 'Who changed the words of a group or a space, when, from what to what. Rows are added, never changed: only what names somebody who is erased goes';
      create index community_words_change_of_person on community_words_change (person_id);
      alter table community_words_change enable row level security, force row level security;
      create policy community_words_change_read on community_words_change for select using (${SYSTEM} or community_id = any ((select app_community_ids())::uuid[]));
      create policy community_words_change_add on community_words_change for insert with check (${SYSTEM});
      create policy community_words_change_erased on community_words_change for update using (${SYSTEM}) with check (${SYSTEM});
      revoke update, delete on community_words_change from province_comuni_app;
      grant update (person_name, before, after) on community_words_change to province_comuni_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table community_words_change');
    await runner.query('alter table community drop column words_revision');
  }
}
