import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a published version of a model is no longer to be used; what it says stays, because acts stand on it. */
export class WithdrawModelVersions1798200000010 implements MigrationInterface {
  name = 'WithdrawModelVersions1798200000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table model_version_withdrawal (
        version_id uuid primary key references model_version (id),
        reason text not null check (length(reason) between 1 and 1000),
        person_id uuid not null references person (id),
        person_name text not null,
        at timestamptz not null
      )`);
    await runner.query(`comment on table model_version_withdrawal is 'A published version that UPI withdrew, with the reason; public, like the versions'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update model_version set status = 'PUBLISHED' where id in (select version_id from model_version_withdrawal)`);
    await runner.query('drop table model_version_withdrawal');
  }
}
