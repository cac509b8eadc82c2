import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts of the next version of a model: without a number until they are published, one at a time per model, with their history. */
export class OpenModelDrafts1794000003020 implements MigrationInterface {
  name = 'OpenModelDrafts1794000003020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table model_version
        alter column version drop not null,
        add column opened_by text,
        add column opened_at timestamptz,
        add constraint published_version_has_number check (status = 'DRAFT' or version is not null)`);
    await runner.query(`comment on column model_version.version is 'Semantic version; null while a curator writes the draft, whose number follows from its changes'`);
    await runner.query(`comment on column model_version.opened_by is 'Name and surname of the curator who opened the draft; null for versions loaded from a package at start'`);
    await runner.query(`create unique index model_version_one_draft on model_version (model_key) where status = 'DRAFT' and opened_by is not null`);
    await runner.query(`
      create table model_draft_event (
        version_id uuid not null references model_version (id) on delete cascade,
        sequence bigint generated always as identity,
        changes jsonb not null,
        undoes bigint,
        person_id uuid not null,
        person_name text not null,
        at timestamptz not null,
        primary key (version_id, sequence)
      )`);
    await runner.query(`comment on table model_draft_event is 'Append-only history of a draft: per action the parts it changed, [{ part: { kind, id }, before, after }], and the action it takes back'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table model_draft_event');
    await runner.query('drop index model_version_one_draft');
    await runner.query(`delete from model_version where version is null`);
    await runner.query('alter table model_version drop constraint published_version_has_number, drop column opened_at, drop column opened_by, alter column version set not null');
  }
}
