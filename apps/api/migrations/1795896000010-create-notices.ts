import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people follow and what they are told. Closed by row level security: each person's own. */
export class CreateNotices1795896000010 implements MigrationInterface {
  name = 'CreateNotices1795896000010';

  async up(runner: QueryRunner): Promise<void> {
    const frequency = `text not null check (frequency in ('SUBITO', 'GIORNALIERA', 'SETTIMANALE'))`;
    await runner.query(`
      create table follow (
        person_id uuid not null references person (id) on delete cascade,
        kind text not null check (length(kind) between 1 and 40),
        subject_id text not null check (length(subject_id) between 1 and 120),
        frequency ${frequency},
        since timestamptz not null,
        primary key (person_id, kind, subject_id)
      )`);
    await runner.query(`
      comment on table follow is 'What people asked to be told of: a document, a collection, a keyword, a pillar…';
      comment on column follow.subject_id is 'No foreign key: subjects belong to every domain, and whether one may read them is asked whenever something is told'`);
    await runner.query('create index follow_of_subject on follow (kind, subject_id)');
    await runner.query(`
      create table notice (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person (id) on delete cascade,
        topic text not null,
        key text not null,
        title text not null,
        text text not null default '',
        href text not null,
        subjects jsonb not null,
        frequency ${frequency},
        created_at timestamptz not null,
        read_at timestamptz,
        told_at timestamptz,
        unique (person_id, key)
      )`);
    await runner.query(`
      comment on table notice is 'What people are told, in the product and by mail';
      comment on column notice.key is 'The same key for the same person is the same notice: told once';
      comment on column notice.subjects is 'What the person must be able to read, when told and whenever looking: [{kind, id}]';
      comment on column notice.told_at is 'When the mail was on its way; null: not yet'`);
    await runner.query('create index notice_of_person on notice (person_id, created_at desc)');
    await runner.query('create index notice_untold on notice (frequency, person_id, created_at) where told_at is null');
    await runner.query('create index notice_age on notice (created_at)');
    for (const table of ['follow', 'notice']) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      const own = '(select app_is_system()) or person_id = (select app_person_id())';
      await runner.query(`create policy ${table}_of_person on ${table} using (${own}) with check (${own})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table notice, follow');
  }
}
