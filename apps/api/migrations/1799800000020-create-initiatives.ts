import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYSTEM = '(select app_is_system())';
const READABLE = `${SYSTEM} or community_id = any ((select app_readable_community_ids())::uuid[])`;
const OF_MEMBER = `${SYSTEM} or community_id = any ((select app_community_ids())::uuid[])`;

/** Initiatives of communities with their register of issues, and what became of each issue. */
export class CreateInitiatives1799800000020 implements MigrationInterface {
  name = 'CreateInitiatives1799800000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table initiative (
        id uuid primary key,
        community_id uuid not null references community (id) on delete cascade,
        title text not null check (length(title) between 1 and 200),
        purpose text not null check (length(purpose) <= 1000),
        enti jsonb not null,
        starts_on date not null,
        ends_on date check (ends_on >= starts_on),
        created_by uuid not null references person (id),
        created_by_name text not null,
        created_at timestamptz not null,
        revision integer not null default 1,
        issue_count integer not null default 0
      );
      comment on table initiative is 'Works of a community, each with a register of issues';
      comment on column initiative.enti is 'Enti that take part, with their names as they were';
      comment on column initiative.starts_on is 'Day by the calendar of Rome; ends_on null: not known';
      comment on column initiative.issue_count is 'Issues ever opened: each takes the next number, without gaps';
      create index initiative_of_community on initiative (community_id, starts_on desc, id);
      create table issue (
        id uuid primary key,
        initiative_id uuid not null references initiative (id) on delete cascade,
        community_id uuid not null references community (id) on delete cascade,
        number integer not null,
        title text not null check (length(title) between 1 and 200),
        text jsonb not null,
        kind text not null check (kind in ('CRITICITA', 'RISCHIO', 'DECISIONE', 'RICHIESTA')),
        severity text not null check (severity in ('BASSA', 'MEDIA', 'ALTA', 'CRITICA')),
        state text not null check (state in ('APERTA', 'IN_CARICO', 'IN_ATTESA', 'RISOLTA', 'CHIUSA')),
        owner_id uuid references person (id),
        owner_name text,
        due_on date,
        involved jsonb not null default '[]',
        discussion_id uuid references discussion (id) on delete set null,
        author_id uuid not null references person (id),
        author_name text not null,
        created_at timestamptz not null,
        changed_at timestamptz not null,
        revision integer not null default 1,
        told_of date,
        unique (initiative_id, number),
        check (state <> 'IN_CARICO' or owner_id is not null)
      );
      comment on table issue is 'What stands in the way of an initiative, may go wrong, is to be decided or is asked';
      comment on column issue.number is 'From 1, without gaps, in the initiative';
      comment on column issue.text is 'Strict tree of the posts (PostText)';
      comment on column issue.due_on is 'Day by the calendar of Rome; null: none';
      comment on column issue.involved is 'Members it concerns, with their names as they were';
      comment on column issue.told_of is 'Day of which people were told that it is over: each day once';
      create index issue_of_community on issue (community_id);
      create index issue_of_discussion on issue (discussion_id) where discussion_id is not null;
      create index issue_of_owner on issue (owner_id, due_on) where owner_id is not null and state not in ('RISOLTA', 'CHIUSA');
      create index issue_open_due on issue (due_on) where due_on is not null and state not in ('RISOLTA', 'CHIUSA');
      create index issue_of_author on issue (author_id);
      create table issue_step (
        issue_id uuid not null references issue (id) on delete cascade,
        sequence integer not null,
        community_id uuid not null references community (id) on delete cascade,
        at timestamptz not null,
        person_id uuid not null references person (id),
        person_name text not null,
        changes jsonb not null,
        reason text not null check (length(reason) <= 1000),
        primary key (issue_id, sequence)
      );
      comment on table issue_step is 'What became of an issue: who changed what, when and why. Rows are added, never changed: only the name of who is erased goes';
      create index issue_step_of_community on issue_step (community_id)`);
    for (const table of ['initiative', 'issue', 'issue_step']) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      await runner.query(`create policy ${table}_read on ${table} for select using (${READABLE})`);
      const own = table === 'issue_step' ? 'person_id' : table === 'issue' ? 'author_id' : 'created_by';
      await runner.query(`create policy ${table}_add on ${table} for insert with check ((${OF_MEMBER}) and (${SYSTEM} or ${own} = (select app_person_id())))`);
    }
    for (const table of ['initiative', 'issue']) await runner.query(`create policy ${table}_change on ${table} for update using (${OF_MEMBER}) with check (${OF_MEMBER})`);
    await runner.query('revoke update, delete on issue_step from province_comuni_app');
    await runner.query('grant update (person_name, changes, reason) on issue_step to province_comuni_app');
    await runner.query(`create policy issue_step_erased on issue_step for update using (${SYSTEM}) with check (${SYSTEM})`);
    await runner.query('revoke delete on initiative, issue from province_comuni_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table issue_step, issue, initiative');
  }
}
