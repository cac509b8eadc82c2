import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Browsers in which people are signed in. */
export class CreateSession1794000002003 implements MigrationInterface {
  name = 'CreateSession1794000002003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table session (
        id uuid primary key default gen_random_uuid(),
        token_hash text not null constraint session_token_unique unique,
        person_id uuid not null references person (id),
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        second_factor_at timestamptz,
        user_agent text not null,
        address text not null
      )`);
    await runner.query('create index session_of_person on session (person_id)');
    await runner.query('create index session_expiry on session (expires_at)');
    await runner.query(`
      comment on table session is 'A browser in which a person is signed in. Ending a session deletes the row: the next request finds nothing';
      comment on column session.token_hash is 'SHA-256 (hex) of the 256 random bits in the cookie; the token itself is stored nowhere';
      comment on column session.last_seen_at is 'Written at most once a minute; eight hours later without a request the session is over';
      comment on column session.expires_at is 'Absolute end, seven days after sign-in';
      comment on column session.second_factor_at is 'When a one-time code was given in this session'`);
    await runner.query('alter table session enable row level security, force row level security');
    await runner.query('create policy session_own on session using (app_is_system() or person_id = app_person_id())');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table session');
  }
}
