import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Numbers of an approved text that the next text of the act goes on with: what is added is a 12-bis. */
export class KeepNumbers1797800000010 implements MigrationInterface {
  name = 'KeepNumbers1797800000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table instance add column kept_numbers jsonb not null default '{}'`);
    await runner.query(`comment on column instance.kept_numbers is 'By key of the act: pairs of clause id and number, in the order of the approved text whose numbers are kept; acts that are not here are counted from 1'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table instance drop column kept_numbers');
  }
}
