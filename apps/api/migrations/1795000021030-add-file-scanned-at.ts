import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a scanner looked at a file: apart from what it said, because it may not have been able to. */
export class AddFileScannedAt1795000021030 implements MigrationInterface {
  name = 'AddFileScannedAt1795000021030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table stored_file add column scanned_at timestamptz');
    await runner.query(`comment on column stored_file.scanned_at is 'When a scanner gave its answer; null: none looked yet. NON_ANALIZZATO with a moment: it could not look inside'`);
    await runner.query('create index stored_file_to_scan on stored_file (stored_at) where scanned_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table stored_file drop column scanned_at');
  }
}
