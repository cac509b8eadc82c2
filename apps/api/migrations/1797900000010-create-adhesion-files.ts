import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The delibera of the Ente, the signed convention and receipts of certified mail, kept with the adhesion they belong to. */
export class CreateAdhesionFiles1797900000010 implements MigrationInterface {
  name = 'CreateAdhesionFiles1797900000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table adhesion_file (
        id uuid primary key,
        adhesion_id uuid not null references adhesion (id) on delete cascade,
        provincia_id uuid not null references ente (id),
        aderente_id uuid not null references ente (id),
        kind text not null check (kind in ('DELIBERA', 'ATTO_FIRMATO', 'RICEVUTA_PEC', 'ALLEGATO')),
        side text not null check (side in ('ADERENTE', 'PROVINCIA')),
        sha256 text not null references stored_file (sha256),
        name text not null,
        size bigint not null,
        person_id uuid references person (id),
        person_name text not null,
        at timestamptz not null,
        unique (adhesion_id, kind, sha256)
      )`);
    await runner.query(`comment on table adhesion_file is 'Files of an adhesion: the delibera, the signed convention, receipts of certified mail on adhesion and recesso. Without a person: with the personal link of the Ente'`);
    await runner.query(`comment on column adhesion_file.side is 'Who brought it, and may take it away'`);
    await runner.query('create index adhesion_file_of_content on adhesion_file (sha256)');
    await runner.query('alter table adhesion_file enable row level security');
    await runner.query('alter table adhesion_file force row level security');
    const both = 'app_is_system() or provincia_id = any (app_ente_ids()) or aderente_id = any (app_ente_ids())';
    await runner.query(`create policy adhesion_file_of_enti on adhesion_file using (${both}) with check (${both})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table adhesion_file');
  }
}
