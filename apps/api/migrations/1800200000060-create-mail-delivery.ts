import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters on their way to a mail server. */
export class CreateMailDelivery1800200000060 implements MigrationInterface {
  name = 'CreateMailDelivery1800200000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mail_delivery (
        id uuid primary key default gen_random_uuid(),
        to_address text not null check (length(to_address) <= 320),
        subject text not null,
        body text,
        html text,
        headers jsonb not null default '[]',
        bulk boolean not null,
        state text not null default 'IN_ATTESA' check (state in ('IN_ATTESA', 'CONSEGNATA', 'RIFIUTATA')),
        attempts int not null default 0 check (attempts >= 0),
        next_try_at timestamptz default now(),
        problem text check (length(problem) <= 500),
        created_at timestamptz not null default now(),
        settled_at timestamptz,
        check ((state = 'IN_ATTESA') = (next_try_at is not null)),
        check ((state = 'IN_ATTESA') = (settled_at is null)),
        check (state <> 'CONSEGNATA' or (body is null and html is null and headers = '[]'))
      )`);
    await runner.query(`
      comment on table mail_delivery is 'Letters handed to a mail server, or that wait for it. They carry links that open accounts: the platform alone reads them, every transaction may add. What was delivered keeps no words, and is forgotten after 30 days';
      comment on column mail_delivery.bulk is 'It can be unsubscribed from: what somebody waits for goes before it';
      comment on column mail_delivery.state is 'IN_ATTESA: to be handed over at next_try_at; CONSEGNATA: the server took it; RIFIUTATA: the server refused it for good, or nobody took it for five days';
      comment on column mail_delivery.next_try_at is 'Also the end of the time in which who is handing it over has it to himself';
      comment on column mail_delivery.problem is 'What the server, or the way to it, said the last time; null: nothing'`);
    await runner.query(`create index mail_delivery_due on mail_delivery (bulk, next_try_at) where state = 'IN_ATTESA'`);
    await runner.query('create index mail_delivery_age on mail_delivery (created_at desc, id desc)');
    await runner.query(`create index mail_delivery_refused on mail_delivery (created_at desc, id desc) where state = 'RIFIUTATA'`);
    await runner.query('create index mail_delivery_of_address on mail_delivery (to_address)');
    await runner.query('alter table mail_delivery enable row level security, force row level security');
    await runner.query('create policy mail_delivery_add on mail_delivery for insert with check (true)');
    await runner.query('create policy mail_delivery_system on mail_delivery using (app_is_system())');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table mail_delivery');
  }
}
