import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@province-comuni/platform-testing';
import { stat } from 'node:fs/promises';
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

  it('listens on loopback, and on a socket in a folder that its owner alone enters', async () => {
    const client = await connect(() => undefined);
    const shown = async (setting: string): Promise<string> => (await client.query<Record<string, string>>(`show ${setting}`)).rows[0]![setting]!;
    expect(await shown('listen_addresses')).toBe('127.0.0.1');
    const folder = (await shown('unix_socket_directories')).replaceAll('"', '');
    expect(folder).toBe(await shown('data_directory'));
    expect((await stat(folder)).mode & 0o077).toBe(0);
    await client.end();
  });

  it('is reached over the socket, and over loopback by who cannot use it', async () => {
    const wayOf = async (client: pg.Client): Promise<unknown> => (await client.query<{ address: string | null }>('select inet_server_addr() as address')).rows[0]!.address;
    const [near, far] = [await connect(() => undefined), await connect((url) => url.searchParams.delete('host'))];
    expect([await wayOf(near), await wayOf(far)]).toEqual([null, '127.0.0.1']);
    await Promise.all([near.end(), far.end()]);
  });

  it.each(['postgres', 'password', 'province_comuni'])('lets nobody in with the password «%s», whoever he says he is and whichever way he comes', async (password) => {
    for (const user of ['postgres', new URL(database.ownerUrl).username, new URL(database.url).username]) {
      for (const way of [() => undefined, (url: URL) => url.searchParams.delete('host')]) {
        await expect(connect((url) => (way(url), void Object.assign(url, { username: user, password })))).rejects.toThrow(/password authentication failed/);
      }
    }
  });
});
