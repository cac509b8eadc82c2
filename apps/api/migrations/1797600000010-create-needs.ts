import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The scheda dei fabbisogni: what the Enti of a convention renew, want or want to evaluate, year by year, and the list of services made of it. */
export class CreateNeeds1797600000010 implements MigrationInterface {
  name = 'CreateNeeds1797600000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table needs_sheet (
        id uuid primary key,
        provincia_id uuid not null references ente (id),
        instance_id uuid not null,
        approval_id uuid not null references act_approval (id),
        year integer not null check (year between 2000 and 2200),
        services jsonb not null,
        opens_on date not null,
        closes_on date not null,
        text text not null check (length(text) <= 4000),
        announced_at timestamptz,
        reminded_at timestamptz,
        revision integer not null,
        unique (approval_id, year),
        check (closes_on >= opens_on)
      )`);
    await runner.query(`comment on table needs_sheet is 'Scheda dei fabbisogni of an approved convention for a year (Report sui Servizi di Innovazione: the CST of Lecco asks each December)'`);
    await runner.query(`comment on column needs_sheet.services is 'What is asked about: key, code of the model where it has one, name, unit (empty: not counted), description'`);
    await runner.query('create index needs_sheet_of_instance on needs_sheet (instance_id, year desc)');
    await runner.query('create index needs_sheet_by_closing on needs_sheet (closes_on) where announced_at is null or reminded_at is null');
    await runner.query(`
      create table needs_answer (
        sheet_id uuid not null references needs_sheet (id) on delete cascade,
        adhesion_id uuid not null references adhesion (id) on delete cascade,
        provincia_id uuid not null references ente (id),
        aderente_id uuid not null references ente (id),
        lines jsonb not null,
        sent jsonb,
        sent_at timestamptz,
        sent_by text,
        reminded_at timestamptz,
        revision integer not null,
        primary key (sheet_id, adhesion_id),
        check ((sent is null) = (sent_at is null) and (sent is null) = (sent_by is null))
      )`);
    await runner.query(`comment on table needs_answer is 'What an Ente says to a sheet. Only what was sent counts: what is being written is in lines'`);
    await runner.query(`comment on column needs_answer.lines is 'By key of the service: choice, quantity in hundredths of the unit, note'`);
    await runner.query('create index needs_answer_of_adhesion on needs_answer (adhesion_id)');
    await runner.query(`
      create table needs_list (
        sheet_id uuid primary key references needs_sheet (id) on delete cascade,
        provincia_id uuid not null references ente (id),
        services jsonb not null,
        threshold integer not null check (threshold >= 0),
        made_at timestamptz not null,
        made_by text not null,
        revision integer not null
      )`);
    await runner.query(`comment on table needs_list is 'Next year''s list of services that the Provincia made of a sheet, with how many asked for each when it was made'`);
    const provincia = 'app_is_system() or provincia_id = any (app_ente_ids())';
    const both = `${provincia} or aderente_id = any (app_ente_ids())`;
    for (const table of ['needs_sheet', 'needs_answer', 'needs_list']) await runner.query(`alter table ${table} enable row level security, force row level security`);
    await runner.query(`create policy needs_sheet_of_provincia on needs_sheet using (${provincia}) with check (${provincia})`);
    // Who adheres to the text reads what is asked, and changes nothing of it.
    await runner.query('create policy needs_sheet_of_aderente on needs_sheet for select using (exists (select 1 from adhesion a where a.approval_id = needs_sheet.approval_id and a.aderente_id = any (app_ente_ids())))');
    await runner.query(`create policy needs_answer_of_enti on needs_answer using (${both}) with check (${both})`);
    await runner.query(`create policy needs_list_of_provincia on needs_list using (${provincia}) with check (${provincia})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table needs_list, needs_answer, needs_sheet');
  }
}
