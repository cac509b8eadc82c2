import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What changed the registry, when, and from which source. */
export class CreateRegistryImport1794000001002 implements MigrationInterface {
  name = 'CreateRegistryImport1794000001002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table registry_import (
        id uuid primary key default gen_random_uuid(),
        at timestamptz not null,
        person_id uuid,
        source text not null,
        differences jsonb not null
      )`);
    await runner.query('create index registry_import_by_source on registry_import (source)');
    await runner.query(`
      comment on table registry_import is 'Every load of reference data into the registry; rows are never changed';
      comment on column registry_import.person_id is 'Who applied it; null: the platform itself, at its first start. No foreign key: persons belong to another domain and are created later';
      comment on column registry_import.source is 'File or data set, with its date, as shown to readers';
      comment on column registry_import.differences is 'What it changed: new, ceased, renamed and moved Comuni, populations'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table registry_import');
  }
}
