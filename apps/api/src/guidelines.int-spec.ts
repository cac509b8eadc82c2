import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainPost } from '@province-comuni/communities-contract';
import { LoadCommunities, type PackagedCommunity } from '@province-comuni/communities-domain';
import type { Role } from '@province-comuni/identity-contract';
import { PASSWORD, StoredPeople } from '@province-comuni/identity-testing';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS } from '@province-comuni/platform-ports';
import type { EnteId, EnteKind, PersonId } from '@province-comuni/shared-kernel';
import { GraphqlClient } from './testing/graphql-client.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** Moderator and members of a community that comes with the product, somebody of another Ente who is not in it, and UPI's curator. */
const PEOPLE = { modera: ['041', 'REFERENTE'], membro: ['041', 'LETTORE'], estraneo: ['042', 'REFERENTE'], curatore: [null, 'CURATORE'] } as const satisfies Record<string, readonly [string | null, Role]>;
type Who = keyof typeof PEOPLE;
const RESERVED: PackagedCommunity = { key: 'riservata', title: 'Gruppo riservato', purpose: 'Per pochi.', thisWeek: '', guidelines: ['Si tace.', 'Si ascolta.'], visibility: 'INVITO', pillarKey: null, subjects: [], discussions: [] };
const REFUSALS = '... on InvalidInput { problems { field message } } ... on Refused { code message } ... on NotFound { message }';
const NOTHING = { __typename: 'NotFound', message: 'Non trovato.' };
const MOVED = { __typename: 'InvalidInput', problems: [{ field: 'guidelinesAccepted' }] };
const TO_ACCEPT = { __typename: 'Refused', code: 'COMMUNITIES.GUIDELINES_CHANGED' };

interface Outcome { readonly __typename: string; readonly code: string; readonly problems: { field: string; message: string }[]; readonly discussionId: string }
interface Kept { readonly guidelines: string[]; readonly version: number; readonly revision: number; readonly acceptedVersion: number; readonly canChange: boolean; readonly changes: { revision: number; version: number; personName: string; before: string[]; after: string[] }[] }

let test: TestApp;
const clients = {} as Record<Who, GraphqlClient>;
const ids = {} as Record<Who, PersonId>;
const enti = {} as Record<Who, EnteId>;
let id: string;

const asSystem = <T>(work: () => Promise<T>): Promise<T> => test.database.runner.run(SYSTEM_ACCESS, work);
const sql = <T>(text: string, parameters: unknown[] = []): Promise<T[]> => asSystem(() => currentManager().query(text, parameters));
const change = async (who: Who, mutation: string, declared = '', variables: Record<string, unknown> = {}): Promise<Outcome> => Object.values(await clients[who].request<Record<string, Outcome>>(`mutation ${declared} { ${mutation} { __typename ${mutation.startsWith('openD') ? '... on DiscussionOpened { discussionId }' : ''} ${REFUSALS} } }`, variables))[0]!;
const rewrite = (who: Who, seen: number, guidelines: string[], correction: boolean): Promise<Outcome> => change(who, 'changeCommunityGuidelines(communityId: $id, seenRevision: $seen, guidelines: $guidelines, correction: $correction)', '($id: ID!, $seen: Int!, $guidelines: [String!]!, $correction: Boolean!)', { id, seen, guidelines, correction });
const accept = (who: Who, version: number): Promise<Outcome> => change(who, `acceptCommunityGuidelines(communityId: "${id}", version: ${version})`);
const kept = async (who: Who): Promise<Kept | null> => (await clients[who].request<{ communityGuidelines: Kept | null }>('{ communityGuidelines(key: "riservata") { guidelines version revision acceptedVersion canChange changes { revision version personName before after } } }')).communityGuidelines;
const page = async (who: Who): Promise<{ guidelines: string[]; guidelinesVersion: number; guidelinesToAccept: boolean } | null> => (await clients[who].request<{ community: never }>('{ community(key: "riservata") { guidelines guidelinesVersion guidelinesToAccept } }')).community;
const write = (who: Who): Promise<Outcome> => change(who, 'openDiscussion(input: $input)', '($input: OpenDiscussionInput!)', { input: { communityId: id, kind: 'QUESTION', title: `Una domanda ${randomUUID()}`, tags: [], text: plainPost('Come fate?'), clientKey: randomUUID() } });
const place = (who: Who, role: string): Promise<unknown> => sql(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) select $1, id, $3, name || ' ' || surname, 'Provincia', now(), now(), 0, 0 from person where id = $2`, [id, ids[who], role]);

beforeAll(async () => {
  test = await createTestApp();
  await test.app.get(LoadCommunities, { strict: false }).execute(RESERVED);
  id = (await sql<{ id: string }>(`select id from community where key = 'riservata'`))[0]!.id;
  const stored = new StoredPeople(test.database.runner);
  for (const who of Object.keys(PEOPLE) as Who[]) {
    const [code, role] = PEOPLE[who];
    const [ente] = await sql<{ id: EnteId; kind: EnteKind }>(`select id, kind from ente where case when $1::text is null then kind = 'UPI' else codice_istat = $1 end and valido_al is null`, [code]);
    const { person } = await stored.member(ente!, role, { name: 'Prova', surname: who });
    [ids[who], enti[who]] = [person.id, ente!.id];
    clients[who] = new GraphqlClient(test.app);
    if (who === 'modera' || who === 'membro') await place(who, who === 'modera' ? 'MODERATORE' : 'MEMBRO');
    await clients[who].signIn(person.email, PASSWORD);
  }
  await liftWritingLimits(test);
}, 120_000);
afterAll(() => test?.close());

describe('the guidelines of a community', () => {
  it('are nothing for who is of another Ente, nor for UPI’s curator who is not in it', async () => {
    for (const who of ['estraneo', 'curatore'] as const) {
      expect([who, await kept(who), await page(who)]).toEqual([who, null, null]);
      expect([await rewrite(who, 0, ['Altro.'], true), await accept(who, 1)]).toEqual([NOTHING, NOTHING]);
    }
    expect(await test.database.runner.run({ enteIds: [enti.estraneo], personId: ids.estraneo }, () => currentManager().query('select 1 from community_guidelines_change'))).toEqual([]);
    expect((await kept('membro'))?.guidelines).toEqual(RESERVED.guidelines);
  });

  it('are read by members, and changed by who moderates', async () => {
    expect(await kept('membro')).toEqual({ guidelines: RESERVED.guidelines, version: 1, revision: 0, acceptedVersion: 1, canChange: false, changes: [] });
    expect(await rewrite('membro', 0, ['Altro.'], true)).toMatchObject({ __typename: 'Refused', code: 'COMMUNITIES.NOT_ALLOWED' });
    expect((await kept('modera'))?.canChange).toBe(true);
    for (const wrong of [[], [' ', '\n'], ['x'.repeat(501)], Array.from({ length: 21 }, (_, at) => `Regola ${at}`)]) expect(await rewrite('modera', 0, wrong, true)).toMatchObject({ __typename: 'InvalidInput', problems: [{ field: 'guidelines' }] });
  });

  it('by a correction ask nobody anything; sent twice it is one, and who saw other ones is told', async () => {
    for (let times = 0; times < 2; times += 1) expect(await rewrite('modera', 0, [' Si tace. ', '', 'Si ascolta sempre.', 'Si tace.'], true)).toMatchObject({ __typename: 'CommunityDone' });
    expect(await page('membro')).toEqual({ guidelines: ['Si tace.', 'Si ascolta sempre.'], guidelinesVersion: 1, guidelinesToAccept: false });
    expect(await write('membro')).toMatchObject({ __typename: 'DiscussionOpened' });
    expect(await rewrite('modera', 0, ['Si parla.'], false)).toMatchObject({ __typename: 'Refused', code: 'COMMUNITIES.WORDS_CHANGED' });
    expect((await kept('membro'))?.changes).toEqual([{ revision: 1, version: 1, personName: 'Prova modera', before: RESERVED.guidelines, after: ['Si tace.', 'Si ascolta sempre.'] }]);
  });

  it('of a new version are accepted before one writes again; one reads as before, and who made it accepted it', async () => {
    const { discussionId } = await write('membro');
    expect(await rewrite('modera', 1, ['Si parla uno alla volta.'], false)).toMatchObject({ __typename: 'CommunityDone' });
    expect([await page('membro'), await page('modera')]).toMatchObject([{ guidelinesVersion: 2, guidelinesToAccept: true }, { guidelinesVersion: 2, guidelinesToAccept: false }]);
    expect(await write('membro')).toMatchObject(TO_ACCEPT);
    expect(await change('membro', 'answer(input: $input)', '($input: AnswerDiscussionInput!)', { input: { discussionId, text: plainPost('Così.'), clientKey: randomUUID() } })).toMatchObject(TO_ACCEPT);
    expect((await clients.membro.request<{ discussion: object | null }>('query ($id: ID!) { discussion(id: $id) { discussion { id } } }', { id: discussionId })).discussion).not.toBeNull();
    expect(await write('modera')).toMatchObject({ __typename: 'DiscussionOpened' });
    for (const old of [1, 3]) expect(await accept('membro', old)).toMatchObject(MOVED);
    for (let times = 0; times < 2; times += 1) expect(await accept('membro', 2)).toMatchObject({ __typename: 'CommunityDone' });
    expect(await kept('membro')).toMatchObject({ version: 2, revision: 2, acceptedVersion: 2, changes: [{ revision: 2, version: 2 }, { revision: 1, version: 1 }] });
    expect(await write('membro')).toMatchObject({ __typename: 'DiscussionOpened' });
  });

  it('are accepted by who enters as they are then', async () => {
    await sql(`update community set visibility = 'MEMBRI' where id = $1`, [id]);
    const join = (version: number): Promise<Outcome> => change('estraneo', `joinCommunity(communityId: "${id}", guidelinesAccepted: true, guidelinesVersion: ${version})`);
    expect(await join(1)).toMatchObject(MOVED);
    expect(await join(2)).toMatchObject({ __typename: 'CommunityDone' });
    expect(await page('estraneo')).toMatchObject({ guidelinesToAccept: false });
  });

  it('keep what was changed in the product when it starts again, and their history cannot be changed', async () => {
    await test.app.get(LoadCommunities, { strict: false }).execute(RESERVED);
    expect((await kept('modera'))?.guidelines).toEqual(['Si parla uno alla volta.']);
    await expect(sql('delete from community_guidelines_change')).rejects.toThrow('permission denied');
    await expect(sql('update community_guidelines_change set version = 9')).rejects.toThrow('permission denied');
  });

  it('saved by two at once are one change; the other is told', async () => {
    await place('curatore', 'MEMBRO');
    await clients.curatore.request('{ me { id } }');
    const outcomes = await Promise.all([rewrite('modera', 2, ['Di uno.'], true), rewrite('curatore', 2, ['Di un altro.'], true)]);
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['CommunityDone', 'Refused']);
    expect((await kept('modera'))?.revision).toBe(3);
  });
});
