import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A sheet is made of the answer that solved a discussion; a discussion by itself may be cited, with or without one. Until now origins were the only discussions. */
export class NameOriginsOfSheets1800100000010 implements MigrationInterface {
  name = 'NameOriginsOfSheets1800100000010';

  async up(runner: QueryRunner): Promise<void> {
    await asSystem(runner, `update document_source set kind = 'risposta' where kind = 'discussione' and is_origin`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await asSystem(runner, `delete from document_source where not is_origin and kind <> 'documento'`);
    await asSystem(runner, `update document_source set kind = 'discussione' where kind = 'risposta' and is_origin`);
  }
}

/** The wall stands before the owner of the table too. */
async function asSystem(runner: QueryRunner, statement: string): Promise<void> {
  await runner.query(`select set_config('app.system', 'on', false)`);
  await runner.query(statement);
  await runner.query(`select set_config('app.system', '', false)`);
}
