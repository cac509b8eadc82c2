import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYSTEM = '(select app_is_system())';

/** The newsletter: issues that UPI's staff compose, whom each was written to, and how often its links were opened. */
export class CreateNewsletters1800000000010 implements MigrationInterface {
  name = 'CreateNewsletters1800000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table newsletter (
        id uuid primary key,
        number integer unique,
        title text not null,
        intro text not null,
        sections jsonb not null,
        readers text not null check (readers in ('TUTTI', 'PROVINCE', 'COMUNI')),
        state text not null check (state in ('BOZZA', 'PROGRAMMATA', 'IN_INVIO', 'INVIATA')),
        send_at timestamptz,
        sent_at timestamptz,
        revision integer not null,
        changed_by text not null,
        changed_at timestamptz not null,
        check ((number is null) = (state in ('BOZZA', 'PROGRAMMATA')))
      );
      comment on table newsletter is 'Issues of the newsletter; what one names is read again with the rights of each reader';
      comment on column newsletter.number is 'Given when it begins to be sent, without gaps';
      comment on column newsletter.sections is 'Headings with what they name: [{heading, items: [{kind, id, note}]}], kinds as notices name them';
      create index newsletter_due on newsletter (send_at) where state = 'PROGRAMMATA';
      create table newsletter_letter (
        newsletter_id uuid not null references newsletter (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        outcome text check (outcome in ('INVIATA', 'NON_VOLUTA', 'NON_RAGGIUNGIBILE')),
        at timestamptz,
        primary key (newsletter_id, person_id)
      );
      comment on table newsletter_letter is 'To whom an issue is written, each once; without an outcome it waits to be written';
      create index newsletter_letter_waiting on newsletter_letter (newsletter_id, person_id) where outcome is null;
      create index newsletter_letter_of_person on newsletter_letter (person_id);
      create table newsletter_opening (
        newsletter_id uuid not null references newsletter (id) on delete cascade,
        item integer not null,
        day date not null,
        count integer not null,
        primary key (newsletter_id, item, day)
      );
      comment on table newsletter_opening is 'How often a link of an issue was opened on a day, by whomever: nobody is followed, no picture is fetched'`);
    for (const table of ['newsletter', 'newsletter_letter', 'newsletter_opening']) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      await runner.query(`create policy ${table}_system on ${table} using (${SYSTEM}) with check (${SYSTEM})`);
    }
    await runner.query(`create policy newsletter_sent on newsletter for select using (state = 'INVIATA')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table newsletter_opening, newsletter_letter, newsletter');
  }
}
