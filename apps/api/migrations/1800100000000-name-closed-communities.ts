import type { MigrationInterface, QueryRunner } from 'typeorm';

const raised = (more: string): string => `create or replace function community_closed_stays() returns trigger language plpgsql as $$
  begin
    raise exception 'community % is closed: it is read and no longer written', new.key using errcode = 'check_violation'${more};
  end $$`;

/** The refusal of what comes after a community was closed has a name, by which it is known from a mistake of ours: who was writing is told so. */
export class NameClosedCommunities1800100000000 implements MigrationInterface {
  name = 'NameClosedCommunities1800100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(raised(`, constraint = 'community_closed_stays'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(raised(''));
  }
}
