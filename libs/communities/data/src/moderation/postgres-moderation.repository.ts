import type { CommunityId, PostId } from '@province-comuni/communities-contract';
import type {
  Appeal,
  AppealId,
  AppealOfDecision,
  CaseId,
  Decision,
  DecisionId,
  EarlierPost,
  HeldPost,
  HeldPostId,
  HiddenPost,
  ModerationCase,
  ModerationRepository,
  PersonRecord,
  Post,
  PostReport,
  QueuePlace,
  Suspension,
  SuspensionId,
} from '@province-comuni/communities-domain';
import { HIDDEN_TITLE } from '@province-comuni/communities-domain';
import { currentManager, kept } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import { EMPTY, POST, toPost, type PostRow } from '../postgres-discussion.repository.js';

const CASE = `c.id, c.community_id as "communityId", c.kind, c.discussion_id as "discussionId", c.post_id as "postId", c.held_id as "heldId", c.author_id as "authorId", c.opened_at as "openedAt", c.reports, c.state, c.decided_by_name as "decidedByName", c.decided_at as "decidedAt"`;
const REPORT = `r.case_id as "caseId", r.reporter_id as "reporterId", r.reporter_name as "reporterName", r.reason, r.words, r.at`;
const DECISION = `d.id, d.number::float8 as number, d.community_id as "communityId", d.kind, d.person_id as "personId", d.person_name as "personName", d.discussion_id as "discussionId", d.post_id as "postId", d.post_sequence as "postSequence",
  d.case_id as "caseId", d.held_id as "heldId", d.appealed_id as "appealedId", d.category, d.reason, d.until, d.decided_by as "decidedBy", d.decided_by_name as "decidedByName", d.at`;
const SUSPENSION = `s.id, s.community_id as "communityId", s.person_id as "personId", s.until, s.reason, s.decision_id as "decisionId"`;
const APPEAL = `a.id, a.decision_id as "decisionId", a.community_id as "communityId", a.person_id as "personId", a.person_name as "personName", a.words, a.at, a.state, a.answer, a.decided_by_name as "decidedByName", a.decided_at as "decidedAt"`;
const HELD = `h.id, h.community_id as "communityId", h.discussion_id as "discussionId", h.author_id as "authorId", h.author_name as "authorName", h.author_ente as "authorEnte", h.kind, h.title, h.tags, h.text, h.poll, h.attachments, h.client_key as "clientKey", h.reason, h.created_at as "createdAt", h.state, h.post_id as "postId"`;
const HIDDEN = `h.post_id as "postId", h.community_id as "communityId", h.author_id as "authorId", h.title, h.tags, h.text, h.earlier, h.quotes, h.was_solution as "wasSolution", h.category, h.reason, h.decision_id as "decisionId", h.at`;

type HeldRow = Omit<HeldPost, 'author'> & { readonly authorId: PersonId; readonly authorName: string; readonly authorEnte: string };

const query = <T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> => currentManager().query(sql, [...parameters]);

/** Moderation in PostgreSQL, behind row level security. */
export class PostgresModerationRepository implements ModerationRepository {
  async reported(postId: PostId, personId: PersonId): Promise<boolean> {
    return (await query('select 1 from post_report where post_id = $1 and reporter_id = $2', [postId, personId])).length > 0;
  }

  async countReports(personId: PersonId, since: Date): Promise<number> {
    const [row] = await query<{ count: number }>('select count(*)::int as count from post_report where reporter_id = $1 and at > $2', [personId, since]);
    return row!.count;
  }

  async report({ reporterId, reporterName, reason, words, at }: Omit<PostReport, 'caseId'>, post: Post): Promise<void> {
    await query(
      `with c as (insert into moderation_case (id, community_id, kind, discussion_id, post_id, author_id, opened_at, reports, state) values (gen_random_uuid(), $1, 'SEGNALAZIONE', $2, $3, $4, $5, 1, 'APERTA')
                  on conflict (post_id) where state = 'APERTA' do update set reports = moderation_case.reports + 1 returning id)
       insert into post_report (id, community_id, case_id, post_id, reporter_id, reporter_name, reason, words, at) select gen_random_uuid(), $1, id, $3, $6, $7, $8, $9, $5 from c`,
      [post.communityId, post.discussionId, post.id, post.author.personId, at, reporterId, reporterName, reason, words],
    );
  }

  async openCase({ id, communityId, kind, discussionId, heldId, authorId, openedAt }: Pick<ModerationCase, 'id' | 'communityId' | 'kind' | 'discussionId' | 'heldId' | 'authorId' | 'openedAt'>): Promise<void> {
    await query(`insert into moderation_case (id, community_id, kind, discussion_id, held_id, author_id, opened_at, state) values ($1, $2, $3, $4, $5, $6, $7, 'APERTA')`, [id, communityId, kind, discussionId, heldId, authorId, openedAt]);
  }

  async findCase(id: CaseId): Promise<ModerationCase | null> {
    return (await query<ModerationCase>(`select ${CASE} from moderation_case c where c.id = $1`, [id]))[0] ?? null;
  }

  async lockCase(id: CaseId): Promise<ModerationCase | null> {
    return (await query<ModerationCase>(`select ${CASE} from moderation_case c where c.id = $1 for update`, [id]))[0] ?? null;
  }

  async openCaseOf(postId: PostId): Promise<ModerationCase | null> {
    return (await query<ModerationCase>(`select ${CASE} from moderation_case c where c.post_id = $1 and c.state = 'APERTA'`, [postId]))[0] ?? null;
  }

  async closeCase(id: CaseId, decidedByName: string, at: Date): Promise<void> {
    await query(`update moderation_case set state = 'DECISA', decided_by_name = $2, decided_at = $3 where id = $1`, [id, decidedByName, at]);
  }

  async queue(communityId: CommunityId, after: QueuePlace | null, limit: number): Promise<ModerationCase[]> {
    return query(`select ${CASE} from moderation_case c where c.community_id = $1 and c.state = 'APERTA' and ($2::timestamptz is null or (c.opened_at, c.id) > ($2::timestamptz, $3::uuid)) order by c.opened_at, c.id limit $4`, [communityId, after?.openedAt ?? null, after?.id ?? null, limit]);
  }

  async reportsOf(cases: readonly CaseId[]): Promise<PostReport[]> {
    return cases.length === 0 ? [] : query(`select ${REPORT} from post_report r where r.case_id = any ($1::uuid[]) order by r.at, r.id`, [cases]);
  }

  async openCounts(communities: readonly CommunityId[]): Promise<ReadonlyMap<CommunityId, number>> {
    if (communities.length === 0) return new Map();
    const rows = await query<{ communityId: CommunityId; count: number }>(
      `select community_id as "communityId", count(*)::int as count from (select community_id from moderation_case where state = 'APERTA' and community_id = any ($1::uuid[])
         union all select community_id from moderation_appeal where state = 'APERTO' and community_id = any ($1::uuid[])) w group by community_id`,
      [communities],
    );
    return new Map(rows.map(({ communityId, count }) => [communityId, count]));
  }

  async brought(communities: readonly CommunityId[]): Promise<ReadonlySet<CommunityId>> {
    if (communities.length === 0) return new Set();
    const rows = await query<{ id: CommunityId }>('select w.id from unnest($1::uuid[]) w (id) where exists (select 1 from moderation_case c where c.community_id = w.id) or exists (select 1 from moderation_decision d where d.community_id = w.id)', [communities]);
    return new Set(rows.map(({ id }) => id));
  }

  async records(communityId: CommunityId, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, PersonRecord>> {
    if (people.length === 0) return new Map();
    // What was undone by an appeal does not count against anybody.
    const rows = await query<PersonRecord & { personId: PersonId }>(
      `select w.id as "personId", (select count(*)::int from post p where p.community_id = $1 and p.author_id = w.id) as posts,
         count(d.id) filter (where d.kind = 'NASCOSTO')::int as hidden, count(d.id) filter (where d.kind = 'AMMONIZIONE')::int as warnings, count(d.id) filter (where d.kind = 'SOSPENSIONE')::int as suspensions
       from unnest($2::uuid[]) w (id)
       left join moderation_decision d on d.person_id = w.id and (d.community_id = $1 or d.community_id is null) and not exists (select 1 from moderation_decision u where u.appealed_id = d.id and u.kind = 'RIESAME_ACCOLTO')
       group by w.id`,
      [communityId, people],
    );
    return new Map(rows.map(({ personId, ...record }) => [personId, record]));
  }

  async decide(decision: Omit<Decision, 'number'>): Promise<void> {
    const { id, communityId, kind, personId, personName, discussionId, postId, postSequence, caseId, heldId, appealedId, category, reason, until, decidedBy, decidedByName, at } = decision;
    await query(
      `insert into moderation_decision (id, community_id, kind, person_id, person_name, discussion_id, post_id, post_sequence, case_id, held_id, appealed_id, category, reason, until, decided_by, decided_by_name, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [id, communityId, kind, personId, personName, discussionId, postId, postSequence, caseId, heldId, appealedId, category, reason, until, decidedBy, decidedByName, at],
    );
  }

  async decision(id: DecisionId): Promise<Decision | null> {
    return (await query<Decision>(`select ${DECISION} from moderation_decision d where d.id = $1`, [id]))[0] ?? null;
  }

  async log(communityId: CommunityId, personId: PersonId | null, before: number | null, limit: number): Promise<Decision[]> {
    return query(`select ${DECISION} from moderation_decision d where d.community_id = $1 and ($2::uuid is null or d.person_id = $2::uuid) and ($3::bigint is null or d.number < $3::bigint) order by d.number desc limit $4`, [communityId, personId, before, limit]);
  }

  async decisionsOf(personId: PersonId, limit: number): Promise<Decision[]> {
    return query(`select ${DECISION} from moderation_decision d where d.person_id = $1 order by d.number desc limit $2`, [personId, limit]);
  }

  async hide({ postId, communityId, authorId, title, tags, text, earlier, quotes, wasSolution, category, reason, decisionId, at }: HiddenPost): Promise<void> {
    await query('insert into post_hidden (post_id, community_id, author_id, title, tags, text, earlier, quotes, was_solution, category, reason, decision_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)', [
      ...[postId, communityId, authorId, title, tags, JSON.stringify(text), JSON.stringify(earlier), JSON.stringify(quotes), wasSolution, category, reason, decisionId, at],
    ]);
    await query('update post set text = $2, hidden_at = $3, hidden_category = $4 where id = $1', [postId, JSON.stringify(EMPTY), at, category]);
    await query('delete from post_earlier where post_id = $1', [postId]);
    if (title !== null) await query(`update discussion d set title = $2, tags = '{}' from post p where p.id = $1 and d.id = p.discussion_id`, [postId, HIDDEN_TITLE]);
    await this.touch(postId);
  }

  async hidden(ids: readonly PostId[]): Promise<ReadonlyMap<PostId, HiddenPost>> {
    if (ids.length === 0) return new Map();
    const rows = await query<Omit<HiddenPost, 'earlier'> & { earlier: readonly (Omit<EarlierPost, 'at'> & { at: string })[] }>(`select ${HIDDEN} from post_hidden h where h.post_id = any ($1::uuid[])`, [ids]);
    return new Map(rows.map((row) => [row.postId, { ...row, earlier: row.earlier.map(({ text, at }) => ({ text, at: new Date(at) })) }]));
  }

  async show({ postId, communityId, title, tags, text, earlier, quotes }: HiddenPost): Promise<void> {
    await query('update post set text = $2, hidden_at = null, hidden_category = null where id = $1', [postId, JSON.stringify(text)]);
    for (const before of [...earlier].reverse()) await query('insert into post_earlier (community_id, post_id, text, at) values ($1, $2, $3, $4)', [communityId, postId, JSON.stringify(before.text), before.at]);
    // What was changed meanwhile stays as its author left it.
    for (const quote of quotes) await query('update post set text = $2 where id = $1 and text = $3', [quote.postId, JSON.stringify(quote.text), JSON.stringify(quote.masked)]);
    if (title !== null) await query('update discussion d set title = $2, tags = $3 from post p where p.id = $1 and d.id = p.discussion_id', [postId, title, tags]);
    await query('delete from post_hidden where post_id = $1', [postId]);
    await this.touch(postId);
  }

  async preceding(ids: readonly PostId[]): Promise<ReadonlyMap<PostId, Post>> {
    if (ids.length === 0) return new Map();
    const rows = await query<PostRow & { after: PostId }>(`select n.id as after, ${POST} from post n join post p on p.discussion_id = n.discussion_id and p.sequence = n.sequence - 1 where n.id = any ($1::uuid[])`, [ids]);
    return new Map(rows.map((row) => [row.after, toPost(row)]));
  }

  async lockSuspensions(personId: PersonId): Promise<void> {
    await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`suspensions of ${personId}`]);
  }

  async suspend({ id, communityId, personId, until, reason, decisionId }: Suspension): Promise<void> {
    await query('insert into community_suspension (id, community_id, person_id, until, reason, decision_id) values ($1, $2, $3, $4, $5, $6)', [id, communityId, personId, until, reason, decisionId]);
  }

  async suspensionsOf(personId: PersonId, now: Date): Promise<Suspension[]> {
    return query(`select ${SUSPENSION} from community_suspension s where s.person_id = $1 and s.lifted_at is null and s.until > $2 order by s.until desc`, [personId, now]);
  }

  async suspension(id: SuspensionId): Promise<Suspension | null> {
    return (await query<Suspension>(`select ${SUSPENSION} from community_suspension s where s.id = $1`, [id]))[0] ?? null;
  }

  async suspensionBy(decisionId: DecisionId): Promise<Suspension | null> {
    return (await query<Suspension>(`select ${SUSPENSION} from community_suspension s where s.decision_id = $1`, [decisionId]))[0] ?? null;
  }

  async suspended(communityId: CommunityId, everywhere: boolean, now: Date): Promise<readonly (Suspension & { readonly name: string })[]> {
    return query(`select ${SUSPENSION}, d.person_name as name from community_suspension s join moderation_decision d on d.id = s.decision_id where (s.community_id = $1 or ($2 and s.community_id is null)) and s.lifted_at is null and s.until > $3 order by s.until, s.id limit 100`, [communityId, everywhere, now]);
  }

  async suspensionsAmong(communityId: CommunityId, people: readonly PersonId[], everywhere: boolean, now: Date): Promise<Suspension[]> {
    return query(`select ${SUSPENSION} from community_suspension s where s.person_id = any ($2::uuid[]) and (s.community_id = $1 or ($3 and s.community_id is null)) and s.lifted_at is null and s.until > $4 order by s.until desc, s.id`, [communityId, people, everywhere, now]);
  }

  async lift(id: SuspensionId, at: Date): Promise<boolean> {
    const [, lifted]: [unknown, number] = await currentManager().query('update community_suspension set lifted_at = $2 where id = $1 and lifted_at is null and until > $2', [id, at]);
    return lifted > 0;
  }

  async hold({ id, communityId, discussionId, author, kind, title, tags, text, poll, attachments, clientKey, reason, createdAt, state }: HeldPost): Promise<void> {
    await query('insert into held_post (id, community_id, discussion_id, author_id, author_name, author_ente, kind, title, tags, text, client_key, reason, created_at, state, poll, attachments) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)', [
      ...[id, communityId, discussionId, author.personId, author.name, author.ente, kind, title, tags, JSON.stringify(text), clientKey, reason, createdAt, state, poll && JSON.stringify(poll), JSON.stringify(attachments)],
    ]);
  }

  async heldWith(communityId: CommunityId, personId: PersonId, clientKey: string): Promise<HeldPost | null> {
    const [row] = await query<HeldRow>(kept(`select ${HELD} from held_post h where h.community_id = $1 and h.author_id = $2 and h.client_key = $3`), [communityId, personId, clientKey]);
    return row ? toHeld(row) : null;
  }

  async held(ids: readonly HeldPostId[]): Promise<ReadonlyMap<HeldPostId, HeldPost>> {
    if (ids.length === 0) return new Map();
    return new Map((await query<HeldRow>(`select ${HELD} from held_post h where h.id = any ($1::uuid[])`, [ids])).map((row) => [row.id, toHeld(row)]));
  }

  async heldOf(personId: PersonId): Promise<HeldPost[]> {
    return (await query<HeldRow>(`select ${HELD} from held_post h where h.author_id = $1 and h.state <> 'PUBBLICATO' order by h.created_at, h.id limit 200`, [personId])).map(toHeld);
  }

  async setHeld(id: HeldPostId, state: HeldPost['state'], postId: PostId | null): Promise<void> {
    // Published, its words are in the post: withdrawn there, they are gone.
    await query(`update held_post set state = $2, post_id = $3, text = case when $2 = 'PUBBLICATO' then $4::jsonb else text end, poll = case when $2 = 'PUBBLICATO' then null else poll end, attachments = case when $2 = 'PUBBLICATO' then '[]' else attachments end where id = $1`, [id, state, postId, JSON.stringify(EMPTY)]);
  }

  async addAppeal({ id, decisionId, communityId, personId, personName, words, at, state }: Appeal): Promise<boolean> {
    const rows = await query('insert into moderation_appeal (id, decision_id, community_id, person_id, person_name, words, at, state) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (decision_id) do nothing returning 1', [id, decisionId, communityId, personId, personName, words, at, state]);
    return rows.length > 0;
  }

  async appeals(decisions: readonly DecisionId[]): Promise<ReadonlyMap<DecisionId, Appeal>> {
    if (decisions.length === 0) return new Map();
    return new Map((await query<Appeal>(`select ${APPEAL} from moderation_appeal a where a.decision_id = any ($1::uuid[])`, [decisions])).map((appeal) => [appeal.decisionId, appeal]));
  }

  async appeal(id: AppealId): Promise<Appeal | null> {
    return (await query<Appeal>(`select ${APPEAL} from moderation_appeal a where a.id = $1`, [id]))[0] ?? null;
  }

  async lockAppeal(id: AppealId): Promise<Appeal | null> {
    return (await query<Appeal>(`select ${APPEAL} from moderation_appeal a where a.id = $1 for update`, [id]))[0] ?? null;
  }

  async openAppeals(communityId: CommunityId, limit: number): Promise<AppealOfDecision[]> {
    return this.withDecisions(await query<Appeal>(`select ${APPEAL} from moderation_appeal a where a.community_id = $1 and a.state = 'APERTO' order by a.at, a.id limit $2`, [communityId, limit]));
  }

  async openAppealsEverywhere(limit: number): Promise<AppealOfDecision[]> {
    return this.withDecisions(await query<Appeal>(`select ${APPEAL} from moderation_appeal a where a.community_id is null and a.state = 'APERTO' order by a.at, a.id limit $1`, [limit]));
  }

  async closeAppeal({ id, state, answer, decidedByName, decidedAt }: Appeal): Promise<void> {
    await query('update moderation_appeal set state = $2, answer = $3, decided_by_name = $4, decided_at = $5 where id = $1', [id, state, answer, decidedByName, decidedAt]);
  }

  private async withDecisions(appeals: readonly Appeal[]): Promise<AppealOfDecision[]> {
    if (appeals.length === 0) return [];
    const rows = await query<Decision>(`select ${DECISION} from moderation_decision d where d.id = any ($1::uuid[])`, [appeals.map(({ decisionId }) => decisionId)]);
    const decisions = new Map(rows.map((decision) => [decision.id, decision]));
    return appeals.flatMap((appeal) => (decisions.has(appeal.decisionId) ? [{ appeal, decision: decisions.get(appeal.decisionId)! }] : []));
  }

  private async touch(postId: PostId): Promise<void> {
    await query('update discussion d set revision = d.revision + 1 from post p where p.id = $1 and d.id = p.discussion_id', [postId]);
  }
}

function toHeld({ authorId, authorName, authorEnte, ...row }: HeldRow): HeldPost {
  return { ...row, author: { personId: authorId, name: authorName, ente: authorEnte } };
}
