import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts at identity providers, by issuer and subject. */
export class CreateExternalIdentity1794000002008 implements MigrationInterface {
  name = 'CreateExternalIdentity1794000002008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table external_identity (
        issuer text not null,
        subject text not null,
        person_id uuid not null references person (id),
        bound_at timestamptz not null,
        primary key (issuer, subject)
      )`);
    await runner.query('create index external_identity_of_person on external_identity (person_id)');
    await runner.query(`
      comment on table external_identity is 'Who a person is at an identity provider. Bound by an accepted invitation or while signed in, never by address of mail';
      comment on column external_identity.subject is 'The sub claim: pairwise, it changes with the provider'`);
    await runner.query('alter table external_identity enable row level security, force row level security');
    await runner.query('create policy external_identity_own on external_identity using (app_is_system() or person_id = app_person_id())');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table external_identity');
  }
}
