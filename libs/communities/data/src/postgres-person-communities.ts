import type { PersonCommunities } from '@province-comuni/identity-contract';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

/** Who is in which communities, in one statement. */
export class PostgresPersonCommunities implements PersonCommunities {
  async of(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, readonly string[]>> {
    if (ids.length === 0) return new Map();
    const rows: { personId: PersonId; communityIds: string[] }[] = await currentManager().query('select person_id as "personId", array_agg(community_id order by community_id) as "communityIds" from community_member where person_id = any ($1::uuid[]) group by person_id', [ids]);
    return new Map(rows.map(({ personId, communityIds }) => [personId, communityIds]));
  }
}
