import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pillars, subjects and complexity profiles: data, because the project grows by them. */
export class CreatePillar1794000001001 implements MigrationInterface {
  name = 'CreatePillar1794000001001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pillar (
        key text primary key check (key ~ '^[A-Z][A-Z0-9_]*$'),
        name text not null,
        position integer not null
      )`);
    await runner.query(`
      create table subject (
        key text primary key check (key ~ '^[A-Z][A-Z0-9_]*$'),
        name text not null,
        pillar_key text references pillar (key)
      )`);
    await runner.query('create index subject_of_pillar on subject (pillar_key)');
    await runner.query(`
      create table complexity_profile (
        ente_id uuid not null references ente (id) on delete cascade,
        pillar_key text not null references pillar (key),
        profile text not null check (profile in ('base', 'intermedio', 'avanzato')),
        nota text,
        fonte text not null,
        primary key (ente_id, pillar_key)
      )`);
    await runner.query('create index complexity_profile_of_pillar on complexity_profile (pillar_key)');
    await runner.query(`
      comment on table pillar is 'The services that a Provincia offers to its Comuni (pilastri)';
      comment on table subject is 'Subjects that documents and communities are about; a subject may belong to no pillar';
      comment on table complexity_profile is 'How far a service is in a Provincia, as a published source says it';
      comment on column complexity_profile.profile is 'avanzato: consolidated; intermedio: to consolidate or relaunch; base: to start';
      comment on column complexity_profile.nota is 'What the source adds about this Provincia, in its words';
      comment on column complexity_profile.fonte is 'Public title of the source'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table complexity_profile, subject, pillar');
  }
}
