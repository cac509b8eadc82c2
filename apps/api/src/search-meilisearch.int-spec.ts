import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { MeilisearchEngine } from '@province-comuni/platform-search-meilisearch';
import { PostgresSearchIndex } from '@province-comuni/platform-search-postgres';
import { createTestDatabase, describeSearchIndex } from '@province-comuni/platform-testing';

/** The contract of the search with a real Meilisearch beside the database, where one is given; without, only that it is said. */
const { MEILISEARCH_URL, MEILISEARCH_API_KEY } = process.env;

if (MEILISEARCH_URL) {
  describeSearchIndex('PostgreSQL with Meilisearch beside it', async () => {
    const database = await createTestDatabase({ entities: [] });
    const engine = new MeilisearchEngine({ url: MEILISEARCH_URL, apiKey: MEILISEARCH_API_KEY, prefix: `prova-${randomUUID()}`, searchMs: 2_000 });
    await engine.clear(0);
    return { index: new PostgresSearchIndex(engine), runner: database.runner, close: () => database.close() };
  });
} else {
  describe('PostgreSQL with Meilisearch beside it', () => {
    it('is tried where MEILISEARCH_URL is set; where nobody is at the address, it says so', async () => {
      await expect(new MeilisearchEngine({ url: 'http://127.0.0.1:1', apiKey: undefined, prefix: 'prova' }).exists(0)).rejects.toThrow();
    });
  });
}
