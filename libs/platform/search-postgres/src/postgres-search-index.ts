import { currentManager } from '@province-comuni/platform-database';
import { SearchTooCostly, type Audience, type EntryKey, type FoundPassage, type IndexHealth, type MatchedEntry, type SearchAnswer, type SearchEntry, type SearchIndex, type SearchQuery, type SearchRequest, type SearchSuggestions } from '@province-comuni/platform-ports';
import { IndexWriter, type Slot } from './index-writer.js';
import { Searcher } from './searcher.js';
import { Stems } from './stems.js';

/** Milliseconds after which a statement is given up, and after which a search begins no other: together the two seconds that a search may last. */
const LONGEST_MS = 1_000;
const QUERY_CANCELED = '57014';
const WRITERS = 'search writers';

interface State {
  readonly active: Slot;
  readonly building: number | null;
  readonly built_from: string[] | null;
}

/** The search in PostgreSQL itself: nothing else to install, rights held by row level security. */
export class PostgresSearchIndex implements SearchIndex {
  private readonly stems = new Stems();

  async lock(): Promise<void> {
    await currentManager().query('select pg_advisory_xact_lock(hashtext($1))', [WRITERS]);
  }

  async upsert(entries: readonly SearchEntry[]): Promise<void> {
    await this.lock();
    for (const writer of await this.writers()) await writer.upsert(entries);
  }

  async remove(kind: string, ids: readonly string[]): Promise<void> {
    await this.lock();
    for (const writer of await this.writers()) await writer.remove(kind, ids);
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    return this.reading(request.audiences, async (searcher, { built_from }) => ({ ...(await searcher.search(request)), ready: built_from !== null }));
  }

  async matches(request: Pick<SearchRequest, 'query' | 'audiences' | 'kind' | 'facets'>, entries: readonly EntryKey[]): Promise<readonly MatchedEntry[]> {
    return this.reading(request.audiences, (searcher) => searcher.matches(request, entries));
  }

  async suggest(query: SearchQuery, audiences: readonly Audience[], kinds: readonly string[], perKind: number): Promise<SearchSuggestions> {
    return this.reading(audiences, (searcher) => searcher.suggest(query, kinds, perKind));
  }

  async passages(kind: string, id: string, query: SearchQuery, audiences: readonly Audience[], limit: number): Promise<readonly FoundPassage[]> {
    return this.reading(audiences, (searcher) => searcher.passages(kind, id, query, limit));
  }

  async versions(kind: string, after: string | null, limit: number): Promise<readonly { id: string; version: number }[]> {
    const { active } = await this.state();
    const rows: { id: string; version: string }[] = await currentManager().query(`select id, version from search_entry_${active} where kind = $1 and id > $2 order by id limit $3`, [kind, after ?? '', limit]);
    return rows.map(({ id, version }) => ({ id, version: Number(version) }));
  }

  async kinds(): Promise<readonly string[]> {
    const { active } = await this.state();
    const rows: { kind: string }[] = await currentManager().query(`select distinct kind from search_entry_${active} order by kind`);
    return rows.map(({ kind }) => kind);
  }

  async beginRebuild(): Promise<number> {
    await this.lock();
    const [[row]]: [[{ rebuilds: number }]] = await currentManager().query('update search_state set rebuilds = rebuilds + 1, building = rebuilds + 1 returning rebuilds');
    const { active } = await this.state();
    await new IndexWriter(other(active), this.stems).clear();
    return row.rebuilds;
  }

  async fill(rebuild: number, entries: readonly SearchEntry[]): Promise<boolean> {
    await this.lock();
    const { active, building } = await this.state();
    if (building !== rebuild) return false;
    await new IndexWriter(other(active), this.stems).upsert(entries);
    return true;
  }

  async finishRebuild(rebuild: number, builtFrom: readonly string[]): Promise<boolean> {
    await this.lock();
    const { active, building } = await this.state();
    if (building !== rebuild) return false;
    await currentManager().query('update search_state set active = $1, building = null, built_from = $2', [other(active), builtFrom]);
    return true;
  }

  async tidy(): Promise<void> {
    await this.lock();
    const { active, building } = await this.state();
    if (building === null) await new IndexWriter(other(active), this.stems).clear();
  }

  async health(): Promise<IndexHealth> {
    const { active, building, built_from } = await this.state();
    const [row]: [{ entries: number }] = await currentManager().query(`select count(*)::int as entries from search_entry_${active}`);
    return { entries: row.entries, builtFrom: built_from, rebuilding: building !== null };
  }

  private async writers(): Promise<IndexWriter[]> {
    const { active, building } = await this.state();
    return [active, ...(building === null ? [] : [other(active)])].map((slot) => new IndexWriter(slot, this.stems));
  }

  private async state(): Promise<State> {
    const [row]: [State] = await currentManager().query('select active, building, built_from from search_state');
    return row;
  }

  private async reading<T>(audiences: readonly Audience[], work: (searcher: Searcher, state: State) => Promise<T>): Promise<T> {
    if (audiences.some((audience) => audience.includes(','))) throw new Error('an audience is a word without commas');
    const [state]: [State] = await currentManager().query(
      `select active, building, built_from, set_config('app.audiences', $1, true), set_config('statement_timeout', $2, true), set_config('jit', 'off', true) from search_state`,
      [audiences.join(','), String(LONGEST_MS)],
    );
    try {
      return await work(new Searcher(state.active, this.stems, performance.now() + LONGEST_MS), state);
    } catch (error) {
      const { code } = ((error as { driverError?: unknown }).driverError ?? error) as { code?: string };
      if (code === QUERY_CANCELED) throw new SearchTooCostly();
      throw error;
    }
  }
}

function other(slot: Slot): Slot {
  return slot === 0 ? 1 : 0;
}
