import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The wall's words for `canRead`; subqueries are answered once for a statement and not once for a row. */
const READABLE = '(select app_is_system()) or community_id = any ((select app_readable_community_ids())::uuid[])';
/** For who writes: members. */
const OF_MEMBER = '(select app_is_system()) or community_id = any ((select app_community_ids())::uuid[])';
const OWN = '(select app_is_system()) or person_id = (select app_person_id())';

/** Thematic networks: their members, discussions, posts, what each has read, and the log of what happened. */
export class CreateCommunities1797300000010 implements MigrationInterface {
  name = 'CreateCommunities1797300000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function app_community_ids() returns uuid[] language sql stable parallel safe as
      $$ select string_to_array(nullif(current_setting('app.community_ids', true), ''), ',')::uuid[] $$`);
    await runner.query(`comment on function app_community_ids is 'Communities of which the person of the open transaction is a member; null when nothing was set'`);
    await runner.query(`
      create table community (
        id uuid primary key default gen_random_uuid(),
        key text not null unique check (key ~ '^[a-z][a-z0-9-]{1,59}$'),
        title text not null check (length(title) between 1 and 120),
        purpose text not null,
        this_week text not null default '',
        guidelines text[] not null default '{}',
        visibility text not null check (visibility in ('PUBBLICA', 'MEMBRI', 'INVITO')),
        pillar_key text,
        subjects text[] not null default '{}',
        member_count integer not null default 0,
        post_count integer not null default 0,
        last_event bigint not null default 0
      )`);
    await runner.query(`
      comment on table community is 'Thematic networks, as data';
      comment on column community.this_week is 'What is asked of the members this week';
      comment on column community.visibility is 'PUBBLICA: everybody reads; MEMBRI: members read, people of the network may join; INVITO: members alone know of it';
      comment on column community.post_count is 'Posts ever written: each takes the next number, without gaps';
      comment on column community.last_event is 'Number of the newest entry of community_event'`);
    await runner.query(`
      create table community_member (
        community_id uuid not null references community (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        role text not null check (role in ('MODERATORE', 'MEMBRO')),
        name text not null,
        ente text not null,
        since timestamptz not null,
        guidelines_accepted_at timestamptz not null,
        joined_number integer not null,
        read_count integer not null,
        primary key (community_id, person_id)
      )`);
    await runner.query(`
      comment on table community_member is 'Who is in a community; leaving takes the row away';
      comment on column community_member.name is 'Name and surname when he came; ente likewise: what his posts are signed with';
      comment on column community_member.joined_number is 'Posts of the community up to this number were there before him and count as read';
      comment on column community_member.read_count is 'Posts that count as read; post_count - read_count is what he has not read'`);
    await runner.query('create index community_member_of_person on community_member (person_id)');
    await runner.query(`
      create table discussion (
        id uuid primary key,
        community_id uuid not null references community (id) on delete cascade,
        kind text not null check (kind in ('QUESTION', 'DISCUSSION', 'ANNOUNCEMENT', 'IDEA')),
        title text not null check (length(title) between 1 and 200),
        tags text[] not null default '{}',
        author_id uuid references person (id),
        author_name text not null,
        author_ente text not null,
        client_key uuid not null,
        created_at timestamptz not null,
        closed boolean not null default false,
        pinned boolean not null default false,
        solved_sequence integer,
        last_sequence integer not null default 1,
        first_number integer not null,
        last_number integer not null,
        last_post_at timestamptz not null,
        last_author_name text not null,
        revision integer not null default 1,
        content_key text unique,
        content_hash text,
        unique (community_id, author_id, client_key)
      )`);
    await runner.query(`
      comment on table discussion is 'What people of a community talk about; its first post is what was asked or said';
      comment on column discussion.author_id is 'Null: UPI, by what comes with the product';
      comment on column discussion.client_key is 'Minted by the page: the same key is the same discussion';
      comment on column discussion.solved_sequence is 'Number of the answer that solved it';
      comment on column discussion.last_sequence is 'Number of its last post: how many there are';
      comment on column discussion.first_number is 'Number of its first post in the community; last_number that of the last one: lists go by it';
      comment on column discussion.content_key is 'Of the content folder: community and key'`);
    await runner.query('create index discussion_by_voice on discussion (community_id, pinned desc, last_number desc)');
    await runner.query('create index discussion_tags on discussion using gin (tags)');
    await runner.query(`
      create table post (
        id uuid primary key,
        community_id uuid not null references community (id) on delete cascade,
        discussion_id uuid not null references discussion (id) on delete cascade,
        sequence integer not null,
        community_number integer not null,
        author_id uuid references person (id),
        author_name text not null,
        author_ente text not null,
        client_key uuid not null,
        text jsonb not null,
        created_at timestamptz not null,
        edited_at timestamptz,
        withdrawn_at timestamptz,
        unique (discussion_id, sequence),
        unique (discussion_id, community_number),
        unique (discussion_id, author_id, client_key)
      )`);
    await runner.query(`
      comment on table post is 'What people say in a discussion';
      comment on column post.sequence is 'From 1, without gaps, in the discussion';
      comment on column post.community_number is 'From 1, without gaps, in the community';
      comment on column post.text is 'Strict tree of the posts (PostText); empty once withdrawn'`);
    await runner.query(`
      create table post_earlier (
        id bigint generated always as identity primary key,
        community_id uuid not null references community (id) on delete cascade,
        post_id uuid not null references post (id) on delete cascade,
        text jsonb not null,
        at timestamptz not null
      )`);
    await runner.query(`comment on table post_earlier is 'How a post read before it was changed; gone with its withdrawal'`);
    await runner.query('create index post_earlier_of_post on post_earlier (post_id, id desc)');
    await runner.query(`
      create table post_reaction (
        post_id uuid not null references post (id) on delete cascade,
        kind text not null check (kind in ('UTILE', 'GRAZIE', 'ANCHE_NOI')),
        person_id uuid not null references person (id) on delete cascade,
        community_id uuid not null references community (id) on delete cascade,
        primary key (post_id, kind, person_id)
      )`);
    await runner.query(`comment on table post_reaction is 'Who found a post useful, thanks for it, or has the same case'`);
    await runner.query(`
      create table discussion_reading (
        person_id uuid not null references person (id) on delete cascade,
        discussion_id uuid not null references discussion (id) on delete cascade,
        community_id uuid not null references community (id) on delete cascade,
        read_up_to integer not null,
        primary key (person_id, discussion_id)
      )`);
    await runner.query(`comment on table discussion_reading is 'How far a member has read, by number; without a row: what was there before he joined'`);
    await runner.query('create index discussion_reading_of_community on discussion_reading (community_id, person_id)');
    await runner.query(`
      create table post_draft (
        person_id uuid not null references person (id) on delete cascade,
        place text not null check (length(place) <= 60),
        kind text,
        title text not null check (length(title) <= 200),
        text jsonb not null,
        updated_at timestamptz not null,
        primary key (person_id, place)
      )`);
    await runner.query(`
      comment on table post_draft is 'Texts being written, for their author alone';
      comment on column post_draft.place is 'discussion:<id> for an answer, community:<id> for a new discussion'`);
    await runner.query(`
      create table community_event (
        community_id uuid not null references community (id) on delete cascade,
        sequence bigint not null,
        kind text not null check (kind in ('DISCUSSION_OPENED', 'POST_ADDED', 'POST_EDITED', 'POST_WITHDRAWN', 'REACTION_CHANGED', 'DISCUSSION_CHANGED')),
        discussion_id uuid not null,
        post_id uuid,
        post_sequence integer,
        person_id uuid,
        at timestamptz not null,
        primary key (community_id, sequence)
      )`);
    await runner.query(`
      comment on table community_event is 'What happened in a community, in order: who comes back asks for what he missed';
      comment on column community_event.sequence is 'From 1, without gaps: taken from community.last_event in the transaction of the change'`);
    await this.wall(runner);
  }

  private async wall(runner: QueryRunner): Promise<void> {
    for (const table of ['community', 'community_member', 'discussion', 'post', 'post_earlier', 'post_reaction', 'discussion_reading', 'post_draft', 'community_event']) await runner.query(`alter table ${table} enable row level security, force row level security`);
    await runner.query(`
      create policy community_read on community for select using (
        (select app_is_system()) or visibility = 'PUBBLICA' or id = any ((select app_community_ids())::uuid[])
        or (visibility = 'MEMBRI' and (select cardinality(app_ente_ids())) > 0))`);
    // Members number what they write.
    await runner.query(`create policy community_change on community for update using ((select app_is_system()) or id = any ((select app_community_ids())::uuid[]))`);
    await runner.query('create policy community_add on community for insert with check ((select app_is_system()))');
    await runner.query(`
      create function app_readable_community_ids() returns uuid[] language sql stable parallel safe as
      $$ select array_agg(id) from community where visibility = 'PUBBLICA' or id = any (app_community_ids()) $$`);
    await runner.query(`comment on function app_readable_community_ids is 'Communities whose discussions may be read in the open transaction'`);
    await runner.query(`create policy community_member_read on community_member for select using (${OWN} or community_id = any ((select app_community_ids())::uuid[]))`);
    await runner.query(`create policy community_member_change on community_member for update using (${OWN}) with check (${OWN})`);
    await runner.query('create policy community_member_add on community_member for insert with check ((select app_is_system()))');
    await runner.query('create policy community_member_remove on community_member for delete using ((select app_is_system()))');
    for (const table of ['discussion', 'post', 'post_earlier', 'community_event']) {
      await runner.query(`create policy ${table}_read on ${table} for select using (${READABLE})`);
      const own = table === 'discussion' || table === 'post' ? `(${OF_MEMBER}) and ((select app_is_system()) or author_id = (select app_person_id()))` : OF_MEMBER;
      await runner.query(`create policy ${table}_add on ${table} for insert with check (${own})`);
    }
    for (const table of ['discussion', 'post']) await runner.query(`create policy ${table}_change on ${table} for update using (${OF_MEMBER}) with check (${OF_MEMBER})`);
    await runner.query(`create policy post_earlier_remove on post_earlier for delete using (${OF_MEMBER})`);
    await runner.query('revoke update, delete on community_event from province_comuni_app');
    await runner.query('revoke update on post_earlier from province_comuni_app');
    await runner.query(`create policy post_reaction_read on post_reaction for select using (${READABLE})`);
    await runner.query(`create policy post_reaction_add on post_reaction for insert with check ((${OF_MEMBER}) and (${OWN}))`);
    await runner.query(`create policy post_reaction_remove on post_reaction for delete using (${OWN})`);
    for (const table of ['discussion_reading', 'post_draft']) await runner.query(`create policy ${table}_own on ${table} using (${OWN}) with check (${OWN})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table community_event, post_draft, discussion_reading, post_reaction, post_earlier, post, discussion');
    await runner.query('drop policy community_read on community');
    await runner.query('drop function app_readable_community_ids');
    await runner.query('drop table community_member, community');
    await runner.query('drop function app_community_ids');
  }
}
