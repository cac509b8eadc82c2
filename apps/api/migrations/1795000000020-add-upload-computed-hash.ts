import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A crash between giving bytes their name and writing it down can be gone on from. */
export class AddUploadComputedHash1795000000020 implements MigrationInterface {
  name = 'AddUploadComputedHash1795000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table document_upload add computed_sha256 text');
    await runner.query(`comment on column document_upload.computed_sha256 is 'What the bytes that arrived hash to, worked out here and written before they get that name; null before'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table document_upload drop computed_sha256');
  }
}
