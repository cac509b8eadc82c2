import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IDENTITY_ENTITIES } from '@province-comuni/identity-data';
import { InviteFirstAdministrator } from '@province-comuni/identity-domain';
import { PASSWORD, StoredPeople, type StoredEnte, type StoredMember } from '@province-comuni/identity-testing';
import { currentManager, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import { createTestDatabase, type TestDatabase } from '@province-comuni/platform-testing';
import { IdentityTestApp, type TestBrowser } from './testing/identity-test-app.js';

const OUTBOX = '{ mailOutbox { total items { to subject text } } }';
interface Outbox {
  readonly mailOutbox: { readonly total: number; readonly items: readonly { readonly to: string; readonly subject: string; readonly text: string }[] } | null;
}

/** Passwords and invitations, by the links that mails carry. */
describe('links sent by mail', () => {
  let database: TestDatabase;
  let app: IdentityTestApp;
  let people: StoredPeople;
  let ente: StoredEnte;
  let referente: StoredMember;
  let boss: TestBrowser;
  let upi: TestBrowser;

  const lastMailTo = async (address: string): Promise<string> => {
    const { data } = await upi.graphql<Outbox>(OUTBOX);
    return data.mailOutbox!.items.find((mail) => mail.to === address)!.text;
  };
  const linkTo = async (address: string): Promise<string> => /#([\w-]{43})/.exec(await lastMailTo(address))![1]!;
  const ask = (email: string) => app.browser().graphql('mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { __typename ... on Done { message } } }', { email });
  const reset = async (token: string, password = 'una frase nuova e lunga') => {
    const { data } = await app
      .browser()
      .graphql<{ resetPassword: object }>('mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { __typename ... on Refused { code } ... on InvalidInput { problems { field } } } }', { input: { token, password } });
    return data.resetPassword;
  };
  const invite = async (email: string, role = 'REDATTORE', enteId: string = ente.id, browser = boss) => {
    const { data } = await browser.graphql<{ inviteColleague: object }>('mutation ($input: InviteColleagueInput!) { inviteColleague(input: $input) { __typename ... on Refused { code } ... on InvalidInput { problems { field } } } }', {
      input: { enteId, email, role },
    });
    return data.inviteColleague;
  };
  const accept = async (token: string, account?: object) => {
    const { data } = await app
      .browser()
      .graphql<{ acceptInvitation: object }>('mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { __typename ... on Refused { code } ... on InvalidInput { problems { field } } ... on InvitationAccepted { email } } }', { input: { token, account } });
    return data.acceptInvitation;
  };
  const newAccount = { name: 'Carlo', surname: 'Bianchi', password: PASSWORD };

  beforeAll(async () => {
    database = await createTestDatabase({ entities: IDENTITY_ENTITIES });
    app = await IdentityTestApp.start(database);
    people = new StoredPeople(database.runner);
    ente = await people.provincia();
    referente = await people.member(ente, 'REFERENTE');
    boss = app.browser();
    await boss.signIn(referente.person.email, PASSWORD);
    upi = app.browser();
    await upi.signIn((await people.member(await people.upi(), 'AMMINISTRATORE')).person.email, PASSWORD);
  });

  afterAll(async () => {
    await app?.close();
    await database?.close();
  });

  test('the first amministratore is invited by the operator, and only while there is none', async () => {
    const first = app.app.get(InviteFirstAdministrator, { strict: false });
    await expect(first.execute({ email: 'operatore@example.it' })).rejects.toMatchObject({ code: 'IDENTITY.ALREADY_ADMINISTERED' });
    await expect(first.execute({ email: 'non un indirizzo' })).rejects.toMatchObject({ code: 'IDENTITY.INVALID_INPUT' });
    await database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`update membership set valid_to = now() where role = 'AMMINISTRATORE'`));
    const link = await first.execute({ email: 'Prima.Persona@example.it ' });
    expect(await accept(/#([\w-]{43})/.exec(link)![1]!, newAccount)).toEqual({ __typename: 'InvitationAccepted', email: 'prima.persona@example.it' });
    await expect(first.execute({ email: 'altra@example.it' })).rejects.toMatchObject({ code: 'IDENTITY.ALREADY_ADMINISTERED' });
    await database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`update membership set valid_to = null where role = 'AMMINISTRATORE'`));
  });

  test('a new password by mail: once, with an end to every session', async () => {
    const person = await people.person();
    const open = app.browser();
    await open.signIn(person.email, PASSWORD);
    await ask(person.email);
    const token = await linkTo(person.email);
    expect(await reset(token, 'corta')).toEqual({ __typename: 'InvalidInput', problems: [{ field: 'password' }] });
    const twice = await Promise.all([reset(token), reset(token)]);
    expect(twice).toContainEqual({ __typename: 'Done' });
    expect(twice).toContainEqual({ __typename: 'Refused', code: 'IDENTITY.LINK_NOT_VALID' });
    expect((await open.graphql('{ me { email } }')).data).toEqual({ me: null });
    expect(await app.browser().signIn(person.email, PASSWORD)).toMatchObject({ code: 'IDENTITY.INVALID_CREDENTIALS' });
    expect(await app.browser().signIn(person.email, 'una frase nuova e lunga')).toEqual({ __typename: 'SignedIn' });
    expect(await lastMailTo(person.email)).toContain('è stata cambiata');
  });

  test('the link dies after thirty minutes, and with every other link once one is used', async () => {
    const person = await people.person();
    await ask(person.email);
    const first = await linkTo(person.email);
    app.clock.advance(60);
    await ask(person.email);
    const second = await linkTo(person.email);
    expect(await reset(second)).toEqual({ __typename: 'Done' });
    expect(await reset(first)).toMatchObject({ code: 'IDENTITY.LINK_NOT_VALID' });
    await ask(person.email);
    const third = await linkTo(person.email);
    app.clock.advance(30 * 60);
    expect(await reset(third)).toMatchObject({ code: 'IDENTITY.LINK_NOT_VALID' });
  });

  test('an unknown address gets the same answer, and nobody a mail', async () => {
    const person = await people.person();
    const known = await ask(person.email);
    expect(await ask('ignoto@example.it')).toEqual(known);
    const { data } = await upi.graphql<Outbox>(OUTBOX);
    expect(data.mailOutbox!.items.filter((mail) => mail.to === 'ignoto@example.it')).toEqual([]);
  });

  test('an invitation makes an account with its role, once', async () => {
    expect(await invite('Carlo.Bianchi@example.it')).toEqual({ __typename: 'ColleagueInvited' });
    const token = await linkTo('carlo.bianchi@example.it');
    const { data } = await app.browser().graphql('query ($token: String!) { invitation(token: $token) { email role enteName needsAccount } }', { token });
    expect(data).toEqual({ invitation: { email: 'carlo.bianchi@example.it', role: 'REDATTORE', enteName: expect.stringContaining('Provincia di Prova'), needsAccount: true } });
    expect(await accept(token)).toEqual({ __typename: 'InvalidInput', problems: [{ field: 'account' }] });
    expect(await accept(token, newAccount)).toEqual({ __typename: 'InvitationAccepted', email: 'carlo.bianchi@example.it' });
    expect(await accept(token, newAccount)).toMatchObject({ code: 'IDENTITY.LINK_NOT_VALID' });
    const carlo = app.browser();
    await carlo.signIn('carlo.bianchi@example.it', PASSWORD);
    expect((await carlo.graphql('{ me { name memberships { enteId role } } }')).data).toEqual({ me: { name: 'Carlo', memberships: [{ enteId: ente.id, role: 'REDATTORE' }] } });
    expect(await invite('carlo.bianchi@example.it')).toMatchObject({ code: 'IDENTITY.ALREADY_MEMBER' });
  });

  test('an invitation adds a role to an account there is, and leaves its password alone', async () => {
    const person = await people.person();
    await invite(person.email, 'LETTORE');
    expect(await accept(await linkTo(person.email), { ...newAccount, password: 'un altra password lunga' })).toMatchObject({ __typename: 'InvitationAccepted' });
    expect(await app.browser().signIn(person.email, PASSWORD)).toEqual({ __typename: 'SignedIn' });
  });

  test('a link that came by mail shows that letters arrive: those that stopped because they came back begin again, of nobody else', async () => {
    const [resets, joins, other] = await Promise.all([people.person(), people.person(), people.person()]);
    const stopped = async (): Promise<string[]> => (await database.runner.run(SYSTEM_ACCESS, () => currentManager().query<{ address: string }[]>('select address from mail_return order by address'))).map(({ address }) => address);
    for (const { email } of [resets, joins, other]) await database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`insert into mail_return (address, days, first_at, last_at, said, stopped_at) values (lower($1), 3, now(), now(), '550', now())`, [email]));
    await ask(resets.email);
    await invite(joins.email, 'LETTORE');
    expect(await stopped()).toHaveLength(3);
    expect(await reset(await linkTo(resets.email))).toEqual({ __typename: 'Done' });
    expect(await accept(await linkTo(joins.email))).toMatchObject({ __typename: 'InvitationAccepted' });
    expect(await stopped()).toEqual([other.email.toLowerCase()]);
  });

  test('a later invitation, a withdrawal and fourteen days each end a link', async () => {
    await invite('dora@example.it');
    const first = await linkTo('dora@example.it');
    await invite('dora@example.it', 'LETTORE');
    expect(await accept(first, newAccount)).toMatchObject({ code: 'IDENTITY.LINK_NOT_VALID' });
    const { data } = await boss.graphql<{ people: { invitations: { id: string; email: string }[] } }>('query ($enteId: ID!) { people(enteId: $enteId) { invitations { id email } } }', { enteId: ente.id });
    const open = data.people.invitations.filter((invitation) => invitation.email === 'dora@example.it');
    expect(open).toHaveLength(1);
    await boss.graphql('mutation ($input: WithdrawInvitationInput!) { withdrawInvitation(input: $input) { __typename } }', { input: { enteId: ente.id, invitationId: open[0]!.id } });
    await invite('elio@example.it');
    const last = await linkTo('elio@example.it');
    app.clock.advance(14 * 24 * 3600);
    expect(await accept(last, newAccount)).toMatchObject({ code: 'IDENTITY.LINK_NOT_VALID' });
  });

  test('a role the Ente does not know is refused; UPI invites the first referente of an Ente', async () => {
    const admin = app.browser();
    await admin.signIn((await people.member(await people.upi(), 'AMMINISTRATORE')).person.email, PASSWORD);
    const fresh = await people.provincia();
    expect(await invite('staff@example.it', 'AMMINISTRATORE', fresh.id, admin)).toEqual({ __typename: 'InvalidInput', problems: [{ field: 'role' }] });
    expect(await invite('prima@example.it', 'REFERENTE', fresh.id, admin)).toEqual({ __typename: 'ColleagueInvited' });
  });

  test('ordinary people read their own mail only', async () => {
    const person = await people.person();
    const browser = app.browser();
    await browser.signIn(person.email, PASSWORD);
    expect((await browser.graphql<Outbox>(OUTBOX)).data.mailOutbox).toEqual({ total: 0, items: [] });
    await ask(person.email);
    expect((await browser.graphql<Outbox>(OUTBOX)).data.mailOutbox?.items.map((mail) => mail.to)).toEqual([person.email]);
    expect((await app.browser().graphql(OUTBOX)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});
