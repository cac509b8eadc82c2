import type { PersonDirectory } from '@province-comuni/identity-contract';
import { currentManager } from '@province-comuni/platform-database';
import type { PersonId } from '@province-comuni/shared-kernel';

/** Names of people for other domains, through the one door that row level security leaves open: names, never addresses. */
export class PostgresPersonDirectory implements PersonDirectory {
  async namesOf(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
    if (ids.length === 0) return new Map();
    const rows: { id: PersonId; full_name: string }[] = await currentManager().query('select id, full_name from person_names($1::uuid[])', [[...new Set(ids)]]);
    return new Map(rows.map((row) => [row.id, row.full_name]));
  }
}
