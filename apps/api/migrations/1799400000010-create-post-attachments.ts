import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYSTEM = '(select app_is_system())';
/** The document's own wall answers: who may not read it does not learn that it goes with a post. */
const OF_READABLE_DOCUMENT = 'exists (select 1 from document d where d.id = document_id)';

/** Documents that go with posts of communities, and with those that wait for approval. */
export class CreatePostAttachments1799400000010 implements MigrationInterface {
  name = 'CreatePostAttachments1799400000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table post_attachment (
        post_id uuid not null references post (id) on delete cascade,
        document_id uuid not null references document (id) on delete cascade,
        community_id uuid not null references community (id) on delete cascade,
        position integer not null check (position between 0 and 9),
        brought boolean not null,
        withheld boolean not null default false,
        primary key (post_id, document_id)
      );
      comment on table post_attachment is 'Documents of the library that go with a post; who may read a document sees that it does';
      comment on column post_attachment.brought is 'Its file came with the post: whether the community reads it goes with the post';
      comment on column post_attachment.withheld is 'The post is hidden, and with it the community reads the document no more; it does again when the post is shown';
      create index post_attachment_of_document on post_attachment (document_id);
      alter table post_attachment enable row level security, force row level security;
      create policy post_attachment_read on post_attachment for select using (${SYSTEM} or (community_id = any ((select app_readable_community_ids())::uuid[]) and ${OF_READABLE_DOCUMENT}));
      create policy post_attachment_add on post_attachment for insert with check (${SYSTEM} or (community_id = any ((select app_community_ids())::uuid[]) and ${OF_READABLE_DOCUMENT}
        and exists (select 1 from post p where p.id = post_id and p.community_id = post_attachment.community_id and p.author_id = (select app_person_id()))));
      create policy post_attachment_change on post_attachment for update using (${SYSTEM}) with check (${SYSTEM});
      create policy post_attachment_remove on post_attachment for delete using (${SYSTEM});
      alter table held_post add column attachments jsonb not null default '[]';
      comment on column held_post.attachments is 'Documents that go with it: [{documentId, title, isBrought}]; they are in post_attachment once it is published'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table held_post drop column attachments');
    await runner.query('drop table post_attachment');
  }
}
