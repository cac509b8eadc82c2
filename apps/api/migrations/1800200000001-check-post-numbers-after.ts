import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A long discussion that goes to another community gets numbers there of which some are those of its own posts here: that no two are the same is asked of all of them together, when all are written. */
export class CheckPostNumbersAfter1800200000001 implements MigrationInterface {
  name = 'CheckPostNumbersAfter1800200000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table post drop constraint post_discussion_id_community_number_key, add unique (discussion_id, community_number) deferrable initially immediate');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table post drop constraint post_discussion_id_community_number_key, add unique (discussion_id, community_number)');
  }
}
