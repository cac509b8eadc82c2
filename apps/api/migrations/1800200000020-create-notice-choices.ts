import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where and when people want to be told, by kind of notice. Closed by row level security: each person's own. */
export class CreateNoticeChoices1800200000020 implements MigrationInterface {
  name = 'CreateNoticeChoices1800200000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notice_choice (
        person_id uuid not null references person (id) on delete cascade,
        topic text not null check (length(topic) between 1 and 60),
        in_product boolean not null default true,
        mail text check (mail in ('SUBITO', 'GIORNALIERA', 'SETTIMANALE', 'MAI')),
        primary key (person_id, topic)
      )`);
    await runner.query(`
      comment on table notice_choice is 'What a person chose for one kind of notices; without a row: in the product, and by mail as he follows it or at once';
      comment on column notice_choice.in_product is 'False: what comes of this kind is not among his notices';
      comment on column notice_choice.mail is 'When its letters are written; null: as he follows it, or at once. What he chose for a place (mail_choice) comes first'`);
    await runner.query('alter table notice_choice enable row level security, force row level security');
    const own = '(select app_is_system()) or person_id = (select app_person_id())';
    await runner.query(`create policy notice_choice_of_person on notice_choice using (${own}) with check (${own})`);
    await runner.query(`comment on table mail_quiet is 'Hours of the day in Italy in which a person is left alone by letters of notices that can wait; without a row: from 20 to 8, and weekends'`);
    // A default that is no function of the row: no row is rewritten.
    await runner.query('alter table notice add column in_product boolean not null default true, add column late_from timestamptz');
    await runner.query(`
      comment on column notice.in_product is 'False: he wanted it by mail alone; it waits here for its letter, and stays so that it is not told twice';
      comment on column notice.late_from is 'From then on its letter would come too late: it does not wait for the end of quiet hours; null: it may wait'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`comment on table mail_quiet is 'Hours of the day in Italy in which a person is left alone by letters of conversations; without a row: from 20 to 8, and weekends'`);
    // Who wanted them by mail alone would find them in the product.
    await runner.query('delete from notice where not in_product');
    await runner.query('alter table notice drop column late_from, drop column in_product');
    await runner.query('drop table notice_choice');
  }
}
