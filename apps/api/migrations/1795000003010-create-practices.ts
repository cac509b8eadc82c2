import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Good practices: sheets with their revisions, who took them over, what was said in the review; and what the focus groups found per pillar. */
export class CreatePractices1795000003010 implements MigrationInterface {
  name = 'CreatePractices1795000003010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function app_is_upi() returns boolean language sql stable parallel safe as
      $$ select exists (select 1 from ente where kind = 'UPI' and id = any (app_ente_ids())) $$`);
    await runner.query(`comment on function app_is_upi is 'Whether the open transaction runs for UPI''s staff'`);
    await runner.query(`
      create table practice (
        id uuid primary key,
        ente_id uuid not null references ente (id),
        ente text not null,
        regione text,
        pillar_key text not null references pillar (key),
        state text not null check (state in ('BOZZA', 'IN_REVISIONE', 'PUBBLICATA', 'RITIRATA')),
        number integer not null check (number >= 1),
        published_number integer check (published_number <= number),
        revision integer not null default 1,
        parts jsonb not null default '{}',
        author text,
        published_at timestamptz,
        review_date date,
        updated_at timestamptz not null,
        client_key text,
        content_key text unique,
        content_hash text,
        edited boolean not null default false,
        check (state <> 'PUBBLICATA' or published_number = number),
        check (state <> 'RITIRATA' or published_number is null),
        unique (ente_id, client_key)
      )`);
    await runner.query(`comment on table practice is 'A good practice: where its newest revision stands and which one everybody reads'`);
    await runner.query(`comment on column practice.ente is 'Name of the Ente in full when the sheet was made: lists need no other domain''s table'`);
    await runner.query(`comment on column practice.revision is 'Counts every write'`);
    await runner.query(`comment on column practice.parts is 'Writes of each part (a dimension, or SCHEDA for the rest): who writes says which one he saw'`);
    await runner.query(`comment on column practice.author is 'Who wrote the newest revision last; null for content that came with the product'`);
    await runner.query(`comment on column practice.content_key is 'Name of the file the sheet came from; null for sheets that people proposed'`);
    await runner.query(`comment on column practice.edited is 'A person wrote the sheet in the product: its file has no more say'`);
    await runner.query('create index practice_of_ente on practice (ente_id, updated_at desc)');
    await runner.query(`create index practice_published on practice (published_at desc) where published_number is not null`);
    await runner.query(`create index practice_in_review on practice (updated_at) where state = 'IN_REVISIONE'`);
    await runner.query(`
      create table practice_revision (
        practice_id uuid not null references practice (id) on delete cascade,
        ente_id uuid not null references ente (id),
        number integer not null,
        title text not null,
        summary text not null,
        form text,
        level text,
        year integer,
        enti_served integer,
        completeness integer not null check (completeness between 0 and 100),
        content jsonb not null,
        author_id uuid references person (id),
        author_name text,
        updated_at timestamptz not null,
        primary key (practice_id, number)
      )`);
    await runner.query(`comment on table practice_revision is 'What a sheet says, one row per revision; a published one does not change'`);
    await runner.query(`comment on column practice_revision.content is 'The whole sheet, as the domain''s parser takes it; the columns beside it repeat what lists show and filter by'`);
    await runner.query(`
      create table practice_reuse (
        practice_id uuid not null references practice (id) on delete cascade,
        ente_id uuid not null references ente (id),
        ente text not null,
        since date not null,
        changes text not null,
        outcome text not null check (outcome in ('IN_CORSO', 'RIUSCITA', 'ABBANDONATA')),
        note text not null,
        revision integer not null,
        author_id uuid not null references person (id),
        author_name text not null,
        updated_at timestamptz not null,
        primary key (practice_id, ente_id)
      )`);
    await runner.query(`comment on table practice_reuse is '"L''abbiamo ripresa": what a Provincia says of a practice it took over; one per Provincia and sheet'`);
    await runner.query(`
      create table practice_review (
        practice_id uuid not null references practice (id) on delete cascade,
        ente_id uuid not null references ente (id),
        sequence bigint generated always as identity,
        step text not null check (step in ('INVIA', 'RIMANDA', 'PUBBLICA', 'RITIRA')),
        reason text not null,
        person_id uuid not null references person (id),
        person_name text not null,
        at timestamptz not null,
        primary key (practice_id, sequence)
      )`);
    await runner.query(`comment on table practice_review is 'Steps of the review with their reasons, append only'`);
    await runner.query(`
      create table practice_pillar_sheet (
        pillar_key text primary key references pillar (key),
        content jsonb not null,
        content_hash text not null
      )`);
    await runner.query(`comment on table practice_pillar_sheet is 'What the focus groups of 2022 found about a pillar: public'`);
    await this.wall(runner);
  }

  /** What is published is everybody's; the rest is of its Ente, and of UPI from when it is given to review. */
  private async wall(runner: QueryRunner): Promise<void> {
    for (const table of ['practice', 'practice_revision', 'practice_reuse', 'practice_review']) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
    }
    const own = 'app_is_system() or ente_id = any (app_ente_ids())';
    // A curator who sends a sheet back writes a row that he must still see; what it says stays closed to him.
    const handedBack = `exists (select 1 from practice_review w where w.practice_id = practice.id and w.step in ('RIMANDA', 'RITIRA'))`;
    await runner.query(`create policy practice_read on practice for select using (${own} or published_number is not null or (app_is_upi() and (state = 'IN_REVISIONE' or ${handedBack})))`);
    await runner.query(`create policy practice_add on practice for insert with check (${own})`);
    await runner.query(`create policy practice_write on practice for update using (${own} or ((published_number is not null or state = 'IN_REVISIONE') and app_is_upi())) with check (${own} or app_is_upi())`);
    // Of another Ente's sheet only the published revision, to UPI also the one it reviews.
    const shown = `exists (select 1 from practice p where p.id = practice_id and (p.published_number = practice_revision.number or (p.number = practice_revision.number and p.state = 'IN_REVISIONE' and app_is_upi())))`;
    await runner.query(`create policy practice_revision_read on practice_revision for select using (${own} or ${shown})`);
    await runner.query(`create policy practice_revision_add on practice_revision for insert with check (${own})`);
    await runner.query(`create policy practice_revision_write on practice_revision for update using (${own}) with check (${own})`);
    await runner.query(`create policy practice_reuse_read on practice_reuse for select using (${own} or exists (select 1 from practice p where p.id = practice_id and p.published_number is not null))`);
    await runner.query(`create policy practice_reuse_add on practice_reuse for insert with check (${own})`);
    await runner.query(`create policy practice_reuse_write on practice_reuse for update using (${own}) with check (${own})`);
    await runner.query(`create policy practice_review_read on practice_review for select using (${own} or app_is_upi())`);
    await runner.query(`create policy practice_review_add on practice_review for insert with check (${own} or app_is_upi())`);
    await runner.query('revoke delete on practice, practice_revision, practice_reuse from province_comuni_app');
    await runner.query('revoke update, delete on practice_review from province_comuni_app');
    await runner.query('grant select, insert, update on practice, practice_revision, practice_reuse, practice_pillar_sheet to province_comuni_app');
    await runner.query('grant select, insert on practice_review to province_comuni_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    // Who may read a sheet depends on its reviews.
    await runner.query('drop policy practice_read on practice');
    for (const table of ['practice_pillar_sheet', 'practice_review', 'practice_reuse', 'practice_revision', 'practice']) await runner.query(`drop table ${table}`);
    await runner.query('drop function app_is_upi');
  }
}
