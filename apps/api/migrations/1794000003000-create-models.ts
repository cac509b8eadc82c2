import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The national models: versions with their acts, clauses, variables, rules and parameters of law. Clause ids are minted once per model and last. */
export class CreateModels1794000003000 implements MigrationInterface {
  name = 'CreateModels1794000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table model (
        key text primary key check (key ~ '^[a-z][a-z0-9-]*$'),
        pillar text not null,
        created_at timestamptz not null default now()
      )`);
    await runner.query(`comment on table model is 'A national model; its title and texts belong to its versions'`);
    await runner.query(`
      create table model_version (
        id uuid primary key default gen_random_uuid(),
        model_key text not null references model (key),
        version text not null check (version ~ '^[0-9]+\\.[0-9]+\\.[0-9]+$'),
        status text not null check (status in ('DRAFT', 'PUBLISHED', 'DEPRECATED', 'WITHDRAWN')),
        parent_version_id uuid references model_version (id),
        title text not null,
        summary text not null,
        description text not null,
        effective_from date not null,
        form_axis text not null,
        level_axis text not null,
        cells jsonb not null,
        sources jsonb not null,
        steps jsonb not null,
        changelog jsonb not null,
        upgrade_notes text not null default '',
        content_hash text not null,
        created_at timestamptz not null default now(),
        published_at timestamptz,
        unique (model_key, version),
        check ((status = 'DRAFT') = (published_at is null))
      )`);
    await runner.query(`comment on table model_version is 'A version of a model. Once published it never changes and is never deleted: it is a merge base'`);
    await runner.query(`comment on column model_version.content_hash is 'SHA-256 of the canonical JSON of the whole version'`);
    await runner.query(`
      create table law_parameter (
        version_id uuid not null references model_version (id) on delete cascade,
        id text not null,
        position integer not null,
        description text not null,
        dated_values jsonb not null,
        primary key (version_id, id)
      )`);
    await runner.query(`comment on table law_parameter is 'A value the law sets: [{ from, value, source: { label, urn } }]; an instance pins the day whose value holds'`);
    await runner.query(`
      create table act_template (
        version_id uuid not null references model_version (id) on delete cascade,
        key text not null,
        position integer not null,
        title jsonb not null,
        short_name text not null,
        organ text not null,
        source text not null,
        primary key (version_id, key)
      )`);
    await runner.query(`comment on table act_template is 'An act of the bundle of a version. Variables belong to the version, so that one set of data serves every act'`);
    await runner.query(`
      create table clause (
        model_key text not null references model (key),
        id text not null check (id ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
        primary key (model_key, id)
      )`);
    await runner.query(`comment on table clause is 'A clause of a model: its id is minted once and survives every version, whatever its text or number become'`);
    await runner.query(`
      create table clause_rev (
        version_id uuid not null,
        clause_id text not null,
        model_key text not null,
        act_key text not null,
        parent_id text,
        order_key text not null collate "C",
        kind text not null,
        heading jsonb not null,
        body jsonb not null,
        condition jsonb,
        lock text not null check (lock in ('vincolata', 'adattabile', 'libera')),
        contents text[] not null,
        legal_refs jsonb not null,
        source text not null,
        guidance text not null,
        heading_hash text not null,
        body_hash text not null,
        condition_hash text not null,
        place_hash text not null,
        primary key (version_id, clause_id),
        foreign key (version_id, act_key) references act_template (version_id, key) on delete cascade,
        foreign key (model_key, clause_id) references clause (model_key, id)
      )`);
    await runner.query(`comment on table clause_rev is 'A clause as one version has it; text as a strict tree, one hash per field, so that a merge goes field by field'`);
    await runner.query(`
      create table clause_lineage (
        version_id uuid not null references model_version (id) on delete cascade,
        position integer not null,
        kind text not null check (kind in ('keep', 'move', 'split', 'merge', 'replace', 'retire')),
        source_ids text[] not null,
        target_ids text[] not null,
        heir_id text,
        reason text not null,
        primary key (version_id, position)
      )`);
    await runner.query(`comment on table clause_lineage is 'What became of clauses of the parent version that split, merged, were replaced or retired; declared by the author'`);
    await runner.query(`
      create table variable_def (
        version_id uuid not null references model_version (id) on delete cascade,
        key text not null,
        position integer not null,
        type text not null,
        scope text not null check (scope in ('istanza', 'adesione', 'firma')),
        step text,
        definition jsonb not null,
        primary key (version_id, key)
      )`);
    await runner.query(`comment on table variable_def is 'A typed variable of a version: question, help, bounds, options, legal basis, calculation'`);
    await runner.query(`
      create table variable_migration (
        version_id uuid not null references model_version (id) on delete cascade,
        key text not null,
        migration jsonb not null,
        primary key (version_id, key)
      )`);
    await runner.query(`comment on table variable_migration is 'How answers of the parent version become answers of this one'`);
    await runner.query(`
      create table model_rule (
        version_id uuid not null references model_version (id) on delete cascade,
        id text not null,
        position integer not null,
        severity text not null check (severity in ('errore', 'avviso', 'nota')),
        definition jsonb not null,
        primary key (version_id, id)
      )`);
    await runner.query(`comment on table model_rule is 'A check of an instance against law and sources, as data'`);
    await runner.query(`
      create function refuse_change_of_published_version() returns trigger language plpgsql as $$
      declare changed_version_id uuid := coalesce(old.version_id, new.version_id);
      begin
        if exists (select 1 from model_version where id = changed_version_id and status <> 'DRAFT') then
          raise exception 'a published model version never changes';
        end if;
        return coalesce(new, old);
      end $$`);
    for (const table of ['law_parameter', 'act_template', 'clause_rev', 'clause_lineage', 'variable_def', 'variable_migration', 'model_rule']) {
      await runner.query(`create trigger ${table}_immutable before insert or update or delete on ${table} for each row execute function refuse_change_of_published_version()`);
    }
    await runner.query(`
      create function refuse_change_of_published_head() returns trigger language plpgsql as $$
      begin
        if old.status <> 'DRAFT' and (tg_op = 'DELETE' or (to_jsonb(new) - 'status') is distinct from (to_jsonb(old) - 'status') or new.status = 'DRAFT') then
          raise exception 'a published model version never changes';
        end if;
        return coalesce(new, old);
      end $$`);
    await runner.query('create trigger model_version_immutable before update or delete on model_version for each row execute function refuse_change_of_published_head()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table model_rule, variable_migration, variable_def, clause_lineage, clause_rev, clause, act_template, law_parameter, model_version, model cascade');
    await runner.query('drop function refuse_change_of_published_version, refuse_change_of_published_head');
  }
}
