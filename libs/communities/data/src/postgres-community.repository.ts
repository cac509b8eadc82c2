import type { CommunityId, DiscussionId } from '@province-comuni/communities-contract';
import type { Community, CommunityMember, CommunityRepository, CommunityRole, CommunityVisibility, CommunityWords, GuidelinesChange, MemberPlace, NewCommunity, OwnWords, WordsChange } from '@province-comuni/communities-domain';
import { isWithin, VISIBILITIES } from '@province-comuni/communities-domain';
import { currentManager, kept } from '@province-comuni/platform-database';
import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

export const COMMUNITY = `c.id, c.key, c.title, c.purpose, c.this_week as "thisWeek", c.guidelines, c.guidelines_version as "guidelinesVersion", c.visibility, c.pillar_key as "pillarKey", c.subjects, c.member_count as "memberCount", c.post_count as "postCount", c.last_event::float8 as "lastEvent",
  c.parent_id as "parentId", c.provincia_id as "provinciaId", c.invited_ente_ids as "invitedEnteIds", c.invited_person_ids as "invitedPersonIds", c.closed_at as "closedAt", c.closed_by_name as "closedBy", c.opened_at is null as "isPackaged"`;
export const MEMBER = `m.community_id as "communityId", m.person_id as "personId", m.role, m.name, m.ente, m.since, m.guidelines_accepted_at as "guidelinesAcceptedAt", m.guidelines_version as "guidelinesVersion", m.joined_number as "joinedNumber", m.read_count as "readCount",
  (select max(s.until) from community_suspension s where s.person_id = m.person_id and (s.community_id is null or s.community_id = m.community_id) and s.lifted_at is null and s.until > now()) as "suspendedUntil"`;

/** Communities and members in PostgreSQL, behind row level security. */
export class PostgresCommunityRepository implements CommunityRepository {
  async list(): Promise<Community[]> {
    return currentManager().query(`select ${COMMUNITY} from community c order by c.title, c.id`);
  }

  async byKey(key: string): Promise<Community | null> {
    const [found]: Community[] = await currentManager().query(kept(`select ${COMMUNITY} from community c where c.key = $1`), [key]);
    return found ?? null;
  }

  async find(ids: readonly CommunityId[]): Promise<Community[]> {
    return ids.length === 0 ? [] : currentManager().query(kept(`select ${COMMUNITY} from community c where c.id = any ($1::uuid[])`), [ids]);
  }

  async membershipsOf(personId: PersonId): Promise<ReadonlyMap<CommunityId, CommunityMember>> {
    const rows: CommunityMember[] = await currentManager().query(kept(`select ${MEMBER} from community_member m where m.person_id = $1`), [personId]);
    return new Map(rows.map((row) => [row.communityId, row]));
  }

  async membership(communityId: CommunityId, personId: PersonId): Promise<CommunityMember | null> {
    const [found]: CommunityMember[] = await currentManager().query(kept(`select ${MEMBER} from community_member m where m.community_id = $1 and m.person_id = $2`), [communityId, personId]);
    return found ?? null;
  }

  async lockMember(communityId: CommunityId, personId: PersonId): Promise<void> {
    await currentManager().query('select 1 from community_member where community_id = $1 and person_id = $2 for update', [communityId, personId]);
  }

  async membersAmong(communityId: CommunityId, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
    const rows: { personId: PersonId; name: string }[] = await currentManager().query(kept('select person_id as "personId", name from community_member where community_id = $1 and person_id = any ($2::uuid[])'), [communityId, ids]);
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
    const rows: { id: DiscussionId }[] = await currentManager().query(kept('select discussion_id as id from post where discussion_id = any ($1::uuid[]) and sequence = 1 and hidden_at is not null'), [ids]);
    return new Set(rows.map(({ id }) => id));
  }

  async addMember({ communityId, personId, role, name, ente, since, guidelinesAcceptedAt, guidelinesVersion }: Omit<CommunityMember, 'joinedNumber' | 'readCount' | 'suspendedUntil'>): Promise<boolean> {
    // The community first: what is written meanwhile waits, and is either before him or after.
    const [, counted]: [unknown, number] = await currentManager().query('update community set member_count = member_count + 1 where id = $1 and not exists (select 1 from community_member where community_id = $1 and person_id = $2)', [communityId, personId]);
    if (counted === 0) return false;
    const rows: unknown[] = await currentManager().query(
      `insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, guidelines_version, joined_number, read_count)
       select c.id, $2, case when (c.parent_id is not null or c.provincia_id is not null) and not exists (select 1 from community_member o where o.community_id = c.id and o.role = 'MODERATORE') then 'MODERATORE' else $3 end,
         $4, $5, $6, $7, $8, post_count, post_count from community c where c.id = $1 on conflict do nothing returning 1`,
      [communityId, personId, role, name, ente, since, guidelinesAcceptedAt, guidelinesVersion],
    );
    // He came by two clicks at once: the second one counted him again.
    if (rows.length === 0) await currentManager().query('update community set member_count = member_count - 1 where id = $1', [communityId]);
    return rows.length > 0;
  }

  async removeMember(communityId: CommunityId, personId: PersonId): Promise<readonly CommunityId[]> {
    await this.holdMembers(communityId);
    return takeOut(
      personId,
      `(c.id = $2 or c.parent_id = $2) and exists (select 1 from community_member own where own.community_id = $2 and own.person_id = $1)`,
      [communityId],
    );
  }

  async holdMembers(communityId: CommunityId): Promise<void> {
    await currentManager().query(HOLD_MEMBERS, [[communityId]]);
  }

  async members(communityId: CommunityId, after: MemberPlace | null, limit: number): Promise<CommunityMember[]> {
    return currentManager().query(`select ${MEMBER} from community_member m where m.community_id = $1 and ($2::text is null or (m.name, m.person_id) > ($2::text, $3::uuid)) order by m.name, m.person_id limit $4`, [communityId, after?.name ?? null, after?.personId ?? null, limit]);
  }

  async moderatorIds(communityId: CommunityId): Promise<PersonId[]> {
    const rows: { id: PersonId }[] = await currentManager().query(`select person_id as id from community_member where community_id = $1 and role = 'MODERATORE' order by person_id`, [communityId]);
    return rows.map(({ id }) => id);
  }

  async countModerators(communityId: CommunityId): Promise<number> {
    const [{ count }]: [{ count: number }] = await currentManager().query(`select count(*)::int as count from community_member where community_id = $1 and role = 'MODERATORE'`, [communityId]);
    return count;
  }

  async setRole(communityId: CommunityId, personId: PersonId, role: CommunityRole): Promise<void> {
    await currentManager().query('update community_member set role = $3 where community_id = $1 and person_id = $2', [communityId, personId, role]);
  }

  async open({ id, key, title, purpose, guidelines, visibility, pillarKey, parentId, provinciaId, openedAt }: NewCommunity): Promise<boolean> {
    const rows: unknown[] = await currentManager().query(
      `insert into community (id, key, title, purpose, guidelines, visibility, pillar_key, parent_id, provincia_id, opened_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning 1`,
      [id, key, title, purpose, guidelines, visibility, pillarKey, parentId, provinciaId, openedAt],
    );
    return rows.length > 0;
  }

  async lock(communityId: CommunityId): Promise<Community | null> {
    const [found]: Community[] = await currentManager().query(`select ${COMMUNITY} from community c where c.id = $1 for update`, [communityId]);
    return found ?? null;
  }

  async setInvited(communityId: CommunityId, { enteIds, personIds }: { readonly enteIds: readonly EnteId[]; readonly personIds: readonly PersonId[] }): Promise<void> {
    await currentManager().query('update community set invited_ente_ids = $2::uuid[], invited_person_ids = $3::uuid[] where id = $1', [communityId, enteIds, personIds]);
  }

  async setClosed(communityId: CommunityId, closed: { readonly at: Date; readonly by: string } | null): Promise<void> {
    if (closed) await currentManager().query('update community set closed_at = $2, closed_by_name = $3 where (id = $1 or parent_id = $1) and closed_at is null', [communityId, closed.at, closed.by]);
    else await currentManager().query(`update community set closed_at = null, closed_by_name = '' where id = $1`, [communityId]);
  }

  async saveWords({ key, title, purpose, thisWeek, guidelines, visibility, pillarKey, subjects }: CommunityWords): Promise<{ readonly id: CommunityId; readonly isNarrower: boolean }> {
    // Copies of the product that start together wait for each other.
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`community ${key}`]);
    const [before]: { id: CommunityId; title: string; visibility: CommunityVisibility }[] = await currentManager().query('select id, title, visibility from community where key = $1', [key]);
    // Its groups are read by no more people than itself.
    const narrower = VISIBILITIES.filter((each) => isWithin(each, visibility));
    const [groups]: [{ id: CommunityId }[], number] = before ? await currentManager().query('update community set visibility = $2 where parent_id = $1 and not visibility = any ($3::text[]) returning id', [before.id, visibility, narrower]) : [[], 0];
    const [{ id }]: [{ id: CommunityId }] = await currentManager().query(
      `insert into community (key, title, purpose, this_week, guidelines, visibility, pillar_key, subjects) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (key) do update set title = excluded.title, purpose = excluded.purpose, this_week = excluded.this_week,
         guidelines = case when exists (select 1 from community_guidelines_change g where g.community_id = community.id) then community.guidelines else excluded.guidelines end, visibility = excluded.visibility, pillar_key = excluded.pillar_key, subjects = excluded.subjects returning id`,
      [key, title, purpose, thisWeek, guidelines, visibility, pillarKey, subjects],
    );
    // Who finds its discussions, events and initiatives, and under which name, changes with it: the index compares versions.
    const changed = [...(before && (before.title !== title || before.visibility !== visibility) ? [id] : []), ...groups.map((group) => group.id)];
    if (changed.length > 0) await this.countEntries(changed);
    return { id, isNarrower: groups.length > 0 || (before !== undefined && !isWithin(before.visibility, visibility)) };
  }

  async ownWords(communityId: CommunityId): Promise<{ words: OwnWords; revision: number } | null> {
    const [found]: (OwnWords & { revision: number })[] = await currentManager().query('select title, purpose, this_week as "thisWeek", subjects, words_revision as revision from community where id = $1', [communityId]);
    if (!found) return null;
    const { revision, ...words } = found;
    return { words, revision };
  }

  async wordsChanges(communityId: CommunityId, limit: number): Promise<WordsChange[]> {
    return currentManager().query('select revision, at, person_id as "personId", person_name as "personName", before, after from community_words_change where community_id = $1 order by revision desc limit $2', [communityId, limit]);
  }

  async changeWords(communityId: CommunityId, { revision, at, personId, personName, before, after }: WordsChange): Promise<void> {
    await currentManager().query('update community set title = $2, purpose = $3, this_week = $4, subjects = $5, words_revision = $6 where id = $1', [communityId, after.title, after.purpose, after.thisWeek, after.subjects, revision]);
    await currentManager().query('insert into community_words_change (community_id, revision, at, person_id, person_name, before, after) values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb)', [communityId, revision, at, personId, personName, JSON.stringify(before), JSON.stringify(after)]);
    if (before.title !== after.title) await this.countEntries([communityId]);
  }

  async guidelinesChanges(communityId: CommunityId, limit: number): Promise<GuidelinesChange[]> {
    return currentManager().query('select revision, version, at, person_id as "personId", person_name as "personName", before, after from community_guidelines_change where community_id = $1 order by revision desc limit $2', [communityId, limit]);
  }

  async changeGuidelines(communityId: CommunityId, { revision, version, at, personId, personName, before, after }: GuidelinesChange): Promise<void> {
    await currentManager().query('update community set guidelines = $2, guidelines_version = $3 where id = $1', [communityId, after, version]);
    await currentManager().query('insert into community_guidelines_change (community_id, revision, version, at, person_id, person_name, before, after) values ($1, $2, $3, $4, $5, $6, $7, $8)', [communityId, revision, version, at, personId, personName, before, after]);
  }

  async acceptGuidelines(communityId: CommunityId, personId: PersonId, version: number, at: Date): Promise<void> {
    await currentManager().query('update community_member set guidelines_version = $3, guidelines_accepted_at = $4 where community_id = $1 and person_id = $2 and guidelines_version < $3', [communityId, personId, version, at]);
  }

  /** Entries of the search under whose names these communities stand are other ones: the index compares versions. */
  private async countEntries(ids: readonly CommunityId[]): Promise<void> {
    await currentManager().query('update discussion set heading_revision = heading_revision + 1 where community_id = any ($1::uuid[])', [ids]);
    for (const table of ['discussion', 'meeting', 'initiative', 'issue']) await currentManager().query(`update ${table} set revision = revision + 1 where community_id = any ($1::uuid[])`, [ids]);
  }
}

/** Of a community and its groups together: who leaves one leaves the others. In one order for everybody. */
const HOLD_MEMBERS = `select pg_advisory_xact_lock(hashtextextended('members of ' || r.id, 0)) from (select distinct coalesce(parent_id, id) as id from community where id = any ($1::uuid[]) order by 1) r`;

/** Takes a person out of every community of which he is a member. The platform's own work. @returns what he left */
export async function takeOutEverywhere(personId: string): Promise<readonly CommunityId[]> {
  const places: { id: CommunityId }[] = await currentManager().query('select community_id as id from community_member where person_id = $1', [personId]);
  await currentManager().query(HOLD_MEMBERS, [places.map(({ id }) => id)]);
  return takeOut(personId, 'true', []);
}

/**
 * Takes a person out, with how far he had read and his invitations. Groups and spaces in which nobody would moderate any more get their oldest other member. Whoever calls holds the members: who
 * takes over is known before any row is held, and is held before the community, as who writes is.
 * @param which communities, of those he is in: a condition on `c`, with `$2` on
 */
async function takeOut(personId: string, which: string, parameters: readonly unknown[]): Promise<readonly CommunityId[]> {
  const places: { id: CommunityId; heir: PersonId | null }[] = await currentManager().query(
    `select c.id, case when (c.parent_id is not null or c.provincia_id is not null) and not exists (select 1 from community_member o where o.community_id = c.id and o.role = 'MODERATORE' and o.person_id <> $1)
       then (select o.person_id from community_member o where o.community_id = c.id and o.person_id <> $1 order by o.since, o.person_id limit 1) end as heir
     from community_member m join community c on c.id = m.community_id where m.person_id = $1 and ${which} order by c.id`,
    [personId, ...parameters],
  );
  if (places.length === 0) return [];
  const left = places.map(({ id }) => id);
  const heirs = places.filter(({ heir }) => heir !== null);
  const taking = [heirs.map(({ id }) => id), heirs.map(({ heir }) => heir)];
  await currentManager().query(
    `select 1 from community_member m where (m.person_id = $1 and m.community_id = any ($2::uuid[])) or (m.community_id, m.person_id) in (select * from unnest($3::uuid[], $4::uuid[])) order by m.community_id, m.person_id for update`,
    [personId, left, ...taking],
  );
  await currentManager().query('select 1 from community where id = any ($1::uuid[]) order by id for no key update', [left]);
  await currentManager().query('delete from community_member where community_id = any ($1::uuid[]) and person_id = $2', [left, personId]);
  await currentManager().query('delete from discussion_reading where community_id = any ($1::uuid[]) and person_id = $2', [left, personId]);
  await currentManager().query('update community set member_count = member_count - 1, invited_person_ids = array_remove(invited_person_ids, $2::uuid) where id = any ($1::uuid[])', [left, personId]);
  await currentManager().query(`update community_member m set role = 'MODERATORE' from unnest($1::uuid[], $2::uuid[]) h (community_id, person_id) where m.community_id = h.community_id and m.person_id = h.person_id`, taking);
  return left;
}
