import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has an instance open now. Closed by row level security like the instance itself. */
export class CreatePresence1794000004092 implements MigrationInterface {
  name = 'CreatePresence1794000004092';

  async up(runner: QueryRunner): Promise<void> {
    // Unlogged: after a crash of the database nobody is there until pages connect again.
    await runner.query(`
      create unlogged table presence (
        connection_id text primary key,
        instance_id uuid not null references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        person_id uuid not null references person (id),
        person_name text not null,
        place_kind text check (place_kind in ('CLAUSE', 'QUESTION')),
        place_key text check (length(place_key) between 1 and 200),
        seen_at timestamptz not null,
        check ((place_kind is null) = (place_key is null))
      )`);
    await runner.query(`
      comment on table presence is 'Open pages of an instance, one row per connection; a row that is not seen again runs out';
      comment on column presence.place_key is 'The clause or question being edited; null for who only looks';
      comment on column presence.seen_at is 'Clock of the database, moved every few seconds by the copy that holds the connection'`);
    await runner.query('create index presence_of_instance on presence (instance_id)');
    await runner.query('alter table presence enable row level security, force row level security');
    await runner.query('create policy presence_of_ente on presence using (app_is_system() or ente_id = any (app_ente_ids())) with check (app_is_system() or ente_id = any (app_ente_ids()))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table presence');
  }
}
