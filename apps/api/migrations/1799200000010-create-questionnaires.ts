import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The wall's words for `canOrganise`: who moderates; UPI's staff, what is of no community; who put a poll with his own discussion. */
const ORGANISED = `(select app_is_system()) or community_id = any ((select app_moderated_community_ids())::uuid[]) or (community_id is null and (select app_is_upi()))
  or (discussion_id is not null and created_by = (select app_person_id()) and community_id = any ((select app_community_ids())::uuid[]))`;
/** For `canReadQuestionnaire`: once it is published who may read its community, or is asked. */
const READABLE = `${ORGANISED} or (published_at is not null and (community_id = any ((select app_readable_community_ids())::uuid[])
  or ente_ids && (select app_ente_ids())::uuid[]
  or (asked = 'PROVINCE' and exists (select 1 from ente e where e.id = any ((select app_ente_ids())::uuid[]) and e.kind = 'PROVINCIA'))))`;
/** Himself, or an Ente of his. */
const OWN = '(select app_is_system()) or respondent_id = (select app_person_id()) or respondent_id = any ((select app_ente_ids())::uuid[])';

/** Surveys, polls of discussions, and what people answer. */
export class CreateQuestionnaires1799200000010 implements MigrationInterface {
  name = 'CreateQuestionnaires1799200000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table questionnaire (
        id uuid primary key,
        community_id uuid references community (id) on delete cascade,
        discussion_id uuid unique,
        origin_id uuid references questionnaire (id) on delete set null,
        title text not null check (length(title) <= 200),
        intro text not null,
        questions jsonb not null,
        asked text not null check (asked in ('COMMUNITY', 'ENTI', 'PROVINCE')),
        ente_ids uuid[] not null default '{}',
        answered_by text not null check (answered_by in ('PERSONA', 'ENTE')),
        disclosure text not null check (disclosure in ('NOMINATIVA', 'PER_ENTE', 'ANONIMA')),
        visibility text not null check (visibility in ('SEMPRE', 'DOPO_RISPOSTA', 'DOPO_CHIUSURA', 'ORGANIZZATORI')),
        breakdown_key text,
        opens_at timestamptz,
        closes_at timestamptz,
        published_at timestamptz,
        announced_at timestamptz,
        reminded_at timestamptz,
        created_by uuid not null references person (id),
        created_by_name text not null,
        created_at timestamptz not null,
        revision integer not null,
        check ((asked = 'COMMUNITY') = (community_id is not null)),
        check (discussion_id is null or community_id is not null),
        check (published_at is null or opens_at is not null)
      )`);
    await runner.query(`
      comment on table questionnaire is 'Questionnaires: surveys, and the polls of discussions (discussion_id)';
      comment on column questionnaire.community_id is 'Null: of UPI, for chosen Enti or all Province';
      comment on column questionnaire.discussion_id is 'No foreign key: a poll is written before its discussion, in the same transaction';
      comment on column questionnaire.questions is 'Questions and headings of sections, in order';
      comment on column questionnaire.breakdown_key is 'The one question by which the results of an anonymous questionnaire are compared';
      comment on column questionnaire.closes_at is 'Null: a draft, or a poll that somebody closes by hand';
      comment on column questionnaire.published_at is 'Null: a draft. Where it stands follows from these times';
      comment on column questionnaire.origin_id is 'The questionnaire it was copied from'`);
    await runner.query('create index questionnaire_of_community on questionnaire (community_id, created_at desc)');
    await runner.query('create index questionnaire_to_tell on questionnaire (closes_at) where published_at is not null and discussion_id is null and (announced_at is null or reminded_at is null)');
    await runner.query(`
      create table questionnaire_correction (
        id bigint generated always as identity primary key,
        questionnaire_id uuid not null references questionnaire (id) on delete cascade,
        at timestamptz not null,
        by_name text not null,
        what text not null,
        before text not null,
        after text not null
      )`);
    await runner.query(`comment on table questionnaire_correction is 'Words of an open questionnaire that were corrected: nothing else of it changes'`);
    await runner.query('create index questionnaire_correction_of on questionnaire_correction (questionnaire_id, id desc)');
    await runner.query(`
      create table questionnaire_answer (
        questionnaire_id uuid not null references questionnaire (id) on delete cascade,
        respondent_id uuid not null,
        ente_id uuid references ente (id),
        lines jsonb not null,
        sent jsonb,
        sent_at timestamptz,
        sent_by text,
        first_sent_at timestamptz,
        written_by text not null,
        revision integer not null,
        primary key (questionnaire_id, respondent_id),
        check ((sent is null) = (sent_at is null) and (sent is null) = (sent_by is null))
      )`);
    await runner.query(`
      comment on table questionnaire_answer is 'What a person or an Ente answers, where it is not anonymous. Only what was sent counts: what is being written is in lines';
      comment on column questionnaire_answer.respondent_id is 'A person, or the Ente whose people share the answer'`);
    await runner.query(`
      create table questionnaire_participation (
        questionnaire_id uuid not null references questionnaire (id) on delete cascade,
        respondent_id uuid not null,
        client_key uuid not null,
        primary key (questionnaire_id, respondent_id)
      )`);
    await runner.query(`
      comment on table questionnaire_participation is 'Who took part in an anonymous questionnaire, without a time: what was said is in questionnaire_box, and nothing leads from one to the other';
      comment on column questionnaire_participation.client_key is 'Minted by the page: the same key is the same sending. It stands nowhere else'`);
    await runner.query(`
      create table questionnaire_box (
        questionnaire_id uuid primary key references questionnaire (id) on delete cascade,
        answers jsonb not null
      )`);
    await runner.query(`
      comment on table questionnaire_box is 'Answers to an anonymous questionnaire, all in one row in the order of their words: a row for each would keep the order and the transaction in which it came';
      comment on column questionnaire_box.answers is 'Lines by key of the question, for each answer'`);
    await this.wall(runner);
  }

  private async wall(runner: QueryRunner): Promise<void> {
    for (const table of ['questionnaire', 'questionnaire_correction', 'questionnaire_answer', 'questionnaire_participation', 'questionnaire_box']) await runner.query(`alter table ${table} enable row level security, force row level security`);
    await runner.query(`create policy questionnaire_read on questionnaire for select using (${READABLE})`);
    await runner.query(`create policy questionnaire_add on questionnaire for insert with check ((${ORGANISED}) and ((select app_is_system()) or created_by = (select app_person_id())))`);
    await runner.query(`create policy questionnaire_change on questionnaire for update using (${ORGANISED}) with check (${ORGANISED})`);
    await runner.query(`create policy questionnaire_remove on questionnaire for delete using ((${ORGANISED}) and published_at is null)`);
    // What may be seen and changed of it follows the questionnaire.
    await runner.query('create policy questionnaire_correction_read on questionnaire_correction for select using (exists (select 1 from questionnaire q where q.id = questionnaire_id))');
    await runner.query(`create policy questionnaire_correction_add on questionnaire_correction for insert with check (exists (select 1 from questionnaire where id = questionnaire_id and (${ORGANISED})))`);
    // Answers are the platform's to write, once the policy was asked; each reads his own.
    for (const table of ['questionnaire_answer', 'questionnaire_participation']) {
      await runner.query(`create policy ${table}_read on ${table} for select using (${OWN})`);
      await runner.query(`create policy ${table}_write on ${table} using ((select app_is_system())) with check ((select app_is_system()))`);
    }
    await runner.query('create policy questionnaire_box_of_platform on questionnaire_box using ((select app_is_system())) with check ((select app_is_system()))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table questionnaire_box, questionnaire_participation, questionnaire_answer, questionnaire_correction, questionnaire');
  }
}
