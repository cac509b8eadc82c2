import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A new discussion that waits for approval keeps its poll. */
export class HoldPolls1799300000010 implements MigrationInterface {
  name = 'HoldPolls1799300000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table held_post add column poll jsonb');
    await runner.query(`comment on column held_post.poll is 'The poll as it was typed, opened when the discussion is published; null: none, or published'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table held_post drop column poll');
  }
}
