import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acts that go out to Word for revision, the files that come back, and the clauses they offer. */
export class CreateWordReviews1797500000020 implements MigrationInterface {
  name = 'CreateWordReviews1797500000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table word_review (
        id uuid primary key,
        instance_id uuid not null references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        act_key text not null,
        data_revision integer not null,
        text_sha256 text not null,
        sha256 text,
        person_id uuid not null references person (id),
        person_name text not null,
        at timestamptz not null,
        unique (instance_id, act_key, data_revision),
        foreign key (instance_id, data_revision) references instance_snapshot (instance_id, data_revision)
      )`);
    await runner.query(`comment on table word_review is 'Acts as they went out to Word for revision: what each said is the kept snapshot, against which the file is read when it comes back'`);
    await runner.query(`comment on column word_review.sha256 is 'SHA-256 of the DOCX as it was first written; null until it was, and for texts kept for a file without our marks'`);
    await runner.query(`
      create table word_return (
        id uuid primary key,
        instance_id uuid not null references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        act_key text not null,
        sha256 text not null references stored_file (sha256),
        name text not null,
        size bigint not null,
        person_id uuid not null references person (id),
        person_name text not null,
        at timestamptz not null,
        outcome jsonb,
        unique (instance_id, act_key, sha256)
      )`);
    await runner.query(`comment on table word_return is 'Files that came back from Word, kept under the hash of their content: the same one twice is one'`);
    await runner.query(`comment on column word_return.outcome is 'How it was recognised, counts, words that found no place; null until it was read'`);
    await runner.query('create index word_return_sha256 on word_return (sha256)');
    await runner.query(`
      create table word_offered_clause (
        id uuid primary key,
        return_id uuid not null references word_return (id) on delete cascade,
        instance_id uuid not null references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        act_key text not null,
        after_clause_id text,
        kind text not null,
        text jsonb not null,
        author_name text not null,
        untracked boolean not null,
        created_at timestamptz not null,
        position integer not null,
        state text not null check (state in ('open', 'accepted', 'refused')),
        decided_at timestamptz,
        decided_by uuid references person (id),
        decided_by_name text,
        decided_reason text,
        check ((state = 'open') = (decided_at is null)),
        check (state <> 'refused' or decided_reason is not null)
      )`);
    await runner.query(`comment on table word_offered_clause is 'Clauses that a file has and its act has not, and how they ended. The id is the one the clause takes in the act'`);
    await runner.query(`comment on column word_offered_clause.text is 'Heading and body as the act tree has them'`);
    await runner.query('create index word_offered_clause_of_instance on word_offered_clause (instance_id, position)');
    for (const table of ['word_review', 'word_return', 'word_offered_clause']) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
      await runner.query(`create policy ${table}_of_ente on ${table} using (app_is_system() or ente_id = any (app_ente_ids())) with check (app_is_system() or ente_id = any (app_ente_ids()))`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table word_offered_clause, word_return, word_review');
  }
}
