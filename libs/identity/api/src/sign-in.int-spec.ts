import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IDENTITY_ENTITIES } from '@province-comuni/identity-data';
import { PASSWORD, StoredPeople } from '@province-comuni/identity-testing';
import { currentManager, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import { createTestDatabase, type TestDatabase } from '@province-comuni/platform-testing';
import { TOTP, URI } from 'otpauth';
import { IdentityTestApp, type TestBrowser } from './testing/identity-test-app.js';

const ME = '{ me { email memberships { role enteName } secondFactor } }';
interface Me {
  readonly me: { readonly email: string; readonly memberships: readonly { readonly role: string; readonly enteName: string }[]; readonly secondFactor: string } | null;
}

describe('signing in', () => {
  let database: TestDatabase;
  let app: IdentityTestApp;
  let people: StoredPeople;
  const rows = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> => database.runner.run(SYSTEM_ACCESS, () => currentManager().query(sql, parameters));
  const me = async (browser: TestBrowser) => (await browser.graphql<Me>(ME)).data.me;

  beforeAll(async () => {
    database = await createTestDatabase({ entities: IDENTITY_ENTITIES });
    app = await IdentityTestApp.start(database);
    people = new StoredPeople(database.runner);
  });

  afterAll(async () => {
    await app?.close();
    await database?.close();
  });

  test('a visitor is nobody; who signs in is somebody with roles; who signs out is nobody again', async () => {
    const { person } = await people.member(await people.provincia(), 'REDATTORE');
    const browser = app.browser();
    expect(await me(browser)).toBeNull();
    expect(await browser.signIn(person.email, PASSWORD)).toEqual({ __typename: 'SignedIn' });
    expect(await me(browser)).toEqual({ email: person.email, memberships: [{ role: 'REDATTORE', enteName: expect.stringContaining('Provincia di Prova') }], secondFactor: 'NONE' });
    const stolen = new Map(browser.cookies);
    await browser.graphql('mutation { signOut { __typename } }');
    expect(browser.cookies.has('pc_session')).toBe(false);
    const thief = app.browser();
    for (const [name, value] of stolen) thief.cookies.set(name, value);
    expect(await me(thief)).toBeNull();
  });

  test('the cookie is HttpOnly, Lax, of this path; with HTTPS also Secure and __Host-; the database holds no token', async () => {
    const { person } = await people.member(await people.provincia(), 'LETTORE');
    const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
    const input = { email: person.email, password: PASSWORD };
    const plain = app.browser();
    const { setCookies } = await plain.graphql(SIGN_IN, { input });
    expect(setCookies[0]).toMatch(/^pc_session=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/);
    const https = await IdentityTestApp.start(database, { secureCookies: true });
    const secured = await https.browser().graphql(SIGN_IN, { input });
    expect(secured.setCookies[0]).toMatch(/^__Host-pc_session=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure$/);
    await https.close();
    const dump = JSON.stringify(await rows('select * from session'));
    expect(dump).not.toContain(plain.cookies.get('pc_session'));
  });

  test('a token planted before signing in is not kept', async () => {
    const { person } = await people.member(await people.provincia(), 'LETTORE');
    const browser = app.browser();
    browser.cookies.set('pc_session', 'A'.repeat(43));
    await browser.signIn(person.email, PASSWORD);
    expect(browser.cookies.get('pc_session')).not.toBe('A'.repeat(43));
  });

  test('wrong and unknown get the same answer, byte for byte', async () => {
    const { person } = await people.member(await people.provincia(), 'LETTORE');
    const wrong = await app.browser('198.51.100.9').signIn(person.email, 'sbagliata');
    expect(wrong).toMatchObject({ __typename: 'Refused', code: 'IDENTITY.INVALID_CREDENTIALS' });
    expect(await app.browser('198.51.100.9').signIn('ignoto@example.it', 'sbagliata')).toEqual(wrong);
  });

  test('thirty guesses at once are ten guesses; a copy of the product counts with the same counter', async () => {
    const { person } = await people.member(await people.provincia(), 'LETTORE');
    const known = app.browser('198.51.100.20');
    await known.signIn(person.email, PASSWORD);
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, index) => app.browser(`198.51.100.${30 + index}`).signIn(person.email, `prova numero ${index}`)));
    expect(guesses.filter((guess) => guess.code === 'IDENTITY.INVALID_CREDENTIALS')).toHaveLength(10);
    expect(guesses.filter((guess) => guess.code === 'IDENTITY.TOO_MANY_ATTEMPTS')).toHaveLength(20);
    const copy = await IdentityTestApp.start(database);
    expect(await copy.browser().signIn(person.email, PASSWORD)).toMatchObject({ code: 'IDENTITY.TOO_MANY_ATTEMPTS' });
    await copy.close();
    expect(await known.signIn(person.email, PASSWORD)).toEqual({ __typename: 'SignedIn' });
  });

  test('aliases in one request are as many guesses', async () => {
    const { person } = await people.member(await people.provincia(), 'LETTORE');
    const aliases = Array.from({ length: 12 }, (_, index) => `g${index}: signIn(input: { email: "${person.email}", password: "prova ${index}" }) { ... on Refused { code } }`);
    const { data } = await app.browser('198.51.100.99').graphql<Record<string, { code: string }>>(`mutation { ${aliases.join(' ')} }`);
    expect(Object.values(data).filter((guess) => guess.code === 'IDENTITY.TOO_MANY_ATTEMPTS')).toHaveLength(2);
  });

  test('a role, a session and an account that end are ended at the next request', async () => {
    const ente = await people.provincia();
    const referente = await people.member(ente, 'REFERENTE');
    const member = await people.member(ente, 'REDATTORE');
    const admin = await people.member(await people.upi(), 'AMMINISTRATORE');
    const [boss, browser, laptop, upi] = [app.browser(), app.browser(), app.browser(), app.browser()];
    await boss.signIn(referente.person.email, PASSWORD);
    await browser.signIn(member.person.email, PASSWORD);
    await laptop.signIn(member.person.email, PASSWORD);
    await upi.signIn(admin.person.email, PASSWORD);

    await boss.graphql('mutation ($input: MemberInput!) { endMembership(input: $input) { __typename } }', { input: { enteId: ente.id, membershipId: member.membership.id } });
    expect((await me(browser))?.memberships).toEqual([]);

    const { data } = await browser.graphql<{ mySessions: { id: string; current: boolean }[] }>('{ mySessions { id current } }');
    expect(data.mySessions).toHaveLength(2);
    await browser.graphql('mutation { endOtherSessions { __typename } }');
    expect(await me(laptop)).toBeNull();
    expect(await me(browser)).not.toBeNull();

    const listed = async (browser: typeof upi) => (await browser.graphql<{ people: { items: object[] } }>('query ($id: ID!) { people(enteId: $id) { items { email viewerCanCloseAccount } } }', { id: ente.id })).data.people.items;
    const email = referente.person.email;
    expect(await listed(upi)).toEqual([{ email, viewerCanCloseAccount: true }]);
    expect(await listed(boss)).toEqual([{ email, viewerCanCloseAccount: false }]);

    const { data: outcome } = await upi.graphql('mutation ($id: ID!) { disablePerson(input: { personId: $id }) { __typename } }', { id: member.person.id });
    expect(outcome).toEqual({ disablePerson: { __typename: 'Done' } });
    expect(await me(browser)).toBeNull();
    expect(await browser.signIn(member.person.email, PASSWORD)).toMatchObject({ code: 'IDENTITY.INVALID_CREDENTIALS' });
    await upi.graphql('mutation ($id: ID!) { disablePerson(input: { personId: $id }) { __typename } }', { id: referente.person.id });
    // An account that is closed holds no role anywhere any more.
    expect(await listed(upi)).toEqual([]);
    expect(await rows(`select role from membership where person_id = $1 and valid_to is null`, [referente.person.id])).toEqual([]);
    expect(await rows(`select kind from outbox_event where payload ->> 'personId' = $1 order by id`, [referente.person.id])).toEqual(['identity.membership-ended', 'identity.sessions-ended', 'identity.person-disabled'].map((kind) => ({ kind })));
    expect(await rows(`select kind from outbox_event where payload ->> 'personId' = $1 order by id`, [member.person.id])).toEqual(
      ['identity.membership-ended', 'identity.sessions-ended', 'identity.sessions-ended', 'identity.person-disabled'].map((kind) => ({ kind })),
    );
  });

  test('one-time codes: enrolled, asked for, used once, sealed in the database', async () => {
    const { person } = await people.member(await people.upi(), 'CURATORE');
    const browser = app.browser();
    const other = app.browser();
    await browser.signIn(person.email, PASSWORD);
    await other.signIn(person.email, PASSWORD);
    expect((await me(browser))?.secondFactor).toBe('MUST_ENROL');
    const { data } = await browser.graphql<{ enrolSecondFactor: { uri: string } }>('mutation { enrolSecondFactor { ... on SecondFactorEnrolment { uri } } }');
    const totp = URI.parse(data.enrolSecondFactor.uri) as TOTP;
    const code = (): string => totp.generate({ timestamp: app.clock.now().getTime() });
    const CONFIRM = 'mutation ($code: String!) { confirmSecondFactor(input: { code: $code }) { __typename } }';
    expect((await browser.graphql(CONFIRM, { code: '000000' })).data).toEqual({ confirmSecondFactor: { __typename: 'Refused' } });
    const before = browser.cookies.get('pc_session');
    expect((await browser.graphql(CONFIRM, { code: code() })).data).toEqual({ confirmSecondFactor: { __typename: 'Done' } });
    expect(browser.cookies.get('pc_session')).not.toBe(before);
    expect((await me(browser))?.secondFactor).toBe('ACTIVE');
    expect(await me(other)).toBeNull();

    const again = app.browser();
    expect(await again.signIn(person.email, PASSWORD)).toEqual({ __typename: 'SecondFactorRequired' });
    expect(await again.signIn(person.email, PASSWORD, code())).toMatchObject({ code: 'IDENTITY.SECOND_FACTOR_WRONG' });
    app.clock.advance(30);
    expect(await again.signIn(person.email, PASSWORD, code())).toEqual({ __typename: 'SignedIn' });
    const [row] = await rows<{ second_factor_secret: string }>('select second_factor_secret from person where id = $1', [person.id]);
    expect(row!.second_factor_secret).not.toContain(totp.secret.base32);
  });

  test('where codes are required of staff, its roles wait for one', async () => {
    const strict = await IdentityTestApp.start(database, { requireStaffSecondFactor: true });
    const { person } = await people.member(await people.upi(), 'AMMINISTRATORE');
    const browser = strict.browser();
    await browser.signIn(person.email, PASSWORD);
    const { errors } = await browser.graphql('mutation ($id: ID!) { disablePerson(input: { personId: $id }) { __typename } }', { id: person.id });
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect((await me(browser))?.secondFactor).toBe('MUST_ENROL');
    await strict.close();
  });
});
