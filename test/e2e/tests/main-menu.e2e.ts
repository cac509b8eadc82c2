import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { signIn } from '../page-objects/sign-in.js';
import { account, launch, newContext, type Person } from '../support/browser.js';

let browser: Browser;
const people: Person[] = [];

beforeAll(async () => {
  browser = await launch();
}, 30_000);
afterAll(async () => {
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
  for (const { context } of people) await context.close();
  await browser?.close();
});

async function menuOf(who: string, width: number): Promise<Person & { readonly menu: Locator }> {
  const person = await newContext(browser, width);
  people.push(person);
  await signIn(person.page, account(who), '/');
  return { ...person, menu: person.page.getByRole('navigation', { name: 'Principale' }) };
}

describe('the main menu', () => {
  it.each(['curatore', 'amministratore', 'referente.lecco'])('stands on one line for %s, also on a narrow desk', async (who) => {
    const { page, menu } = await menuOf(who, 1360);
    for (const width of [1360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const tops = await menu.locator('.container > ul > li').evaluateAll((items) => items.map((item) => Math.round(item.getBoundingClientRect().top)));
      expect([width, tops.length > 8, new Set(tops).size]).toEqual([width, true, 1]);
    }
  }, 60_000);

  it('opens what few people do from the keyboard, and closes it again', async () => {
    const { page, menu } = await menuOf('curatore', 1280);
    const button = menu.getByRole('button', { name: 'Strumenti' });
    await button.focus();
    await page.keyboard.press('Enter');
    await menu.getByRole('link', { name: 'Laboratorio' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Laboratorio');
    await page.keyboard.press('Escape');
    expect(await menu.getByRole('link', { name: 'Laboratorio' }).isVisible()).toBe(false);
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    for (let times = 0; times < 4; times += 1) await page.keyboard.press('Tab');
    expect(await menu.getByRole('link', { name: 'Laboratorio' }).isVisible()).toBe(false);
    await button.click();
    await expectAccessible(page);
    await menu.getByRole('link', { name: 'Sinonimi' }).click();
    await page.waitForURL(/\/cerca\/sinonimi/);
    await menu.getByRole('link', { name: 'Sinonimi' }).waitFor({ state: 'hidden' });
    expect(await button.getAttribute('data-here')).toBe('true');
  }, 60_000);

  it('holds it also where the whole menu is behind a button', async () => {
    const { page, menu } = await menuOf('curatore', 390);
    await menu.getByRole('button', { name: 'Menu' }).click();
    await menu.getByRole('button', { name: 'Strumenti' }).click();
    await expectAccessible(page);
    await menu.getByRole('link', { name: 'Laboratorio' }).click();
    await page.waitForURL(/\/laboratorio/);
  }, 60_000);
});
