import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a search engine beside the database was not told. */
export class CreateSearchEngineDebt1795000021020 implements MigrationInterface {
  name = 'CreateSearchEngineDebt1795000021020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table search_engine_debt (
        slot smallint not null check (slot in (0, 1)),
        kind text not null,
        id text not null collate "C",
        primary key (slot, kind, id)
      )`);
    // No row level security: it holds identifiers only, every search asks whether there is one, and nothing of it is ever shown.
    await runner.query(`comment on table search_engine_debt is 'Entries that the engine beside the database has to be told of again; while there is one of the index that answers, the database answers alone'`);
    await runner.query('grant select, insert, delete on search_engine_debt to province_comuni_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table search_engine_debt');
  }
}
