import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is in which communities, for the statement with which each request finds out who asks. */
export class CommunitiesOfPerson1797400000010 implements MigrationInterface {
  name = 'CommunitiesOfPerson1797400000010';

  async up(runner: QueryRunner): Promise<void> {
    // Runs as who asks: the wall of the table holds within it.
    await runner.query(`create function communities_of_person(person uuid) returns setof uuid language sql stable as $$ select community_id from community_member where person_id = person $$`);
    await runner.query(`comment on function communities_of_person is 'Communities of which the person is a member, as far as the asker may know: by it identity knows of them without reading tables that are not its own'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function communities_of_person');
  }
}
