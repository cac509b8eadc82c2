import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { Library } from '../page-objects/library.js';
import { signIn } from '../page-objects/sign-in.js';
import { launch, newContext } from '../support/browser.js';
import { OwnProduct } from '../support/own-product.js';

let product: OwnProduct;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];
let library: Library;

beforeAll(async () => {
  product = await OwnProduct.start();
  browser = await launch();
  ({ context, page, faults } = await newContext(browser, 1400, product.url));
  library = new Library(page);
  await signIn(page, product.account('referente.pesaro'), '/documenti/nuovi');
}, 120_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await product?.stop();
}, 60_000);

/** Sixty minutes with a table; one line has two mistakes, one names a file that is not there, one file is named by none. */
function archive(): Buffer {
  const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
  const lines = numbers.map((number) => `verbali/${number}.txt;Verbale n. ${number} della conferenza dei Sindaci;Verbale;2024;Governance`);
  lines[9] = 'verbali/10.txt;;Verbale;duemila;Governance';
  const table = ['file;titolo;tipo;anno;parole_chiave', ...lines, 'verbali/manca.txt;Verbale perduto;Verbale;2024;'].join('\r\n');
  const files = Object.fromEntries(numbers.map((number) => [`verbali/${number}.txt`, strToU8(`Verbale n. ${number}.\n\nLa conferenza dei Sindaci discute della frana numero ${number} di Montecopiolo.\n`)]));
  return Buffer.from(zipSync({ 'documenti.csv': Buffer.from(table, 'latin1'), ...files, 'note.txt': strToU8('Appunti') }));
}

describe('an official imports many documents', () => {
  it('finds the way from the page of new documents, and the table to fill in', async () => {
    await page.getByRole('link', { name: /Importateli da uno ZIP/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Importazione di molti documenti' }).waitFor();
    const [template] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Scarica la tabella da compilare (CSV)' }).click()]);
    expect(template.suggestedFilename()).toBe('documenti.csv');
    expect(await readFile(await template.path(), 'utf8')).toContain('"file";"titolo";"tipo"');
    await page.getByRole('button', { name: 'Le colonne della tabella' }).click();
    await page.getByText('Parole dell’elenco controllato, separate da |').waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('tries the ZIP and reads, line by line, what is wrong', async () => {
    await library.choose([{ name: 'verbali-2024.zip', mimeType: 'application/zip', buffer: archive() }]);
    await page.getByRole('button', { name: 'Prova «verbali-2024.zip»' }).click();
    await page.getByRole('heading', { level: 1, name: 'verbali-2024.zip' }).waitFor();
    await page.getByText('Provata', { exact: true }).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Pronte (59)' }).waitFor();
    await page.getByRole('button', { name: 'Errate (2)' }).click();
    const wrong = page.getByRole('row').filter({ hasText: 'verbali/10.txt' });
    await wrong.getByText('Scrivete un titolo').waitFor();
    await wrong.getByText('Scrivete l’anno con quattro cifre.').waitFor();
    await page.getByRole('row').filter({ hasText: 'verbali/manca.txt' }).getByText('Nello ZIP non c’è un file con questo nome').waitFor();
    await page.getByRole('button', { name: 'File senza riga (1)' }).click();
    await page.getByRole('row').filter({ hasText: 'note.txt' }).waitFor();
    await expectAccessible(page);
  }, 120_000);

  it('chooses who reads them, imports, and sees them arrive', async () => {
    await page.getByRole('button', { name: 'Importa 59 documenti' }).click();
    await page.getByText('Scegliete chi può leggerlo.').waitFor();
    await page.getByRole('radio', { name: 'Le Province e i Comuni della rete' }).check();
    await page.getByRole('button', { name: 'Importa 59 documenti' }).click();
    await page.getByText('Fatto: 59 documenti sono nella raccolta.').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Create (59)' }).waitFor();
    await expectAccessible(page);
    const [report] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Scarica il resoconto (CSV)' }).click()]);
    const text = await readFile(await report.path(), 'utf8');
    expect(text.split('\r\n').filter((line) => line.includes('"creata"'))).toHaveLength(59);
    expect(text).toContain('"anno: ');
    await page.getByRole('link', { name: 'Vedi i documenti del mio Ente' }).click();
    await page.getByText('59 documenti', { exact: true }).waitFor();
  }, 180_000);

  it('finds a sentence of one of them', async () => {
    const hit = page.getByRole('link', { name: 'Verbale n. 33 della conferenza dei Sindaci', exact: true }).first();
    // The index follows within seconds: the person asks again.
    for (let tries = 0; tries < 30; tries += 1) {
      await library.open();
      await library.find('"frana numero 33"');
      if (await hit.waitFor({ timeout: 2000 }).then(() => true, () => false)) break;
    }
    await hit.waitFor({ timeout: 2000 });
    expect(faults).toEqual([]);
  }, 120_000);

  it('is told of the doubles when the same ZIP comes again', async () => {
    await page.goto('/documenti/importazioni');
    await library.choose([{ name: 'verbali-2024-bis.zip', mimeType: 'application/zip', buffer: Buffer.concat([archive()]) }]);
    await page.getByRole('button', { name: 'Prova «verbali-2024-bis.zip»' }).click();
    await page.getByRole('button', { name: 'Doppioni (59)' }).waitFor({ timeout: 60_000 });
    await page.getByText('Lo stesso file è già nella raccolta:').first().waitFor();
    await page.getByRole('button', { name: 'Dimentica questa importazione' }).click();
    await page.getByRole('heading', { level: 1, name: 'Importazione di molti documenti' }).waitFor();
    expect(faults).toEqual([]);
  }, 120_000);
});
