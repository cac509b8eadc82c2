import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Offers of a role in an Ente. */
export class CreateInvitation1794000002006 implements MigrationInterface {
  name = 'CreateInvitation1794000002006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table invitation (
        id uuid primary key default gen_random_uuid(),
        token_hash text not null constraint invitation_token_unique unique,
        email text not null,
        ente_id uuid not null,
        ente_kind text not null,
        role text not null,
        invited_by uuid not null references person (id),
        created_at timestamptz not null,
        expires_at timestamptz not null,
        accepted_at timestamptz,
        withdrawn_at timestamptz,
        constraint invitation_ente foreign key (ente_id, ente_kind) references ente (id, kind) on update cascade
      )`);
    await runner.query('create unique index invitation_one_open on invitation (ente_id, email) where accepted_at is null and withdrawn_at is null');
    await runner.query('create index invitation_by on invitation (invited_by)');
    await runner.query(`
      comment on table invitation is 'A role in an Ente offered to an address: fourteen days, one use. The link proves the mailbox';
      comment on column invitation.token_hash is 'SHA-256 (hex) of the 256 random bits in the link';
      comment on column invitation.withdrawn_at is 'Taken back, or replaced by a later invitation of the same address'`);
    await runner.query('alter table invitation enable row level security, force row level security');
    await runner.query('create policy invitation_of_ente on invitation using (app_is_system() or ente_id = any(app_ente_ids()))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table invitation');
  }
}
