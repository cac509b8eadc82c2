import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roles held per Ente, with their dates, and the second wall around them. */
export class CreateMembership1794000002001 implements MigrationInterface {
  name = 'CreateMembership1794000002001';

  async up(runner: QueryRunner): Promise<void> {
    // The kind stands beside the role so that one row says, and the database checks, that staff roles exist in UPI only; the key keeps it true.
    await runner.query('alter table ente add constraint ente_id_kind_unique unique (id, kind)');
    await runner.query(`
      create table membership (
        id uuid primary key default gen_random_uuid(),
        person_id uuid not null references person (id),
        ente_id uuid not null,
        ente_kind text not null,
        role text not null,
        valid_from timestamptz not null,
        valid_to timestamptz,
        granted_by uuid references person (id),
        constraint membership_ente foreign key (ente_id, ente_kind) references ente (id, kind) on update cascade,
        constraint membership_role_of_ente check (
          (ente_kind = 'UPI' and role in ('AMMINISTRATORE', 'CURATORE'))
          or (ente_kind = 'PROVINCIA' and role in ('REFERENTE', 'REDATTORE', 'LETTORE'))
          or (ente_kind not in ('UPI', 'PROVINCIA') and role = 'REFERENTE')),
        constraint membership_dates check (valid_to is null or valid_to >= valid_from)
      )`);
    await runner.query('create unique index membership_one_role on membership (person_id, ente_id) where valid_to is null');
    await runner.query('create index membership_of_ente on membership (ente_id) where valid_to is null');
    await runner.query('create index membership_granted_by on membership (granted_by)');
    await runner.query(`
      comment on table membership is 'A role that a person holds or held in an Ente. Rows are ended, never rewritten: who could do what, and when, stays answerable';
      comment on column membership.ente_kind is 'Kind of the Ente, kept equal to ente.kind by the foreign key';
      comment on column membership.valid_to is 'End of the role; null while it holds. It holds for the next request on, because roles are read at every one';
      comment on column membership.granted_by is 'Who invited or appointed; null for the platform itself (demonstration accounts)'`);
    await runner.query('alter table membership enable row level security, force row level security');
    // One sees the roles of one's Enti and one's own; one writes only those of one's Enti, or a stroke of the pen would make everybody referente.
    await runner.query(`create policy membership_read on membership for select using (app_is_system() or ente_id = any(app_ente_ids()) or person_id = app_person_id())`);
    await runner.query(`create policy membership_write on membership for all using (app_is_system() or ente_id = any(app_ente_ids())) with check (app_is_system() or ente_id = any(app_ente_ids()))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table membership');
    await runner.query('alter table ente drop constraint ente_id_kind_unique');
  }
}
