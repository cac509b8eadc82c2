import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ExternalFlow } from '@province-comuni/identity-domain';
import { CLIENT, LyingProvider, type Lie } from '../testing/lying-provider.js';
import { OpenIdConnectProvider } from './openid-connect-provider.js';

/** R27: what a provider that lies, or a browser that was tampered with, brings back. */
let provider: LyingProvider;
let client: OpenIdConnectProvider;
let flow: ExternalFlow;
let authorization: URL;
let code = 0;

beforeAll(async () => {
  provider = await LyingProvider.start();
  client = new OpenIdConnectProvider({
    ...CLIENT,
    issuer: provider.issuer,
    redirectUri: 'http://localhost:3000/auth/oidc/callback',
    acceptedAcr: ['https://www.spid.gov.it/SpidL2', 'https://www.spid.gov.it/SpidL3'],
    allowInsecureRequests: true,
  });
});

afterAll(() => provider?.stop());

beforeEach(async () => {
  const begun = await client.begin();
  flow = begun.flow;
  authorization = new URL(begun.url);
  provider.nonce = flow.nonce;
  provider.lie = {};
  code += 1;
});

const comeBack = (changes: Record<string, string | undefined> = {}): string => {
  const parameters = { code: `code-${code}`, state: flow.state, iss: provider.issuer, ...changes };
  return new URLSearchParams(Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined)).toString();
};
const refused = expect.objectContaining({ code: 'IDENTITY.EXTERNAL_SIGN_IN_REFUSED' });

test('asks for a code with PKCE S256, state, nonce and the level, and for nothing more than the names', () => {
  expect(Object.fromEntries(authorization.searchParams)).toEqual({
    client_id: CLIENT.clientId,
    response_type: 'code',
    redirect_uri: 'http://localhost:3000/auth/oidc/callback',
    scope: 'openid profile',
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
    acr_values: 'https://www.spid.gov.it/SpidL2',
  });
});

test('a good return says who it is by issuer and subject', async () => {
  expect(await client.complete(comeBack(), flow)).toEqual({ issuer: provider.issuer, subject: 'subject-1', name: 'Ada', surname: 'Neri', strong: true });
});

const now = (): number => Math.floor(Date.now() / 1000);
const lies: Record<string, () => Lie> = {
  'alg none': () => ({ algorithm: 'none' }),
  'signed with the client secret': () => ({ algorithm: 'HS256' }),
  'signed with a foreign key': () => ({ algorithm: 'foreign-key' }),
  'another issuer': () => ({ claims: { iss: 'https://evil.example' } }),
  'no issuer': () => ({ claims: { iss: undefined } }),
  'another audience': () => ({ claims: { aud: 'another-client' } }),
  'two audiences without azp': () => ({ claims: { aud: [CLIENT.clientId, 'another-client'] } }),
  'another authorized party': () => ({ claims: { azp: 'another-client' } }),
  'no audience': () => ({ claims: { aud: undefined } }),
  'wrong nonce': () => ({ claims: { nonce: 'another' } }),
  'no nonce': () => ({ claims: { nonce: undefined } }),
  expired: () => ({ claims: { exp: now() - 3600 } }),
  'no expiry': () => ({ claims: { exp: undefined } }),
  'not yet valid': () => ({ claims: { nbf: now() + 3600 } }),
  'no subject': () => ({ claims: { sub: undefined } }),
  'level missing': () => ({ claims: { acr: undefined } }),
  'level too low': () => ({ claims: { acr: 'https://www.spid.gov.it/SpidL1' } }),
  'level that only begins alike': () => ({ claims: { acr: 'https://www.spid.gov.it/SpidL2x' } }),
  'UserInfo of somebody else': () => ({ userInfoSubject: 'subject-2' }),
};

test.each(Object.keys(lies))('refuses a token: %s', async (name) => {
  provider.lie = lies[name]!();
  await expect(client.complete(comeBack(), flow)).rejects.toEqual(refused);
});

const tampered: Record<string, () => string> = {
  'wrong state': () => comeBack({ state: 'another' }),
  'no state': () => comeBack({ state: undefined }),
  'state twice': () => `${comeBack()}&state=${flow.state}`,
  'mix-up: answered by another issuer': () => comeBack({ iss: 'https://evil.example' }),
  'mix-up: the issuer left out': () => comeBack({ iss: undefined }),
  'no code': () => comeBack({ code: undefined }),
  'the provider says no': () => new URLSearchParams({ error: 'access_denied', state: flow.state, iss: provider.issuer }).toString(),
  nothing: () => '',
};

test.each(Object.keys(tampered))('refuses a return: %s', async (name) => {
  await expect(client.complete(tampered[name]!(), flow)).rejects.toEqual(refused);
});

test('refuses a return that was used before', async () => {
  await client.complete(comeBack(), flow);
  await expect(client.complete(comeBack(), flow)).rejects.toEqual(refused);
});
