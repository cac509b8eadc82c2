import { EngineUnavailable, type Candidate, type CandidateDocument, type CandidateEngine, type CandidateRequest, type EntryKey } from '@province-comuni/platform-ports';

/** An engine as simple as can be, that may be taken down. */
export class MemoryEngine implements CandidateEngine {
  isDown = false;
  asked = 0;
  private readonly slots: (Map<string, CandidateDocument> | null)[] = [null, null];

  async exists(slot: 0 | 1): Promise<boolean> {
    return this.up(() => this.slots[slot] !== null);
  }

  async clear(slot: 0 | 1): Promise<void> {
    this.up(() => (this.slots[slot] = new Map()));
  }

  async write(slot: 0 | 1, documents: readonly CandidateDocument[]): Promise<void> {
    this.up(() => documents.forEach((document) => this.there(slot).set(`${document.kind} ${document.id}`, document)));
  }

  async remove(slot: 0 | 1, keys: readonly EntryKey[]): Promise<void> {
    this.up(() => keys.forEach(({ kind, id }) => this.there(slot).delete(`${kind} ${id}`)));
  }

  async find(slot: 0 | 1, { tiers, audiences, kind, facets, limit }: CandidateRequest): Promise<readonly Candidate[]> {
    return this.up(() => {
      this.asked += 1;
      const readable = [...this.there(slot).values()].filter((one) => one.audience.some((audience) => audiences.includes(audience)) && (kind === null || one.kind === kind) && facets.every((values) => values.some((value) => one.facets.includes(value))));
      const found = new Map<string, Candidate>();
      tiers.forEach(({ place, further, sets }, index) => {
        for (const one of readable.filter((document) => (further === undefined || document.further === further) && sets.some((set) => set.every((word) => document[place].includes(word)))).slice(0, limit)) {
          const key = `${one.kind} ${one.id}`;
          if (!found.has(key)) found.set(key, { kind: one.kind, id: one.id, tier: index + 1 });
        }
      });
      return [...found.values()];
    });
  }

  async versions(slot: 0 | 1): Promise<readonly (EntryKey & { readonly version: number })[]> {
    return this.up(() => [...this.there(slot).values()].map(({ kind, id, version }) => ({ kind, id, version })));
  }

  private there(slot: 0 | 1): Map<string, CandidateDocument> {
    const index = this.slots[slot];
    if (!index) throw new EngineUnavailable('no index');
    return index;
  }

  private up<T>(work: () => T): T {
    if (this.isDown) throw new EngineUnavailable('down');
    return work();
  }
}
