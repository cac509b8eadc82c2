import type { CommunityId } from '@province-comuni/communities-contract';
import { APPEALABLE, DEFAULT_LIMITS, type BlockedLink, type CommunityLimits, type WriterStanding, type WritingRepository, type WrittenSketch } from '@province-comuni/communities-domain';
import { currentManager, kept } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';
import { decisionsAgainst } from './decisions-against.js';

const LIMITS = 'per_minute as "perMinute", per_hour as "perHour", per_day as "perDay", most_links as "mostLinks", repeat_hours as "repeatHours", new_days as "newDays", new_posts as "newPosts", new_per_day as "newPerDay", new_links as "newLinks", new_mentions as "newMentions"';

/** Texts that a new one is compared with. */
const MOST_SKETCHES = 300;
/** Moments are milliseconds since 1970. */
interface StandingRow {
  readonly limits: CommunityLimits | null;
  readonly written: readonly number[] | null;
  readonly sketches: readonly { readonly at: number; readonly sketch: readonly number[] }[] | null;
  readonly held: number;
  readonly against: readonly number[] | null;
}

/** What limits writing, in PostgreSQL, behind row level security. */
export class PostgresWritingRepository implements WritingRepository {
  async enter(personId: PersonId, communityId: CommunityId, now: Date): Promise<WriterStanding> {
    const manager = currentManager();
    // Two statements, for the second has to see what who held the first one wrote; asked together, they are done one after the other.
    const [, [row]] = (await Promise.all([
      manager.query(kept('select pg_advisory_xact_lock(hashtextextended($1, 0))'), [`writer ${personId}`]),
      manager.query(
        kept(`with own as (select ${LIMITS} from community_limits where community_id = $2)
         select (select row_to_json(own) from own) as limits,
           (select json_agg(t.at order by t.at desc) from (select extract(epoch from at) * 1000 as at from writing_trace where person_id = $1 and community_id = $2 and at > $3::timestamptz - interval '24 hours'
              order by writing_trace.at desc limit (select coalesce((select "perDay" from own), $4::int))) t) as written,
           (select json_agg(json_build_object('at', extract(epoch from t.at) * 1000, 'sketch', t.sketch) order by t.at desc) from (select at, sketch from writing_trace where person_id = $1 and at > $3::timestamptz - make_interval(hours => coalesce((select "repeatHours" from own), $5::int)) and sketch <> '{}' order by at desc limit ${MOST_SKETCHES}) t) as sketches,
           (select count(*)::int from held_post where community_id = $2 and author_id = $1 and state = 'IN_ATTESA') as held,
           (select json_agg(extract(epoch from a.at) * 1000) from (${decisionsAgainst('$1', '$6')}) a where a.community_id = $2 or a.community_id is null) as against`),
        [personId, communityId, now, DEFAULT_LIMITS.perDay, DEFAULT_LIMITS.repeatHours, APPEALABLE],
      ),
    ])) as [unknown, [StandingRow]];
    return {
      limits: row.limits ?? DEFAULT_LIMITS,
      written: (row.written ?? []).map((at) => new Date(at)),
      sketches: (row.sketches ?? []).map(({ at, sketch }) => ({ at: new Date(at), sketch })),
      held: row.held,
      decisionsAgainst: (row.against ?? []).map((at) => new Date(at)),
    };
  }

  async limits(communityId: CommunityId): Promise<(CommunityLimits & { readonly revision: number }) | null> {
    const [found]: (CommunityLimits & { revision: number })[] = await currentManager().query(kept(`select ${LIMITS}, revision from community_limits where community_id = $1`), [communityId]);
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

  async trace(personId: PersonId, communityId: CommunityId, { at, sketch }: WrittenSketch): Promise<void> {
    await currentManager().query(kept('insert into writing_trace (person_id, community_id, at, sketch) values ($1, $2, $3, $4::int[])'), [personId, communityId, at, sketch]);
  }

  async removeTracesBefore(moment: Date): Promise<void> {
    await currentManager().query('delete from writing_trace where at < $1', [moment]);
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
