import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { signIn } from '../page-objects/sign-in.js';
import { account, launch, newContext, type Person } from '../support/browser.js';

let browser: Browser;
/** Who writes his profile, and a colleague of another Provincia. */
let luca: Person;
let lecco: Person;

beforeAll(async () => {
  browser = await launch();
  [luca, lecco] = [await newContext(browser), await newContext(browser)];
}, 30_000);
afterAll(async () => {
  for (const person of [luca, lecco]) await person?.context.close();
  await browser?.close();
});

describe('a person of the network', () => {
  it('writes what he works on', async () => {
    const { page } = luca;
    await signIn(page, account('redattore.pesaro'), '/profilo');
    await page.getByLabel('Politiche del personale').check();
    await page.getByLabel('Competenze').fill('Fabbisogni di personale, concorsi unici');
    await page.getByLabel('Come preferisco essere raggiunto').fill('Interno 214, la mattina');
    await page.getByRole('button', { name: 'Salva il profilo' }).click();
    await page.getByText('Profilo salvato.').waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('is found by subject by a colleague of another Provincia, as he types and with an address to send', async () => {
    const { page } = lecco;
    await signIn(page, account('referente.lecco'), '/');
    await page.getByRole('navigation', { name: 'Principale' }).getByRole('link', { name: 'Persone' }).click();
    await page.getByRole('heading', { level: 1, name: 'Persone' }).waitFor();
    await page.getByLabel('Materia').selectOption({ label: 'Politiche del personale' });
    await page.getByText('1 persona', { exact: true }).waitFor();
    await page.getByLabel('Nome, Ente o di che cosa si occupa').fill('zzz');
    await page.getByText('Non troviamo nessuno').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Nome, Ente o di che cosa si occupa').fill('pes');
    await page.getByText('1 persona', { exact: true }).waitFor();
    await page.waitForURL(/nome=pes/);
    await page.reload();
    await page.getByRole('link', { name: 'Redattore Pesaro Prova' }).click();
    await page.getByRole('heading', { level: 1, name: 'Prova Redattore Pesaro' }).waitFor();
    await page.getByText('Interno 214, la mattina').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Politiche del personale' }).click();
    await page.getByText('1 persona', { exact: true }).waitFor();
    // The search of everything finds him too.
    await page.goto('/cerca?q=redattore+pesaro');
    await page.getByRole('region', { name: 'Persone' }).getByRole('link', { name: 'Redattore Pesaro Prova' }).waitFor();
    await expectAccessible(page);
  }, 60_000);
});

describe('his own data', () => {
  it('are asked for, made and downloaded', async () => {
    const { page } = luca;
    await page.getByRole('link', { name: 'Apri «I miei dati»' }).click();
    await page.getByRole('heading', { level: 1, name: 'I miei dati' }).waitFor();
    await page.getByRole('button', { name: 'Chiedi una copia' }).click();
    const link = page.getByRole('link', { name: /^Scarica la copia/ });
    await link.waitFor({ timeout: 30_000 });
    const file = await page.request.get((await link.getAttribute('href'))!);
    expect([file.status(), (await file.body()).subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect((await lecco.page.request.get((await link.getAttribute('href'))!)).status()).toBe(404);
    await page.getByRole('button', { name: 'Atti e modelli' }).click();
    await page.getByText('Fa parte della storia di un atto: chi lo ha scritto').first().waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('are to be erased, which he takes back', async () => {
    const { page } = luca;
    await page.getByRole('button', { name: 'Chiedi la cancellazione' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('La vostra password').fill('non è questa');
    await dialog.getByRole('button', { name: 'Chiedi la cancellazione' }).click();
    await dialog.getByText('La password non è corretta.').waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('La vostra password').fill(account('redattore.pesaro').password);
    await dialog.getByRole('button', { name: 'Chiedi la cancellazione' }).click();
    await page.getByText('La cancellazione è chiesta').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ritira la richiesta' }).click();
    await page.getByText('La richiesta è stata ritirata').waitFor();
    expect([...luca.faults, ...lecco.faults]).toEqual([]);
  }, 60_000);
});
