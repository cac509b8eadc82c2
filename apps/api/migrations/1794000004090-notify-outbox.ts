import type { MigrationInterface, QueryRunner } from 'typeorm';

/** New events wake who passes them on, when their transaction commits; old ones are found for removal. */
export class NotifyOutbox1794000004090 implements MigrationInterface {
  name = 'NotifyOutbox1794000004090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function notify_outbox() returns trigger language plpgsql as
      $$ begin
        perform pg_notify('outbox_event', '');
        return null;
      end $$`);
    await runner.query('create trigger outbox_event_recorded after insert on outbox_event for each statement execute function notify_outbox()');
    await runner.query('create index outbox_event_dispatched on outbox_event (dispatched_at) where dispatched_at is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index outbox_event_dispatched');
    await runner.query('drop trigger outbox_event_recorded on outbox_event');
    await runner.query('drop function notify_outbox');
  }
}
