import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What approved texts do differently from the models, in numbers: the report stands on them where a draft is not shared. */
export class CreateApprovedDeviations1797700000010 implements MigrationInterface {
  name = 'CreateApprovedDeviations1797700000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table approved_deviation (like instance_deviation including defaults including constraints, data_revision integer not null, primary key (instance_id, clause_id))');
    await runner.query('alter table approved_deviation add foreign key (instance_id) references instance (id) on delete cascade, add foreign key (ente_id) references ente (id), add foreign key (model_key) references model (key), add foreign key (base_version_id) references model_version (id)');
    await runner.query(`comment on table approved_deviation is 'Each clause of the newest approved text of an act beside the model''s clause of its base; numbers and hashes, the words stand in the kept text'`);
    await runner.query(`comment on column approved_deviation.data_revision is 'Revision of the approved text'`);
    await runner.query('create index approved_deviation_of_act on approved_deviation (model_key, act_key)');
    await runner.query('alter table approved_deviation enable row level security');
    await runner.query('alter table approved_deviation force row level security');
    await runner.query('create policy approved_deviation_of_ente on approved_deviation using (app_is_system() or ente_id = any (app_ente_ids())) with check (app_is_system() or ente_id = any (app_ente_ids()))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table approved_deviation');
  }
}
