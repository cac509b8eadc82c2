import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The wall's words for `canReadComments`: the document's own policy answers for who may read it. */
const READABLE = '(select app_is_system()) or ((select cardinality(app_ente_ids())) > 0 and exists (select 1 from document d where d.id = document_id))';
const CHANGES = '(select app_is_system()) or author_id = (select app_person_id()) or exists (select 1 from document d where d.id = document_id and d.ente_id = any ((select app_ente_ids())::uuid[]))';

/** What people say of documents, with how it read before. */
export class CreateDocumentComments1795896000030 implements MigrationInterface {
  name = 'CreateDocumentComments1795896000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document_comment (
        id uuid primary key,
        document_id uuid not null references document (id) on delete cascade,
        parent_id uuid references document_comment (id) on delete cascade,
        author_id uuid not null references person (id),
        author_name text not null,
        client_key uuid not null,
        text text not null check (length(text) <= 4000),
        created_at timestamptz not null,
        edited_at timestamptz,
        deleted_at timestamptz,
        unique (author_id, client_key)
      )`);
    await runner.query(`
      comment on table document_comment is 'What people say of documents; answers are one level deep';
      comment on column document_comment.client_key is 'Minted by the page: the same key is the same comment';
      comment on column document_comment.text is 'Paragraphs parted by empty lines; empty once deleted'`);
    await runner.query('create index document_comment_of_document on document_comment (document_id, created_at desc) where parent_id is null');
    await runner.query('create index document_comment_answers on document_comment (parent_id, created_at) where parent_id is not null');
    await runner.query(`
      create table document_comment_earlier (
        id bigint generated always as identity primary key,
        comment_id uuid not null references document_comment (id) on delete cascade,
        text text not null,
        at timestamptz not null
      )`);
    await runner.query(`comment on table document_comment_earlier is 'How a comment read before it was changed; gone with its deletion'`);
    await runner.query('create index document_comment_earlier_of_comment on document_comment_earlier (comment_id, id desc)');
    for (const table of ['document_comment', 'document_comment_earlier']) await runner.query(`alter table ${table} enable row level security, force row level security`);
    await runner.query(`create policy document_comment_read on document_comment for select using (${READABLE})`);
    await runner.query(`create policy document_comment_add on document_comment for insert with check (author_id = (select app_person_id()) and (${READABLE}))`);
    await runner.query(`create policy document_comment_change on document_comment for update using (${CHANGES}) with check (${CHANGES})`);
    const ofComment = 'exists (select 1 from document_comment c where c.id = comment_id)';
    await runner.query(`create policy document_comment_earlier_of_comment on document_comment_earlier using (${ofComment}) with check (${ofComment})`);
    await runner.query('revoke delete on document_comment from province_comuni_app');
    await runner.query('revoke update on document_comment_earlier from province_comuni_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table document_comment_earlier, document_comment');
  }
}
