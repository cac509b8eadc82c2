import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { signIn } from '../page-objects/sign-in.js';
import { account, launch, newContext, type Person } from '../support/browser.js';

let browser: Browser;
let curatore: Person;

beforeAll(async () => {
  browser = await launch();
  curatore = await newContext(browser);
  await signIn(curatore.page, account('curatore'), '/newsletter');
}, 30_000);
afterAll(async () => {
  expect(curatore.faults).toEqual([]);
  await curatore?.context.close();
  await browser?.close();
});

describe('an issue of the newsletter', () => {
  it('is composed of what the network has; what is not saved is found again', async () => {
    const { page } = curatore;
    await page.getByRole('link', { name: 'Redazione' }).click();
    await page.getByRole('link', { name: 'Nuovo numero' }).first().click();
    await page.getByRole('textbox', { name: /^Titolo(?! della parte)/ }).fill('Buone pratiche di dicembre');
    await page.getByLabel('Introduzione').fill('Che cosa abbiamo raccolto questo mese.');
    await page.getByLabel('Titolo della parte 1').fill('Da leggere');
    await page.getByRole('button', { name: 'Aggiungi alla parte 1…' }).click();
    await page.getByLabel('Genere').selectOption('pratica');
    // A product that has just begun fills its index: the practice is looked for until it is there.
    const found = page.getByRole('dialog').getByRole('listitem').first().getByRole('button');
    for (let times = 0; times < 20 && !(await found.isVisible()); times += 1) {
      await page.getByLabel('Che cosa cercate').fill(times % 2 === 0 ? 'Lecco' : 'LECCO');
      await found.waitFor({ timeout: 1_500 }).catch(() => undefined);
    }
    await expectAccessible(page);
    await found.click();
    await page.getByLabel(/^Che cosa ne dite/).fill('Un CST che funziona da anni.');
    await page.reload();
    await page.getByText('Abbiamo ritrovato ciò che non avevate salvato.').waitFor();
    await page.getByRole('button', { name: 'Salva la bozza' }).click();
    await page.getByText('Bozza salvata.').waitFor();
    // It is at an address of its own now: a new page begins at its title.
    await page.waitForFunction(() => document.querySelector('main')?.contains(document.activeElement));
    await page.getByRole('textbox', { name: /^Titolo(?! della parte)/ }).fill('Buone pratiche di dicembre 2026');
    await page.getByRole('textbox', { name: /^Titolo(?! della parte)/ }).fill('Buone pratiche di dicembre');
    expect(await page.getByText('Bozza salvata.').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Salva la bozza' }).click();
    await page.getByText('Bozza salvata.').waitFor();
    // Who writes with the keyboard goes on from where he was.
    await page.waitForFunction(() => document.activeElement?.textContent === 'Salva la bozza');
    await page.getByRole('region', { name: 'Come la vedono i lettori' }).waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('is seen as its readers will see it, tried, and sent', async () => {
    const { page } = curatore;
    await page.getByRole('combobox', { name: 'Lettore' }).selectOption('PUBBLICO');
    await page.getByRole('button', { name: 'La lettera «Buone pratiche di dicembre»' }).click();
    await page.frameLocator('iframe').getByText('Un CST che funziona da anni.').waitFor();
    await page.getByRole('button', { name: 'Manda una prova a me' }).click();
    await page.getByText('Prova mandata al vostro indirizzo.').waitFor();
    await page.getByRole('button', { name: 'Manda ora' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Manda ora' }).click();
    const archive = page.getByRole('link', { name: 'Leggila nell’archivio' });
    for (let times = 0; times < 20 && !(await archive.isVisible()); times += 1) {
      await page.reload();
      await archive.waitFor({ timeout: 1_500 }).catch(() => undefined);
    }
    await page.getByText(/\d+ lettere/).waitFor();
    await expectAccessible(page);
    await archive.click();
    await page.getByRole('heading', { level: 1, name: 'Buone pratiche di dicembre' }).waitFor();
  }, 90_000);

  it('is read by whoever comes, and its letter leads to what it names', async () => {
    const visitor = await newContext(browser);
    await visitor.page.goto('/newsletter');
    await visitor.page.getByRole('link', { name: 'Buone pratiche di dicembre' }).click();
    await visitor.page.getByText('Un CST che funziona da anni.').waitFor();
    const number = Number(new URL(visitor.page.url()).pathname.split('/').at(-1));
    await visitor.page.goto(`/api/newsletter/${number}/0`);
    await visitor.page.waitForURL(/\/buone-pratiche\//);
    expect(visitor.faults).toEqual([]);
    await visitor.context.close();
  }, 60_000);
});
