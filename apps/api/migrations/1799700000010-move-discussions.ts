import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYSTEM = '(select app_is_system())';
const LOG_KINDS = `'DISCUSSION_OPENED', 'POST_ADDED', 'POST_EDITED', 'POST_WITHDRAWN', 'REACTION_CHANGED', 'DISCUSSION_CHANGED', 'POST_HIDDEN', 'POST_SHOWN'`;
const DECISIONS = `'NESSUNA_VIOLAZIONE', 'NASCOSTO', 'MOSTRATO', 'AMMONIZIONE', 'SOSPENSIONE', 'FINE_SOSPENSIONE', 'APPROVATO', 'NON_APPROVATO', 'RIESAME_ACCOLTO', 'RIESAME_RESPINTO', 'LIMITI'`;

/** Posts that go to another place: what keeps their number where they were, and where they are now. */
export class MoveDiscussions1799700000010 implements MigrationInterface {
  name = 'MoveDiscussions1799700000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table discussion add column moved_to uuid references discussion (id) on delete set null;
      comment on column discussion.moved_to is 'The discussion it was merged into: its address leads there, and its posts are places kept for their numbers';
      create index discussion_moved_to on discussion (moved_to) where moved_to is not null;
      alter table post add column moved_to uuid references post (id) on delete set null, add constraint post_moved_is_empty check (moved_to is null or withdrawn_at is not null);
      comment on column post.moved_to is 'The post that had this number before it went elsewhere: the row keeps the number, without words, and its address leads to the post';
      create index post_moved_to on post (moved_to) where moved_to is not null;
      create table community_number_left (
        community_id uuid not null references community (id) on delete cascade,
        number integer not null,
        primary key (community_id, number)
      );
      comment on table community_number_left is 'Numbers of posts that went to another community: with those of its posts they are all from 1 to community.post_count, each once. Nothing says what they were';
      alter table community_number_left enable row level security, force row level security;
      create policy community_number_left_system on community_number_left using (${SYSTEM}) with check (${SYSTEM});
      grant update (community_id) on post_earlier to province_comuni_app;
      create policy post_earlier_move on post_earlier for update using (${SYSTEM}) with check (${SYSTEM});
      create policy post_reaction_move on post_reaction for update using (${SYSTEM}) with check (${SYSTEM});
      alter table community_event drop constraint community_event_kind_check;
      alter table community_event add constraint community_event_kind_check check (kind in (${LOG_KINDS}, 'DISCUSSION_MOVED'));
      alter table moderation_decision drop constraint moderation_decision_kind_check;
      alter table moderation_decision add constraint moderation_decision_kind_check check (kind in (${DECISIONS}, 'SPOSTATA', 'UNITA', 'DIVISA'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from moderation_decision where kind in ('SPOSTATA', 'UNITA', 'DIVISA');
      alter table moderation_decision drop constraint moderation_decision_kind_check;
      alter table moderation_decision add constraint moderation_decision_kind_check check (kind in (${DECISIONS}));
      update community_event set kind = 'DISCUSSION_CHANGED' where kind = 'DISCUSSION_MOVED';
      alter table community_event drop constraint community_event_kind_check;
      alter table community_event add constraint community_event_kind_check check (kind in (${LOG_KINDS}));
      drop policy post_reaction_move on post_reaction;
      drop policy post_earlier_move on post_earlier;
      revoke update (community_id) on post_earlier from province_comuni_app;
      drop table community_number_left;
      alter table post drop constraint post_moved_is_empty, drop column moved_to;
      alter table discussion drop column moved_to`);
  }
}
