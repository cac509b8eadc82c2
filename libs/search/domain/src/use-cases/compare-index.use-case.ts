import { SYSTEM_ACCESS, type SearchIndex, type SearchSource, type TransactionRunner } from '@province-comuni/platform-ports';
import type { SearchSourceRegistry } from '../search-source-registry.js';
import type { IndexChanges } from './index-changes.use-case.js';

/** What the index and a domain say differently, by id. */
export interface KindComparison {
  readonly kind: string;
  /** Entries that the domain lets people find. */
  readonly entries: number;
  /** Not in the index. */
  readonly missing: readonly string[];
  /** In the index with another version. */
  readonly stale: readonly string[];
  /** In the index, but nobody can find them. */
  readonly extra: readonly string[];
}

const PAGE = 1_000;

type Versions = ReadonlyMap<string, number>;

/** Compares index and domains, id by id and version by version. */
export class CompareIndex {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly index: SearchIndex,
    private readonly sources: SearchSourceRegistry,
    private readonly changes: IndexChanges,
  ) {}

  async execute(): Promise<KindComparison[]> {
    const comparisons = [];
    for (const source of this.sources.all()) comparisons.push(await this.compare(source));
    const known = new Set(this.sources.all().map(({ kind }) => kind));
    for (const kind of (await this.run(() => this.index.kinds())).filter((other) => !known.has(other))) {
      comparisons.push({ kind, entries: 0, missing: [], stale: [], extra: [...(await this.indexed(kind)).keys()] });
    }
    return comparisons;
  }

  /** Mends what differs. @returns what differed */
  async repair(): Promise<KindComparison[]> {
    const comparisons = await this.execute();
    for (const { kind, missing, stale, extra } of comparisons) {
      const source = this.sources.find(kind);
      if (source) await this.changes.refresh(source, [...missing, ...stale, ...extra]);
      else await this.run(() => this.index.remove(kind, extra));
    }
    return comparisons;
  }

  private async compare(source: SearchSource): Promise<KindComparison> {
    // The index first: what changes in between then shows as missing or stale, and mending it does no harm.
    const indexed = await this.indexed(source.kind);
    const wanted = await this.all((after) => source.ids(after, PAGE));
    return {
      kind: source.kind,
      entries: wanted.size,
      missing: [...wanted.keys()].filter((id) => !indexed.has(id)),
      stale: [...wanted].filter(([id, version]) => indexed.has(id) && indexed.get(id) !== version).map(([id]) => id),
      extra: [...indexed.keys()].filter((id) => !wanted.has(id)),
    };
  }

  private indexed(kind: string): Promise<Versions> {
    return this.all((after) => this.index.versions(kind, after, PAGE));
  }

  private async all(page: (after: string | null) => Promise<readonly { readonly id: string; readonly version: number }[]>): Promise<Versions> {
    const versions = new Map<string, number>();
    let after: string | null = null;
    for (;;) {
      const rows: readonly { readonly id: string; readonly version: number }[] = await this.run(() => page(after));
      for (const { id, version } of rows) versions.set(id, version);
      if (rows.length < PAGE) return versions;
      after = rows.at(-1)!.id;
    }
  }

  private run<T>(work: () => Promise<T>): Promise<T> {
    return this.transactions.run(SYSTEM_ACCESS, work);
  }
}
