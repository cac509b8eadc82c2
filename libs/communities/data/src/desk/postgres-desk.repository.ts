import type { CommunityId, DiscussionId } from '@province-comuni/communities-contract';
import type { AnswerAsk, AnswerDays, DeskMember, DeskRepository, Discussion, Escalation, UnansweredPlace, UnansweredQuestion } from '@province-comuni/communities-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import { DISCUSSION, toDiscussion, type DiscussionRow } from '../postgres-discussion.repository.js';

/** A question that waits: open, asked by a person, shown, and nobody but him has a post below it that is there. */
const WAITS = `d.kind = 'QUESTION' and d.solved_sequence is null and not d.closed and d.author_id is not null
  and not exists (select 1 from community k where k.id = d.community_id and k.closed_at is not null)
  and not exists (select 1 from post p where p.discussion_id = d.id and p.sequence > 1 and p.author_id is distinct from d.author_id and p.withdrawn_at is null and p.hidden_at is null)
  and not exists (select 1 from post f where f.discussion_id = d.id and f.sequence = 1 and f.hidden_at is not null)`;

/** The question desk in PostgreSQL, behind row level security. */
export class PostgresDeskRepository implements DeskRepository {
  async answerDays(communityId: CommunityId): Promise<AnswerDays | null> {
    const [found]: AnswerDays[] = await currentManager().query('select working_days as "workingDays", revision from question_days where community_id = $1', [communityId]);
    return found ?? null;
  }

  async saveAnswerDays(communityId: CommunityId, workingDays: number, seenRevision: number): Promise<boolean> {
    const rows: unknown[] = await currentManager().query(
      `insert into question_days (community_id, working_days, revision) select $1::uuid, $2::int, 1 where $3::int = 0 or exists (select 1 from question_days where community_id = $1)
       on conflict (community_id) do update set working_days = excluded.working_days, revision = question_days.revision + 1 where question_days.revision = $3::int returning 1`,
      [communityId, workingDays, seenRevision],
    );
    return rows.length > 0;
  }

  async lockDue(due: readonly { readonly days: number; readonly before: Date }[], usual: number): Promise<{ readonly discussion: Discussion; readonly workingDays: number } | null> {
    const [row]: (DiscussionRow & { workingDays: number })[] = await currentManager().query(
      `select ${DISCUSSION}, due.days as "workingDays" from discussion d left join question_days s on s.community_id = d.community_id join unnest($1::int[], $2::timestamptz[]) as due (days, before) on due.days = coalesce(s.working_days, $3::int)
       where d.created_at < due.before and ${WAITS} and not exists (select 1 from question_escalation e where e.discussion_id = d.id) order by d.created_at, d.id limit 1 for update of d skip locked`,
      [due.map(({ days }) => days), due.map(({ before }) => before), usual],
    );
    if (!row) return null;
    const { workingDays, ...discussion } = row;
    return { discussion: toDiscussion(discussion), workingDays };
  }

  async escalate({ id, communityId }: Pick<Discussion, 'id' | 'communityId'>, { at, workingDays }: Escalation): Promise<boolean> {
    const rows: unknown[] = await currentManager().query(`insert into question_escalation (discussion_id, community_id, at, working_days) select d.id, $2::uuid, $3::timestamptz, $4::int from discussion d where d.id = $1 and ${WAITS} on conflict do nothing returning 1`, [id, communityId, at, workingDays]);
    return rows.length > 0;
  }

  async escalation(id: DiscussionId): Promise<Escalation | null> {
    const [found]: Escalation[] = await currentManager().query('select at, working_days as "workingDays" from question_escalation where discussion_id = $1', [id]);
    return found ?? null;
  }

  async unanswered(own: readonly CommunityId[], after: UnansweredPlace | null, limit: number): Promise<UnansweredQuestion[]> {
    return currentManager().query(
      `select d.id as "discussionId", d.community_id as "communityId", c.key as "communityKey", c.title as "communityTitle", d.title, f.text, d.author_name as "authorName", d.author_ente as "authorEnte", d.created_at as "askedAt", e.at, e.working_days as "workingDays"
       from question_escalation e join discussion d on d.id = e.discussion_id join community c on c.id = d.community_id join post f on f.discussion_id = d.id and f.sequence = 1
       where (not c.reserved or c.id = any ($1::uuid[])) and ${WAITS} and ($2::timestamptz is null or (d.created_at, d.id) > ($2::timestamptz, $3::uuid)) order by d.created_at, d.id limit $4`,
      [own, after?.askedAt ?? null, after?.id ?? null, limit],
    );
  }

  async members(communityId: CommunityId, ids: readonly PersonId[]): Promise<DeskMember[]> {
    return ids.length === 0 ? [] : currentManager().query('select person_id as "personId", name, ente from community_member where community_id = $1 and person_id = any ($2::uuid[])', [communityId, ids]);
  }

  async asked(id: DiscussionId): Promise<AnswerAsk[]> {
    return currentManager().query('select a.person_id as "personId", a.name, a.ente, a.asked_by as "askedBy", a.asked_by_name as "askedByName", a.at, a.declined_at as "declinedAt", exists (select 1 from post p where p.discussion_id = a.discussion_id and p.author_id = a.person_id and p.withdrawn_at is null and p.hidden_at is null) as answered from question_ask a where a.discussion_id = $1 order by a.at, a.person_id', [id]);
  }

  async addAsk({ id, communityId }: Pick<Discussion, 'id' | 'communityId'>, { personId, name, ente, askedBy, askedByName, at }: Omit<AnswerAsk, 'declinedAt' | 'answered'>): Promise<boolean> {
    const rows: unknown[] = await currentManager().query('insert into question_ask (discussion_id, community_id, person_id, name, ente, asked_by, asked_by_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning 1', [id, communityId, personId, name, ente, askedBy, askedByName, at]);
    return rows.length > 0;
  }

  async decline(id: DiscussionId, personId: PersonId, at: Date): Promise<boolean> {
    const [, changed]: [unknown, number] = await currentManager().query('update question_ask set declined_at = $3 where discussion_id = $1 and person_id = $2 and declined_at is null', [id, personId, at]);
    return changed > 0;
  }
}
