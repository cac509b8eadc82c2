import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mail that is answered: the outbox keeps headers and HTML, notices say what they are part of, and what comes in is noted. */
export class CreateIncomingMail1798000000010 implements MigrationInterface {
  name = 'CreateIncomingMail1798000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table mail_message add column html text, add column headers jsonb not null default '[]'`);
    await runner.query(`comment on column mail_message.html is 'The same as HTML; null when it has none'`);
    await runner.query(`comment on column mail_message.headers is 'What it carries beside address and subject: [{name, value}], in order'`);
    await runner.query('alter table notice add column mail jsonb');
    await runner.query(`comment on column notice.mail is 'Conversation its letter belongs to and where it is answered; null for a letter that is part of none, and once it is told: the address is a key'`);
    await runner.query(`
      create table incoming_mail (
        id uuid primary key,
        key text not null unique,
        from_address text not null check (length(from_address) <= 320),
        subject text not null check (length(subject) <= 300),
        received_at timestamptz not null,
        outcome text not null check (outcome in ('PUBBLICATA', 'BOZZA', 'IGNORATA', 'RIFIUTATA')),
        reason text not null check (length(reason) <= 40),
        person_id uuid references person (id) on delete set null,
        discussion_id uuid references discussion (id) on delete set null
      )`);
    await runner.query(`comment on table incoming_mail is 'Mail that came in and what became of it, 90 days. Its words are not kept: a post or a draft has them, or nothing'`);
    await runner.query(`comment on column incoming_mail.key is 'Person and hash of the message id where its address proved whose it is, else the hash of its bytes: the same mail is handled once'`);
    await runner.query(`comment on column incoming_mail.from_address is 'What it says its sender is; person_id is set only where its address proved it'`);
    await runner.query('create index incoming_mail_age on incoming_mail (received_at desc, id desc)');
    await runner.query('create index incoming_mail_of_person on incoming_mail (person_id, received_at)');
    await runner.query('create index incoming_mail_of_discussion on incoming_mail (discussion_id)');
    await runner.query('alter table incoming_mail enable row level security, force row level security');
    await runner.query('create policy incoming_mail_system on incoming_mail using (app_is_system()) with check (app_is_system())');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table incoming_mail');
    await runner.query('alter table notice drop column mail');
    await runner.query('alter table mail_message drop column headers, drop column html');
  }
}
