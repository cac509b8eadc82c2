import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has a discussion open now. */
export class CreateDiscussionPresence1800100000050 implements MigrationInterface {
  name = 'CreateDiscussionPresence1800100000050';

  async up(runner: QueryRunner): Promise<void> {
    // Unlogged, and without foreign keys: rows live for seconds, and must not hold the rows of discussions that people write in.
    await runner.query(`
      create unlogged table discussion_presence (
        connection_id text primary key,
        discussion_id uuid not null,
        person_id uuid not null,
        since timestamptz not null,
        seen_at timestamptz not null
      )`);
    await runner.query(`
      comment on table discussion_presence is 'Open pages of a discussion, one row per connection; a row that is not seen again runs out';
      comment on column discussion_presence.since is 'When the page was opened, by the clock of the database';
      comment on column discussion_presence.seen_at is 'Clock of the database, moved every few seconds by the copy that holds the connection'`);
    await runner.query('create index discussion_presence_of_discussion on discussion_presence (discussion_id)');
    await runner.query('alter table discussion_presence enable row level security, force row level security');
    await runner.query('create policy discussion_presence_own on discussion_presence using (app_is_system() or person_id = app_person_id()) with check (app_is_system() or person_id = app_person_id())');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table discussion_presence');
  }
}
