import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@province-comuni/platform-testing';
import pg from 'pg';

/** The tests start PostgreSQL as `npm start` does, by the same function. */
describe('the database in the product', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ entities: [] });
  });
  afterAll(() => database?.close());

  async function connect(change: (url: URL) => void): Promise<pg.Client> {
    const url = new URL(database.ownerUrl);
    change(url);
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    return client;
  }

  it('listens on loopback alone, and on no socket of the file system', async () => {
    const client = await connect(() => undefined);
    const shown = async (setting: string): Promise<unknown> => (await client.query<Record<string, string>>(`show ${setting}`)).rows[0]![setting];
    expect([await shown('listen_addresses'), await shown('unix_socket_directories')]).toEqual(['127.0.0.1', '']);
    await client.end();
  });

  it.each(['postgres', 'password', 'province_comuni'])('lets nobody in with the password «%s», whoever he says he is', async (password) => {
    for (const user of ['postgres', new URL(database.ownerUrl).username, new URL(database.url).username]) {
      await expect(connect((url) => void Object.assign(url, { username: user, password }))).rejects.toThrow(/password authentication failed/);
    }
  });
});
