import type { CommunityId, DiscussionId } from '@province-comuni/communities-contract';
import type { Community, CommunityMember, CommunityRepository, CommunityWords } from '@province-comuni/communities-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

export const COMMUNITY = `c.id, c.key, c.title, c.purpose, c.this_week as "thisWeek", c.guidelines, c.visibility, c.pillar_key as "pillarKey", c.subjects, c.member_count as "memberCount", c.post_count as "postCount", c.last_event::float8 as "lastEvent"`;
export const MEMBER = `m.community_id as "communityId", m.person_id as "personId", m.role, m.name, m.ente, m.since, m.guidelines_accepted_at as "guidelinesAcceptedAt", m.joined_number as "joinedNumber", m.read_count as "readCount",
  (select max(s.until) from community_suspension s where s.person_id = m.person_id and (s.community_id is null or s.community_id = m.community_id) and s.lifted_at is null and s.until > now()) as "suspendedUntil"`;

/** Communities and members in PostgreSQL, behind row level security. */
export class PostgresCommunityRepository implements CommunityRepository {
  async list(): Promise<Community[]> {
    return currentManager().query(`select ${COMMUNITY} from community c order by c.title, c.id`);
  }

  async byKey(key: string): Promise<Community | null> {
    const [found]: Community[] = await currentManager().query(`select ${COMMUNITY} from community c where c.key = $1`, [key]);
    return found ?? null;
  }

  async find(ids: readonly CommunityId[]): Promise<Community[]> {
    return ids.length === 0 ? [] : currentManager().query(`select ${COMMUNITY} from community c where c.id = any ($1::uuid[])`, [ids]);
  }

  async membershipsOf(personId: PersonId): Promise<ReadonlyMap<CommunityId, CommunityMember>> {
    const rows: CommunityMember[] = await currentManager().query(`select ${MEMBER} from community_member m where m.person_id = $1`, [personId]);
    return new Map(rows.map((row) => [row.communityId, row]));
  }

  async membership(communityId: CommunityId, personId: PersonId): Promise<CommunityMember | null> {
    const [found]: CommunityMember[] = await currentManager().query(`select ${MEMBER} from community_member m where m.community_id = $1 and m.person_id = $2`, [communityId, personId]);
    return found ?? null;
  }

  async lockMember(communityId: CommunityId, personId: PersonId): Promise<void> {
    await currentManager().query('select 1 from community_member where community_id = $1 and person_id = $2 for update', [communityId, personId]);
  }

  async membersAmong(communityId: CommunityId, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
    const rows: { personId: PersonId; name: string }[] = await currentManager().query('select person_id as "personId", name from community_member where community_id = $1 and person_id = any ($2::uuid[])', [communityId, ids]);
    return new Map(rows.map(({ personId, name }) => [personId, name]));
  }

  async findMembers(communityId: CommunityId, text: string, limit: number): Promise<CommunityMember[]> {
    const start = text.replace(/[\\%_]/g, '\\$&');
    return currentManager().query(`select ${MEMBER} from community_member m where m.community_id = $1 and (m.name ilike $2 || '%' or m.name ilike '% ' || $2 || '%') order by m.name, m.person_id limit $3`, [communityId, start, limit]);
  }

  async memberIds(communityId: CommunityId, after: PersonId | null, limit: number): Promise<PersonId[]> {
    const rows: { id: PersonId }[] = await currentManager().query('select person_id as id from community_member where community_id = $1 and ($2::uuid is null or person_id > $2::uuid) order by person_id limit $3', [communityId, after, limit]);
    return rows.map(({ id }) => id);
  }

  async hiddenDiscussions(ids: readonly DiscussionId[]): Promise<ReadonlySet<DiscussionId>> {
    if (ids.length === 0) return new Set();
    const rows: { id: DiscussionId }[] = await currentManager().query('select discussion_id as id from post where discussion_id = any ($1::uuid[]) and sequence = 1 and hidden_at is not null', [ids]);
    return new Set(rows.map(({ id }) => id));
  }

  async addMember({ communityId, personId, role, name, ente, since, guidelinesAcceptedAt }: Omit<CommunityMember, 'joinedNumber' | 'readCount' | 'suspendedUntil'>): Promise<boolean> {
    // The community first: what is written meanwhile waits, and is either before him or after.
    const [, counted]: [unknown, number] = await currentManager().query('update community set member_count = member_count + 1 where id = $1 and not exists (select 1 from community_member where community_id = $1 and person_id = $2)', [communityId, personId]);
    if (counted === 0) return false;
    const rows: unknown[] = await currentManager().query(
      `insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count)
       select id, $2, $3, $4, $5, $6, $7, post_count, post_count from community where id = $1 on conflict do nothing returning 1`,
      [communityId, personId, role, name, ente, since, guidelinesAcceptedAt],
    );
    // He came by two clicks at once: the second one counted him again.
    if (rows.length === 0) await currentManager().query('update community set member_count = member_count - 1 where id = $1', [communityId]);
    return rows.length > 0;
  }

  async removeMember(communityId: CommunityId, personId: PersonId): Promise<boolean> {
    const [, removed]: [unknown, number] = await currentManager().query('delete from community_member where community_id = $1 and person_id = $2', [communityId, personId]);
    if (removed === 0) return false;
    await currentManager().query('delete from discussion_reading where community_id = $1 and person_id = $2', [communityId, personId]);
    await currentManager().query('update community set member_count = member_count - 1 where id = $1', [communityId]);
    return true;
  }

  async saveWords({ key, title, purpose, thisWeek, guidelines, visibility, pillarKey, subjects }: CommunityWords): Promise<CommunityId> {
    // Copies of the product that start together wait for each other.
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`community ${key}`]);
    const [before]: { id: CommunityId; title: string; visibility: string }[] = await currentManager().query('select id, title, visibility from community where key = $1', [key]);
    const [{ id }]: [{ id: CommunityId }] = await currentManager().query(
      `insert into community (key, title, purpose, this_week, guidelines, visibility, pillar_key, subjects) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (key) do update set title = excluded.title, purpose = excluded.purpose, this_week = excluded.this_week, guidelines = excluded.guidelines, visibility = excluded.visibility, pillar_key = excluded.pillar_key, subjects = excluded.subjects returning id`,
      [key, title, purpose, thisWeek, guidelines, visibility, pillarKey, subjects],
    );
    // Who finds its discussions and events, and under which name, changes with it: the index compares versions.
    if (before && (before.title !== title || before.visibility !== visibility)) {
      for (const table of ['discussion', 'meeting']) await currentManager().query(`update ${table} set revision = revision + 1 where community_id = $1`, [id]);
    }
    return id;
  }
}
