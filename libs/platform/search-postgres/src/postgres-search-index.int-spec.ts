import { createTestDatabase, describeSearchIndex } from '@province-comuni/platform-testing';
import { PostgresSearchIndex } from './postgres-search-index.js';

describeSearchIndex('PostgreSQL', async () => {
  const database = await createTestDatabase({ entities: [] });
  return { index: new PostgresSearchIndex(), runner: database.runner, close: () => database.close() };
});
