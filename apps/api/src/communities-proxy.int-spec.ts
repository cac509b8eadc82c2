import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMUNITY_GROWN, COMMUNITY_HERE, plainPost, type CommunityHint } from '@province-comuni/communities-contract';
import { currentManager, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import { loadDemoAccounts, type PrintedAccount } from './demo-accounts.js';
import { FrontProxy, type Visitor } from './testing/front-proxy.js';
import { GraphqlClient } from './testing/graphql-client.js';
import { LivePage, type Transport } from './testing/live-page.js';
import { liftWritingLimits } from './testing/no-writing-limits.js';
import { createTestApp, type TestApp } from './testing/test-app.js';

/** How pages connect, and how they end up connected. The last is what ours do: the short way first, the long one where that is blocked. */
const WAYS: readonly { readonly way: string; readonly transports: readonly Transport[]; readonly upgrades: boolean; readonly used: Transport }[] = [
  { way: 'by WebSocket', transports: ['websocket'], upgrades: true, used: 'websocket' },
  { way: 'by polling', transports: ['polling'], upgrades: true, used: 'polling' },
  { way: 'by polling because WebSocket is blocked', transports: ['websocket', 'polling'], upgrades: false, used: 'polling' },
];

/** Somebody at his browser, which knows the proxy alone. */
interface Guest { readonly client: GraphqlClient; readonly visitor: Visitor }

let here: TestApp;
let there: TestApp;
let accounts: PrintedAccount[];
let communityId: string;
let discussionId: string;
let visitors = 0;
const pages: LivePage[] = [];
const proxies: FrontProxy[] = [];

const proxyBefore = async (copies: readonly TestApp[], upgrades: boolean): Promise<FrontProxy> => {
  const proxy = await FrontProxy.before(copies, { upgrades });
  proxies.push(proxy);
  return proxy;
};
const signedIn = async (proxy: FrontProxy, start: string): Promise<Guest> => {
  const account = accounts.find(({ email }) => email.startsWith(start))!;
  const visitor = proxy.visitor(`192.0.2.${(visitors += 1)}`);
  const client = new GraphqlClient(visitor);
  await client.signIn(account.email, account.password);
  return { client, visitor };
};
const joined = async (proxy: FrontProxy, start: string): Promise<Guest> => {
  const guest = await signedIn(proxy, start);
  await guest.client.request('mutation ($id: ID!) { joinCommunity(communityId: $id, guidelinesAccepted: true) { __typename } }', { id: communityId });
  return guest;
};
const open = async (proxy: FrontProxy, { client, visitor }: Guest, transports: readonly Transport[]): Promise<LivePage> => {
  const page = await LivePage.openAt(proxy.port, client, { 'x-forwarded-for': visitor.address }, transports);
  pages.push(page);
  return page;
};
const hear = async (page: LivePage): Promise<{ answer?: CommunityHint; refused?: string }> => (await page.ask(COMMUNITY_HERE, { communityId })) as { answer?: CommunityHint; refused?: string };
const answer = async ({ client }: Guest): Promise<string> => (await client.request<{ answer: { __typename: string } }>('mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename } }', { input: { discussionId, text: plainPost('Ecco.'), clientKey: randomUUID() } })).answer.__typename;
const eventsAfter = async ({ client }: Guest, after: number): Promise<number[]> => (await client.request<{ communityEvents: { entries: { sequence: number }[] } }>('query ($id: ID!, $after: Int!) { communityEvents(communityId: $id, after: $after) { entries { sequence } } }', { id: communityId, after })).communityEvents.entries.map(({ sequence }) => sequence);
const meOf = async ({ client }: Guest): Promise<string> => (await client.request<{ me: { id: string } }>('{ me { id } }')).me.id;

beforeAll(async () => {
  here = await createTestApp({ live: true });
  there = await createTestApp({ live: true, beside: here });
  accounts = await loadDemoAccounts(here.app);
  await liftWritingLimits(here);
  const [row]: { id: string; discussion: string }[] = await here.database.runner.run(SYSTEM_ACCESS, () => currentManager().query(`select c.id, d.id as discussion from community c join discussion d on d.community_id = c.id where c.key = 'politiche-del-personale' order by d.first_number desc limit 1`));
  [communityId, discussionId] = [row!.id, row!.discussion];
}, 120_000);
afterEach(async () => {
  pages.splice(0).forEach((page) => page.leave());
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
});
afterAll(async () => {
  await there?.close();
  await here?.close();
}, 60_000);

describe.each(WAYS)('pages that reach two copies of the product through a proxy, $way', ({ transports, upgrades, used }) => {
  it('hear what is written through the other copy, both ways', async () => {
    const proxy = await proxyBefore([here, there], upgrades);
    const [first, second] = [await joined(proxy, 'referente.pesaro'), await joined(proxy, 'referente.lecco')];
    const [pageOfFirst, pageOfSecond] = [await open(proxy, first, transports), await open(proxy, second, transports)];
    expect([pageOfFirst.transport, pageOfSecond.transport]).toEqual([used, used]);
    expect(first.visitor.port()).not.toBe(second.visitor.port());
    const { sequence } = (await hear(pageOfFirst)).answer!;
    expect((await hear(pageOfSecond)).answer).toEqual({ communityId, sequence });
    for (const [step, writer] of [first, second].entries()) {
      expect(await answer(writer)).toBe('AnswerGiven');
      const told = { communityId, sequence: sequence + step + 1 };
      for (const page of [pageOfFirst, pageOfSecond]) expect(await page.hears<CommunityHint>(COMMUNITY_GROWN, (hint) => hint.sequence > sequence + step)).toEqual(told);
    }
  }, 20_000);

  it.each([
    ['is stopped', true],
    ['is reached no more', false],
  ])('come back on the other copy when theirs %s, and get what they missed, in order, once', async (_, stops) => {
    const ending = stops ? await createTestApp({ live: true, beside: here }) : there;
    let ended = false;
    try {
      const proxy = await proxyBefore([ending, here], upgrades);
      const reader = await joined(proxy, 'referente.lecco');
      const writer = await joined(proxy, 'referente.pesaro');
      const page = await open(proxy, reader, transports);
      const lost = reader.visitor.port();
      expect(lost).not.toBe(writer.visitor.port());
      const { sequence } = (await hear(page)).answer!;
      const seen: number[] = [];
      const readTo = async (last: number): Promise<void> => {
        await page.hears<CommunityHint>(COMMUNITY_GROWN, (hint) => hint.sequence >= last);
        seen.push(...(await eventsAfter(reader, seen.at(-1) ?? sequence)));
      };
      expect(await answer(writer)).toBe('AnswerGiven');
      await readTo(sequence + 1);
      const gone = page.closed();
      if (stops) await ending.close();
      else proxy.takeOut(lost);
      ended = true;
      await gone;
      for (let count = 0; count < 3; count += 1) expect(await answer(writer)).toBe('AnswerGiven');
      await page.comeBack();
      expect([page.transport, reader.visitor.port()]).toEqual([used, writer.visitor.port()]);
      expect((await hear(page)).answer).toEqual({ communityId, sequence: sequence + 4 });
      seen.push(...(await eventsAfter(reader, seen.at(-1)!)));
      expect(await answer(writer)).toBe('AnswerGiven');
      await readTo(sequence + 5);
      expect(seen).toEqual([1, 2, 3, 4, 5].map((step) => sequence + step));
    } finally {
      if (stops && !ended) await ending.close();
    }
  }, 30_000);

  it('are closed within five seconds, on every copy, when their person is taken out, and hear nothing more', async () => {
    const proxy = await proxyBefore([here, there], upgrades);
    const [moderator, taken] = [await joined(proxy, 'referente.pesaro'), await joined(proxy, 'redattore.pesaro')];
    const elsewhere: Guest = { client: taken.client, visitor: proxy.visitor('198.51.100.1') };
    await here.database.runner.run(SYSTEM_ACCESS, async () => currentManager().query(`update community_member set role = 'MODERATORE' where community_id = $1 and person_id = $2`, [communityId, await meOf(moderator)]));
    const [near, far] = [await open(proxy, taken, transports), await open(proxy, elsewhere, transports)];
    expect(taken.visitor.port()).not.toBe(elsewhere.visitor.port());
    for (const page of [near, far]) expect(await hear(page)).toHaveProperty('answer');
    const [personId, start] = [await meOf(taken), Date.now()];
    const { r } = await moderator.client.request<{ r: { __typename: string } }>('mutation ($id: ID!, $personId: ID!) { r: removeCommunityMember(communityId: $id, personId: $personId) { __typename } }', { id: communityId, personId });
    expect(r.__typename).toBe('CommunityDone');
    await Promise.all([near.closed(), far.closed()]);
    expect(Date.now() - start).toBeLessThan(5_000);
    await near.comeBack();
    expect(await hear(near)).toEqual({ refused: 'COMMUNITIES.NOT_FOUND' });
  }, 20_000);
});
