import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counters of attempts that survive a restart and hold for every copy of the product. */
export class CreateRateLimit1794000002004 implements MigrationInterface {
  name = 'CreateRateLimit1794000002004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table rate_limit (bucket text primary key, attempts timestamptz[] not null, last_attempt_at timestamptz not null)`);
    await runner.query('create index rate_limit_age on rate_limit (last_attempt_at)');
    await runner.query(`
      comment on table rate_limit is 'Attempts by account, device and network. No address of mail is here: accounts are digests';
      comment on column rate_limit.attempts is 'Instants of the attempts in the window: never more than the limit of the bucket'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table rate_limit');
  }
}
