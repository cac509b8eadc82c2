import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What becomes of answers is declared as a list, which stays in the order in which its author wrote it. Nothing was declared before. */
export class OrderVariableMigrations1799000000010 implements MigrationInterface {
  name = 'OrderVariableMigrations1799000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table variable_migration add column position integer not null');
    await runner.query(`comment on table variable_migration is 'How answers of the parent version become the answer to the question named by key: the questions they come from, each with its conversion (as it is, a factor, option by option, asked again), which holds where there are several, and the reason; declared by the author'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`comment on table variable_migration is 'How answers of the parent version become answers of this one'`);
    await runner.query('alter table variable_migration drop column position');
  }
}
