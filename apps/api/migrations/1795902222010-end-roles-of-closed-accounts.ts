import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Closing an account ends its roles from now on; those of accounts closed earlier end on the moment they were closed. */
export class EndRolesOfClosedAccounts1795902222010 implements MigrationInterface {
  name = 'EndRolesOfClosedAccounts1795902222010';

  async up(runner: QueryRunner): Promise<void> {
    // The owner of the table is behind its wall too; the setting ends with the transaction.
    await runner.query(`select set_config('app.system', 'on', true)`);
    await runner.query(`update membership m set valid_to = greatest(p.disabled_at, m.valid_from) from person p where p.id = m.person_id and p.disabled_at is not null and m.valid_to is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The owner of the table is behind its wall too; the setting ends with the transaction.
    await runner.query(`select set_config('app.system', 'on', true)`);
    await runner.query(`update membership m set valid_to = null from person p where p.id = m.person_id and m.valid_to = greatest(p.disabled_at, m.valid_from)`);
  }
}
