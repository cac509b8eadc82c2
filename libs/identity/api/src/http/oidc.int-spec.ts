import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { IDENTITY_ENTITIES } from '@province-comuni/identity-data';
import { PASSWORD, StoredPeople } from '@province-comuni/identity-testing';
import { currentManager, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import { createTestDatabase, type TestDatabase } from '@province-comuni/platform-testing';
import { IdentityTestApp, type TestBrowser } from '../testing/identity-test-app.js';
import { RealProvider, SPID_L2 } from '../testing/real-provider.js';

const publicUrl = 'http://localhost:3000';

describe('sign-in through an OpenID Connect provider', () => {
  let database: TestDatabase;
  let provider: RealProvider;
  let app: IdentityTestApp;
  let people: StoredPeople;

  beforeAll(async () => {
    database = await createTestDatabase({ entities: IDENTITY_ENTITIES });
    provider = await RealProvider.start(`${publicUrl}/auth/oidc/callback`);
    app = await IdentityTestApp.start(database, {
      publicUrl,
      oidc: { issuer: provider.issuer, clientId: 'province-comuni', clientSecret: 'secret-of-the-tests', acceptedAcr: [SPID_L2], label: 'Entra con SPID o CIE', allowInsecureRequests: true },
    });
    people = new StoredPeople(database.runner);
  });

  afterAll(async () => {
    await app?.close();
    await provider?.stop();
    await database?.close();
  });

  let subject: string;
  beforeEach(() => {
    subject = `subject-${Math.random()}`;
    provider.account = { subject, acr: SPID_L2 };
  });

  const me = async (browser: TestBrowser) => (await browser.graphql<{ me: { name: string; email: string } | null }>('{ me { name email } }')).data.me;
  const begin = async (browser: TestBrowser): Promise<string> => (await browser.http('GET', '/auth/oidc/login')).location!;
  const enter = async (browser: TestBrowser) => browser.http('GET', await provider.walk(await begin(browser)));
  const beginFor = async (browser: TestBrowser, body: object): Promise<string> => (JSON.parse((await browser.http('POST', '/auth/oidc/login', body)).body) as { url: string }).url;
  const bindTo = async (email: string): Promise<TestBrowser> => {
    const browser = app.browser();
    await browser.signIn(email, PASSWORD);
    expect((await browser.http('GET', await provider.walk(await beginFor(browser, { bind: true })))).location).toBe('/profilo?identita=collegata');
    return browser;
  };
  const unknown = `/accedi?errore=${encodeURIComponent('IDENTITY.EXTERNAL_IDENTITY_UNKNOWN')}`;
  const refused = `/accedi?errore=${encodeURIComponent('IDENTITY.EXTERNAL_SIGN_IN_REFUSED')}`;

  test('an unknown subject does not get in, also where its address of mail has an account', async () => {
    await people.person('livia@example.it');
    const browser = app.browser();
    expect(await enter(browser)).toMatchObject({ status: 302, location: unknown });
    expect(await me(browser)).toBeNull();
  });

  test('bound while signed in, the subject gets in ever after, in a strong session, whatever its mail says', async () => {
    const person = await people.person();
    await bindTo(person.email);
    const browser = app.browser();
    expect(await enter(browser)).toMatchObject({ status: 302, location: '/' });
    expect(await me(browser)).toMatchObject({ email: person.email });
    const rows: unknown[] = await database.runner.run(SYSTEM_ACCESS, () => currentManager().query('select 1 from session where person_id = $1 and second_factor_at is not null', [person.id]));
    expect(rows).toHaveLength(1);
  });

  test('an identity belongs to one account', async () => {
    await bindTo((await people.person()).email);
    const thief = app.browser();
    await thief.signIn((await people.person()).email, PASSWORD);
    const { location } = await thief.http('GET', await provider.walk(await beginFor(thief, { bind: true })));
    expect(location).toBe(`/profilo?errore=${encodeURIComponent('IDENTITY.EXTERNAL_IDENTITY_TAKEN')}`);
  });

  describe('with an invitation', () => {
    const invite = async (email: string): Promise<string> => {
      const referente = await people.member(await people.provincia(), 'REFERENTE');
      const boss = app.browser();
      await boss.signIn(referente.person.email, PASSWORD);
      await boss.graphql('mutation ($input: InviteColleagueInput!) { inviteColleague(input: $input) { __typename } }', { input: { enteId: referente.membership.enteId, email, role: 'LETTORE' } });
      const rows: { body: string }[] = await database.runner.run(SYSTEM_ACCESS, () => currentManager().query('select body from mail_message where to_address = $1 order by id desc', [email]));
      return /#([\w-]{43})/.exec(rows[0]!.body)![1]!;
    };

    test('a new person gets an account without a password, named as the provider says', async () => {
      const browser = app.browser();
      const url = await beginFor(browser, { invitation: await invite('nuova@example.it') });
      expect(url).not.toContain('invitation');
      expect((await browser.http('GET', await provider.walk(url))).location).toBe('/');
      expect(await me(browser)).toEqual({ name: 'Livia', email: 'nuova@example.it' });
      expect(await app.browser().signIn('nuova@example.it', PASSWORD)).toMatchObject({ code: 'IDENTITY.INVALID_CREDENTIALS' });
    });

    test('an account that has the invited address is not taken over', async () => {
      const person = await people.person();
      const browser = app.browser();
      const { location } = await browser.http('GET', await provider.walk(await beginFor(browser, { invitation: await invite(person.email) })));
      expect(location).toBe(`/accedi?errore=${encodeURIComponent('IDENTITY.ACCOUNT_EXISTS')}`);
      expect(await me(browser)).toBeNull();
    });
  });

  test('a level too low, or none, is refused', async () => {
    await bindTo((await people.person()).email);
    for (const acr of ['https://www.spid.gov.it/SpidL1', undefined]) {
      provider.account = acr ? { subject, acr } : { subject };
      expect((await enter(app.browser())).location).toBe(refused);
    }
  });

  test('a return serves once, in the browser that began, within ten minutes', async () => {
    await bindTo((await people.person()).email);
    const browser = app.browser();
    const path = await provider.walk(await begin(browser));
    expect((await app.browser().http('GET', path)).location).toBe(refused);
    expect((await browser.http('GET', path)).location).toBe('/');
    expect((await browser.http('GET', path)).location).toBe(refused);
    const slow = app.browser();
    const late = await provider.walk(await begin(slow));
    app.clock.advance(601);
    expect((await slow.http('GET', late)).location).toBe(refused);
    const forger = app.browser();
    forger.cookies.set('pc_oidc', 'e30');
    expect((await forger.http('GET', path)).location).toBe(refused);
  });

  test('an identity is bound to who began only: not to who signed in meanwhile, nor from another site', async () => {
    const [first, second] = [await people.person(), await people.person()];
    const browser = app.browser();
    await browser.signIn(first.email, PASSWORD);
    const path = await provider.walk(await beginFor(browser, { bind: true }));
    await browser.signIn(second.email, PASSWORD);
    expect((await browser.http('GET', path)).location).toBe(refused.replace('/accedi', '/profilo'));
    expect((await browser.http('POST', '/auth/oidc/login', { bind: true }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await app.browser().http('POST', '/auth/oidc/login', { bind: true })).status).toBe(403);
  });

  test('an account that UPI closed stays closed', async () => {
    const person = await people.person();
    await bindTo(person.email);
    await database.runner.run(SYSTEM_ACCESS, () => currentManager().query('update person set disabled_at = now() where id = $1', [person.id]));
    expect((await enter(app.browser())).location).toBe(unknown);
  });

  test('leads to the page one wanted, and only to one of ours', async () => {
    await bindTo((await people.person()).email);
    const reached = async (da: string): Promise<string | undefined> => {
      const browser = app.browser();
      return (await browser.http('GET', await provider.walk((await browser.http('GET', `/auth/oidc/login?da=${encodeURIComponent(da)}`)).location!))).location;
    };
    expect(await reached('/istanze/1?atto=convenzione#art-3')).toBe('/istanze/1?atto=convenzione#art-3');
    for (const elsewhere of ['https://other.it/', '//other.it', '/\\other.it', '/\t/other.it', '/.//other.it', 'javascript:alert(1)', '']) expect(await reached(elsewhere)).toBe('/');
  });

  test('a provider that is down leads back to the page of the sign-in', async () => {
    const alone = await IdentityTestApp.start(database, { publicUrl, oidc: { issuer: 'http://127.0.0.1:1', clientId: 'x', clientSecret: 'y', acceptedAcr: [SPID_L2], label: 'Entra', allowInsecureRequests: true } });
    expect(await alone.browser().http('GET', '/auth/oidc/login')).toMatchObject({ status: 302, location: refused });
    await alone.close();
  });

  test('without a configured provider there is no such door', async () => {
    const local = await IdentityTestApp.start(database);
    expect((await local.browser().http('GET', '/auth/oidc/login')).status).toBe(404);
    expect((await local.browser().graphql('{ signInOptions { externalLabel } }')).data).toEqual({ signInOptions: { externalLabel: null } });
    expect((await app.browser().graphql('{ signInOptions { externalLabel } }')).data).toEqual({ signInOptions: { externalLabel: 'Entra con SPID o CIE' } });
    await local.close();
  });
});
