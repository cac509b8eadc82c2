import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The wall's words for `canReadMeeting`: as the discussions of the community; everybody, what is of the whole network. */
const READABLE = '(select app_is_system()) or community_id is null or community_id = any ((select app_readable_community_ids())::uuid[])';
/** For `canArrange`: who moderates; UPI's staff, what is of the whole network. */
const ARRANGED = '(select app_is_system()) or community_id = any ((select app_moderated_community_ids())::uuid[]) or (community_id is null and (select app_is_upi()))';
const OWN = '(select app_is_system()) or person_id = (select app_person_id())';

/** Events of the communities and of the network, who takes part, and addresses of calendars. */
export class CreateMeetings1798100000010 implements MigrationInterface {
  name = 'CreateMeetings1798100000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table meeting (
        id uuid primary key,
        community_id uuid references community (id) on delete cascade,
        kind text not null check (kind in ('WEBINAR', 'TAVOLO', 'FOCUS_GROUP', 'INCONTRO', 'FASE')),
        title text not null check (length(title) between 1 and 200),
        description jsonb not null,
        agenda jsonb not null,
        speakers jsonb not null,
        place text not null,
        link text check (link like 'https://%'),
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        all_day boolean not null,
        enrolment boolean not null,
        enrolment_opens_at timestamptz,
        enrolment_closes_at timestamptz,
        places integer check (places > 0),
        papers jsonb not null default '[]',
        cancelled_at timestamptz,
        cancel_reason text not null default '',
        enrolled integer not null default 0 check (enrolled >= 0),
        waiting integer not null default 0 check (waiting >= 0),
        last_position integer not null default 0,
        reminded text[] not null default '{}',
        revision integer not null default 1,
        created_by uuid references person (id),
        created_at timestamptz not null,
        client_key uuid not null,
        content_key text unique,
        content_hash text,
        unique (created_by, client_key),
        check (enrolled <= places),
        check (enrolment = (enrolment_closes_at is not null))
      )`);
    await runner.query(`
      comment on table meeting is 'Events: webinars, tavoli, focus groups, meetings; FASE: a stretch of the project''s own calendar';
      comment on column meeting.community_id is 'Null: of the whole network, made by UPI';
      comment on column meeting.description is 'Strict tree of the posts (PostText)';
      comment on column meeting.link is 'Where people connect: for who takes part';
      comment on column meeting.all_day is 'Days without hours: both instants are midnights in Italy, the second after the last day';
      comment on column meeting.places is 'How many may enrol; null: as many as come';
      comment on column meeting.papers is 'Documents of the library with what they are (VERBALE, MATERIALE): read with one''s own rights';
      comment on column meeting.enrolled is 'People with a place; waiting: people who wait for one';
      comment on column meeting.last_position is 'Place in the line of who came last';
      comment on column meeting.reminded is 'Reminders of this beginning that were sent';
      comment on column meeting.created_by is 'Null: UPI, by what comes with the product';
      comment on column meeting.client_key is 'Minted by the page: the same key is the same event'`);
    await runner.query('create index meeting_by_time on meeting (starts_at, ends_at)');
    await runner.query('create index meeting_of_community on meeting (community_id, starts_at)');
    await runner.query(`
      create table meeting_enrolment (
        meeting_id uuid not null references meeting (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        community_id uuid references community (id) on delete cascade,
        name text not null,
        ente text not null,
        state text not null check (state in ('ISCRITTO', 'IN_ATTESA', 'RITIRATO')),
        position integer not null,
        at timestamptz not null,
        attended boolean,
        feedback_score integer check (feedback_score between 1 and 5),
        feedback_words text not null default '',
        feedback_at timestamptz,
        primary key (meeting_id, person_id),
        unique (meeting_id, position)
      )`);
    await runner.query(`
      comment on table meeting_enrolment is 'Who takes part in an event, who waits, who gave the place back';
      comment on column meeting_enrolment.position is 'In the order in which they came: who waits moves up by it';
      comment on column meeting_enrolment.attended is 'Whether he was there; null: not noted';
      comment on column meeting_enrolment.feedback_score is 'What he said of it afterwards, once: from 1 (useless) to 5 (very useful)'`);
    await runner.query(`create index meeting_enrolment_of_person on meeting_enrolment (person_id, meeting_id) where state <> 'RITIRATO'`);
    await runner.query(`
      create table calendar_address (
        person_id uuid primary key references person (id) on delete cascade,
        secret_hash text not null unique,
        created_at timestamptz not null
      )`);
    await runner.query(`comment on table calendar_address is 'Address under which a person''s calendar program reads his events: of its secret the SHA-256 alone'`);
    await this.wall(runner);
  }

  private async wall(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function app_moderated_community_ids() returns uuid[] language sql stable parallel safe as
      $$ select array_agg(community_id) from community_member where person_id = app_person_id() and community_id = any (app_community_ids()) and (role = 'MODERATORE' or app_is_upi()) $$`);
    await runner.query(`comment on function app_moderated_community_ids is 'Communities in which the person of the open transaction moderates'`);
    for (const table of ['meeting', 'meeting_enrolment', 'calendar_address']) await runner.query(`alter table ${table} enable row level security, force row level security`);
    await runner.query(`create policy meeting_read on meeting for select using (${READABLE})`);
    await runner.query(`create policy meeting_add on meeting for insert with check ((${ARRANGED}) and ((select app_is_system()) or created_by = (select app_person_id())))`);
    await runner.query(`create policy meeting_change on meeting for update using (${ARRANGED}) with check (${ARRANGED})`);
    await runner.query(`create policy meeting_enrolment_read on meeting_enrolment for select using (${OWN} or ${ARRANGED})`);
    // Places are the platform's to give; who arranges notes who was there, and one says oneself how it was.
    await runner.query('create policy meeting_enrolment_add on meeting_enrolment for insert with check ((select app_is_system()))');
    await runner.query(`create policy meeting_enrolment_change on meeting_enrolment for update using (${OWN} or ${ARRANGED}) with check (${OWN} or ${ARRANGED})`);
    await runner.query(`create policy calendar_address_own on calendar_address using (${OWN}) with check (${OWN})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table calendar_address, meeting_enrolment, meeting');
    await runner.query('drop function app_moderated_community_ids');
  }
}
