import type { MatchedEntry, SearchFacets } from '@province-comuni/platform-ports';
import { currentManager } from '@province-comuni/platform-database';
import type { AlertFrequency, FoundUpTo, SavedSearch, SavedSearchMatch, SavedSearchRepository } from '@province-comuni/search-domain';
import type { PersonId } from '@province-comuni/shared-kernel';

interface Row {
  readonly id: string;
  readonly person_id: PersonId;
  readonly name: string;
  readonly query: string;
  readonly kind: string | null;
  readonly facets: SearchFacets;
  readonly frequency: AlertFrequency;
  readonly created_at: Date;
}

interface MatchRow {
  readonly saved_search_id: string;
  readonly kind: string;
  readonly entry_id: string;
  readonly title: string;
  readonly href: string;
  readonly passage: number | null;
  readonly found_at: Date;
  readonly told_at: Date | null;
}

const COLUMNS = 's.id, s.person_id, s.name, s.query, s.kind, s.facets, s.frequency, s.created_at';

/** Rows `m` of search $1 among kinds $2, ids $3 and passages $4. */
const UP_TO = 'm.saved_search_id = $1 and m.kind = one.kind and m.entry_id = one.id and coalesce(m.passage, -1) <= coalesce(one.passage, -1)';

/** Saved searches in PostgreSQL, behind row level security: each person's own. */
export class PostgresSavedSearchRepository implements SavedSearchRepository {
  async listOf(personId: PersonId): Promise<SavedSearch[]> {
    const rows: Row[] = await currentManager().query(`select ${COLUMNS} from saved_search s where s.person_id = $1 order by s.created_at desc, s.id`, [personId]);
    return rows.map(toSearch);
  }

  async matchesOf(ids: readonly string[], most: number): Promise<ReadonlyMap<string, SavedSearchMatch[]>> {
    const rows: MatchRow[] = await currentManager().query(
      `select m.* from unnest($1::uuid[]) as wanted (id) cross join lateral (select * from saved_search_match where saved_search_id = wanted.id order by found_at desc, kind, entry_id limit $2) m`,
      [ids, most],
    );
    const matches = new Map<string, SavedSearchMatch[]>();
    for (const row of rows) matches.set(row.saved_search_id, [...(matches.get(row.saved_search_id) ?? []), toMatch(row)]);
    return matches;
  }

  async add({ personId, name, query, kind, facets, frequency, createdAt }: Omit<SavedSearch, 'id'>): Promise<SavedSearch> {
    const rows: Row[] = await currentManager().query(
      `insert into saved_search as s (person_id, name, query, kind, facets, frequency, created_at) values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}`,
      [personId, name, query, kind, JSON.stringify(facets), frequency, createdAt],
    );
    return toSearch(rows[0]!);
  }

  async changeFrequency(personId: PersonId, id: string, frequency: AlertFrequency): Promise<boolean> {
    const [, changed]: [unknown, number] = await currentManager().query('update saved_search set frequency = $3 where person_id = $1 and id = $2', [personId, id, frequency]);
    return changed === 1;
  }

  async remove(personId: PersonId, id: string): Promise<boolean> {
    const [, removed]: [unknown, number] = await currentManager().query('delete from saved_search where person_id = $1 and id = $2', [personId, id]);
    return removed === 1;
  }

  async page(after: string | null, limit: number): Promise<SavedSearch[]> {
    const rows: Row[] = await currentManager().query(`select ${COLUMNS} from saved_search s where $1::uuid is null or s.id > $1::uuid order by s.id limit $2`, [after, limit]);
    return rows.map(toSearch);
  }

  async noteMatches(id: string, matches: readonly MatchedEntry[], at: Date): Promise<void> {
    if (matches.length === 0) return;
    await currentManager().query(
      `insert into saved_search_match as noted (saved_search_id, person_id, kind, entry_id, title, href, found_at, passage)
       select s.id, s.person_id, m.kind, m.id, m.title, m.href, $6, m.passage from saved_search s cross join unnest($2::text[], $3::text[], $4::text[], $5::text[], $7::int[]) as m (kind, id, title, href, passage) where s.id = $1
       on conflict (saved_search_id, kind, entry_id) do update set title = excluded.title, href = excluded.href, found_at = excluded.found_at, passage = excluded.passage, told_at = null where excluded.passage > coalesce(noted.passage, -1)`,
      [id, matches.map(({ kind }) => kind), matches.map((match) => match.id), matches.map(({ title }) => title), matches.map(({ href }) => href), at, matches.map(({ passage }) => passage)],
    );
  }

  async lockWaiting(frequency: AlertFrequency, limit: number): Promise<SavedSearch[]> {
    const rows: Row[] = await currentManager().query(
      `select ${COLUMNS} from saved_search s where s.frequency = $1 and exists (select from saved_search_match m where m.saved_search_id = s.id and m.told_at is null) order by s.id limit $2 for update of s skip locked`,
      [frequency, limit],
    );
    return rows.map(toSearch);
  }

  async untold(id: string): Promise<SavedSearchMatch[]> {
    const rows: MatchRow[] = await currentManager().query('select * from saved_search_match where saved_search_id = $1 and told_at is null order by found_at, kind, entry_id', [id]);
    return rows.map(toMatch);
  }

  async markTold(id: string, entries: readonly FoundUpTo[], at: Date): Promise<void> {
    await currentManager().query(`update saved_search_match m set told_at = $5 from unnest($2::text[], $3::text[], $4::int[]) as one (kind, id, passage) where ${UP_TO} and m.told_at is null`, [id, ...columnsOf(entries), at]);
  }

  async forget(id: string, entries: readonly FoundUpTo[]): Promise<void> {
    await currentManager().query(`delete from saved_search_match m using unnest($2::text[], $3::text[], $4::int[]) as one (kind, id, passage) where ${UP_TO}`, [id, ...columnsOf(entries)]);
  }
}

function columnsOf(entries: readonly FoundUpTo[]): unknown[] {
  return [entries.map(({ kind }) => kind), entries.map(({ id }) => id), entries.map(({ passage }) => passage)];
}

function toSearch({ id, person_id, name, query, kind, facets, frequency, created_at }: Row): SavedSearch {
  return { id, personId: person_id, name, query, kind, facets, frequency, createdAt: created_at };
}

function toMatch({ kind, entry_id, title, href, passage, found_at, told_at }: MatchRow): SavedSearchMatch {
  return { kind, id: entry_id, title, href, passage, foundAt: found_at, toldAt: told_at };
}
