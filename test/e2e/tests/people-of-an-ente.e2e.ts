import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { ApiOfPage } from '../page-objects/api-of-page.js';
import { signIn, signInAtForm } from '../page-objects/sign-in.js';
import { launch, newContext, type Person } from '../support/browser.js';
import { OwnProduct } from '../support/own-product.js';

const CARLA = { email: 'carla.nuova@demo.example', password: 'una frase lunga di prova' };
const NEW_PASSWORD = 'un’altra frase lunga';

let product: OwnProduct;
let browser: Browser;
/** Who answers for the people of the Provincia; who reads the mail of the installation; who is invited, in two browsers. */
let referente: Person;
let amministratore: Person;
let carla: Person;
let telefono: Person;

beforeAll(async () => {
  product = await OwnProduct.start();
  browser = await launch();
  [referente, amministratore, carla, telefono] = [await newContext(browser, 1400, product.url), await newContext(browser, 1400, product.url), await newContext(browser, 1400, product.url), await newContext(browser, 360, product.url)];
  await signInAtForm(referente.page, product.account('referente.pesaro'), '/ente');
  await signIn(amministratore.page, product.account('amministratore'), '/');
}, 150_000);
afterAll(async () => {
  for (const person of [referente, amministratore, carla, telefono]) await person?.context.close();
  await browser?.close();
  await product?.stop();
});

/** Address in the newest letter to somebody, as a path. */
async function linkFor(email: string): Promise<string> {
  const { mailOutbox } = await new ApiOfPage(amministratore.page).graphql<{ mailOutbox: { items: { to: string; text: string }[] } }>('{ mailOutbox { items { to text } } }');
  const { pathname, hash } = new URL(/https?:\/\/\S+#[\w-]{43}/.exec(mailOutbox.items.find(({ to }) => to === email)!.text)![0]);
  return `${pathname}${hash}`;
}

async function rolesOf(page: Page): Promise<string[]> {
  const { me } = await new ApiOfPage(page).graphql<{ me: { memberships: { role: string }[] } | null }>('{ me { memberships { role } } }');
  return me ? me.memberships.map(({ role }) => role) : ['nobody'];
}

/** One story: each step stands on the one before. */
describe('the people of an Ente', () => {
  it('the referente invites a colleague, and sees the invitation wait', async () => {
    const { page } = referente;
    await page.getByRole('button', { name: 'Invita', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Invita una persona' });
    await dialog.getByLabel(/^Indirizzo di posta/).fill('non un indirizzo');
    await dialog.getByRole('button', { name: 'Manda l’invito' }).click();
    await dialog.locator('[aria-invalid="true"]').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel(/^Indirizzo di posta/).fill(CARLA.email);
    await dialog.getByLabel('Redattore').check();
    await dialog.getByRole('button', { name: 'Manda l’invito' }).click();
    await page.getByText(`Invito mandato a ${CARLA.email}.`).waitFor();
    await page.getByRole('button', { name: `Ritira l’invito a ${CARLA.email}` }).waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('who is invited makes an account from the letter, once, and gets in', async () => {
    const { page } = carla;
    const link = await linkFor(CARLA.email);
    await page.goto(link);
    await page.getByText('Mancano solo il tuo nome e una password.', { exact: false }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('Nome', { exact: true }).fill('Carla');
    await page.getByLabel('Cognome').fill('Nuova');
    await page.getByLabel(/^Password/).fill('corta');
    await page.getByRole('button', { name: 'Accetta l’invito' }).click();
    await page.locator('#account-password[aria-invalid="true"]').waitFor();
    await page.getByLabel(/^Password/).fill(CARLA.password);
    await page.getByRole('button', { name: 'Accetta l’invito' }).click();
    await page.getByText(`Fatto: ora puoi accedere con ${CARLA.email}.`).waitFor();
    await signInAtForm(page, CARLA, '/profilo');
    expect(await rolesOf(page)).toEqual(['REDATTORE']);
    await telefono.page.goto(link);
    await telefono.page.getByText('L’invito non è più valido').waitFor();
    await expectAccessible(telefono.page);
  }, 60_000);

  it('forgets the password, and the letter lets choose another: every session ends', async () => {
    const { page } = telefono;
    await page.goto('/password-dimenticata');
    await page.getByLabel(/^Indirizzo di posta/).fill(CARLA.email);
    await page.getByRole('button', { name: 'Invia il collegamento' }).click();
    await page.getByText('Controlla la posta').waitFor();
    await page.goto(await linkFor(CARLA.email));
    await page.getByRole('heading', { level: 1, name: 'Scegli una nuova password' }).waitFor();
    await expectAccessible(page);
    await page.getByLabel(/^Nuova password/).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Salva la nuova password' }).click();
    await page.getByText('Password cambiata').waitFor();
    expect(await rolesOf(carla.page)).toEqual(['nobody']);
    await signInAtForm(carla.page, { ...CARLA, password: NEW_PASSWORD }, '/profilo');
    await signIn(page, { ...CARLA, password: NEW_PASSWORD }, '/profilo');
  }, 60_000);

  it('ends the session of the other browser', async () => {
    const { page } = carla;
    await page.reload();
    await page.getByRole('button', { name: 'Chiudi tutte le altre sessioni' }).click();
    await page.getByText('Altre sessioni chiuse: 1.').waitFor();
    expect(await rolesOf(telefono.page)).toEqual(['nobody']);
    await expectAccessible(page);
  }, 60_000);

  it('protects the account with codes, and is asked for one from then on', async () => {
    const { page } = carla;
    await page.getByRole('button', { name: 'Attiva i codici' }).click();
    const key = (await page.locator('code.pc-key').innerText()).replace(/\s/g, '');
    const totp = new TOTP({ secret: key });
    await page.getByLabel(/^Codice di verifica/).fill('000000');
    await page.getByRole('button', { name: 'Conferma', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    await page.getByLabel(/^Codice di verifica/).fill(totp.generate());
    await page.getByRole('button', { name: 'Conferma', exact: true }).click();
    await page.getByLabel(/^Codice di verifica/).waitFor({ state: 'detached' });
    const other = telefono.page;
    await other.goto('/accedi');
    await other.getByRole('textbox', { name: /posta/i }).fill(CARLA.email);
    await other.getByLabel(/^Password/).fill(NEW_PASSWORD);
    await other.getByRole('main').getByRole('button', { name: 'Accedi', exact: true }).click();
    // The code of the half minute to come is let in too: a used one is not.
    await other.getByLabel(/^Codice di verifica/).fill(totp.generate({ timestamp: Date.now() + 30_000 }));
    await expectAccessible(other);
    await other.getByRole('button', { name: 'Verifica' }).click();
    await other.waitForURL((url) => url.pathname !== '/accedi');
    expect(await rolesOf(other)).toEqual(['REDATTORE']);
  }, 60_000);

  it('takes over from the referente who leaves', async () => {
    const { page } = referente;
    await page.reload();
    await page.getByRole('button', { name: 'Passa il mio ruolo a Carla Nuova' }).click();
    const dialog = page.getByRole('dialog', { name: 'Passare il tuo ruolo a Carla Nuova?' });
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Passa il ruolo' }).click();
    await page.getByText('Il ruolo è passato a Carla Nuova.').waitFor();
    expect([await rolesOf(page), await rolesOf(carla.page)]).toEqual([['REDATTORE'], ['REFERENTE']]);
    await carla.page.goto('/ente');
    await carla.page.getByRole('button', { name: 'Invita', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Invita', exact: true }).waitFor({ state: 'detached' });
    // Whose session was ended from elsewhere is not let in any more, and the browser says so by itself.
    const refused = /^WebSocket connection to .* failed|status of 403/;
    for (const person of [carla, telefono]) expect(person.faults.filter((fault) => !refused.test(fault))).toEqual([]);
    for (const person of [referente, amministratore]) expect(person.faults).toEqual([]);
  }, 60_000);
});
