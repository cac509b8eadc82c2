import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where copies of the product hand each other messages that are too long for NOTIFY. Shape and name are those of the socket.io adapter. */
export class CreateSocketIoAttachments1794000004091 implements MigrationInterface {
  name = 'CreateSocketIoAttachments1794000004091';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unlogged table socket_io_attachments (
        id bigserial unique,
        created_at timestamptz default now(),
        payload bytea
      )`);
    await runner.query(`comment on table socket_io_attachments is 'Messages between copies of the product longer than 8000 bytes; the adapter removes them after 30 seconds'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table socket_io_attachments');
  }
}
