import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first amministratore is invited by nobody: the operator does it on the server. */
export class InviteFirstAdministrator1794000003030 implements MigrationInterface {
  name = 'InviteFirstAdministrator1794000003030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table invitation alter column invited_by drop not null');
    await runner.query(`comment on column invitation.invited_by is 'Null for the first amministratore, whom the operator of the installation invites'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('delete from invitation where invited_by is null');
    await runner.query('alter table invitation alter column invited_by set not null');
  }
}
