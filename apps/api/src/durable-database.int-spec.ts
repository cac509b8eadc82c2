import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@province-comuni/platform-testing';
import { refuseForgetful, requireDurableDatabase } from './durable-database.js';

describe('a database that may forget', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [] });
  });
  afterAll(() => database?.close());

  it('is refused by name of its settings: the one of the tests is such a one', async () => {
    await expect(requireDurableDatabase(database.url)).rejects.toThrow('attivate fsync, full_page_writes, synchronous_commit');
  });

  it('is not one that keeps what it confirms, by itself or with others', () => {
    for (const committed of ['on', 'local', 'remote_write', 'remote_apply']) expect(() => refuseForgetful({ fsync: 'on', full_page_writes: 'on', synchronous_commit: committed })).not.toThrow();
    expect(() => refuseForgetful({ fsync: 'on', full_page_writes: 'on', synchronous_commit: 'off' })).toThrow('attivate synchronous_commit');
  });
});
