import type { DiscussionId } from '@province-comuni/communities-contract';
import type { PresentReaders, ReaderPresenceRepository } from '@province-comuni/communities-domain';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

const query = <T>(text: string, parameters: readonly unknown[]): Promise<T[]> => currentManager().query(text, [...parameters]) as Promise<T[]>;

/** Open pages of discussions in PostgreSQL. */
export class PostgresReaderPresenceRepository implements ReaderPresenceRepository {
  async put({ connectionId, discussionId, personId }: Parameters<ReaderPresenceRepository['put']>[0]): Promise<void> {
    await query(
      `insert into discussion_presence (connection_id, discussion_id, person_id, since, seen_at) values ($1, $2, $3, clock_timestamp(), clock_timestamp())
       on conflict (connection_id) do update set discussion_id = excluded.discussion_id, person_id = excluded.person_id, since = excluded.since, seen_at = excluded.seen_at`,
      [connectionId, discussionId, personId],
    );
  }

  async remove(connectionId: string): Promise<DiscussionId | null> {
    const [row] = await query<{ id: DiscussionId }>('with gone as (delete from discussion_presence where connection_id = $1 returning discussion_id) select discussion_id as id from gone', [connectionId]);
    return row?.id ?? null;
  }

  async keep(connectionIds: readonly string[]): Promise<void> {
    if (connectionIds.length > 0) await query('update discussion_presence set seen_at = clock_timestamp() where connection_id = any ($1)', [connectionIds]);
  }

  async removeExpired(lifeSeconds: number): Promise<DiscussionId[]> {
    const rows = await query<{ id: DiscussionId }>(`with gone as (delete from discussion_presence where seen_at < clock_timestamp() - $1 * interval '1 second' returning discussion_id) select distinct discussion_id as id from gone`, [lifeSeconds]);
    return rows.map(({ id }) => id);
  }

  async readersOf(discussionId: DiscussionId, most: number, lifeSeconds: number): Promise<PresentReaders> {
    const rows = await query<{ id: PersonId; count: number }>(
      `select person_id as id, count(*) over ()::int as count from discussion_presence where discussion_id = $1 and seen_at >= clock_timestamp() - $3 * interval '1 second' group by person_id order by min(since), person_id limit $2`,
      [discussionId, most, lifeSeconds],
    );
    return { discussionId, personIds: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 };
  }
}
