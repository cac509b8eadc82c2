import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page, Response } from 'playwright-core';
import { expectAccessible, WIDTHS } from '../page-objects/accessible.js';
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

/** As if she had read so far and no further, on no page that is open now. */
async function haveRead(sequence: number): Promise<void> {
  await page.goto('about:blank');
  await database.change({ text: 'update discussion_reading set read_up_to = $2 where discussion_id = $1', values: [address.split('/').at(-1), sequence] });
}

beforeAll(async () => {
  browser = await launch();
  anna = await newContext(browser);
  page = anna.page;
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('query Discussion(')) await gate;
    await route.continue();
  });
  await signIn(page, account('referente.pesaro'), '/community');
  const api = new ApiOfPage(page);
  const { community } = await api.graphql<{ community: { id: string } }>('{ community(key: "sua") { id } }');
  await api.graphql('mutation ($id: ID!) { joinCommunity(communityId: $id, guidelinesAccepted: true) { __typename } }', { id: community.id });
  const text = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Chi aggiudica, e come?' }] }] };
  const { discussionId } = await api.change<{ discussionId: string }>('openDiscussion', { communityId: community.id, kind: 'DISCUSSION', title: TITLE, tags: [], text, clientKey: randomUUID() }, '... on DiscussionOpened { discussionId }');
  await fill(discussionId, community.id);
  await api.graphql('mutation ($id: ID!) { readUpTo(discussionId: $id, sequence: 1) { __typename } }', { id: discussionId });
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

/** Pages of posts go through while this is null, and wait for it otherwise. */
let gate: Promise<void> | null = null;

/** Holds back the next pages of posts. @returns lets them go */
function holdPosts(): () => void {
  let open!: () => void;
  gate = new Promise<void>((done) => (open = done));
  return () => {
    gate = null;
    open();
  };
}

/** The post is at the same height of the window as it was; a pixel is lost where heights are no whole ones. */
async function expectStill({ number, top }: { number: number; top: number }, on = page): Promise<void> {
  expect({ number, moved: Math.abs((await topOf(number, on)) - top) <= 1 }).toEqual({ number, moved: true });
}

/** Scrolls until the last post that is there ends in the window. */
async function scrollToLast(on = page): Promise<void> {
  await on.locator('.com-posts > li').last().evaluate((element) => element.scrollIntoView({ block: 'end' }));
}

const inWindow = (selector: string, on = page): Promise<unknown> => on.waitForFunction((wanted) => {
  const { top, bottom } = document.querySelector(wanted)!.getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}, selector);

describe.each(WIDTHS)('a discussion of ten thousand posts, %i pixels wide', (width) => {
  beforeAll(async () => {
    await page.setViewportSize({ width, height: 900 });
    await haveRead(6_999);
  });

  it('opens at the first that was not read', async () => {
    await page.goto('/community/sua');
    await page.getByRole('link', { name: TITLE }).click();
    await expectLandedOn(7_000);
    expect(new URL(page.url()).search).toBe('?messaggio=7000');
  }, 60_000);

  it('opens at any post that is linked to, typed, or the last', async () => {
    await page.goto(`${address}?messaggio=7331`);
    await expectLandedOn(7_331);
    await page.getByLabel('Vai al messaggio (da 1 a 10000)').fill('42');
    await page.getByRole('button', { name: 'Vai', exact: true }).click();
    await expectLandedOn(42);
    await page.getByRole('link', { name: 'Vai all’ultimo' }).click();
    await page.waitForFunction((id) => document.activeElement?.id === id, `messaggio-${LENGTH}`);
    expect((await postsOn()).at(-1)).toBe(LENGTH);
  }, 60_000);

  it('grows above and below while nothing of what one looks at moves, and never holds more than two hundred', async () => {
    await page.goto(`${address}?messaggio=5000`);
    await expectLandedOn(5_000);
    const earlier = page.getByRole('button', { name: 'Mostra i precedenti' });
    for (const before of [4_978, 4_958]) {
      const [first] = await postsOn();
      await post(first!).evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const place = await firstSeen();
      await earlier.click();
      await post(before).waitFor();
      await expectStill(place);
      // Who does not see where the new ones are goes on from the one that was the first.
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(`messaggio-${first}`);
    }
    let most = 0;
    for (let times = 0; times < 12; times += 1) {
      const letGo = holdPosts();
      const last = (await postsOn()).at(-1)!;
      await scrollToLast();
      const place = await firstSeen();
      letGo();
      await post(last + 1).waitFor();
      await expectStill(place);
      most = Math.max(most, (await postsOn()).length);
    }
    expect(most).toBe(MOST_POSTS);
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(MOST_ELEMENTS);
    // One more above, of those that left the page meanwhile.
    const [first] = await postsOn();
    await post(first!).evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const place = await firstSeen();
    await earlier.click();
    await post(first! - 1).waitFor();
    await expectStill(place);
    expect((await postsOn()).length).toBe(MOST_POSTS);
  }, 120_000);

  it('is walked by the keyboard: to its head, and to the answer below, without loading all that is between', async () => {
    await page.goto(`${address}?messaggio=7331`);
    await expectLandedOn(7_331);
    const there = await postsOn();
    await page.keyboard.press('End');
    await inWindow('#rispondi');
    await page.waitForLoadState('networkidle');
    // Those that came on the way there pushed nothing away, and no others come.
    await inWindow('#rispondi');
    const last = (await postsOn()).at(-1)!;
    expect(last - there.at(-1)!).toBeLessThanOrEqual(20);
    await page.getByRole('button', { name: 'Mostra i successivi' }).press('Enter');
    await post(last + 1).waitFor();
    // Posts that were asked for before the key was pressed come while the page is on its way.
    const letGo = holdPosts();
    const asked = page.waitForRequest((request) => request.postData()?.includes('query Discussion(') === true);
    await scrollToLast();
    await asked;
    await page.keyboard.press('End');
    await page.waitForFunction(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
    letGo();
    await post(last + 21).waitFor();
    await page.waitForFunction(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);
    await inWindow('#rispondi');
    // A key that is pressed while the page is still on its way may be lost.
    const stopped = page.evaluate(() => new Promise((done) => addEventListener('scrollend', () => scrollY === 0 && done(true))));
    await page.keyboard.press('Home');
    await stopped;
    await inWindow('h1');
    await page.keyboard.press('PageDown');
    await page.waitForFunction(() => scrollY > 0);
  }, 60_000);

  it('is found again where one was, by back and by loading the page again', async () => {
    await page.goto(`${address}?messaggio=7331`);
    await expectLandedOn(7_331);
    await scrollToLast();
    await post(7_360).waitFor();
    await post(7_358).evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const place = await firstSeen();
    expect(place.number).toBeGreaterThan(7_348);
    const isThere = ({ number, top }: { number: number; top: number }): boolean => {
      const found = document.getElementById(`messaggio-${number}`);
      return found !== null && Math.abs(found.getBoundingClientRect().top - top) <= 2;
    };
    await post(place.number).getByRole('link', { name: 'Ada Prova' }).click();
    await page.waitForURL('**/persone/**');
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor({ state: 'detached' });
    await page.goBack();
    await page.waitForFunction(isThere, place);
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(isThere, place)).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`messaggio-${place.number}`);
    await page.reload();
    await page.waitForFunction(isThere, place);
    // The address itself leads where it says.
    await page.goto(`${address}?messaggio=7331`);
    await expectLandedOn(7_331);
  }, 60_000);

  it('is accessible in the middle of it', async () => {
    await page.goto(`${address}?messaggio=7331`);
    await expectLandedOn(7_331);
    await expectAccessible(page);
    await page.setViewportSize({ width, height: 900 });
    expect(anna.faults).toEqual([]);
  }, 60_000);
});

/** How far a page says that one has read; null: it is another answer. */
function readUpToIn(response: Response): number | null {
  const asked = response.request().postData() ?? '';
  return asked.includes('readUpTo(') ? (JSON.parse(asked) as { variables: { sequence: number } }).variables.sequence : null;
}

describe('on another device', () => {
  it('one goes on where one stopped on this one', async () => {
    await page.setViewportSize({ width: 1400, height: 900 });
    await haveRead(7_000);
    const reads: number[] = [];
    page.on('response', (response) => {
      const read = readUpToIn(response);
      if (read !== null) reads.push(read);
    });
    await page.goto(`${address}?messaggio=8000`);
    await expectLandedOn(8_000);
    const last = (await postsOn()).at(-1)!;
    const told = page.waitForResponse((response) => (readUpToIn(response) ?? 0) >= last);
    await scrollToLast();
    await told;
    await page.waitForLoadState('networkidle');
    const phone = await newContext(browser, 360);
    await signIn(phone.page, account('referente.pesaro'), '/community/sua');
    await phone.page.getByRole('link', { name: TITLE }).click();
    await expectLandedOn(Math.max(...reads) + 1, phone.page);
    expect(Math.max(...reads)).toBeGreaterThanOrEqual(last);
    expect(phone.faults).toEqual([]);
    await phone.context.close();
  }, 90_000);
});
