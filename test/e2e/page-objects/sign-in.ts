import type { Page } from 'playwright-core';
import type { Account } from '../support/browser.js';

/** Signs in and waits for the page one wanted to reach. */
export async function signIn(page: Page, { email, password }: Account, to = '/'): Promise<void> {
  await page.goto(`/accedi?da=${encodeURIComponent(to)}`);
  await page.getByRole('textbox', { name: /posta/i }).fill(email);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Accedi', exact: true }).click();
  await page.waitForURL((url) => url.pathname === new URL(to, 'http://x').pathname);
}
