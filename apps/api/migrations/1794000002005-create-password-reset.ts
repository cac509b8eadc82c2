import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links that let one choose a new password. */
export class CreatePasswordReset1794000002005 implements MigrationInterface {
  name = 'CreatePasswordReset1794000002005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table password_reset (
        token_hash text primary key,
        person_id uuid not null references person (id),
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        constraint password_reset_short check (expires_at <= created_at + interval '30 minutes')
      )`);
    await runner.query('create index password_reset_of_person on password_reset (person_id)');
    await runner.query(`
      comment on table password_reset is 'Links to choose a new password: thirty minutes, one use, and all die with the one that was used';
      comment on column password_reset.token_hash is 'SHA-256 (hex) of the 256 random bits in the link'`);
    await runner.query('alter table password_reset enable row level security, force row level security');
    await runner.query('create policy password_reset_system on password_reset using (app_is_system())');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table password_reset');
  }
}
