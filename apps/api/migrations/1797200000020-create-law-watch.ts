import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Norms that UPI's curators marked as changed, and what has to be verified because of them. */
export class CreateLawWatch1797200000020 implements MigrationInterface {
  name = 'CreateLawWatch1797200000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table law_change (
        id uuid primary key,
        urn text not null,
        label text not null check (length(label) between 1 and 200),
        changed_on date not null,
        note text not null check (length(note) between 1 and 2000),
        due_on date not null,
        person_id uuid not null references person (id),
        person_name text not null,
        at timestamptz not null,
        withdrawn_at timestamptz
      )`);
    await runner.query(`comment on table law_change is 'A norm that changed, as a curator marked it; one taken back stays, and nothing waits for it'`);
    await runner.query(`comment on column law_change.urn is 'URN:NIR, lower case; a decree stands for its articles, an article for its commas'`);
    await runner.query(`comment on column law_change.due_on is 'Day by which what cites it should be verified'`);
    await runner.query('create unique index law_change_standing on law_change (urn, changed_on) where withdrawn_at is null');
    await runner.query('create index law_change_newest on law_change (at desc, id)');
    await runner.query(`
      create table law_review (
        id uuid primary key default gen_random_uuid(),
        law_change_id uuid not null references law_change (id) on delete cascade,
        model_key text not null references model (key),
        instance_id uuid references instance (id) on delete cascade,
        ente_id uuid references ente (id),
        subject_kind text not null check (subject_kind in ('clausola', 'regola')),
        subject_id text not null,
        act_key text,
        label text not null,
        text_hash text not null,
        state text not null default 'OPEN' check (state in ('OPEN', 'CONFIRMED', 'CHANGED')),
        owner_id uuid references person (id),
        owner_name text,
        due_on date not null,
        closed_by text,
        closed_at timestamptz,
        note text check (length(note) <= 1000),
        check ((instance_id is null) = (ente_id is null)),
        check ((state = 'OPEN') = (closed_at is null))
      )`);
    await runner.query(`comment on table law_review is 'A clause or rule that cites a norm that changed: to be verified until a person confirms it or it says something else'`);
    await runner.query(`comment on column law_review.instance_id is 'Null for what belongs to the model itself'`);
    await runner.query(`comment on column law_review.label is 'Heading or first words when it was opened'`);
    await runner.query(`comment on column law_review.text_hash is 'SHA-256 of what it said when it was opened: with another it was changed'`);
    await runner.query('create unique index law_review_of_instance on law_review (law_change_id, instance_id, subject_kind, subject_id) where instance_id is not null');
    await runner.query('create unique index law_review_of_model on law_review (law_change_id, model_key, subject_kind, subject_id) where instance_id is null');
    await runner.query('create index law_review_in_instance on law_review (instance_id, state)');
    await runner.query('create index law_review_in_ente on law_review (ente_id, state, due_on)');
    await runner.query(`alter table law_review enable row level security`);
    await runner.query(`alter table law_review force row level security`);
    // What belongs to the models is no Ente's: it is read by all, after the policy, and written by the platform's own access.
    await runner.query(`create policy law_review_readable on law_review for select using (ente_id is null or app_is_system() or ente_id = any (app_ente_ids()))`);
    await runner.query(`create policy law_review_of_ente on law_review using (app_is_system() or ente_id = any (app_ente_ids())) with check (app_is_system() or ente_id = any (app_ente_ids()))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table law_review, law_change');
  }
}
