import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People with an account. */
export class CreatePerson1794000002000 implements MigrationInterface {
  name = 'CreatePerson1794000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person (
        id uuid primary key default gen_random_uuid(),
        email text not null constraint person_email_unique unique constraint person_email_normal check (email = lower(email) and email = btrim(email)),
        name text not null,
        surname text not null,
        password_hash text,
        locale text not null default 'it' constraint person_locale_known check (locale in ('it', 'en')),
        disabled_at timestamptz,
        second_factor_secret text,
        second_factor_confirmed_at timestamptz,
        second_factor_last_step bigint not null default 0,
        created_at timestamptz not null default now()
      )`);
    await runner.query(`
      comment on table person is 'Somebody with an account. Roles are in membership, ways to sign in here and in external_identity';
      comment on column person.email is 'Trimmed, NFC, lower case: one spelling per address';
      comment on column person.password_hash is 'argon2id in PHC form; null for who signs in through an identity provider only';
      comment on column person.disabled_at is 'Closed by UPI: nobody signs in with the account; what the person wrote keeps the name';
      comment on column person.second_factor_secret is 'Secret of the one-time codes, sealed with AES-256-GCM under the secret key of the installation';
      comment on column person.second_factor_confirmed_at is 'First code given: from then on sign-in asks for one';
      comment on column person.second_factor_last_step is 'Latest 30-second step whose code was used; it and earlier ones open nothing'`);
    await runner.query(`
      create function app_person_id() returns uuid language sql stable parallel safe as
      $$ select nullif(current_setting('app.person_id', true), '')::uuid $$`);
    await runner.query(`comment on function app_person_id is 'Person on whose behalf the open transaction runs; null when nothing was set'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table person');
    await runner.query('drop function app_person_id');
  }
}
