import { currentManager } from '@province-comuni/platform-database';
import { SearchTooCostly, type Audience, type CandidateEngine, type EntryKey, type FoundCard, type FoundEntry, type FoundPassage, type IndexHealth, type MatchedEntry, type SearchAnswer, type SearchEntry, type SearchIndex, type SearchQuery, type SearchRequest, type SearchSuggestions } from '@province-comuni/platform-ports';
import { EngineMirror } from './engine-mirror.js';
import { IndexWriter, type Slot } from './index-writer.js';
import { Searcher, type AskedEngine } from './searcher.js';
import { Stems } from './stems.js';

/** Milliseconds after which a statement is given up, and after which a search begins no other: together the two seconds that a search may last. */
const LONGEST_MS = 1_000;
const QUERY_CANCELED = '57014';
const WRITERS = 'search writers';

interface State {
  readonly active: Slot;
  readonly building: number | null;
  readonly built_from: string[] | null;
  /** The engine beside the database was not told everything. */
  readonly behind: boolean;
}

/** After it did not answer, the engine is not asked for so long: nobody waits for it at every search. Milliseconds. */
const LEFT_ALONE_MS = 5_000;

/**
 * The search in PostgreSQL itself: nothing else to install, rights held by row level security. An engine beside it, where there is one, proposes candidates;
 * what is told to a person is read here, and without the engine everything is found all the same.
 */
export class PostgresSearchIndex implements SearchIndex {
  private readonly stems = new Stems();
  private readonly mirror: EngineMirror | null;
  private aloneUntil = 0;

  /** @param report takes what an operator must read, in Italian */
  constructor(
    private readonly engine: CandidateEngine | null = null,
    report: (message: string) => void = () => undefined,
  ) {
    this.mirror = engine && new EngineMirror(engine, report);
  }

  async lock(): Promise<void> {
    await currentManager().query('select pg_advisory_xact_lock(hashtext($1))', [WRITERS]);
  }

  async upsert(entries: readonly SearchEntry[]): Promise<void> {
    await this.lock();
    for (const { slot, writer } of await this.writers()) {
      await writer.upsert(entries);
      await this.mirror?.tell(slot, entries);
    }
  }

  async remove(kind: string, ids: readonly string[]): Promise<void> {
    await this.lock();
    for (const { slot, writer } of await this.writers()) {
      const gone = await writer.remove(kind, ids);
      await this.mirror?.tell(slot, [...new Set([...ids, ...gone])].map((id) => ({ kind, id })));
    }
  }

  async search(request: SearchRequest): Promise<SearchAnswer> {
    return this.reading(request.audiences, async (searcher, { built_from }, asked) => {
      const answer = await searcher.search(request);
      if (asked?.failed) this.aloneUntil = performance.now() + LEFT_ALONE_MS;
      return { ...answer, ready: built_from !== null, degraded: this.engine !== null && (asked === null || asked.failed) };
    });
  }

  async matches(request: Pick<SearchRequest, 'query' | 'audiences' | 'kind' | 'facets'>, entries: readonly EntryKey[]): Promise<readonly MatchedEntry[]> {
    return this.reading(request.audiences, (searcher) => searcher.matches(request, entries));
  }

  async cards(entries: readonly FoundEntry[], audiences: readonly Audience[]): Promise<readonly FoundCard[]> {
    if (entries.length === 0) return [];
    if (audiences.some((audience) => audience.includes(','))) throw new Error('an audience is a word without commas');
    const [{ active }]: [State] = await currentManager().query(`select active, set_config('app.audiences', $1, true) from search_state`, [audiences.join(',')]);
    // The platform's own work asks too, whom the wall lets through: the rights are a condition of their own here.
    return currentManager().query(
      `select asked.kind, asked.id, asked.passage, e.title, coalesce(found.href, e.href) as href, e.audience from unnest($1::text[], $2::text[], $3::int[]) as asked (kind, id, passage)
       join search_entry_${active} e on e.kind = asked.kind and e.id = asked.id and e.audience && (select app_audiences())
       left join lateral (select p.ordinal, p.href from search_entry_${active} part join search_passage_${active} p on p.entry_no = part.no where part.kind = asked.kind and part.part_of = asked.id and p.ordinal = asked.passage limit 1) found on true
       where asked.passage is null or found.ordinal is not null`,
      [entries.map(({ kind }) => kind), entries.map(({ id }) => id), entries.map(({ passage }) => passage)],
    );
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
    await this.empty(other(active));
    return row.rebuilds;
  }

  async fill(rebuild: number, entries: readonly SearchEntry[]): Promise<boolean> {
    await this.lock();
    const { active, building } = await this.state();
    if (building !== rebuild) return false;
    await new IndexWriter(other(active), this.stems).upsert(entries);
    await this.mirror?.tell(other(active), entries);
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
    if (building === null) await this.empty(other(active));
  }

  async checkEngine(): Promise<number | null> {
    if (!this.mirror) return null;
    await this.lock();
    return this.mirror.check((await this.state()).active);
  }

  async catchUp(): Promise<number> {
    if (!this.mirror) return 0;
    await this.lock();
    const { active, building } = await this.state();
    const written = await this.mirror.catchUp(active);
    return written > 0 || building === null ? written : this.mirror.catchUp(other(active));
  }

  private async empty(slot: Slot): Promise<void> {
    await new IndexWriter(slot, this.stems).clear();
    await this.mirror?.clear(slot);
  }

  async health(): Promise<IndexHealth> {
    const { active, building, built_from } = await this.state();
    const [row]: [{ entries: number }] = await currentManager().query(`select count(*)::int as entries from search_entry_${active}`);
    return { entries: row.entries, builtFrom: built_from, rebuilding: building !== null };
  }

  private async writers(): Promise<{ slot: Slot; writer: IndexWriter }[]> {
    const { active, building } = await this.state();
    return [active, ...(building === null ? [] : [other(active)])].map((slot) => ({ slot, writer: new IndexWriter(slot, this.stems) }));
  }

  private async state(): Promise<State> {
    const [row]: [State] = await currentManager().query(`select ${STATE} from search_state`);
    return row;
  }

  private async reading<T>(audiences: readonly Audience[], work: (searcher: Searcher, state: State, asked: AskedEngine | null) => Promise<T>): Promise<T> {
    if (audiences.some((audience) => audience.includes(','))) throw new Error('an audience is a word without commas');
    const [state]: [State] = await currentManager().query(
      `select ${STATE}, set_config('app.audiences', $1, true), set_config('statement_timeout', $2, true), set_config('jit', 'off', true) from search_state`,
      [audiences.join(','), String(LONGEST_MS)],
    );
    try {
      const asked = this.asked(state, audiences);
      return await work(new Searcher(state.active, this.stems, performance.now() + LONGEST_MS, asked), state, asked);
    } catch (error) {
      const { code } = ((error as { driverError?: unknown }).driverError ?? error) as { code?: string };
      if (code === QUERY_CANCELED) throw new SearchTooCostly();
      throw error;
    }
  }

  /** The engine for one search; null where there is none, it is behind, or did not answer a moment ago. */
  private asked({ active, behind }: State, audiences: readonly Audience[]): AskedEngine | null {
    const { engine } = this;
    if (!engine || behind || performance.now() < this.aloneUntil) return null;
    return { failed: false, find: (request) => engine.find(active, { ...request, audiences }) };
  }
}

const STATE = 'active, building, built_from, exists (select from search_engine_debt where slot = search_state.active) as behind';

function other(slot: Slot): Slot {
  return slot === 0 ? 1 : 0;
}
