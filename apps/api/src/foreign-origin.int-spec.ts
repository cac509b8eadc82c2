import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadDemoAccounts } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

const SIGN_OUT = 'mutation { signOut { __typename } }';
const ID = '01890000-0000-7000-8000-000000000000';

let test: TestApp;
let person: GraphqlClient;

beforeAll(async () => {
  test = await createTestApp();
  const account = (await loadDemoAccounts(test.app)).find(({ email }) => email.startsWith('amministratore'))!;
  person = new GraphqlClient(test.app);
  await person.signIn(account.email, account.password);
}, 120_000);
afterAll(() => test?.close());

const isSignedIn = async (): Promise<boolean> => (await person.request<{ me: object | null }>('{ me { id } }')).me !== null;

/** A request as a page of another site could make it, if the browser sent the cookie along. */
async function send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'OPTIONS', url: string, headers: Record<string, string>, payload?: string): Promise<{ status: number; headers: Record<string, unknown> }> {
  const response = await test.app.inject({ method, url, headers: { host: 'localhost:3000', origin: 'https://altrove.example', 'sec-fetch-site': 'cross-site', cookie: person.cookie(), ...headers }, ...(payload === undefined ? {} : { payload }) });
  return { status: response.statusCode, headers: response.headers };
}

/** Scorecard R28: what another site can send without asking first has no effect, and what it must ask for is not granted. */
describe('a page of another site', () => {
  it.each([
    ['a form', 'application/x-www-form-urlencoded', `query=${encodeURIComponent(SIGN_OUT)}`],
    ['a form with files', 'multipart/form-data; boundary=x', `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"${SIGN_OUT}"}\r\n--x--\r\n`],
    ['a form of plain text', 'text/plain', JSON.stringify({ query: SIGN_OUT })],
    ['plain text that says it is JSON', 'text/plain;application/json', JSON.stringify({ query: SIGN_OUT })],
    ['no type at all', '', JSON.stringify({ query: SIGN_OUT })],
  ])('changes nothing by %s', async (_, type, payload) => {
    const { status } = await send('POST', '/graphql', type ? { 'content-type': type } : {}, payload);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(await isSignedIn()).toBe(true);
  });

  it('changes nothing by an address, and reads nothing by one', async () => {
    for (const headers of [{}, { 'content-type': 'text/plain' }, { 'apollo-require-preflight': '1' }] as Record<string, string>[]) {
      expect((await send('GET', `/graphql?query=${encodeURIComponent(SIGN_OUT)}`, headers)).status).toBeGreaterThanOrEqual(400);
      expect(await isSignedIn()).toBe(true);
    }
    for (const headers of [{}, { 'content-type': 'text/plain' }, { 'content-type': 'message/whatever' }] as Record<string, string>[]) expect((await send('GET', '/graphql?query={me{email}}', headers)).status).toBeGreaterThanOrEqual(400);
  });

  it('is not given leave to ask for more', async () => {
    // The address of uploads, which speaks past the server, is asked over HTTP in files.int-spec.ts.
    for (const url of ['/graphql', `/api/instances/${ID}/exports`, '/api/models/packages']) {
      const { headers } = await send('OPTIONS', url, { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' });
      expect({ url, allowed: headers['access-control-allow-origin'] ?? null }).toEqual({ url, allowed: null });
    }
  });

  it.each([
    ['POST', `/api/instances/${ID}/exports`, 'application/json', '{}'],
    ['POST', `/api/instances/${ID}/word-review`, 'application/json', '{}'],
    ['POST', '/api/models/packages', 'application/zip', 'PK'],
    ['POST', '/api/convention-imports', 'application/octet-stream', 'x'],
    ['POST', '/api/istat-imports/preview?elenco=1', 'application/octet-stream', 'x'],
    ['POST', '/api/istat-imports?elenco=1', 'application/octet-stream', 'x'],
    ['POST', '/api/uploads', 'application/offset+octet-stream', ''],
    ['PATCH', `/api/uploads/${ID}`, 'application/offset+octet-stream', 'x'],
    ['DELETE', `/api/uploads/${ID}`, 'text/plain', ''],
    ['POST', `/api/uploads/${ID}/finish`, 'application/json', '{}'],
  ] as const)('%s %s is refused for where it comes from, before anything is read', async (method, url, type, payload) => {
    expect((await send(method, url, { 'content-type': type, 'tus-resumable': '1.0.0' }, payload)).status).toBe(403);
  });
});
