import type { CommunityId } from '@province-comuni/communities-contract';
import type { BlockedLink, CommunityLimits, WritingRepository, WrittenSketch } from '@province-comuni/communities-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

const LIMITS = 'per_minute as "perMinute", per_hour as "perHour", per_day as "perDay", most_links as "mostLinks", repeat_hours as "repeatHours", new_days as "newDays", new_posts as "newPosts", new_per_day as "newPerDay", new_links as "newLinks", new_mentions as "newMentions"';

/** What limits writing, in PostgreSQL, behind row level security. */
export class PostgresWritingRepository implements WritingRepository {
  async lockWriter(personId: PersonId): Promise<void> {
    await currentManager().query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`writer ${personId}`]);
  }

  async limits(communityId: CommunityId): Promise<(CommunityLimits & { readonly revision: number }) | null> {
    const [found]: (CommunityLimits & { revision: number })[] = await currentManager().query(`select ${LIMITS}, revision from community_limits where community_id = $1`, [communityId]);
    return found ?? null;
  }

  async saveLimits(communityId: CommunityId, limits: CommunityLimits, seenRevision: number): Promise<boolean> {
    const { perMinute, perHour, perDay, mostLinks, repeatHours, newDays, newPosts, newPerDay, newLinks, newMentions } = limits;
    const rows: unknown[] = await currentManager().query(
      `insert into community_limits (community_id, per_minute, per_hour, per_day, most_links, repeat_hours, new_days, new_posts, new_per_day, new_links, new_mentions, revision)
       select $1::uuid, $2::int, $3::int, $4::int, $5::int, $6::int, $7::int, $8::int, $9::int, $10::int, $11::int, 1 where $12::int = 0 or exists (select 1 from community_limits where community_id = $1)
       on conflict (community_id) do update set per_minute = excluded.per_minute, per_hour = excluded.per_hour, per_day = excluded.per_day, most_links = excluded.most_links, repeat_hours = excluded.repeat_hours,
         new_days = excluded.new_days, new_posts = excluded.new_posts, new_per_day = excluded.new_per_day, new_links = excluded.new_links, new_mentions = excluded.new_mentions, revision = community_limits.revision + 1
         where community_limits.revision = $12::int
       returning 1`,
      [communityId, perMinute, perHour, perDay, mostLinks, repeatHours, newDays, newPosts, newPerDay, newLinks, newMentions, seenRevision],
    );
    return rows.length > 0;
  }

  async written(personId: PersonId, communityId: CommunityId, since: Date, limit: number): Promise<Date[]> {
    const rows: { at: Date }[] = await currentManager().query('select at from writing_trace where person_id = $1 and community_id = $2 and at > $3 order by at desc limit $4', [personId, communityId, since, limit]);
    return rows.map(({ at }) => at);
  }

  async sketches(personId: PersonId, since: Date, limit: number): Promise<WrittenSketch[]> {
    return currentManager().query(`select at, sketch from writing_trace where person_id = $1 and at > $2 and sketch <> '{}' order by at desc limit $3`, [personId, since, limit]);
  }

  async trace(personId: PersonId, communityId: CommunityId, { at, sketch }: WrittenSketch): Promise<void> {
    await currentManager().query('insert into writing_trace (person_id, community_id, at, sketch) values ($1, $2, $3, $4::int[])', [personId, communityId, at, sketch]);
  }

  async removeTracesBefore(moment: Date): Promise<void> {
    await currentManager().query('delete from writing_trace where at < $1', [moment]);
  }

  async countPosts(communityId: CommunityId, personId: PersonId, atMost: number): Promise<number> {
    const [row]: [{ count: number }] = await currentManager().query('select count(*)::int as count from (select 1 from post where community_id = $1 and author_id = $2 limit $3) p', [communityId, personId, atMost]);
    return row.count;
  }

  async countHeld(communityId: CommunityId, personId: PersonId): Promise<number> {
    const [row]: [{ count: number }] = await currentManager().query(`select count(*)::int as count from held_post where community_id = $1 and author_id = $2 and state = 'IN_ATTESA'`, [communityId, personId]);
    return row.count;
  }

  async blockedOn(hosts: readonly string[]): Promise<readonly string[]> {
    if (hosts.length === 0) return [];
    const rows: { address: string }[] = await currentManager().query(`select address from blocked_link where split_part(address, '/', 1) = any ($1::text[])`, [hosts]);
    return rows.map(({ address }) => address);
  }

  async blockedLinks(): Promise<BlockedLink[]> {
    return currentManager().query('select address, note, added_by_name as "addedByName", added_at as "addedAt" from blocked_link order by address');
  }

  async addBlocked({ address, note, addedByName, addedAt }: BlockedLink): Promise<void> {
    await currentManager().query('insert into blocked_link (address, note, added_by_name, added_at) values ($1, $2, $3, $4) on conflict (address) do update set note = excluded.note', [address, note, addedByName, addedAt]);
  }

  async removeBlocked(address: string): Promise<boolean> {
    const [, removed]: [unknown, number] = await currentManager().query('delete from blocked_link where address = $1', [address]);
    return removed > 0;
  }
}
