import type { CommunityId, DiscussionId } from '@province-comuni/communities-contract';
import type { Discussion, HousedPost, Reader, ReaderChange, RehousingRepository, Rehoused } from '@province-comuni/communities-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import { BEFORE, EMPTY } from './postgres-discussion.repository.js';
import { asWritten } from './refused-meanwhile.js';

/** Title of what was merged into another discussion: its words are there. */
const TRACE_TITLE = 'Discussione unita a un’altra';
const query = <T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> => currentManager().query(sql, [...parameters]);

/** Moving in PostgreSQL. Each statement takes all rows at once: a discussion may have thousands of posts, a community thousands of members. */
export class PostgresRehousingRepository implements RehousingRepository {
  async hold(communities: readonly CommunityId[]): Promise<void> {
    for (const id of [...communities].sort()) await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`moves in ${id}`]);
  }

  async housed(ids: readonly DiscussionId[]): Promise<HousedPost[]> {
    return query('select id, discussion_id as "discussionId", sequence, created_at as "createdAt", moved_to is not null as "isTrace" from post where discussion_id = any ($1::uuid[]) order by discussion_id, sequence', [ids]);
  }

  async holdReaders(from: CommunityId, to: CommunityId, isMerged: boolean): Promise<ReadonlySet<PersonId>> {
    const rows = await query<{ communityId: CommunityId; personId: PersonId }>(
      `select m.community_id as "communityId", m.person_id as "personId" from community_member m where m.community_id = $1 or (m.community_id = $2 and ($3::boolean or m.person_id in (select o.person_id from community_member o where o.community_id = $1)))
       order by m.community_id, m.person_id for update`,
      [from, to, isMerged],
    );
    return new Set(rows.filter(({ communityId }) => communityId === to).map(({ personId }) => personId));
  }

  async readers(communityId: CommunityId, ids: readonly DiscussionId[]): Promise<Reader[]> {
    const held = await query<{ personId: PersonId }>('select person_id as "personId" from community_member where community_id = $1 order by person_id for update', [communityId]);
    // Apart from the lock: what was read while this one waited is seen.
    const rows = await query<{ personId: PersonId; discussionId: DiscussionId; readTo: number }>(
      `select m.person_id as "personId", d.id as "discussionId", coalesce(r.read_up_to, ${BEFORE}) as "readTo" from community_member m join discussion d on d.id = any ($2::uuid[])
       left join discussion_reading r on r.discussion_id = d.id and r.person_id = m.person_id where m.community_id = $1`,
      [communityId, ids],
    );
    const places = Map.groupBy(rows, ({ personId }) => personId);
    return held.map(({ personId }) => ({ personId, readTo: new Map((places.get(personId) ?? []).map(({ discussionId, readTo }) => [discussionId, readTo])) }));
  }

  async saveReaders(communityId: CommunityId, changes: readonly ReaderChange[], keepsPlace: boolean): Promise<void> {
    if (changes.length === 0) return;
    await query(
      `with w as (select * from unnest($2::uuid[], $3::uuid[], $4::int[], $5::int[]) as w (person_id, discussion_id, read_up_to, grows)),
            r as (insert into discussion_reading (person_id, discussion_id, community_id, read_up_to) select person_id, discussion_id, $1::uuid, read_up_to from w where $6::boolean on conflict (person_id, discussion_id) do update set read_up_to = excluded.read_up_to, community_id = excluded.community_id)
       update community_member m set read_count = m.read_count + s.grows from (select person_id, sum(grows)::int as grows from w group by person_id) s where m.community_id = $1 and m.person_id = s.person_id`,
      [communityId, changes.map(({ personId }) => personId), changes.map(({ discussionId }) => discussionId), changes.map(({ readUpTo }) => readUpTo), changes.map(({ grows }) => grows), keepsPlace],
    );
  }

  async rehouse(communityId: CommunityId, moved: readonly Rehoused[], at: Date): Promise<void> {
    const target = moved[0]?.discussionId;
    if (target === undefined) return;
    const base = await this.take(communityId, moved.length);
    const ids = moved.map(({ post }) => post.id);
    const before = await query<{ id: string; discussionId: string; sequence: number; number: number; createdAt: Date; revision: number }>('select id, discussion_id as "discussionId", sequence, community_number as number, created_at as "createdAt", revision from post where id = any ($1::uuid[])', [ids]);
    // A key that its author used in the other discussion too is no key any more.
    await query(
      `update post p set discussion_id = $3::uuid, sequence = w.sequence, community_number = $4::int + w.place::int,
         client_key = case when p.discussion_id <> $3::uuid and exists (select 1 from post q where q.discussion_id = $3::uuid and q.author_id = p.author_id and q.client_key = p.client_key) then gen_random_uuid() else p.client_key end
       from unnest($1::uuid[], $2::int[]) with ordinality w (id, sequence, place) where p.id = w.id`,
      [ids, moved.map(({ sequence }) => sequence), target, base],
    );
    await query(
      `insert into post (id, community_id, discussion_id, sequence, community_number, author_id, author_name, author_ente, client_key, text, created_at, withdrawn_at, moved_to, revision)
       select gen_random_uuid(), $1::uuid, w.discussion_id, w.sequence, w.number, null, '', '', gen_random_uuid(), $2::jsonb, w.created_at, $3::timestamptz, w.id, w.revision + 1
       from unnest($4::uuid[], $5::uuid[], $6::int[], $7::int[], $8::timestamptz[], $9::int[]) w (id, discussion_id, sequence, number, created_at, revision)`,
      [communityId, JSON.stringify(EMPTY), at, before.map(({ id }) => id), before.map(({ discussionId }) => discussionId), before.map(({ sequence }) => sequence), before.map(({ number }) => number), before.map(({ createdAt }) => createdAt), before.map(({ revision }) => revision)],
    );
    await query(
      `update discussion d set last_sequence = p.sequence, first_number = case when d.last_sequence = 0 then $2::int + 1 else d.first_number end, last_number = p.community_number, last_post_at = greatest(d.last_post_at, p.created_at), last_author_name = p.author_name, revision = d.revision + 1
       from post p where d.id = $1 and p.id = $3`,
      [target, base, ids.at(-1)],
    );
    // Where they were, the last voice is that of who is left: a name stays nowhere without its post.
    await query(
      `update discussion d set revision = d.revision + 1, last_author_name = coalesce(p.author_name, ''), last_post_at = coalesce(p.created_at, d.last_post_at)
       from unnest($1::uuid[]) w (id) left join lateral (select author_name, created_at from post where discussion_id = w.id and moved_to is null order by sequence desc limit 1) p on true where d.id = w.id and d.id <> $2`,
      [[...new Set(before.map(({ discussionId }) => discussionId))], target],
    );
    await query('update moderation_case set discussion_id = $2 where post_id = any ($1::uuid[])', [ids, target]);
    // Shown again, it is an answer among others: neither title nor solution comes back with it.
    await query(`update post_hidden h set title = case when p.sequence = 1 then h.title end, tags = case when p.sequence = 1 then h.tags else '{}' end, was_solution = h.was_solution and p.discussion_id = any ($2::uuid[]) from post p where p.id = h.post_id and h.post_id = any ($1::uuid[])`, [ids, before.filter(({ discussionId }) => discussionId === target).map(({ discussionId }) => discussionId)]);
  }

  async begin({ id, communityId, kind, title, tags, author, createdAt }: Parameters<RehousingRepository['begin']>[0]): Promise<void> {
    await query(
      `insert into discussion (id, community_id, kind, title, tags, author_id, author_name, author_ente, client_key, created_at, last_sequence, first_number, last_number, last_post_at, last_author_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8, gen_random_uuid(), $9, 0, 0, 0, $9, $7)`,
      [id, communityId, kind, title, tags, author.personId, author.name, author.ente, createdAt],
    );
  }

  async toCommunity({ id, lastSequence }: Discussion, to: CommunityId): Promise<void> {
    const base = await this.take(to, lastSequence);
    await query('insert into community_number_left (community_id, number) select community_id, community_number from post where discussion_id = $1', [id]);
    await query('delete from discussion_reading where discussion_id = $1', [id]);
    await query('update post set community_id = $2, community_number = $3::int + sequence where discussion_id = $1', [id, to, base]);
    await query(
      `update discussion d set community_id = $2, first_number = $3::int + 1, last_number = $3::int + d.last_sequence, pinned = false, revision = d.revision + 1,
         client_key = case when exists (select 1 from discussion e where e.community_id = $2 and e.author_id = d.author_id and e.client_key = d.client_key) then gen_random_uuid() else d.client_key end where d.id = $1`,
      [id, to, base],
    );
    for (const table of ['post_earlier', 'post_reaction', 'post_attachment', 'post_hidden', 'post_report']) await query(`update ${table} set community_id = $2 where post_id in (select id from post where discussion_id = $1)`, [id, to]);
    for (const table of ['moderation_case', 'question_escalation']) await query(`update ${table} set community_id = $2 where discussion_id = $1`, [id, to]);
    await this.askAt(id, id, to);
    await query('update held_post h set community_id = $2, client_key = case when exists (select 1 from held_post e where e.community_id = $2 and e.author_id = h.author_id and e.client_key = h.client_key) then gen_random_uuid() else h.client_key end where h.discussion_id = $1', [id, to]);
  }

  async becomeTrace(id: DiscussionId, into: DiscussionId): Promise<void> {
    await query(`update discussion set moved_to = $2, title = $3, tags = '{}', closed = true, pinned = false, solved_sequence = null, revision = revision + 1 where id = $1`, [id, into, TRACE_TITLE]);
    await query('update discussion set moved_to = $2 where moved_to = $1', [id, into]);
    const [from, to] = [`discussion:${id}`, `discussion:${into}`];
    // What somebody was writing in both stays, one under the other.
    await query(`update post_draft b set text = jsonb_set(b.text, '{content}', (b.text -> 'content') || (a.text -> 'content')) from post_draft a where a.person_id = b.person_id and a.place = $1 and b.place = $2`, [from, to]);
    await query('update post_draft a set place = $2 where a.place = $1 and not exists (select 1 from post_draft b where b.person_id = a.person_id and b.place = $2)', [from, to]);
    await query('delete from post_draft where place = $1', [from]);
    await this.askAt(id, into, null);
    await query('update held_post set discussion_id = $2 where discussion_id = $1', [id, into]);
    for (const table of ['moderation_case', 'issue']) await query(`update ${table} set discussion_id = $2 where discussion_id = $1`, [id, into]);
  }

  async touched(posts: readonly HousedPost[], from: CommunityId, to: CommunityId): Promise<{ readonly authors: number; readonly losing: number }> {
    const [row] = await query<{ authors: number; losing: number }>(
      `select (select count(distinct author_id)::int from post where id = any ($1::uuid[])) as authors,
         (select count(*)::int from community_member m where m.community_id = $2 and not exists (select 1 from community_member o where o.community_id = $3 and o.person_id = m.person_id)) as losing`,
      [posts.map(({ id }) => id), from, to],
    );
    return row!;
  }

  /** Who was asked goes along: as a new row, for nobody changes what was asked. @param to null: the community stays */
  private async askAt(from: DiscussionId, into: DiscussionId, to: CommunityId | null): Promise<void> {
    await query(
      `with a as (delete from question_ask where discussion_id = $1 returning *)
       insert into question_ask (discussion_id, person_id, community_id, name, ente, asked_by, asked_by_name, at, declined_at) select $2::uuid, person_id, coalesce($3::uuid, community_id), name, ente, asked_by, asked_by_name, at, declined_at from a on conflict do nothing`,
      [from, into, to],
    );
  }

  /** Numbers of the community for so many posts. @returns the one before the first of them */
  private async take(communityId: CommunityId, count: number): Promise<number> {
    const [[row]]: [[{ postCount: number }]] = await asWritten(currentManager().query('update community set post_count = post_count + $2 where id = $1 returning post_count as "postCount"', [communityId, count]));
    return row.postCount - count;
  }
}
