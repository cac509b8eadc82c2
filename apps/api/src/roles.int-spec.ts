import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REALTIME, type Realtime } from '@province-comuni/platform-ports';
import { Departure } from './departure.js';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { LivePage } from './testing/live-page.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

let pages: TestApp;
let worker: TestApp;

beforeAll(async () => {
  pages = await createTestApp({ live: true, roles: ['api'] });
  worker = await createTestApp({ live: true, roles: ['worker'], beside: pages });
}, 120_000);
afterAll(async () => {
  await worker?.close();
  await pages?.close();
}, 60_000);

describe('a copy that only works apart from requests', () => {
  it('says whether it is well, and answers nothing else', async () => {
    const status = async (url: string): Promise<number> => (await worker.app.inject({ method: 'GET', url })).statusCode;
    expect(await status('/health/live')).toBe(200);
    expect(await status('/health/ready')).toBe(200);
    for (const url of ['/', '/graphql?query={__typename}', '/healthy', '/socket.io/?EIO=4&transport=polling']) expect({ url, status: await status(url) }).toEqual({ url, status: 404 });
  });

  it('acts on what the others record: a session that ends loses its page', async () => {
    const [account] = (await loadDemoAccounts(pages.app)).filter(({ email }) => email.startsWith('redattore.pesaro'));
    const client = new GraphqlClient(pages.app);
    await client.signIn(account!.email, account!.password);
    const page = await LivePage.open(pages, client);
    await client.request('mutation { signOut { __typename } }');
    await page.closed();
  }, 20_000);

  it('says that nobody new should come when it is about to stop, and still answers', async () => {
    await pages.app.get(Departure).announce(0);
    expect((await pages.app.inject({ url: '/health/ready' })).statusCode).toBe(503);
    expect((await pages.app.inject({ url: '/health/live' })).statusCode).toBe(200);
  });

  it('tells nothing to nobody without harm', () => {
    expect(() => worker.app.get<Realtime>(REALTIME).tell('instance:none', 'instance:changed', {})).not.toThrow();
  });
});
