import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMUNITY_GROWN, COMMUNITY_HERE, plainPost, type CommunityHint } from '@province-comuni/communities-contract';
import { currentManager, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import { loadDemoAccounts, type PrintedAccount } from './demo-accounts.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { LivePage } from './testing/live-page.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

let here: TestApp;
let there: TestApp;
let accounts: PrintedAccount[];
let communityId: string;
let discussionId: string;
const pages: LivePage[] = [];

const signedIn = async (start: string): Promise<GraphqlClient> => {
  const account = accounts.find(({ email }) => email.startsWith(start))!;
  const client = new GraphqlClient(here.app);
  await client.signIn(account.email, account.password);
  return client;
};
const open = async (copy: TestApp, client: GraphqlClient): Promise<LivePage> => {
  const page = await LivePage.open(copy, client);
  pages.push(page);
  return page;
};
const hear = async (page: LivePage, id = communityId): Promise<{ answer?: CommunityHint; refused?: string }> => (await page.ask(COMMUNITY_HERE, { communityId: id })) as { answer?: CommunityHint; refused?: string };
const join = (client: GraphqlClient): Promise<unknown> => client.request('mutation ($id: ID!) { joinCommunity(communityId: $id, guidelinesAccepted: true) { __typename } }', { id: communityId });
const answer = async (client: GraphqlClient): Promise<string> => (await client.request<{ answer: { __typename: string } }>('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename } }', { input: { discussionId, text: plainPost('Ecco.'), clientKey: randomUUID() } })).answer.__typename;
const eventsAfter = async (client: GraphqlClient, after: number): Promise<number[] | null> => (await client.request<{ communityEvents: { entries: { sequence: number }[] } | null }>('query ($id: ID!, $after: Int!) { communityEvents(communityId: $id, after: $after) { entries { sequence } } }', { id: communityId, after })).communityEvents?.entries.map(({ sequence }) => sequence) ?? null;

beforeAll(async () => {
  here = await createTestApp({ live: true });
  there = await createTestApp({ live: true, beside: here });
  accounts = await loadDemoAccounts(here.app);
  const [row]: { id: string; discussion: string }[] = await here.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`select c.id, d.id as discussion from community c join discussion d on d.community_id = c.id where c.key = 'politiche-del-personale' order by d.first_number desc limit 1`));
  [communityId, discussionId] = [row!.id, row!.discussion];
}, 120_000);
afterEach(() => pages.splice(0).forEach((page) => page.leave()));
afterAll(async () => {
  await there?.close();
  await here?.close();
}, 60_000);

describe('an open page of a community', () => {
  it('hears on any copy of the product that something happened, and asks what: each entry once, in order, also after it was away', async () => {
    const [writer, reader] = [await signedIn('referente.pesaro'), await signedIn('referente.lecco')];
    await Promise.all([join(writer), join(reader)]);
    const page = await open(there, reader);
    const { sequence } = (await hear(page)).answer!;
    await answer(writer);
    expect(await page.hears<CommunityHint>(COMMUNITY_GROWN, (hint) => hint.sequence > sequence)).toEqual({ communityId, sequence: sequence + 1 });
    page.leave();
    for (let count = 0; count < 3; count += 1) await answer(writer);
    const again = await open(here, reader);
    expect((await hear(again)).answer!.sequence).toBe(sequence + 4);
    expect(await eventsAfter(reader, sequence)).toEqual([1, 2, 3, 4].map((step) => sequence + step));
  }, 20_000);

  it('is not let in by somebody who is no member, as if the community did not exist', async () => {
    const page = await open(here, await signedIn('curatore'));
    expect([await hear(page), await hear(page, randomUUID()), await hear(page, 'x')]).toEqual(Array.from({ length: 3 }, () => ({ refused: 'COMMUNITIES.NOT_FOUND' })));
    const writer = await signedIn('referente.pesaro');
    const member = await open(here, writer);
    await hear(member);
    await answer(writer);
    await member.hears(COMMUNITY_GROWN);
    expect(page.count(COMMUNITY_GROWN)).toBe(0);
  }, 20_000);

  it('is closed within five seconds, on another copy, when its person is taken out; he hears nothing more', async () => {
    const [moderator, taken] = [await signedIn('referente.pesaro'), await signedIn('redattore.pesaro')];
    await join(taken);
    const personId = (await taken.request<{ me: { id: string } }>('{ me { id } }')).me.id;
    const moderatorId = (await moderator.request<{ me: { id: string } }>('{ me { id } }')).me.id;
    await here.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`update community_member set role = 'MODERATORE' where community_id = $1 and person_id = $2`, [communityId, moderatorId]));
    const page = await open(there, taken);
    await hear(page);
    const remove = (client: GraphqlClient, id: string): Promise<{ r: { __typename: string } }> => client.request('mutation ($id: ID!, $personId: ID!) { r: removeCommunityMember(communityId: $id, personId: $personId) { __typename } }', { id: communityId, personId: id });
    expect((await remove(taken, moderatorId)).r.__typename).toBe('Refused');
    const start = Date.now();
    expect((await remove(moderator, personId)).r.__typename).toBe('CommunityDone');
    await page.closed();
    expect(Date.now() - start).toBeLessThan(5_000);
    expect(await hear(await open(there, taken))).toEqual({ refused: 'COMMUNITIES.NOT_FOUND' });
    expect([await eventsAfter(taken, 0), await answer(taken)]).toEqual([null, 'NotFound']);
  }, 20_000);
});
