import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { ApiOfPage } from '../page-objects/api-of-page.js';
import { signIn } from '../page-objects/sign-in.js';
import { account, database, launch, newContext, type Person } from '../support/browser.js';

const LENGTH = 10_000;
/** Posts that the page holds at most, and what it is made of then, with all that stands around them. */
const MOST_POSTS = 200;
const MOST_ELEMENTS = 12_000;
const TITLE = 'Diecimila voci sulle gare';

let browser: Browser;
let anna: Person;
let page: Page;
let address: string;

/** Posts up to the given number, some of a line and some of many, as if people had written them a second apart. */
async function fill(discussionId: string, communityId: string): Promise<void> {
  await database.change({
    text: `with c as (update community set post_count = post_count + $3::int - 1 where id = $2 returning post_count - ($3::int - 1) as base),
                d as (update discussion set last_sequence = $3, last_number = c.base + $3::int - 1, created_at = now() - interval '1 day', last_post_at = now(), revision = revision + $3::int from c where id = $1 returning author_id)
           insert into post (id, community_id, discussion_id, sequence, community_number, author_id, author_name, author_ente, client_key, text, created_at)
           select gen_random_uuid(), $2::uuid, $1::uuid, n, c.base + n - 1, d.author_id, 'Ada Prova', 'Provincia di Prova', gen_random_uuid(),
             jsonb_build_object('type', 'doc', 'content', (select jsonb_agg(jsonb_build_object('type', 'paragraph', 'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text', 'Voce ' || n || '. ' || repeat('Si aggiudica a chi offre il prezzo più basso. ', 1 + (n + line) % 3))))) from generate_series(1, 1 + n % 4) line)),
             now() - ($3::int - n) * interval '1 second'
           from c, d, generate_series(2, $3::int) n`,
    values: [discussionId, communityId, LENGTH],
  });
}

beforeAll(async () => {
  browser = await launch();
  anna = await newContext(browser);
  page = anna.page;
  await signIn(page, account('referente.pesaro'), '/community');
  const api = new ApiOfPage(page);
  const { community } = await api.graphql<{ community: { id: string } }>('{ community(key: "sua") { id } }');
  await api.graphql('mutation ($id: ID!) { joinCommunity(communityId: $id, guidelinesAccepted: true) { __typename } }', { id: community.id });
  const text = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Chi aggiudica, e come?' }] }] };
  const { discussionId } = await api.change<{ discussionId: string }>('openDiscussion', { communityId: community.id, kind: 'DISCUSSION', title: TITLE, tags: [], text, clientKey: randomUUID() }, '... on DiscussionOpened { discussionId }');
  await fill(discussionId, community.id);
  await api.graphql('mutation ($id: ID!) { readUpTo(discussionId: $id, sequence: 6999) { __typename } }', { id: discussionId });
  address = `/community/sua/${discussionId}`;
}, 90_000);
afterAll(async () => {
  await anna?.context.close();
  await browser?.close();
});

const post = (number: number, on = page): ReturnType<Page['locator']> => on.locator(`#messaggio-${number}`);
const postsOn = (on = page): Promise<number[]> => on.locator('.com-posts [data-sequence]').evaluateAll((posts) => posts.map((each) => Number((each as HTMLElement).dataset['sequence'])));
const topOf = (number: number, on = page): Promise<number> => post(number, on).evaluate((element) => Math.round(element.getBoundingClientRect().top));

/** The post is at the top of the window and has the focus, and stays there once everything has come. */
async function expectLandedOn(number: number, on = page): Promise<void> {
  await post(number, on).waitFor();
  await on.waitForFunction((id) => document.activeElement?.id === id, `messaggio-${number}`);
  await on.waitForLoadState('networkidle');
  const top = await topOf(number, on);
  expect({ number, top, seen: top >= 0 && top < 200, focused: await on.evaluate(() => document.activeElement?.id) }).toEqual({ number, top, seen: true, focused: `messaggio-${number}` });
}

/** The first post that begins inside the window. */
const firstSeen = (on = page): Promise<{ number: number; top: number }> =>
  on.evaluate(() => {
    const seen = [...document.querySelectorAll<HTMLElement>('.com-posts [data-sequence]')].find((each) => each.getBoundingClientRect().top >= 0)!;
    return { number: Number(seen.dataset['sequence']), top: Math.round(seen.getBoundingClientRect().top) };
  });

/** Holds back the next pages of posts, until they are let go. */
async function holdPosts(on = page): Promise<() => Promise<void>> {
  const held: Route[] = [];
  const hold = (route: Route): void => void (route.request().postData()?.includes('query Discussion(') ? held.push(route) : route.continue());
  await on.route('**/graphql', hold);
  return async () => {
    await on.unroute('**/graphql', hold);
    await Promise.all(held.map((route) => route.continue()));
  };
}

describe('a discussion of ten thousand posts', () => {
  it('opens at the first that was not read', async () => {
    await page.goto('/community/sua');
    await page.getByRole('link', { name: TITLE }).click();
    await expectLandedOn(7_000);
    expect(new URL(page.url()).search).toBe('?messaggio=7000');
  }, 60_000);

  it('opens at any post that is linked to, typed or written by hand', async () => {
    await page.goto(`${address}?messaggio=7331`);
    await expectLandedOn(7_331);
    await page.getByLabel('Vai al messaggio (da 1 a 10000)').fill('42');
    await page.getByRole('button', { name: 'Vai', exact: true }).click();
    await expectLandedOn(42);
    await page.getByRole('link', { name: 'Vai all’ultimo' }).click();
    await expectLandedOnLast();
  }, 60_000);
});

async function expectLandedOnLast(): Promise<void> {
  await page.waitForFunction((id) => document.activeElement?.id === id, `messaggio-${LENGTH}`);
  expect((await postsOn()).at(-1)).toBe(LENGTH);
}
