import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters that come back: which, and from which addresses so often that they are not written to any more. */
export class CountReturnedLetters1800400000000 implements MigrationInterface {
  name = 'CountReturnedLetters1800400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table mail_delivery add column returned_at timestamptz');
    await runner.query(`comment on column mail_delivery.returned_at is 'When a mail server said that it can never be delivered, then or after it was taken; null: nobody said so. It counts once'`);
    await runner.query(`
      create table mail_return (
        address text primary key check (address = lower(address) and length(address) <= 320),
        days int not null check (days > 0),
        first_at timestamptz not null,
        last_at timestamptz not null check (last_at >= first_at),
        said text not null check (length(said) <= 500),
        stopped_at timestamptz
      )`);
    await runner.query(`
      comment on table mail_return is 'Addresses that letters come back from. The platform alone reads them. Forgotten 90 days after the last one, unless they are not written to any more';
      comment on column mail_return.days is 'On how many days in Italy letters came back, each another one';
      comment on column mail_return.said is 'What the mail server said of it the last time';
      comment on column mail_return.stopped_at is 'Since when letters that tell of something are not sent to it; letters of access always are'`);
    await runner.query('create index mail_return_stopped on mail_return (stopped_at desc, address) where stopped_at is not null');
    await runner.query('alter table mail_return enable row level security, force row level security');
    await runner.query('create policy mail_return_system on mail_return using (app_is_system()) with check (app_is_system())');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mail_return');
    await runner.query('alter table mail_delivery drop column returned_at');
  }
}
