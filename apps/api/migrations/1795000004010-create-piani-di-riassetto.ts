import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `(select app_is_system()) or ente_id = any ((select app_ente_ids())::uuid[])`;
const PARTS = ['piano_atto', 'piano_scelta', 'piano_traguardo', 'dup_triennale'];

/** The databank of the Piani di riassetto and of the DUP: one plan for each Provincia, with its acts, choices and milestones. */
export class CreatePianiDiRiassetto1795000004010 implements MigrationInterface {
  name = 'CreatePianiDiRiassetto1795000004010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table piano_di_riassetto (
        ente_id uuid primary key references ente (id),
        stato text not null check (stato in ('NESSUNO', 'IN_REDAZIONE', 'ADOTTATO', 'AGGIORNATO', 'IN_MONITORAGGIO')),
        note text not null,
        revision integer not null,
        updated_at timestamptz not null,
        updated_by text not null
      )`);
    await runner.query(`comment on table piano_di_riassetto is 'Where a Provincia is with its Piano di riassetto organizzativo (art. 1 c. 844 L. 205/2017); no row: it never said'`);
    await runner.query(`comment on column piano_di_riassetto.revision is 'Counts the changes: who changes something says which one he saw'`);
    await runner.query(`
      create table piano_atto (
        ente_id uuid not null references piano_di_riassetto (ente_id) on delete cascade,
        position integer not null,
        organo text not null,
        numero text not null,
        data date not null,
        note text not null,
        document_id uuid references document (id) on delete set null,
        primary key (ente_id, position)
      )`);
    await runner.query(`comment on table piano_atto is 'Acts by which a plan was adopted or brought up to date, newest first'`);
    await runner.query(`
      create table piano_scelta (
        ente_id uuid not null references piano_di_riassetto (ente_id) on delete cascade,
        pilastro text not null references pillar (key),
        position integer not null,
        organizzazione text not null,
        forma text,
        livello text,
        personale numeric(5, 1),
        comuni_serviti integer,
        note text not null,
        primary key (ente_id, pilastro)
      )`);
    await runner.query(`comment on table piano_scelta is 'What a plan chose for each pillar; personale in full-time units'`);
    await runner.query(`
      create table piano_traguardo (
        ente_id uuid not null references piano_di_riassetto (ente_id) on delete cascade,
        position integer not null,
        titolo text not null,
        entro date not null,
        raggiunto date,
        primary key (ente_id, position)
      )`);
    await runner.query(`comment on table piano_traguardo is 'Milestones of a plan, by day'`);
    await runner.query(`
      create table dup_triennale (
        ente_id uuid not null references piano_di_riassetto (ente_id) on delete cascade,
        dal integer not null,
        organo text not null,
        numero text not null,
        data date not null,
        document_id uuid references document (id) on delete set null,
        primary key (ente_id, dal)
      )`);
    await runner.query(`comment on table dup_triennale is 'Documento Unico di Programmazione of three years from dal (art. 170 D.Lgs. 267/2000)'`);
    await runner.query('create index piano_atto_of_document on piano_atto (document_id)');
    await runner.query('create index dup_triennale_of_document on dup_triennale (document_id)');
    await runner.query(`
      create table piano_deed (
        id bigint generated always as identity primary key,
        ente_id uuid not null references ente (id),
        part text not null,
        revision integer not null,
        person_id uuid not null references person (id),
        person_name text not null,
        content jsonb not null,
        at timestamptz not null
      )`);
    await runner.query(`comment on table piano_deed is 'History of the plans, append only: the whole plan after each change'`);
    await runner.query('create index piano_deed_of_ente on piano_deed (ente_id, id desc)');
    for (const table of ['piano_di_riassetto', ...PARTS, 'piano_deed']) await runner.query(`alter table ${table} enable row level security, force row level security`);
    await runner.query(`create policy piano_readable on piano_di_riassetto for select using (stato in ('ADOTTATO', 'AGGIORNATO', 'IN_MONITORAGGIO') or (select app_in_province_network()) or ${OWN})`);
    await runner.query(`create policy piano_added on piano_di_riassetto for insert with check (${OWN})`);
    await runner.query(`create policy piano_changed on piano_di_riassetto for update using (${OWN}) with check (${OWN})`);
    for (const table of PARTS) {
      await runner.query(`create policy ${table}_readable on ${table} for select using (exists (select 1 from piano_di_riassetto p where p.ente_id = ${table}.ente_id))`);
      await runner.query(`create policy ${table}_added on ${table} for insert with check (${OWN})`);
      await runner.query(`create policy ${table}_removed on ${table} for delete using (${OWN})`);
    }
    await runner.query(`create policy piano_deed_own on piano_deed using (${OWN}) with check (${OWN})`);
    await runner.query('revoke update, delete on piano_deed from province_comuni_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table piano_deed, ${PARTS.join(', ')}, piano_di_riassetto`);
  }
}
