import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { RealProvider } from '../../../libs/identity/api/src/testing/real-provider.js';
import { expectAccessible } from '../page-objects/accessible.js';
import { ApiOfPage } from '../page-objects/api-of-page.js';
import { signIn } from '../page-objects/sign-in.js';
import { launch, newContext, type Person } from '../support/browser.js';
import { OwnProduct } from '../support/own-product.js';

const LABEL = 'Entra con SPID o CIE';
const NUOVA = 'livia.nuova@demo.example';

let provider: RealProvider;
let product: OwnProduct;
let browser: Browser;
/** Who reads the mail of the installation; who is invited; who has an account with a password; whom nobody knows. */
let amministratore: Person;
let livia: Person;
let referente: Person;
let sconosciuto: Person;

beforeAll(async () => {
  product = await OwnProduct.start(async (url) => {
    provider = await RealProvider.start(`${url}/auth/oidc/callback`, { withPage: true });
    return { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'province-comuni', OIDC_CLIENT_SECRET: 'secret-of-the-tests' };
  });
  browser = await launch();
  [amministratore, livia, referente, sconosciuto] = [await newContext(browser, 1400, product.url), await newContext(browser, 1400, product.url), await newContext(browser, 1400, product.url), await newContext(browser, 1400, product.url)];
}, 150_000);
afterAll(async () => {
  for (const person of [amministratore, livia, referente, sconosciuto]) await person?.context.close();
  await browser?.close();
  await product?.stop();
  await provider?.stop();
});

/** On the provider's own page. */
async function sayWho(page: Page, code: string): Promise<void> {
  await page.waitForURL((url) => url.href.startsWith(`${provider.issuer}/interaction/`));
  await page.getByLabel('Codice').fill(code);
  await page.getByRole('button', { name: 'Conferma' }).click();
}

const me = async (page: Page): Promise<string | null> => (await new ApiOfPage(page).graphql<{ me: { email: string } | null }>('{ me { email } }')).me?.email ?? null;

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Menu di / }).click();
  await page.getByRole('button', { name: 'Esci', exact: true }).click();
  await page.getByRole('link', { name: 'Accedi' }).first().waitFor();
}

/** One story: each step stands on the one before. */
describe('a person with a digital identity', () => {
  it('accepts the invitation at the provider and is in, without a password, under the names the provider gives', async () => {
    await signIn(amministratore.page, product.account('amministratore'), '/');
    await signIn(referente.page, product.account('referente.pesaro'), '/ente');
    const api = new ApiOfPage(referente.page);
    const { me: own } = await api.graphql<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }');
    await api.graphql('mutation ($input: InviteColleagueInput!) { inviteColleague(input: $input) { __typename } }', { input: { enteId: own.memberships[0]!.enteId, email: NUOVA, role: 'REDATTORE' } });
    const { mailOutbox } = await new ApiOfPage(amministratore.page).graphql<{ mailOutbox: { items: { to: string; text: string }[] } }>('{ mailOutbox { items { to text } } }');
    const { pathname, hash } = new URL(/https?:\/\/\S+#[\w-]{43}/.exec(mailOutbox.items.find(({ to }) => to === NUOVA)!.text)![0]);
    const { page } = livia;
    await page.goto(`${pathname}${hash}`);
    await page.getByRole('button', { name: LABEL }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: LABEL }).click();
    await sayWho(page, 'LIVIA');
    await page.waitForURL(`${product.url}/`);
    expect(await me(page)).toBe(NUOVA);
  }, 60_000);

  it('goes out, and comes back through the provider to the page wanted', async () => {
    const { page } = livia;
    await signOut(page);
    expect(await me(page)).toBeNull();
    await page.goto('/accedi?da=/profilo');
    // The provider knows this browser still, and asks nothing.
    await page.getByRole('link', { name: LABEL }).click();
    await page.waitForURL(`${product.url}/profilo`);
    await page.getByRole('heading', { level: 1, name: 'Il mio profilo' }).waitFor();
    expect(await me(page)).toBe(NUOVA);
  }, 60_000);

  it('whom nobody invited is told so, and does not get in', async () => {
    const { page } = sconosciuto;
    await page.goto('/accedi');
    await page.getByRole('link', { name: LABEL }).click();
    await sayWho(page, 'NESSUNO');
    await page.getByText('Questa identità non è collegata a nessun account', { exact: false }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/accedi');
    expect(await me(page)).toBeNull();
    await expectAccessible(page);
  }, 60_000);

  it('who has a password binds the identity on the profile, unless it is another’s', async () => {
    const { page } = referente;
    await page.goto('/profilo');
    const section = page.getByRole('region', { name: 'Identità digitale' });
    await section.getByRole('button', { name: 'Collega l’identità digitale' }).click();
    await sayWho(page, 'LIVIA');
    await section.getByText('Questa identità è già collegata a un altro account.').waitFor();
    await referente.context.clearCookies({ domain: '127.0.0.1' });
    await section.getByRole('button', { name: 'Collega l’identità digitale' }).click();
    await sayWho(page, 'REFERENTE');
    await section.getByText('La tua identità digitale è collegata a questo account.').waitFor();
    await expectAccessible(page);
    await signOut(page);
    await page.goto('/accedi');
    await page.getByRole('link', { name: LABEL }).click();
    await page.waitForURL(`${product.url}/`);
    expect(await me(page)).toBe(product.account('referente.pesaro').email);
    for (const { faults } of [livia, referente, sconosciuto]) expect(faults).toEqual([]);
  }, 60_000);
});
