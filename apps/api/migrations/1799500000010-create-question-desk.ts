import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYSTEM = '(select app_is_system())';
const READABLE = `${SYSTEM} or community_id = any ((select app_readable_community_ids())::uuid[])`;
const OF_MEMBER = 'community_id = any ((select app_community_ids())::uuid[])';
/** The wall's words for `canSeeAsked`: who moderates, and who asked the question. */
const SEES_ASKED = `community_id = any ((select app_moderated_community_ids())::uuid[]) or (${OF_MEMBER} and exists (select 1 from discussion d where d.id = discussion_id and d.author_id = (select app_person_id())))`;

/** Questions: who is asked to answer them, and when those without an answer go to UPI. */
export class CreateQuestionDesk1799500000010 implements MigrationInterface {
  name = 'CreateQuestionDesk1799500000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table question_days (
        community_id uuid primary key references community (id) on delete cascade,
        working_days integer not null check (working_days between 1 and 20),
        revision integer not null
      );
      comment on table question_days is 'After how many working days without an answer a question goes to UPI; without a row the default of the domain holds';
      create table question_escalation (
        discussion_id uuid primary key references discussion (id) on delete cascade,
        community_id uuid not null references community (id) on delete cascade,
        at timestamptz not null,
        working_days integer not null
      );
      comment on table question_escalation is 'Questions that went to UPI without an answer, each once; whether they wait still is read from their posts';
      comment on column question_escalation.working_days is 'How many it had waited';
      create index question_escalation_of_community on question_escalation (community_id);
      create table question_ask (
        discussion_id uuid not null references discussion (id) on delete cascade,
        person_id uuid not null references person (id) on delete cascade,
        community_id uuid not null references community (id) on delete cascade,
        name text not null,
        ente text not null,
        asked_by uuid not null references person (id) on delete cascade,
        asked_by_name text not null,
        at timestamptz not null,
        declined_at timestamptz,
        primary key (discussion_id, person_id)
      );
      comment on table question_ask is 'Who was asked to answer a question, once, and by whom';
      comment on column question_ask.declined_at is 'When he said that he does not know either';
      create index question_ask_of_person on question_ask (person_id);
      create index question_ask_of_asker on question_ask (asked_by);
      create index discussion_open_questions on discussion (created_at, id) where kind = 'QUESTION' and solved_sequence is null and not closed`);
    for (const table of ['question_days', 'question_escalation', 'question_ask']) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      await runner.query(`create policy ${table}_system on ${table} using (${SYSTEM}) with check (${SYSTEM})`);
    }
    await runner.query(`
      create policy question_escalation_read on question_escalation for select using (${READABLE});
      create policy question_ask_read on question_ask for select using (person_id = (select app_person_id()) or ${SEES_ASKED});
      create policy question_ask_add on question_ask for insert with check (asked_by = (select app_person_id()) and declined_at is null and (${SEES_ASKED}));
      create policy question_ask_decline on question_ask for update using (person_id = (select app_person_id())) with check (person_id = (select app_person_id()))`);
    // What was asked stays as it was: the answer alone is added.
    await runner.query('revoke update on question_ask from province_comuni_app');
    await runner.query('grant update (declined_at) on question_ask to province_comuni_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index discussion_open_questions');
    await runner.query('drop table question_ask, question_escalation, question_days');
  }
}
