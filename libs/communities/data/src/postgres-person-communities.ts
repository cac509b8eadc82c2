import type { PersonCommunities } from '@province-comuni/identity-contract';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

/** Who is in which communities, in one statement. */
export class PostgresPersonCommunities implements PersonCommunities {
  async of(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, readonly string[]>> {
    if (ids.length === 0) return new Map();
    const rows: { personId: PersonId; communityIds: string[] }[] = await currentManager().query('select p as "personId", array(select c from communities_of_person(p) c order by c) as "communityIds" from unnest($1::uuid[]) as p', [ids]);
    return new Map(rows.map(({ personId, communityIds }) => [personId, communityIds]));
  }
}
