import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { IDENTITY_ENTITIES } from '@province-comuni/identity-data';
import { PASSWORD, StoredPeople, type StoredEnte, type StoredMember } from '@province-comuni/identity-testing';
import { currentManager } from '@province-comuni/platform-database';
import { createTestDatabase, type TestDatabase } from '@province-comuni/platform-testing';
import { IdentityTestApp, type TestBrowser } from './testing/identity-test-app.js';

/** R1 to R3 for this domain: somebody of another Ente, by every operation that takes an id. */
describe('somebody of another Ente', () => {
  let database: TestDatabase;
  let app: IdentityTestApp;
  let here: StoredEnte;
  let victim: StoredMember;
  let colleague: StoredMember;
  let referenteHere: StoredMember;
  let stranger: TestBrowser;
  let strangerMember: StoredMember;
  let invitationId: string;
  const unknownId = '00000000-0000-7000-8000-00000000dead';

  beforeAll(async () => {
    database = await createTestDatabase({ entities: IDENTITY_ENTITIES });
    app = await IdentityTestApp.start(database);
    const people = new StoredPeople(database.runner);
    here = await people.provincia();
    referenteHere = await people.member(here, 'REFERENTE');
    victim = await people.member(here, 'REDATTORE', { name: 'Bruna', surname: 'Canarino' });
    colleague = await people.member(here, 'LETTORE');
    strangerMember = await people.member(await people.provincia(), 'REFERENTE');
    const referente = app.browser();
    await referente.signIn(referenteHere.person.email, PASSWORD);
    const { data } = await referente.graphql<{ inviteColleague: { invitation: { id: string } } }>(
      'mutation ($input: InviteColleagueInput!) { inviteColleague(input: $input) { ... on ColleagueInvited { invitation { id } } } }',
      { input: { enteId: here.id, email: 'invitata@example.it', role: 'LETTORE' } },
    );
    invitationId = data.inviteColleague.invitation.id;
    stranger = app.browser();
    await stranger.signIn(strangerMember.person.email, PASSWORD);
  });

  afterAll(async () => {
    await app?.close();
    await database?.close();
  });

  const everything = () =>
    database.runner.run({ enteIds: [], system: true }, () =>
      currentManager().query(`select (select jsonb_agg(m order by m.id) from membership m) m, (select jsonb_agg(i order by i.id) from invitation i) i, (select jsonb_agg(p order by p.id) from person p) p`),
    );

  test('sees no people, exactly as of an Ente that does not exist', async () => {
    const read = (enteId: string) => stranger.graphql('query ($enteId: ID!) { people(enteId: $enteId) { total items { email } invitations { email } } }', { enteId });
    const ofOthers = await read(here.id);
    expect(ofOthers.data).toEqual({ people: null });
    expect(ofOthers).toEqual(await read(unknownId));
    expect(ofOthers).toEqual(await read('not-an-id'));
  });

  test.each([
    ['inviteColleague', 'InviteColleagueInput', (enteId: string) => ({ enteId, email: 'x@example.it', role: 'REFERENTE' })],
    ['endMembership', 'MemberInput', (enteId: string) => ({ enteId, membershipId: victim.membership.id })],
    ['changeRole', 'ChangeRoleInput', (enteId: string) => ({ enteId, membershipId: victim.membership.id, role: 'LETTORE' })],
    ['handOver', 'MemberInput', (enteId: string) => ({ enteId, membershipId: victim.membership.id })],
    ['withdrawInvitation', 'WithdrawInvitationInput', (enteId: string) => ({ enteId, invitationId })],
  ])('%s answers not found and changes nothing', async (operation, inputType, input) => {
    const before = await everything();
    const call = (enteId: string) => stranger.graphql(`mutation ($input: ${inputType}!) { ${operation}(input: $input) { __typename ... on NotFound { message } } }`, { input: input(enteId) });
    const answer = await call(here.id);
    expect(answer.data).toEqual({ [operation]: { __typename: 'NotFound', message: 'Non trovato.' } });
    expect(answer).toEqual(await call(unknownId));
    // With an Ente of his own in the input, ids of another reach nothing either.
    if (operation !== 'inviteColleague') expect(answer).toEqual(await call(strangerMember.membership.enteId));
    expect(await everything()).toEqual(before);
  });

  test('cannot close an account, nor end a session of others', async () => {
    const before = await everything();
    const disable = await stranger.graphql('mutation ($id: ID!) { disablePerson(input: { personId: $id }) { __typename } }', { id: victim.person.id });
    expect(disable.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    const victims = app.browser();
    await victims.signIn(victim.person.email, PASSWORD);
    const { data } = await victims.graphql<{ mySessions: { id: string }[] }>('{ mySessions { id } }');
    const end = await stranger.graphql('mutation ($id: ID!) { endSession(input: { sessionId: $id }) { __typename } }', { id: data.mySessions[0]!.id });
    expect(end.data).toEqual({ endSession: { __typename: 'NotFound' } });
    expect((await victims.graphql('{ me { email } }')).data).toEqual({ me: { email: victim.person.email } });
    expect(await everything()).toEqual(before);
  });

  test('a redattore and a lettore of the Ente read its people and manage nobody', async () => {
    for (const member of [victim, colleague]) {
      const browser = app.browser();
      await browser.signIn(member.person.email, PASSWORD);
      const { data } = await browser.graphql<{ people: { total: number; viewerCanManage: boolean; invitations: object[] } }>(
        'query ($enteId: ID!) { people(enteId: $enteId) { total viewerCanManage invitations { email } items { email } } }',
        { enteId: here.id },
      );
      expect(data.people).toMatchObject({ total: 3, viewerCanManage: false, invitations: [] });
      const invite = await browser.graphql('mutation ($input: InviteColleagueInput!) { inviteColleague(input: $input) { __typename } }', { input: { enteId: here.id, email: 'x@example.it', role: 'LETTORE' } });
      expect(invite.data).toEqual({ inviteColleague: { __typename: 'NotFound' } });
    }
  });

  test('a visitor reaches none of it', async () => {
    const { errors } = await app.browser().graphql('query ($enteId: ID!) { people(enteId: $enteId) { total } }', { enteId: here.id });
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  describe('the second wall, with every policy taken away', () => {
    const asStranger = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
      database.runner.run({ enteIds: strangerMember.actor.memberships.map((held) => held.enteId), personId: strangerMember.person.id }, () => currentManager().query(sql, parameters));

    test('shows roles, invitations and people of his own Ente only', async () => {
      expect(await asStranger('select distinct ente_id from membership')).toEqual([{ ente_id: strangerMember.membership.enteId }]);
      expect(await asStranger('select id from invitation')).toEqual([]);
      expect(await asStranger('select id from person')).toEqual([{ id: strangerMember.person.id }]);
      expect(await asStranger('select distinct person_id from session')).toEqual([{ person_id: strangerMember.person.id }]);
      expect(await asStranger('select id from mail_message')).toEqual([]);
    });

    test('lets nobody give himself a role elsewhere, nor change a stranger', async () => {
      await expect(
        asStranger(`insert into membership (person_id, ente_id, ente_kind, role, valid_from) values ($1, $2, 'PROVINCIA', 'REFERENTE', now())`, [strangerMember.person.id, here.id]),
      ).rejects.toThrow(/row-level security/);
      await asStranger(`update person set password_hash = 'x'`);
      await asStranger(`update membership set role = 'LETTORE' where ente_id = $1`, [here.id]);
      const rows = await database.runner.run({ enteIds: [], system: true }, async (): Promise<{ n: string }[]> => currentManager().query(`select count(*) n from person where password_hash = 'x'`));
      expect(Number(rows[0]!.n)).toBe(1);
    });

    test('without an access nothing is seen at all', async () => {
      for (const table of ['membership', 'invitation', 'person', 'session', 'password_reset', 'external_identity', 'mail_message']) {
        expect(await database.runner.run({ enteIds: [] }, () => currentManager().query(`select 1 from ${table}`))).toEqual([]);
      }
    });
  });
});
