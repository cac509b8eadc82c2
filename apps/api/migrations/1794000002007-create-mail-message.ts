import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outbox of mail that one reads in the product. */
export class CreateMailMessage1794000002007 implements MigrationInterface {
  name = 'CreateMailMessage1794000002007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail_message (
        id uuid primary key default gen_random_uuid(),
        to_address text not null,
        subject text not null,
        body text not null,
        created_at timestamptz not null default now()
      )`);
    await runner.query('create index mail_message_of_address on mail_message (to_address, created_at desc)');
    await runner.query('create index mail_message_age on mail_message (created_at desc)');
    await runner.query(`
      comment on table mail_message is 'Mail of an installation without a mail server, read in the product. It carries links that open accounts: the platform alone reads it, every transaction may add';
      comment on column mail_message.body is 'Plain text'`);
    await runner.query('alter table mail_message enable row level security, force row level security');
    await runner.query('create policy mail_message_add on mail_message for insert with check (true)');
    await runner.query('create policy mail_message_system on mail_message using (app_is_system())');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mail_message');
  }
}
