import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A letter that waits for the mail server is written again when it is handed over: by the rights of that moment. */
export class KeepWhatLettersTell1800300000000 implements MigrationInterface {
  name = 'KeepWhatLettersTell1800300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table mail_delivery add column told jsonb, add constraint mail_delivery_told_forgotten check (state <> 'CONSEGNATA' or told is null)`);
    await runner.query(`comment on column mail_delivery.told is 'What it tells of, for who wrote it and writes it again when it is handed over; null: it goes as it is'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table mail_delivery drop column told');
  }
}
