import { createHash } from 'node:crypto';
import { EngineUnavailable, type Candidate, type CandidateDocument, type CandidateEngine, type CandidatePlace, type CandidateRequest, type EntryKey } from '@province-comuni/platform-ports';
import { Meilisearch, MeilisearchApiError, type EnqueuedTaskPromise, type Index, type MultiSearchQuery, type Settings } from 'meilisearch';

/** Where Meilisearch is. */
export interface MeilisearchOptions {
  readonly url: string;
  /** A key that may search, write documents and settings of the indexes with the prefix. */
  readonly apiKey: string | undefined;
  /** Installations that share a Meilisearch are told apart by it: `province-comuni`. */
  readonly prefix: string;
  /** Milliseconds a search, and a change with the wait for its task, may take. */
  readonly searchMs?: number;
  readonly changeMs?: number;
}

/** Meilisearch reads 65,535 positions of a field: what has more distinct words goes on in the next field. */
const WORDS_PER_FIELD = 60_000;
const FIELDS = 4;
const PAGE = 1_000;
const ANYWHERE = Array.from({ length: FIELDS }, (_, index) => `anywhere${index}`);
const PLACES: Readonly<Record<CandidatePlace, readonly string[]>> = { title: ['title'], subject: ['subject'], anywhere: ANYWHERE };

/** Typing errors, endings and stems are settled before it is asked, from words that the asker may know: it finds what it is given and nothing else. */
const SETTINGS: Settings = {
  searchableAttributes: ['title', 'subject', ...ANYWHERE],
  filterableAttributes: ['audience', 'kind', 'facets', 'further', 'key'],
  sortableAttributes: ['key'],
  displayedAttributes: ['key', 'kind', 'id', 'version'],
  rankingRules: ['words', 'sort', 'weight:desc', 'at:desc'],
  typoTolerance: { enabled: false },
  prefixSearch: 'disabled',
  proximityPrecision: 'byAttribute',
  stopWords: [],
  synonyms: {},
  pagination: { maxTotalHits: 1_001 },
};

interface StoredDocument {
  readonly key: string;
  readonly kind: string;
  readonly id: string;
  readonly version: number;
}

/** Candidates from Meilisearch. */
export class MeilisearchEngine implements CandidateEngine {
  private readonly searching: Meilisearch;
  private readonly changing: Meilisearch;
  private readonly changeMs: number;

  constructor(private readonly options: MeilisearchOptions) {
    const common = { host: options.url, ...(options.apiKey ? { apiKey: options.apiKey } : {}) };
    this.changeMs = options.changeMs ?? 10_000;
    this.searching = new Meilisearch({ ...common, timeout: options.searchMs ?? 500 });
    this.changing = new Meilisearch({ ...common, timeout: this.changeMs });
  }

  async exists(slot: 0 | 1): Promise<boolean> {
    return this.asking(async () => {
      try {
        await this.changing.getRawIndex(this.name(slot));
        return true;
      } catch (error) {
        if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') return false;
        throw error;
      }
    });
  }

  async clear(slot: 0 | 1): Promise<void> {
    const isThere = await this.exists(slot);
    await this.asking(async () => {
      if (isThere) await this.done(this.index(slot).deleteAllDocuments());
      else await this.done(this.changing.createIndex(this.name(slot), { primaryKey: 'key' }));
      // Also of one that is there: an earlier version of the product may have made it.
      await this.done(this.index(slot).updateSettings(SETTINGS));
    });
  }

  async write(slot: 0 | 1, documents: readonly CandidateDocument[]): Promise<void> {
    // Without its settings an index would answer anybody: it is made by `clear` alone, never by a document.
    if (!(await this.exists(slot))) throw new EngineUnavailable('the index is not there');
    await this.asking(() => this.done(this.index(slot).addDocuments(documents.map(toStored), { primaryKey: 'key' })));
  }

  async remove(slot: 0 | 1, keys: readonly EntryKey[]): Promise<void> {
    await this.asking(() => this.done(this.index(slot).deleteDocuments(keys.map(keyOf))));
  }

  async find(slot: 0 | 1, { tiers, audiences, kind, facets, limit }: CandidateRequest): Promise<readonly Candidate[]> {
    // Who holds no word may read nothing.
    if (audiences.length === 0) return [];
    const filter = [oneOf('audience', audiences), ...(kind === null ? [] : [oneOf('kind', [kind])]), ...facets.map((values) => oneOf('facets', values))].join(' AND ');
    const asked = tiers.flatMap(({ place, further, sets }, index) => sets.map((set) => ({ tier: index + 1, query: { indexUid: this.name(slot), q: set.map(encoded).join(' '), filter: further === undefined ? filter : `${filter} AND further = ${further}`, limit, matchingStrategy: 'all', attributesToSearchOn: [...PLACES[place]], attributesToRetrieve: ['kind', 'id'] } satisfies MultiSearchQuery })));
    if (asked.length === 0) return [];
    const { results } = await this.asking(() => this.searching.multiSearch<{ queries: MultiSearchQuery[] }, StoredDocument>({ queries: asked.map(({ query }) => query) }));
    const found = new Map<string, Candidate>();
    results.forEach(({ hits }, index) => {
      for (const { kind: hitKind, id } of hits) {
        const key = `${hitKind} ${id}`;
        if (!found.has(key)) found.set(key, { kind: hitKind, id, tier: asked[index]!.tier });
      }
    });
    return [...found.values()];
  }

  async versions(slot: 0 | 1): Promise<readonly (EntryKey & { readonly version: number })[]> {
    return this.asking(async () => {
      const held: (EntryKey & { readonly version: number })[] = [];
      for (let offset = 0; ; offset += PAGE) {
        const { results, total } = await this.index(slot).getDocuments({ fields: ['kind', 'id', 'version'], sort: ['key:asc'], offset, limit: PAGE });
        held.push(...results.map(({ kind, id, version }) => ({ kind, id, version })));
        if (results.length === 0 || held.length >= total) return held;
      }
    });
  }

  private index(slot: 0 | 1): Index<StoredDocument> {
    return this.changing.index<StoredDocument>(this.name(slot));
  }

  private name(slot: 0 | 1): string {
    return `${this.options.prefix}_${slot}`;
  }

  /** That a change was taken says nothing: only its task says whether it was made. */
  private async done(enqueued: EnqueuedTaskPromise): Promise<void> {
    const { status, error } = await enqueued.waitTask({ timeout: this.changeMs, interval: 25 });
    if (status !== 'succeeded') throw new EngineUnavailable(error?.message ?? `the task ended as ${status}`);
  }

  /** Whatever goes wrong on the way is one answer: the engine cannot be had now. */
  private async asking<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof EngineUnavailable ? error : new EngineUnavailable((error as Error).message, { cause: error });
    }
  }
}

type WrittenDocument = StoredDocument & Readonly<Record<string, unknown>>;

function toStored({ kind, id, version, audience, facets, title, subject, anywhere, further, weight, at }: CandidateDocument): WrittenDocument {
  const words = anywhere.map(encoded);
  const spread = Object.fromEntries(ANYWHERE.map((field, index) => [field, words.slice(index * WORDS_PER_FIELD, (index + 1) * WORDS_PER_FIELD).join(' ')]));
  return { key: keyOf({ kind, id }), kind, id, version, audience: [...audience], facets: [...facets], further, weight, at, title: title.map(encoded).join(' '), subject: subject.map(encoded).join(' '), ...spread };
}

/** Meilisearch takes few signs in identifiers. */
function keyOf({ kind, id }: EntryKey): string {
  return createHash('sha256').update(`${kind} ${id}`).digest('hex').slice(0, 40);
}

/**
 * A word that stays one word whatever it holds: plain Latin letters as they are, anything else (codes, acronyms, other scripts, digits) under letters of its own.
 * What Meilisearch would part, fold or read as an operator is never sent to it.
 */
function encoded(lexeme: string): string {
  if (/^[a-z]{1,60}$/.test(lexeme)) return lexeme;
  const digest = createHash('sha256').update(lexeme).digest();
  return `zq${Array.from(digest.subarray(0, 12), (byte) => String.fromCharCode(97 + (byte >> 4), 97 + (byte & 15))).join('')}`;
}

/** A condition of a filter; values are quoted, so that nothing in them is read as part of it. */
function oneOf(attribute: string, values: readonly string[]): string {
  return `${attribute} IN [${values.map((value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(', ')}]`;
}
