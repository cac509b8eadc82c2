import type { EnteRegistry } from '@province-comuni/enti-contract';
import { SYSTEM_ACCESS, type SearchEntry, type SearchSource, type TransactionRunner } from '@province-comuni/platform-ports';
import type { CollectionId } from './collection.js';
import { audienceOfCollection } from './collection.policy.js';
import type { CollectionRepository } from './collection-repository.port.js';

/** Collections as the search finds them: by their own words only. Titles of documents in them are for who may read those. */
export class CollectionSearchSource implements SearchSource {
  readonly kind = 'raccolta';
  readonly label = 'Raccolte';
  readonly follows = ['documents.collection-changed'];

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly collections: CollectionRepository,
    private readonly enti: EnteRegistry,
  ) {}

  async concerned({ payload }: { readonly kind: string; readonly payload: object }): Promise<readonly string[]> {
    return [(payload as { collectionId: string }).collectionId];
  }

  async entries(ids: readonly string[]): Promise<readonly SearchEntry[]> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      const collections = await this.collections.find(ids as CollectionId[]);
      const regions = new Map((await this.enti.findByIds(collections.map(({ enteId }) => enteId))).map(({ id, regione }) => [id, regione]));
      const entries: SearchEntry[] = [];
      for (const collection of collections) {
        const region = regions.get(collection.enteId);
        entries.push({
          kind: 'raccolta',
          id: collection.id,
          version: collection.revision,
          title: collection.title,
          summary: collection.abstract,
          keywords: ['raccolta', ...(await this.collections.partsOf(collection.id)).map(({ title }) => title).filter(Boolean)],
          href: `/documenti/raccolte/${collection.id}`,
          audience: audienceOfCollection(collection),
          facets: { ente: [collection.enteId], ...(region ? { regione: [region] } : {}) },
          date: collection.updatedAt,
          weight: collection.curated ? 1 : 0,
          passages: [],
        });
      }
      return entries;
    });
  }

  async ids(after: string | null, limit: number): Promise<readonly { readonly id: string; readonly version: number }[]> {
    return this.transactions.run(SYSTEM_ACCESS, async () => (await this.collections.page(after, limit)).map(({ id, revision }) => ({ id, version: revision })));
  }
}
