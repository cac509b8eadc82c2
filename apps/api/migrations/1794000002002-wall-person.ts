import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The second wall around accounts: they stand after memberships, by which colleagues see each other. */
export class WallPerson1794000002002 implements MigrationInterface {
  name = 'WallPerson1794000002002';

  async up(runner: QueryRunner): Promise<void> {
    // Not forced on the owner: the function below runs as the owner, and must see names of people whose row the asker may not read.
    await runner.query('alter table person enable row level security');
    // The inner select passes through the wall of membership: it finds only the memberships that the asker may see.
    await runner.query(`
      create policy person_read on person for select using (
        app_is_system() or id = app_person_id() or exists (select 1 from membership where membership.person_id = person.id))`);
    await runner.query(`create policy person_write on person for update using (app_is_system() or id = app_person_id())`);
    await runner.query(`create policy person_create on person for insert with check (app_is_system())`);
    await runner.query(`create policy person_remove on person for delete using (app_is_system())`);
    await runner.query(`
      create function person_names(ids uuid[]) returns table (id uuid, full_name text) language sql stable security definer set search_path = public, pg_temp as
      $$ select person.id, person.name || ' ' || person.surname from person where person.id = any(ids) $$`);
    await runner.query(`comment on function person_names is 'Names for histories and signatures, whoever asks: the name only, never the address'`);
    await runner.query('revoke all on function person_names from public');
    await runner.query('grant execute on function person_names to province_comuni_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function person_names');
    for (const policy of ['person_remove', 'person_create', 'person_write', 'person_read']) await runner.query(`drop policy ${policy} on person`);
    await runner.query('alter table person disable row level security');
  }
}
