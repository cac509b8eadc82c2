import { SYSTEM_ACCESS, type DomainEvent, type EntryKey, type SearchIndex, type SearchSource, type TransactionRunner } from '@province-comuni/platform-ports';
import type { SearchSourceRegistry } from '../search-source-registry.js';

const BATCH = 50;

/** Brings the index up to what the domains say now. What an event carries is not trusted to be the last word: the state is read anew, after the writers before have ended. */
export class IndexChanges {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly index: SearchIndex,
    private readonly sources: SearchSourceRegistry,
  ) {}

  /** Kinds of events that change what can be found. */
  kinds(): string[] {
    return [...new Set(this.sources.all().flatMap(({ follows }) => follows))];
  }

  /** What the entries after an event depend on, where the last of such events says all; null where one of the sources wants to hear each. */
  subjectOf(event: DomainEvent): string | null {
    const subjects = this.sources.all().filter(({ follows }) => follows.includes(event.kind)).map((source) => source.subjectOf?.(event) ?? null);
    return subjects.includes(null) ? null : subjects.join(' ');
  }

  /** Hearing an event again changes nothing. @returns the entries it was about */
  async execute(event: DomainEvent): Promise<EntryKey[]> {
    const keys: EntryKey[] = [];
    for (const source of this.sources.all().filter(({ follows }) => follows.includes(event.kind))) {
      const ids = await this.transactions.run(SYSTEM_ACCESS, () => source.concerned(event));
      await this.refresh(source, ids);
      keys.push(...ids.map((id) => ({ kind: source.kind, id })));
    }
    return keys;
  }

  /** Writes entries as they are now, and takes out those that nobody can find any more. */
  async refresh(source: SearchSource, ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.slice(from, from + BATCH);
      await this.transactions.run(SYSTEM_ACCESS, async () => {
        await this.index.lock();
        const entries = await source.entries(batch);
        await this.index.upsert(entries);
        const there = new Set(entries.map(({ id }) => id));
        await this.index.remove(source.kind, batch.filter((id) => !there.has(id)));
      });
    }
  }
}
