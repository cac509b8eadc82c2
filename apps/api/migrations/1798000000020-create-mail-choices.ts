import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When people are written to: for each community and kind, not at all, not at night. Closed by row level security: each person's own. */
export class CreateMailChoices1798000000020 implements MigrationInterface {
  name = 'CreateMailChoices1798000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail_choice (
        person_id uuid not null references person (id) on delete cascade,
        place_kind text not null check (length(place_kind) between 1 and 40),
        place_id text not null check (length(place_id) <= 120),
        topic text not null check (length(topic) <= 60),
        frequency text not null check (frequency in ('SUBITO', 'GIORNALIERA', 'SETTIMANALE', 'MAI')),
        primary key (person_id, place_kind, place_id, topic)
      )`);
    await runner.query(`comment on table mail_choice is 'When a person wants letters of one kind about one place; without a row: as he follows it. The place * stands for all letters of notices'`);
    await runner.query(`
      create table mail_quiet (
        person_id uuid primary key references person (id) on delete cascade,
        from_hour smallint not null check (from_hour between 0 and 23),
        to_hour smallint not null check (to_hour between 0 and 23),
        weekends boolean not null
      )`);
    await runner.query(`comment on table mail_quiet is 'Hours of the day in Italy in which a person is left alone by letters of conversations; without a row: from 20 to 8, and weekends'`);
    await runner.query(`
      create table notice_digest (
        person_id uuid not null references person (id) on delete cascade,
        period text not null check (length(period) <= 40),
        at timestamptz not null,
        primary key (person_id, period)
      )`);
    await runner.query(`comment on table notice_digest is 'Digests that were written, or left out on a weekend: one for each person and period, also after a process was killed'`);
    await runner.query('create index notice_digest_age on notice_digest (at)');
    await runner.query('alter table notice add column not_before timestamptz');
    await runner.query(`comment on column notice.not_before is 'His quiet hours end then; null: nobody has looked, or there is nothing to wait for'`);
    for (const table of ['mail_choice', 'mail_quiet', 'notice_digest']) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      const own = '(select app_is_system()) or person_id = (select app_person_id())';
      await runner.query(`create policy ${table}_of_person on ${table} using (${own}) with check (${own})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table notice drop column not_before');
    await runner.query('drop table notice_digest, mail_quiet, mail_choice');
  }
}
