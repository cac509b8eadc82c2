import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, launch, newContext } from '../support/browser.js';
import { OwnProduct } from '../support/own-product.js';

let product: OwnProduct;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];

beforeAll(async () => {
  product = await OwnProduct.start();
  browser = await launch();
  ({ context, page, faults } = await newContext(browser, 1400, product.url));
  await signIn(page, product.account('referente.pesaro'), '/');
}, 120_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await product?.stop();
});

const dialog = () => page.getByRole('dialog');
const save = async (): Promise<void> => {
  await dialog().getByRole('button', { name: 'Salva' }).click();
};

describe('an official keeps the plan of the Provincia', () => {
  it('is reminded at home that nothing was ever said', async () => {
    await page.getByText('Del vostro piano non si sa ancora niente: dite a che punto è.').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Il piano della mia Provincia' }).click();
    await page.getByRole('heading', { level: 1, name: 'Provincia di Pesaro e Urbino' }).waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('may not say that it is adopted before the act', async () => {
    await page.getByRole('button', { name: 'Modifica: Stato del piano' }).click();
    await dialog().getByLabel(/^Stato/).selectOption({ label: 'Adottato' });
    await save();
    await dialog().getByText('Prima indicate l’atto con cui il piano è stato adottato.').waitFor();
    await dialog().getByRole('button', { name: 'Annulla' }).click();
  }, 60_000);

  it('writes the act, with what is wrong at its field', async () => {
    await page.getByRole('button', { name: 'Modifica: Atti del piano' }).click();
    await dialog().getByRole('button', { name: 'Aggiungi una riga' }).click();
    await dialog().getByLabel(/^Organo/).selectOption({ label: 'Consiglio Provinciale' });
    await dialog().getByLabel(/^Data/).fill('2024-03-15');
    await save();
    await dialog().getByText('Scrivete il numero dell’atto.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog().getByLabel(/^Numero/).fill('12');
    await save();
    await page.getByText('Consiglio Provinciale, n. 12 del 15 marzo 2024').waitFor();
    await page.getByRole('button', { name: 'Modifica: Stato del piano' }).click();
    await dialog().getByLabel(/^Stato/).selectOption({ label: 'Adottato' });
    await save();
    await page.locator('[aria-current="step"]').getByText('Adottato').waitFor();
  }, 60_000);

  it('says how a service is organised, in Italian numbers', async () => {
    await page.getByRole('button', { name: 'Modifica: Le scelte per pilastro' }).click();
    await dialog().getByRole('button', { name: 'Aggiungi una riga' }).click();
    await dialog().getByLabel(/^Pilastro/).selectOption({ label: 'Stazione Unica Appaltante' });
    await dialog().getByLabel(/^Organizzazione/).selectOption({ label: 'Convenzione' });
    await dialog().getByLabel(/^Personale/).fill('2,5');
    await dialog().getByLabel(/^Comuni serviti/).fill('40');
    await save();
    await page.getByText('2,5 unità').waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('is seen on the national map and in the table by everybody, who takes it as a spreadsheet', async () => {
    const visitor = await newContext(browser, 1400, product.url);
    await visitor.page.goto('/piani?stato=ADOTTATO');
    await visitor.page.getByRole('gridcell', { name: 'Provincia di Pesaro e Urbino: Adottato' }).waitFor();
    await visitor.page.getByText('una Provincia', { exact: true }).waitFor();
    expect(await accessibilityProblems(visitor.page)).toEqual([]);
    const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.page.getByRole('link', { name: 'Scarica la tabella (ODS)' }).click()]);
    expect(download.suggestedFilename()).toBe('piani-di-riassetto.ods');
    await visitor.page.getByRole('link', { name: 'Provincia di Pesaro e Urbino' }).click();
    await visitor.page.getByText('Consiglio Provinciale, n. 12 del 15 marzo 2024').waitFor();
    expect(await visitor.page.getByRole('button', { name: /^Modifica/ }).count()).toBe(0);
    expect(visitor.faults).toEqual([]);
    await visitor.context.close();
  }, 60_000);

  it('met no fault of the pages', () => {
    expect(faults).toEqual([]);
  });
});
