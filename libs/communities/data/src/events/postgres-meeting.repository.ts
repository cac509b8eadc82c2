import type { CommunityId, MeetingId } from '@province-comuni/communities-contract';
import type { CalendarAddress, Enrolment, EnrolmentState, EnrolmentTerms, FeedbackSummary, Meeting, MeetingFeedback, MeetingPaper, MeetingQuery, MeetingRepository, MeetingWords, NewMeeting, ReminderKind } from '@province-comuni/communities-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

const MEETING = `e.id, e.community_id as "communityId", e.kind, e.title, e.description, e.agenda, e.speakers, e.place, e.link, e.starts_at as "startsAt", e.ends_at as "endsAt", e.all_day as "allDay",
  e.enrolment, e.enrolment_opens_at as "opensAt", e.enrolment_closes_at as "closesAt", e.places, e.papers, e.cancelled_at as "cancelledAt", e.cancel_reason as "cancelReason", e.enrolled, e.waiting, e.revision`;
const ENROLMENT = `n.meeting_id as "meetingId", n.person_id as "personId", n.name, n.ente, n.state, n.position, n.at, n.attended, n.feedback_score as score, n.feedback_words as words, n.feedback_at as "feedbackAt"`;

type MeetingRow = Omit<Meeting, 'enrolment'> & { readonly enrolment: boolean; readonly opensAt: Date | null; readonly closesAt: Date; readonly places: number | null };
type EnrolmentRow = Omit<Enrolment, 'feedback'> & { readonly score: number | null; readonly words: string; readonly feedbackAt: Date };

/** Events in PostgreSQL, behind row level security. Places of one event are given one at a time: its row is held. */
export class PostgresMeetingRepository implements MeetingRepository {
  async list({ from, until, communityIds, personId }: MeetingQuery, limit: number): Promise<Meeting[]> {
    const rows: MeetingRow[] = await currentManager().query(
      `select ${MEETING} from meeting e where e.starts_at < $2 and e.ends_at > $1
         and (not $3::boolean or e.community_id = any ($4::uuid[]) or (e.community_id is null and $5::boolean)
           or exists (select 1 from meeting_enrolment n where n.meeting_id = e.id and n.person_id = $6::uuid and n.state <> 'RITIRATO'))
       order by e.starts_at, e.ends_at, e.id limit $7`,
      [from, until, communityIds !== undefined, (communityIds ?? []).filter((id) => id !== null), (communityIds ?? []).includes(null), personId ?? null, limit],
    );
    return rows.map(toMeeting);
  }

  async find(ids: readonly MeetingId[]): Promise<Meeting[]> {
    if (ids.length === 0) return [];
    const rows: MeetingRow[] = await currentManager().query(`select ${MEETING} from meeting e where e.id = any ($1::uuid[])`, [ids]);
    return rows.map(toMeeting);
  }

  async lock(id: MeetingId): Promise<Meeting | null> {
    const [row]: MeetingRow[] = await currentManager().query(`select ${MEETING} from meeting e where e.id = $1 for update`, [id]);
    return row ? toMeeting(row) : null;
  }

  async madeWith(personId: PersonId, clientKey: string): Promise<MeetingId | null> {
    // The same key sent twice at once waits here.
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`meeting ${clientKey}`]);
    const [found]: { id: MeetingId }[] = await currentManager().query('select id from meeting where created_by = $1 and client_key = $2', [personId, clientKey]);
    return found?.id ?? null;
  }

  async add({ id, communityId, createdBy, createdAt, clientKey, contentKey, contentHash, ...words }: NewMeeting): Promise<void> {
    await currentManager().query(
      `insert into meeting (id, community_id, created_by, created_at, client_key, content_key, content_hash, kind, title, description, agenda, speakers, place, link, starts_at, ends_at, all_day, enrolment, enrolment_opens_at, enrolment_closes_at, places)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
      [id, communityId, createdBy, createdAt, clientKey, contentKey ?? null, contentHash ?? null, ...wordValues(words)],
    );
  }

  async saveWords(id: MeetingId, { contentHash, ...words }: MeetingWords & { readonly contentHash?: string }): Promise<void> {
    await currentManager().query(
      `update meeting set revision = revision + 1, content_hash = coalesce($2, content_hash), reminded = case when starts_at = $10 then reminded else '{}' end,
         kind = $3, title = $4, description = $5, agenda = $6, speakers = $7, place = $8, link = $9, starts_at = $10, ends_at = $11, all_day = $12, enrolment = $13, enrolment_opens_at = $14, enrolment_closes_at = $15, places = $16
       where id = $1`,
      [id, contentHash ?? null, ...wordValues(words)],
    );
  }

  async savePapers(id: MeetingId, papers: readonly MeetingPaper[]): Promise<void> {
    await currentManager().query('update meeting set papers = $2, revision = revision + 1 where id = $1', [id, JSON.stringify(papers)]);
  }

  async cancel(id: MeetingId, at: Date, reason: string): Promise<void> {
    await currentManager().query('update meeting set cancelled_at = $2, cancel_reason = $3, revision = revision + 1 where id = $1', [id, at, reason]);
  }

  async enrolmentsOf(personId: PersonId, ids: readonly MeetingId[]): Promise<ReadonlyMap<MeetingId, Enrolment>> {
    if (ids.length === 0) return new Map();
    const rows: EnrolmentRow[] = await currentManager().query(`select ${ENROLMENT} from meeting_enrolment n where n.person_id = $1 and n.meeting_id = any ($2::uuid[])`, [personId, ids]);
    return new Map(rows.map((row) => [row.meetingId, toEnrolment(row)]));
  }

  async enrolments(id: MeetingId, states: readonly EnrolmentState[]): Promise<Enrolment[]> {
    const rows: EnrolmentRow[] = await currentManager().query(`select ${ENROLMENT} from meeting_enrolment n where n.meeting_id = $1 and n.state = any ($2::text[]) order by n.state = 'IN_ATTESA', n.position`, [id, states]);
    return rows.map(toEnrolment);
  }

  async waitingBefore(id: MeetingId, position: number): Promise<number> {
    const [{ count }]: [{ count: number }] = await currentManager().query(`select count(*)::int as count from meeting_enrolment where meeting_id = $1 and state = 'IN_ATTESA' and position < $2`, [id, position]);
    return count;
  }

  async enrol({ meetingId, personId, name, ente, at }: Pick<Enrolment, 'meetingId' | 'personId' | 'name' | 'ente' | 'at'>, communityId: CommunityId | null, state: 'ISCRITTO' | 'IN_ATTESA'): Promise<void> {
    await currentManager().query(
      `with line as (update meeting set last_position = last_position + 1, enrolled = enrolled + ($7 = 'ISCRITTO')::int, waiting = waiting + ($7 = 'IN_ATTESA')::int where id = $1 returning last_position)
       insert into meeting_enrolment (meeting_id, person_id, community_id, name, ente, at, state, position) select $1, $2, $3, $4, $5, $6, $7, last_position from line
       on conflict (meeting_id, person_id) do update set name = excluded.name, ente = excluded.ente, at = excluded.at, state = excluded.state, position = excluded.position`,
      [meetingId, personId, communityId, name, ente, at, state],
    );
  }

  async giveBack({ meetingId, personId, state }: Pick<Enrolment, 'meetingId' | 'personId' | 'state'>, at: Date): Promise<void> {
    await currentManager().query(`update meeting_enrolment set state = 'RITIRATO', at = $3 where meeting_id = $1 and person_id = $2`, [meetingId, personId, at]);
    await currentManager().query(`update meeting set enrolled = enrolled - ($2 = 'ISCRITTO')::int, waiting = waiting - ($2 = 'IN_ATTESA')::int where id = $1`, [meetingId, state]);
  }

  async moveUp(id: MeetingId, count: number): Promise<readonly Pick<Enrolment, 'personId' | 'position'>[]> {
    if (count === 0) return [];
    const [rows]: [Pick<Enrolment, 'personId' | 'position'>[], number] = await currentManager().query(
      `update meeting_enrolment set state = 'ISCRITTO' where meeting_id = $1 and person_id in (select person_id from meeting_enrolment where meeting_id = $1 and state = 'IN_ATTESA' order by position limit $2)
       returning person_id as "personId", position`,
      [id, count],
    );
    await currentManager().query('update meeting set enrolled = enrolled + $2, waiting = waiting - $2 where id = $1', [id, rows.length]);
    return rows;
  }

  async saveAttendance(id: MeetingId, personId: PersonId, attended: boolean | null): Promise<void> {
    await currentManager().query('update meeting_enrolment set attended = $3 where meeting_id = $1 and person_id = $2', [id, personId, attended]);
  }

  async saveFeedback(id: MeetingId, personId: PersonId, { score, words, at }: MeetingFeedback): Promise<boolean> {
    const [, written]: [unknown, number] = await currentManager().query('update meeting_enrolment set feedback_score = $3, feedback_words = $4, feedback_at = $5 where meeting_id = $1 and person_id = $2 and feedback_score is null', [id, personId, score, words, at]);
    return written > 0;
  }

  async feedback(id: MeetingId): Promise<FeedbackSummary & { readonly words: readonly string[] }> {
    const [row]: [FeedbackSummary & { words: string[] | null }] = await currentManager().query(
      `select count(*)::int as count, round(avg(feedback_score), 1)::float8 as average, array_agg(feedback_words order by feedback_at) filter (where feedback_words <> '') as words from meeting_enrolment where meeting_id = $1 and feedback_score is not null`,
      [id],
    );
    return { count: row.count, average: row.average, words: row.words ?? [] };
  }

  async lockToRemind(kind: ReminderKind, after: Date, until: Date, limit: number): Promise<Meeting[]> {
    const rows: MeetingRow[] = await currentManager().query(
      `select ${MEETING} from meeting e where e.starts_at > $2 and e.starts_at <= $3 and e.cancelled_at is null and e.enrolled > 0 and not e.reminded @> array[$1]::text[] order by e.starts_at, e.id limit $4 for update skip locked`,
      [kind, after, until, limit],
    );
    return rows.map(toMeeting);
  }

  async markReminded(id: MeetingId, kind: ReminderKind): Promise<void> {
    await currentManager().query('update meeting set reminded = array_append(reminded, $2) where id = $1', [id, kind]);
  }

  async findLoaded(contentKey: string): Promise<{ readonly id: MeetingId; readonly contentHash: string } | null> {
    // Copies of the product that start together wait for each other.
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`meeting content ${contentKey}`]);
    const [found]: { id: MeetingId; contentHash: string }[] = await currentManager().query('select id, content_hash as "contentHash" from meeting where content_key = $1', [contentKey]);
    return found ?? null;
  }

  async versions(after: MeetingId | null, limit: number): Promise<{ readonly id: MeetingId; readonly version: number }[]> {
    return currentManager().query('select id, revision as version from meeting where ($1::uuid is null or id > $1::uuid) order by id limit $2', [after, limit]);
  }

  async saveAddress(personId: PersonId, secretHash: string, at: Date): Promise<void> {
    await currentManager().query('insert into calendar_address (person_id, secret_hash, created_at) values ($1, $2, $3) on conflict (person_id) do update set secret_hash = excluded.secret_hash, created_at = excluded.created_at', [personId, secretHash, at]);
  }

  async address(personId: PersonId): Promise<CalendarAddress | null> {
    const [found]: CalendarAddress[] = await currentManager().query('select person_id as "personId", created_at as "createdAt" from calendar_address where person_id = $1', [personId]);
    return found ?? null;
  }

  async forgetAddress(personId: PersonId): Promise<void> {
    await currentManager().query('delete from calendar_address where person_id = $1', [personId]);
  }

  async byAddress(secretHash: string): Promise<PersonId | null> {
    const [found]: { personId: PersonId }[] = await currentManager().query('select person_id as "personId" from calendar_address where secret_hash = $1', [secretHash]);
    return found?.personId ?? null;
  }
}

/** The values of an event's words, in the order of the statements above. */
function wordValues({ kind, title, description, agenda, speakers, place, link, startsAt, endsAt, allDay, enrolment }: MeetingWords): unknown[] {
  return [kind, title, JSON.stringify(description), JSON.stringify(agenda), JSON.stringify(speakers), place, link, startsAt, endsAt, allDay, enrolment !== null, enrolment?.opensAt ?? null, enrolment?.closesAt ?? null, enrolment?.places ?? null];
}

function toMeeting({ enrolment, opensAt, closesAt, places, ...meeting }: MeetingRow): Meeting {
  const terms: EnrolmentTerms | null = enrolment ? { opensAt, closesAt, places } : null;
  return { ...meeting, enrolment: terms };
}

function toEnrolment({ score, words, feedbackAt, ...enrolment }: EnrolmentRow): Enrolment {
  return { ...enrolment, feedback: score === null ? null : { score, words, at: feedbackAt } };
}
