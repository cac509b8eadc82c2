import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is said of acts before they are approved: comments, suggestions, requests to colleagues, links of guests. */
export class CreateReview1797500000010 implements MigrationInterface {
  name = 'CreateReview1797500000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table review_guest_link (
        id uuid primary key,
        instance_id uuid not null references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        secret_hash text not null unique,
        act_keys text[] not null check (cardinality(act_keys) > 0),
        name text not null check (length(name) <= 200),
        email text not null check (length(email) <= 320),
        may_suggest boolean not null,
        created_by uuid not null references person (id),
        created_by_name text not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        revoked_by uuid references person (id),
        last_used_at timestamptz,
        check ((revoked_at is null) = (revoked_by is null))
      )`);
    await runner.query(`comment on table review_guest_link is 'Links by which somebody without an account reads chosen acts and says what he thinks of them'`);
    await runner.query(`comment on column review_guest_link.secret_hash is 'SHA-256 of the secret in the link: the secret itself is not kept'`);
    await runner.query(`comment on column review_guest_link.last_used_at is 'To the hour'`);
    await runner.query('create index review_guest_link_of_instance on review_guest_link (instance_id, created_at desc)');
    const author = `
        origin text not null check (origin in ('page', 'guest', 'word')),
        person_id uuid references person (id),
        guest_link_id uuid references review_guest_link (id) on delete cascade,
        author_name text not null,
        created_at timestamptz not null,
        check ((origin = 'guest') = (guest_link_id is not null)),
        check ((person_id is null) = (guest_link_id is not null))`;
    await runner.query(`
      create table clause_comment (
        id uuid primary key,
        instance_id uuid not null references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        act_key text not null,
        clause_id text not null,
        parent_id uuid references clause_comment (id) on delete cascade,
        quote text,
        text text not null,
        resolved_at timestamptz,
        resolved_by text,
        ${author},
        check ((resolved_at is null) = (resolved_by is null))
      )`);
    await runner.query(`comment on table clause_comment is 'What is said of the clauses of an act. Answers are one level deep'`);
    await runner.query(`comment on column clause_comment.quote is 'The words of the clause it is about'`);
    await runner.query(`comment on column clause_comment.person_id is 'Who wrote it, or brought it in from a Word file'`);
    await runner.query('create index clause_comment_of_instance on clause_comment (instance_id, created_at, id)');
    await runner.query('create index clause_comment_of_link on clause_comment (guest_link_id, created_at) where guest_link_id is not null');
    await runner.query('create index clause_comment_parent on clause_comment (parent_id) where parent_id is not null');
    await runner.query(`
      create table clause_suggestion (
        id uuid primary key,
        instance_id uuid not null references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        act_key text not null,
        clause_id text not null,
        base jsonb not null,
        base_hash text not null,
        proposed jsonb,
        reason text not null,
        state text not null check (state in ('open', 'accepted', 'refused', 'withdrawn')),
        decided_at timestamptz,
        decided_by uuid references person (id),
        decided_by_name text,
        decided_reason text,
        ${author},
        check ((state = 'open') = (decided_at is null)),
        check (state <> 'refused' or decided_reason is not null)
      )`);
    await runner.query(`comment on table clause_suggestion is 'Other texts proposed for clauses, and how they ended'`);
    await runner.query(`comment on column clause_suggestion.base is 'Heading and body it was made on: the base of the merge when the clause changed meanwhile'`);
    await runner.query(`comment on column clause_suggestion.base_hash is 'SHA-256 of the canonical JSON of base'`);
    await runner.query(`comment on column clause_suggestion.proposed is 'Heading and body as the act tree has them; null: to take the clause out'`);
    await runner.query('create index clause_suggestion_of_instance on clause_suggestion (instance_id, created_at, id)');
    await runner.query('create index clause_suggestion_of_link on clause_suggestion (guest_link_id, created_at) where guest_link_id is not null');
    await runner.query(`
      create table review_request (
        id uuid primary key,
        instance_id uuid not null references instance (id) on delete cascade,
        ente_id uuid not null references ente (id),
        act_key text,
        clause_id text,
        to_person_id uuid not null references person (id),
        to_name text not null,
        from_person_id uuid not null references person (id),
        from_name text not null,
        text text not null,
        due_on date not null,
        state text not null check (state in ('open', 'done', 'withdrawn')),
        created_at timestamptz not null,
        closed_at timestamptz,
        check ((state = 'open') = (closed_at is null)),
        check (clause_id is null or act_key is not null)
      )`);
    await runner.query(`comment on table review_request is 'A colleague asked to look at an instance, an act or a clause by a day'`);
    await runner.query('create index review_request_of_instance on review_request (instance_id, created_at desc)');
    await runner.query(`create index review_request_open on review_request (to_person_id, due_on) where state = 'open'`);
    await runner.query(`create index review_request_due on review_request (due_on) where state = 'open'`);
    for (const table of ['review_guest_link', 'clause_comment', 'clause_suggestion', 'review_request']) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
      await runner.query(`create policy ${table}_of_ente on ${table} using (app_is_system() or ente_id = any (app_ente_ids())) with check (app_is_system() or ente_id = any (app_ente_ids()))`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table review_request, clause_suggestion, clause_comment, review_guest_link');
  }
}
