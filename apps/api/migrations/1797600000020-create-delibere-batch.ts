import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The delibere of adesione of all invited Enti, made together as one ZIP, apart from requests. */
export class CreateDelibereBatch1797600000020 implements MigrationInterface {
  name = 'CreateDelibereBatch1797600000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table delibere_batch (
        id uuid primary key,
        provincia_id uuid not null references ente (id),
        instance_id uuid not null,
        approval_id uuid not null references act_approval (id),
        asked_by uuid not null references person (id),
        asked_by_name text not null,
        client_key uuid not null,
        state text not null check (state in ('IN_CORSO', 'PRONTA', 'ANNULLATA', 'FALLITA')),
        problem text,
        sha256 text references stored_file (sha256),
        size bigint check (size > 0),
        asked_at timestamptz not null,
        updated_at timestamptz not null,
        expires_at timestamptz not null,
        unique (asked_by, client_key),
        check ((state = 'FALLITA') = (problem is not null)),
        check ((state = 'PRONTA') = (sha256 is not null and size is not null))
      )`);
    await runner.query(`comment on table delibere_batch is 'The delibere of adesione of all invited Enti as one ZIP, with the data of the moment it was asked for; forgotten after some days'`);
    await runner.query(`comment on column delibere_batch.client_key is 'Minted by the page: the same key of a person is one batch'`);
    await runner.query(`comment on column delibere_batch.sha256 is 'The ZIP, kept from the sweep while this row is here'`);
    await runner.query(`create unique index delibere_batch_going on delibere_batch (approval_id) where state = 'IN_CORSO'`);
    await runner.query('create index delibere_batch_of_approval on delibere_batch (approval_id, asked_at desc)');
    await runner.query('create index delibere_batch_of_zip on delibere_batch (sha256)');
    await runner.query('create index delibere_batch_by_expiry on delibere_batch (expires_at)');
    await runner.query(`
      create table delibere_batch_item (
        batch_id uuid not null references delibere_batch (id) on delete cascade,
        provincia_id uuid not null references ente (id),
        position integer not null check (position >= 0),
        ente_id uuid not null references ente (id),
        ente_name text not null,
        population integer,
        adhesion_state text not null,
        file_name text not null,
        answers jsonb,
        outcome text not null check (outcome in ('DA_FARE', 'FATTA', 'NON_FATTA')),
        reason text,
        tries integer not null default 0,
        docx text references stored_file (sha256),
        pdf text references stored_file (sha256),
        primary key (batch_id, position),
        unique (batch_id, file_name),
        check ((outcome = 'NON_FATTA') = (reason is not null))
      )`);
    await runner.query(`comment on table delibere_batch_item is 'One Ente of a batch of delibere, and what became of it'`);
    await runner.query(`comment on column delibere_batch_item.answers is 'What fills the act, as it was when the batch was asked for: all Enti are of one moment. Let go when the ZIP is there'`);
    await runner.query(`comment on column delibere_batch_item.docx is 'Its file until the ZIP is there: what was made before a kill is not made again'`);
    await runner.query(`create index delibere_batch_item_to_do on delibere_batch_item (batch_id, tries, position) where outcome = 'DA_FARE'`);
    await runner.query('create index delibere_batch_item_of_docx on delibere_batch_item (docx)');
    await runner.query('create index delibere_batch_item_of_pdf on delibere_batch_item (pdf)');
    const provincia = 'app_is_system() or provincia_id = any (app_ente_ids())';
    for (const table of ['delibere_batch', 'delibere_batch_item']) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      await runner.query(`create policy ${table}_of_provincia on ${table} using (${provincia}) with check (${provincia})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table delibere_batch_item, delibere_batch');
  }
}
