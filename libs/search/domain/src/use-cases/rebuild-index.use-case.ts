import { SYSTEM_ACCESS, type SearchIndex, type SearchSource, type TransactionRunner } from '@province-comuni/platform-ports';
import type { SearchSourceRegistry } from '../search-source-registry.js';

const BATCH = 100;

/** Builds the index anew beside the one that answers, which gives way at the end: nobody finds less meanwhile, and changes go to both. */
export class RebuildIndex {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly index: SearchIndex,
    private readonly sources: SearchSourceRegistry,
  ) {}

  /** @param stop gives up between two batches. @returns entries written; null when it gave up, or gave way to another rebuild that began meanwhile */
  async execute(stop?: AbortSignal): Promise<number | null> {
    const rebuild = await this.run(() => this.index.beginRebuild());
    let written = 0;
    for (const source of this.sources.all()) {
      const entries = await this.fillFrom(source, rebuild, stop);
      if (entries === null) return null;
      written += entries;
    }
    const finished = await this.run(() => this.index.finishRebuild(rebuild, this.sources.all().map(({ kind }) => kind)));
    return finished ? written : null;
  }

  /** Builds it when it never was, or when the product has learnt kinds since. @returns entries written; null when there was nothing to do */
  async whenNeeded(stop?: AbortSignal): Promise<number | null> {
    const { builtFrom } = await this.run(() => this.index.health());
    const isComplete = builtFrom !== null && this.sources.all().every(({ kind }) => builtFrom.includes(kind));
    return isComplete ? null : this.execute(stop);
  }

  private async fillFrom(source: SearchSource, rebuild: number, stop?: AbortSignal): Promise<number | null> {
    let written = 0;
    let after: string | null = null;
    for (;;) {
      if (stop?.aborted) return null;
      // Reading waits for writers before it, so that an older state never overtakes a newer one.
      const batch: { last: string | null; entries: number } | null = await this.run(async () => {
        await this.index.lock();
        const ids = await source.ids(after, BATCH);
        const entries = await source.entries(ids.map(({ id }) => id));
        if (!(await this.index.fill(rebuild, entries))) return null;
        return { last: ids.length < BATCH ? null : ids.at(-1)!.id, entries: entries.length };
      });
      if (batch === null) return null;
      written += batch.entries;
      after = batch.last;
      if (after === null) return written;
    }
  }

  private run<T>(work: () => Promise<T>): Promise<T> {
    return this.transactions.run(SYSTEM_ACCESS, work);
  }
}
