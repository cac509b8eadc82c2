import { expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { account, baseUrl, newContext } from '../support/browser.js';
import { expectAccessible, WIDTHS } from './accessible.js';
import { signIn } from './sign-in.js';

/** An id that nothing has. */
export const NOTHING = '00000000-0000-4000-8000-000000000000';

/** Time to open and judge one page on a busy machine: it ends a run that hangs, and says nothing of speed. */
export const PATIENCE_PER_PAGE = 15_000;

/**
 * Opens pages one after the other, each at both widths: accessible, with a title, without fault, nothing loaded from elsewhere, nothing wider than the screen.
 * @param who beginning of the address of a demonstration account; null: a visitor
 */
export async function lookAtPages(browser: Browser, who: string | null, paths: readonly string[]): Promise<void> {
  const { context, page, faults } = await newContext(browser, WIDTHS[0]);
  const elsewhere: string[] = [];
  page.on('request', (request) => !request.url().startsWith(baseUrl) && !/^(data|blob):/.test(request.url()) && elsewhere.push(request.url()));
  if (who) await signIn(page, account(who));
  for (const path of paths) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
    expect({ path, title: await page.title() }).toEqual({ path, title: expect.stringMatching(/ – Province & Comuni$|^Province & Comuni$/) as unknown as string });
    await expectAccessible(page, { path });
  }
  expect(elsewhere).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
}
