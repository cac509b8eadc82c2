import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = `('INVITATO', 'IN_ESAME', 'DELIBERATO', 'FIRMATO', 'NON_INTERESSATO', 'RECESSO')`;

/** Comuni and other Enti that are invited to an approved convention: what they answered, deliberated, signed, and when they withdraw. */
export class CreateAdhesions1797000000020 implements MigrationInterface {
  name = 'CreateAdhesions1797000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table adhesion (
        id uuid primary key,
        provincia_id uuid not null references ente (id),
        instance_id uuid not null,
        approval_id uuid not null references act_approval (id),
        aderente_id uuid not null references ente (id),
        stands_for uuid[] not null,
        state text not null check (state in ${STATES}),
        answers jsonb not null,
        contact text check (length(contact) <= 320),
        resolution jsonb,
        signed_on date,
        recesso jsonb,
        invited_at timestamptz not null,
        reminded_at timestamptz,
        revision integer not null,
        unique (approval_id, aderente_id),
        check (state not in ('DELIBERATO', 'FIRMATO', 'RECESSO') or resolution is not null),
        check (state not in ('FIRMATO', 'RECESSO') or signed_on is not null),
        check ((state = 'RECESSO') = (recesso is not null))
      )`);
    await runner.query(`comment on table adhesion is 'An Ente and an approved convention, from the invitation to the recesso. A later text of the convention is another invitation'`);
    await runner.query(`comment on column adhesion.stands_for is 'Comuni for which a Unione adheres'`);
    await runner.query(`comment on column adhesion.answers is 'Answers for its delibera, by key of the variable of the model, in stored shape: amounts in cents'`);
    await runner.query(`comment on column adhesion.recesso is 'Day of the notice and first day without the Ente (Report sui Servizi di Innovazione, Annex A, art. 7)'`);
    await runner.query('create index adhesion_of_instance on adhesion (instance_id)');
    await runner.query('create index adhesion_of_aderente on adhesion (aderente_id, invited_at desc)');
    await runner.query(`
      create table adhesion_event (
        id bigint generated always as identity primary key,
        adhesion_id uuid not null references adhesion (id) on delete cascade,
        provincia_id uuid not null references ente (id),
        aderente_id uuid not null references ente (id),
        kind text not null,
        to_state text not null check (to_state in ${STATES}),
        input jsonb not null,
        seen_revision integer not null,
        person_id uuid references person (id),
        person_name text not null,
        at timestamptz not null
      )`);
    await runner.query(`comment on table adhesion_event is 'What happened to an adhesion, append-only. Without a person: with the personal link of the Ente'`);
    await runner.query('create index adhesion_event_of_adhesion on adhesion_event (adhesion_id, id desc)');
    await runner.query(`
      create table adhesion_link (
        secret_hash text primary key,
        adhesion_id uuid not null references adhesion (id) on delete cascade,
        provincia_id uuid not null references ente (id),
        expires_at timestamptz not null
      )`);
    await runner.query(`comment on table adhesion_link is 'Personal links by which an Ente answers without an account'`);
    await runner.query(`comment on column adhesion_link.secret_hash is 'SHA-256 of the secret in the link: the secret itself is not kept'`);
    await runner.query('create index adhesion_link_of_adhesion on adhesion_link (adhesion_id)');
    const provincia = 'app_is_system() or provincia_id = any (app_ente_ids())';
    const both = `${provincia} or aderente_id = any (app_ente_ids())`;
    for (const [table, who] of [['adhesion', both], ['adhesion_event', both], ['adhesion_link', provincia]] as const) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
      await runner.query(`create policy ${table}_of_enti on ${table} using (${who}) with check (${who})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table adhesion_link, adhesion_event, adhesion');
  }
}
