import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Searches that people keep, and what they found since. Closed by row level security: each person's own. */
export class CreateSavedSearch1795000002040 implements MigrationInterface {
  name = 'CreateSavedSearch1795000002040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_search (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null,
        name text not null,
        query text not null,
        kind text,
        facets jsonb not null,
        frequency text not null check (frequency in ('SUBITO', 'GIORNALIERA', 'SETTIMANALE')),
        created_at timestamptz not null
      )`);
    await runner.query(`
      comment on table saved_search is 'Searches that people keep, to be told of what comes';
      comment on column saved_search.person_id is 'Whose it is. No foreign key: persons belong to another domain'`);
    await runner.query('create index saved_search_of_person on saved_search (person_id, created_at desc)');
    await runner.query(`
      create table saved_search_match (
        saved_search_id uuid not null references saved_search (id) on delete cascade,
        person_id uuid not null,
        kind text not null,
        entry_id text not null,
        title text not null,
        href text not null,
        found_at timestamptz not null,
        told_at timestamptz,
        primary key (saved_search_id, kind, entry_id)
      )`);
    await runner.query(`comment on table saved_search_match is 'What a saved search found after it was saved: once per entry, so that nobody is told twice; told_at is null until the mail is on its way'`);
    await runner.query('create index saved_search_match_untold on saved_search_match (saved_search_id) where told_at is null');
    for (const table of ['saved_search', 'saved_search_match']) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      await runner.query(`create policy ${table}_own on ${table} using (app_is_system() or person_id = app_person_id()) with check (app_is_system() or person_id = app_person_id())`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table saved_search_match, saved_search');
  }
}
