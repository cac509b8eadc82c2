import type { Page } from 'playwright-core';
import type { Account } from '../support/browser.js';

/** Signs in at the form, as people do, and waits for the page one wanted to reach. */
export async function signInAtForm(page: Page, { email, password }: Account, to = '/'): Promise<void> {
  await page.goto(`/accedi?da=${encodeURIComponent(to)}`);
  await page.getByRole('textbox', { name: /posta/i }).fill(email);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Accedi', exact: true }).click();
  await page.waitForURL((url) => url.pathname === new URL(to, 'http://x').pathname);
}

/** Signs the browser in without its form, which `people-of-an-ente` tells about, and opens the page one wants. */
export async function signIn(page: Page, { email, password }: Account, to = '/'): Promise<void> {
  const question = { query: 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', variables: { input: { email, password } } };
  const answer = await page.context().request.post('/graphql', { headers: { 'apollo-require-preflight': '1' }, data: question });
  const { data } = (await answer.json()) as { data?: { signIn?: { __typename: string } } };
  if (data?.signIn?.__typename !== 'SignedIn') throw new Error(`${email} was not signed in: ${await answer.text()}`);
  await page.goto(to);
  // As after the form: the page knows who is there, and shows what is theirs.
  await page.locator('.pc-menu__button').first().waitFor({ state: 'attached' });
}
