import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cost scenarios of the Province: tariff schemes compared on their Comuni, with expenses and assumptions. */
export class CreateCostScenarios1797100000010 implements MigrationInterface {
  name = 'CreateCostScenarios1797100000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cost_scenario (
        id uuid primary key,
        ente_id uuid not null references ente (id),
        name text not null check (length(name) between 1 and 120),
        body jsonb not null,
        revision integer not null check (revision > 0),
        created_by uuid not null references person (id),
        created_at timestamptz not null,
        updated_by uuid not null references person (id),
        updated_by_name text not null,
        updated_at timestamptz not null
      )`);
    await runner.query(`comment on table cost_scenario is 'Tariff schemes that a Provincia compares on its Comuni, with expenses and assumptions; the results are computed, never stored'`);
    await runner.query(`comment on column cost_scenario.id is 'Made by the page, so that a second try of the first save makes no second scenario'`);
    await runner.query(`comment on column cost_scenario.body is 'Schemes, expenses and assumptions as whole numbers: cents, 1/10000 of euro for rates, hundredths of a per cent; read through a typed reader that refuses other shapes'`);
    await runner.query(`comment on column cost_scenario.revision is 'Counts the changes: who changes something says which one he saw'`);
    await runner.query(`comment on column cost_scenario.updated_by_name is 'Name and surname at the time of the change'`);
    await runner.query('create index cost_scenario_of_ente on cost_scenario (ente_id, updated_at desc)');
    await runner.query('alter table cost_scenario enable row level security, force row level security');
    const own = `(select app_is_system()) or ente_id = any ((select app_ente_ids())::uuid[])`;
    await runner.query(`create policy cost_scenario_of_ente on cost_scenario using (${own}) with check (${own})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cost_scenario');
  }
}
