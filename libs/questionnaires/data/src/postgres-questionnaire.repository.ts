import { currentManager } from '@province-comuni/platform-database';
import type { QuestionnaireId } from '@province-comuni/questionnaires-contract';
import type { Answer, AnswerLines, Concerned, Correction, Questionnaire, QuestionnaireRepository, RespondentId } from '@province-comuni/questionnaires-domain';
import { canonicalJson } from '@province-comuni/shared-kernel';

const QUESTIONNAIRE = `id, community_id as "communityId", discussion_id as "discussionId", origin_id as "originId", title, intro, questions, asked, ente_ids as "enteIds", answered_by as "answeredBy", disclosure, visibility, breakdown_key as "breakdownKey", opens_at as "opensAt", closes_at as "closesAt", published_at as "publishedAt", announced_at as "announcedAt", reminded_at as "remindedAt", created_by as "createdBy", created_by_name as "createdByName", created_at as "createdAt", revision`;
const ANSWER = `questionnaire_id as "questionnaireId", respondent_id as "respondentId", ente_id as "enteId", lines, sent, sent_at as "sentAt", sent_by as "sentBy", written_by as "writtenBy", revision`;

/** Questionnaires and answers in PostgreSQL, behind row level security. */
export class PostgresQuestionnaireRepository implements QuestionnaireRepository {
  async find(id: QuestionnaireId): Promise<Questionnaire | null> {
    return (await questionnaires('where id = $1', [id]))[0] ?? null;
  }

  async findMany(ids: readonly QuestionnaireId[]): Promise<Questionnaire[]> {
    return ids.length === 0 ? [] : questionnaires('where id = any ($1::uuid[])', [ids]);
  }

  async ofDiscussion(discussionId: string): Promise<Questionnaire | null> {
    return (await questionnaires('where discussion_id = $1', [discussionId]))[0] ?? null;
  }

  async rehouse(discussionId: string, to: { readonly communityId: string; readonly discussionId: string }): Promise<void> {
    await currentManager().query('update questionnaire set community_id = $2, discussion_id = $3 where discussion_id = $1', [discussionId, to.communityId, to.discussionId]);
  }

  ofCommunity(communityId: string, limit: number): Promise<Questionnaire[]> {
    return questionnaires('where discussion_id is null and community_id = $1 order by created_at desc, id limit $2', [communityId, limit]);
  }

  concerning({ communityIds, enteIds, ofProvincia, ofStaff }: Concerned, limit: number): Promise<Questionnaire[]> {
    return questionnaires(`where discussion_id is null and (community_id = any ($1::uuid[]) or (community_id is null and (ente_ids && $2::uuid[] or (asked = 'PROVINCE' and $3) or $4))) order by created_at desc, id limit $5`, [communityIds, enteIds, ofProvincia, ofStaff, limit]);
  }

  async lock(id: QuestionnaireId): Promise<Questionnaire | null> {
    return (await questionnaires('where id = $1 for update', [id]))[0] ?? null;
  }

  async lockToAnswer(id: QuestionnaireId): Promise<Questionnaire | null> {
    return (await questionnaires('where id = $1 for share', [id]))[0] ?? null;
  }

  async add(questionnaire: Questionnaire): Promise<boolean> {
    const { communityId, discussionId, originId, createdBy, createdByName, createdAt } = questionnaire;
    const added: unknown[] = await currentManager().query(
      `insert into questionnaire (id, title, intro, questions, asked, ente_ids, answered_by, disclosure, visibility, breakdown_key, opens_at, closes_at, published_at, announced_at, reminded_at, revision, community_id, discussion_id, origin_id, created_by, created_by_name, created_at)
       values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22) on conflict (id) do nothing returning id`,
      [...valuesOf(questionnaire), communityId, discussionId, originId, createdBy, createdByName, createdAt],
    );
    return added.length > 0;
  }

  async save(questionnaire: Questionnaire): Promise<void> {
    await currentManager().query(
      `update questionnaire set title = $2, intro = $3, questions = $4::jsonb, asked = $5, ente_ids = $6, answered_by = $7, disclosure = $8, visibility = $9, breakdown_key = $10, opens_at = $11, closes_at = $12, published_at = $13, announced_at = $14, reminded_at = $15, revision = $16 where id = $1`,
      valuesOf(questionnaire),
    );
  }

  async remove(id: QuestionnaireId): Promise<void> {
    await currentManager().query('delete from questionnaire where id = $1', [id]);
  }

  async addCorrections(id: QuestionnaireId, corrections: readonly Correction[]): Promise<void> {
    if (corrections.length === 0) return;
    await currentManager().query(
      `insert into questionnaire_correction (questionnaire_id, at, by_name, what, before, after) select $1, r.at, r.by, r.what, r.before, r.after from jsonb_to_recordset($2::jsonb) as r (at timestamptz, by text, what text, before text, after text)`,
      [id, JSON.stringify(corrections)],
    );
  }

  corrections(id: QuestionnaireId): Promise<Correction[]> {
    return currentManager().query('select at, by_name as "by", what, before, after from questionnaire_correction where questionnaire_id = $1 order by id desc limit 200', [id]);
  }

  async toTell(now: Date, closesBy: Date): Promise<QuestionnaireId[]> {
    const rows: { id: QuestionnaireId }[] = await currentManager().query(
      `select id from questionnaire where published_at is not null and discussion_id is null and opens_at <= $1 and closes_at > $1 and (announced_at is null or (reminded_at is null and closes_at <= $2)) order by closes_at, id`,
      [now, closesBy],
    );
    return rows.map(({ id }) => id);
  }

  async answersOf(id: QuestionnaireId, respondents: readonly RespondentId[]): Promise<Answer[]> {
    return respondents.length === 0 ? [] : answers('where questionnaire_id = $1 and respondent_id = any ($2::uuid[])', [id, respondents]);
  }

  async lockAnswer(id: QuestionnaireId, respondentId: RespondentId, enteId: Answer['enteId']): Promise<Answer> {
    await currentManager().query(`insert into questionnaire_answer (questionnaire_id, respondent_id, ente_id, lines, written_by, revision) values ($1, $2, $3, '{}'::jsonb, '', 0) on conflict do nothing`, [id, respondentId, enteId]);
    return (await answers('where questionnaire_id = $1 and respondent_id = $2 for update', [id, respondentId]))[0]!;
  }

  async saveAnswer({ questionnaireId, respondentId, lines, sent, sentAt, sentBy, writtenBy, revision }: Answer): Promise<void> {
    await currentManager().query('update questionnaire_answer set lines = $3::jsonb, sent = $4::jsonb, sent_at = $5, sent_by = $6, first_sent_at = coalesce(first_sent_at, $5), written_by = $7, revision = $8 where questionnaire_id = $1 and respondent_id = $2', [questionnaireId, respondentId, JSON.stringify(lines), sent && JSON.stringify(sent), sentAt, sentBy, writtenBy, revision]);
  }

  sentAnswers(id: QuestionnaireId): Promise<Answer[]> {
    return answers('where questionnaire_id = $1 and sent is not null order by first_sent_at, respondent_id', [id]);
  }

  async takePart(id: QuestionnaireId, respondentId: RespondentId, clientKey: string): Promise<'NEW' | 'SAME' | 'ALREADY'> {
    const added: unknown[] = await currentManager().query('insert into questionnaire_participation (questionnaire_id, respondent_id, client_key) values ($1, $2, $3) on conflict do nothing returning 1', [id, respondentId, clientKey]);
    if (added.length > 0) return 'NEW';
    const same: unknown[] = await currentManager().query('select 1 from questionnaire_participation where questionnaire_id = $1 and respondent_id = $2 and client_key = $3', [id, respondentId, clientKey]);
    return same.length > 0 ? 'SAME' : 'ALREADY';
  }

  async dropIntoBox(id: QuestionnaireId, lines: AnswerLines): Promise<void> {
    await currentManager().query(`insert into questionnaire_box (questionnaire_id, answers) values ($1, '[]'::jsonb) on conflict do nothing`, [id]);
    const [row]: { answers: AnswerLines[] }[] = await currentManager().query('select answers from questionnaire_box where questionnaire_id = $1 for update', [id]);
    const sorted = [...row!.answers, lines].map((answer) => canonicalJson(answer)).sort();
    await currentManager().query('update questionnaire_box set answers = $2::jsonb where questionnaire_id = $1', [id, `[${sorted.join(',')}]`]);
  }

  async box(id: QuestionnaireId): Promise<AnswerLines[]> {
    const [row]: { answers: AnswerLines[] }[] = await currentManager().query('select answers from questionnaire_box where questionnaire_id = $1', [id]);
    return row?.answers ?? [];
  }

  async answeredAmong(id: QuestionnaireId, respondents: readonly RespondentId[]): Promise<ReadonlySet<RespondentId>> {
    if (respondents.length === 0) return new Set();
    const rows: { respondentId: RespondentId }[] = await currentManager().query(`select respondent_id as "respondentId" from (${ANSWERED}) a where questionnaire_id = $1 and respondent_id = any ($2::uuid[])`, [id, respondents]);
    return new Set(rows.map(({ respondentId }) => respondentId));
  }

  async answeredIn(ids: readonly QuestionnaireId[], respondents: readonly RespondentId[]): Promise<ReadonlySet<QuestionnaireId>> {
    if (respondents.length === 0) return new Set();
    const rows: { id: QuestionnaireId }[] = await currentManager().query(`select distinct questionnaire_id as id from (${ANSWERED}) a where questionnaire_id = any ($1::uuid[]) and respondent_id = any ($2::uuid[])`, [ids, respondents]);
    return new Set(rows.map(({ id }) => id));
  }

  async counts(ids: readonly QuestionnaireId[]): Promise<ReadonlyMap<QuestionnaireId, number>> {
    const rows: { id: QuestionnaireId; count: number }[] = await currentManager().query(`select questionnaire_id as id, count(*)::int as count from (${ANSWERED}) a where questionnaire_id = any ($1::uuid[]) group by questionnaire_id`, [ids]);
    return new Map(rows.map(({ id, count }) => [id, count]));
  }
}

/** Who has answered, with a name or without. */
const ANSWERED = 'select questionnaire_id, respondent_id from questionnaire_answer where sent is not null union all select questionnaire_id, respondent_id from questionnaire_participation';

function valuesOf({ id, title, intro, questions, asked, enteIds, answeredBy, disclosure, visibility, breakdownKey, opensAt, closesAt, publishedAt, announcedAt, remindedAt, revision }: Questionnaire): unknown[] {
  return [id, title, intro, JSON.stringify(questions), asked, enteIds, answeredBy, disclosure, visibility, breakdownKey, opensAt, closesAt, publishedAt, announcedAt, remindedAt, revision];
}

function questionnaires(where: string, parameters: unknown[]): Promise<Questionnaire[]> {
  return currentManager().query(`select ${QUESTIONNAIRE} from questionnaire ${where}`, parameters);
}

function answers(where: string, parameters: unknown[]): Promise<Answer[]> {
  return currentManager().query(`select ${ANSWER} from questionnaire_answer ${where}`, parameters);
}
