import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYSTEM = '(select app_is_system())';
/** The wall's words for `canReadQueue`: who moderates the community, and UPI's staff. */
const MODERATES = `${SYSTEM} or (select app_is_upi()) or community_id = any ((select app_moderated_community_ids())::uuid[])`;
const own = (column: string): string => `${column} = (select app_person_id())`;
const OF_MEMBER = `community_id = any ((select app_community_ids())::uuid[])`;
const LOG_KINDS = `'DISCUSSION_OPENED', 'POST_ADDED', 'POST_EDITED', 'POST_WITHDRAWN', 'REACTION_CHANGED', 'DISCUSSION_CHANGED'`;

/**
 * Moderation of communities: reports and what waits for approval, decisions, hidden words, suspensions, appeals, and the limits of writing.
 * Words that are hidden or held leave the tables that everybody reads: no list, index or letter can show what is not there.
 */
export class CreateModeration1799100000010 implements MigrationInterface {
  name = 'CreateModeration1799100000010';

  async up(runner: QueryRunner): Promise<void> {
    await this.queue(runner);
    await this.decisions(runner);
    await this.limits(runner);
    await this.doors(runner);
    await this.wall(runner);
  }

  private async queue(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table held_post (
        id uuid primary key,
        community_id uuid not null references community (id) on delete cascade,
        discussion_id uuid references discussion (id) on delete cascade,
        author_id uuid not null references person (id),
        author_name text not null,
        author_ente text not null,
        kind text check (kind in ('QUESTION', 'DISCUSSION', 'ANNOUNCEMENT', 'IDEA')),
        title text not null check (length(title) <= 200),
        tags text[] not null default '{}',
        text jsonb not null,
        client_key uuid not null,
        reason text not null check (reason in ('COLLEGAMENTO', 'COLLEGAMENTI', 'RIPETUTO')),
        created_at timestamptz not null,
        state text not null check (state in ('IN_ATTESA', 'PUBBLICATO', 'NON_APPROVATO')),
        post_id uuid,
        unique (community_id, author_id, client_key),
        check ((discussion_id is null) = (kind is not null))
      );
      comment on table held_post is 'Posts that wait for approval, and those that were refused: they have no number and stand in no discussion';
      comment on column held_post.discussion_id is 'The discussion it answers; null: a new discussion, of which kind, title and tags are';
      comment on column held_post.reason is 'COLLEGAMENTO: leads to an address on the list; COLLEGAMENTI: many links of a new member; RIPETUTO: nearly the same as before';
      comment on column held_post.post_id is 'What it became; its words are there then, and no longer here';
      create index held_post_of_author on held_post (author_id, community_id);
      create table moderation_case (
        id uuid primary key,
        community_id uuid not null references community (id) on delete cascade,
        kind text not null check (kind in ('SEGNALAZIONE', 'IN_ATTESA')),
        discussion_id uuid references discussion (id) on delete cascade,
        post_id uuid references post (id) on delete cascade,
        held_id uuid unique references held_post (id) on delete cascade,
        author_id uuid references person (id),
        opened_at timestamptz not null,
        reports integer not null default 0,
        state text not null check (state in ('APERTA', 'DECISA')),
        decided_by_name text,
        decided_at timestamptz,
        check ((kind = 'IN_ATTESA') = (held_id is not null))
      );
      comment on table moderation_case is 'What waits for who moderates: a post with all its reports, or a post that is held';
      comment on column moderation_case.author_id is 'Whose post it is; null: UPI''s, by what comes with the product';
      create unique index moderation_case_of_post on moderation_case (post_id) where state = 'APERTA';
      create index moderation_case_queue on moderation_case (community_id, opened_at, id) where state = 'APERTA';
      create table post_report (
        id uuid primary key,
        community_id uuid not null references community (id) on delete cascade,
        case_id uuid not null references moderation_case (id) on delete cascade,
        post_id uuid not null references post (id) on delete cascade,
        reporter_id uuid not null references person (id) on delete cascade,
        reporter_name text not null,
        reason text not null check (reason in ('SPAM', 'OFFESA', 'DATI_PERSONALI', 'FUORI_TEMA', 'ALTRO')),
        words text not null check (length(words) <= 2000),
        at timestamptz not null,
        unique (post_id, reporter_id)
      );
      comment on table post_report is 'Who reported a post, once, and why: for who moderates, and for himself';
      create index post_report_of_case on post_report (case_id, at);
      create index post_report_of_reporter on post_report (reporter_id, at)`);
  }

  private async decisions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table moderation_decision (
        id uuid primary key,
        number bigint generated always as identity,
        community_id uuid references community (id) on delete cascade,
        kind text not null check (kind in ('NESSUNA_VIOLAZIONE', 'NASCOSTO', 'MOSTRATO', 'AMMONIZIONE', 'SOSPENSIONE', 'FINE_SOSPENSIONE', 'APPROVATO', 'NON_APPROVATO', 'RIESAME_ACCOLTO', 'RIESAME_RESPINTO', 'LIMITI')),
        person_id uuid references person (id),
        person_name text not null,
        discussion_id uuid references discussion (id) on delete cascade,
        post_id uuid references post (id) on delete cascade,
        post_sequence integer,
        case_id uuid references moderation_case (id) on delete cascade,
        held_id uuid references held_post (id) on delete cascade,
        appealed_id uuid references moderation_decision (id) on delete cascade,
        category text check (category in ('SPAM', 'OFFESA', 'DATI_PERSONALI', 'FUORI_TEMA', 'ALTRO')),
        reason text not null check (length(reason) <= 2000),
        until timestamptz,
        decided_by uuid references person (id),
        decided_by_name text not null,
        at timestamptz not null
      );
      comment on table moderation_decision is 'Log of moderation: every decision with its reason, added and never changed';
      comment on column moderation_decision.community_id is 'Null: in all communities';
      comment on column moderation_decision.person_id is 'Whom it concerns; null: nobody';
      comment on column moderation_decision.appealed_id is 'The decision that was looked at again';
      create index moderation_decision_log on moderation_decision (community_id, number desc);
      create index moderation_decision_of_person on moderation_decision (person_id, number desc);
      create table post_hidden (
        post_id uuid primary key references post (id) on delete cascade,
        community_id uuid not null references community (id) on delete cascade,
        author_id uuid references person (id),
        title text,
        tags text[] not null default '{}',
        text jsonb not null,
        earlier jsonb not null,
        quotes jsonb not null,
        was_solution boolean not null,
        category text not null,
        reason text not null,
        decision_id uuid not null references moderation_decision (id),
        at timestamptz not null
      );
      comment on table post_hidden is 'Words of hidden posts, away from where everybody reads, until they are shown again';
      comment on column post_hidden.title is 'Title of the discussion, when the post is its first; tags likewise';
      comment on column post_hidden.earlier is 'How it read before it was changed: [{text, at}], newest first';
      comment on column post_hidden.quotes is 'Posts that quoted it: [{postId, text, masked}], as they read before and after its words were taken out of them';
      create table community_suspension (
        id uuid primary key,
        community_id uuid references community (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        until timestamptz not null,
        reason text not null,
        decision_id uuid not null references moderation_decision (id),
        lifted_at timestamptz
      );
      comment on table community_suspension is 'Who may not write until when; in one community, or (null) in all';
      create index community_suspension_of_person on community_suspension (person_id, until) where lifted_at is null;
      create table moderation_appeal (
        id uuid primary key,
        decision_id uuid not null unique references moderation_decision (id) on delete cascade,
        community_id uuid references community (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        person_name text not null,
        words text not null check (length(words) between 1 and 4000),
        at timestamptz not null,
        state text not null check (state in ('APERTO', 'ACCOLTO', 'RESPINTO')),
        answer text not null default '',
        decided_by_name text,
        decided_at timestamptz
      );
      comment on table moderation_appeal is 'A decision that its person asks to be looked at again, once, by somebody else';
      create index moderation_appeal_queue on moderation_appeal (community_id, at) where state = 'APERTO'`);
  }

  private async limits(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table community_limits (
        community_id uuid primary key references community (id) on delete cascade,
        per_minute integer not null check (per_minute > 0),
        per_hour integer not null check (per_hour > 0),
        per_day integer not null check (per_day > 0),
        most_links integer not null check (most_links >= 0),
        repeat_hours integer not null check (repeat_hours between 0 and 72),
        new_days integer not null check (new_days >= 0),
        new_posts integer not null check (new_posts >= 0),
        new_per_day integer not null check (new_per_day > 0),
        new_links integer not null check (new_links >= 0),
        new_mentions integer not null check (new_mentions >= 0),
        revision integer not null
      );
      comment on table community_limits is 'How much one person may write in a community; without a row the defaults of the domain hold';
      comment on column community_limits.repeat_hours is 'Within these hours the same text is refused, and nearly the same is held; 0: not looked at';
      comment on column community_limits.new_days is 'A member is new for so many days, or until he has written new_posts posts';
      create table writing_trace (
        id bigint generated always as identity primary key,
        person_id uuid not null references person (id) on delete cascade,
        community_id uuid not null references community (id) on delete cascade,
        at timestamptz not null,
        sketch integer[] not null
      );
      comment on table writing_trace is 'When somebody wrote, and a sketch of what by which it is known again: no words. Three days';
      create index writing_trace_of_person on writing_trace (person_id, at);
      create table blocked_link (
        address text primary key check (length(address) between 3 and 300),
        note text not null check (length(note) <= 300),
        added_by_name text not null,
        added_at timestamptz not null
      );
      comment on table blocked_link is 'Addresses kept by UPI: a post that leads there is held. A host with all below it, or a host and the beginning of a path'`);
  }

  /** What the tables of communities learn of it. */
  private async doors(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table post add column hidden_at timestamptz, add column hidden_category text check (hidden_category in ('SPAM', 'OFFESA', 'DATI_PERSONALI', 'FUORI_TEMA', 'ALTRO'));
      comment on column post.hidden_at is 'Hidden by moderation: its words are in post_hidden';
      create index post_of_author on post (author_id, community_id);
      alter table community_event drop constraint community_event_kind_check;
      alter table community_event add constraint community_event_kind_check check (kind in (${LOG_KINDS}, 'POST_HIDDEN', 'POST_SHOWN'));
      alter table incoming_mail drop constraint incoming_mail_outcome_check;
      alter table incoming_mail add constraint incoming_mail_outcome_check check (outcome in ('PUBBLICATA', 'IN_ATTESA', 'BOZZA', 'IGNORATA', 'RIFIUTATA'))`);
  }

  private async wall(runner: QueryRunner): Promise<void> {
    for (const table of ['held_post', 'moderation_case', 'post_report', 'moderation_decision', 'post_hidden', 'community_suspension', 'moderation_appeal', 'community_limits', 'writing_trace', 'blocked_link']) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      // Who writes leaves his own traces; everything else is the platform's, after the policy was asked.
      await runner.query(`create policy ${table}_system on ${table} using (${SYSTEM}) with check (${SYSTEM})`);
    }
    await runner.query(`
      create policy held_post_read on held_post for select using (${MODERATES} or ${own('author_id')});
      create policy held_post_add on held_post for insert with check (${OF_MEMBER} and ${own('author_id')} and state = 'IN_ATTESA');
      create policy moderation_case_read on moderation_case for select using (${MODERATES});
      create policy moderation_case_add on moderation_case for insert with check (kind = 'IN_ATTESA' and state = 'APERTA' and ${OF_MEMBER} and ${own('author_id')});
      create policy post_report_read on post_report for select using (${MODERATES} or ${own('reporter_id')});
      create policy moderation_decision_read on moderation_decision for select using (${MODERATES} or ${own('person_id')});
      create policy post_hidden_read on post_hidden for select using (${MODERATES} or ${own('author_id')});
      create policy community_suspension_read on community_suspension for select using (${MODERATES} or ${own('person_id')});
      create policy moderation_appeal_read on moderation_appeal for select using (${MODERATES} or ${own('person_id')});
      create policy community_limits_read on community_limits for select using ((select app_person_id()) is not null);
      create policy writing_trace_own on writing_trace for select using (${own('person_id')});
      create policy writing_trace_add on writing_trace for insert with check (${OF_MEMBER} and ${own('person_id')});
      create policy blocked_link_read on blocked_link for select using ((select app_person_id()) is not null)`);
    await runner.query('revoke update, delete on moderation_decision from province_comuni_app');
    await runner.query(`
      create function app_is_suspended(community uuid) returns boolean language sql stable parallel safe as
      $$ select exists (select 1 from community_suspension where person_id = app_person_id() and (community_id is null or community_id = community) and lifted_at is null and until > now()) $$`);
    await runner.query(`comment on function app_is_suspended is 'Whether the person of the open transaction may not write in the community for a time'`);
    for (const table of ['discussion', 'post']) await runner.query(`create policy ${table}_not_suspended on ${table} as restrictive for insert with check (${SYSTEM} or not app_is_suspended(community_id))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['discussion', 'post']) await runner.query(`drop policy ${table}_not_suspended on ${table}`);
    await runner.query('drop function app_is_suspended');
    // What was hidden reads again as it did.
    await runner.query(`
      update post p set text = h.text from post_hidden h where h.post_id = p.id;
      update discussion d set title = h.title, tags = h.tags from post_hidden h join post p on p.id = h.post_id where p.discussion_id = d.id and h.title is not null;
      insert into post_earlier (community_id, post_id, text, at) select h.community_id, h.post_id, e.item -> 'text', (e.item ->> 'at')::timestamptz from post_hidden h, jsonb_array_elements(h.earlier) with ordinality e (item, place) order by h.post_id, e.place desc;
      update community_event set kind = 'POST_EDITED' where kind in ('POST_HIDDEN', 'POST_SHOWN');
      alter table community_event drop constraint community_event_kind_check;
      alter table community_event add constraint community_event_kind_check check (kind in (${LOG_KINDS}));
      update incoming_mail set outcome = 'RIFIUTATA' where outcome = 'IN_ATTESA';
      alter table incoming_mail drop constraint incoming_mail_outcome_check;
      alter table incoming_mail add constraint incoming_mail_outcome_check check (outcome in ('PUBBLICATA', 'BOZZA', 'IGNORATA', 'RIFIUTATA'));
      drop index post_of_author;
      alter table post drop column hidden_category, drop column hidden_at;
      drop table blocked_link, writing_trace, community_limits, moderation_appeal, community_suspension, post_hidden, moderation_decision, post_report, moderation_case, held_post`);
  }
}
