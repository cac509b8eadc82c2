import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { Library } from '../page-objects/library.js';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, launch, newContext, type Person } from '../support/browser.js';
import { OwnProduct } from '../support/own-product.js';

const TITLES = ['Regolamento della polizia locale', 'Disciplinare dei mercati', 'Schema di protocollo'];

let product: OwnProduct;
let browser: Browser;
/** Who brings the documents, and a colleague of another Provincia. */
let pesaro: Person;
let lecco: Person;

beforeAll(async () => {
  product = await OwnProduct.start();
  browser = await launch();
  pesaro = await newContext(browser, 1400, product.url);
  lecco = await newContext(browser, 1400, product.url);
  await signIn(pesaro.page, product.account('referente.pesaro'), '/documenti/nuovi');
  await signIn(lecco.page, product.account('referente.lecco'), '/documenti');
}, 150_000);
afterAll(async () => {
  for (const person of [pesaro, lecco]) await person?.context.close();
  await browser?.close();
  await product?.stop();
});

/** What follows from an event comes within seconds: the person looks again. */
async function comes(page: Page, path: string, text: string | RegExp): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (await page.locator('main').getByText(text).first().waitFor({ timeout: 1500 }).then(() => true, () => false)) return;
  }
  throw new Error(`${String(text)} did not come to ${path}`);
}

async function openDocument(page: Page, title: string): Promise<void> {
  await page.goto('/documenti');
  await page.getByRole('link', { name: title, exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

describe('officials of two Province work on documents together', () => {
  it('one brings three documents for the Province', async () => {
    const library = new Library(pesaro.page);
    await library.choose(TITLES.map((title, index) => ({ name: `documento-${index}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`${title}\n\nArticolo 1\n\nTesto numero ${index} di ${title}.\n`) })));
    await library.arrived(3, 3);
    await pesaro.page.getByText('Il file si sta ancora leggendo').first().waitFor({ state: 'detached', timeout: 90_000 });
    for (const [index, title] of TITLES.entries()) {
      const entry = library.entry(`documento-${index}.txt`);
      await entry.getByLabel(/^Titolo/).fill(title);
      await entry.getByLabel(/^Tipo/).selectOption('altro');
    }
    await pesaro.page.getByRole('radio', { name: 'Le Province e UPI' }).check();
    await pesaro.page.getByRole('button', { name: 'Pubblica 3 documenti' }).click();
    await pesaro.page.getByText('Fatto: 3 documenti sono nella raccolta.').waitFor();
  }, 150_000);

  it('puts them in a collection, in parts and in another order, with the keyboard and by dragging', async () => {
    const { page } = pesaro;
    await openDocument(page, TITLES[0]!);
    await page.getByRole('button', { name: 'Aggiungi a una raccolta' }).click();
    await page.getByRole('link', { name: 'Nuova raccolta con questo documento' }).click();
    await page.getByLabel(/^Titolo/).fill('Regolamenti in comune');
    await page.getByRole('radio', { name: 'Le Province e UPI' }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Crea la raccolta' }).click();
    await page.getByRole('heading', { level: 1, name: 'Regolamenti in comune' }).waitFor();
    for (const title of TITLES.slice(1)) {
      await openDocument(page, title);
      await page.getByRole('button', { name: 'Aggiungi a una raccolta' }).click();
      await page.getByRole('button', { name: 'Aggiungi a «Regolamenti in comune»' }).click();
      await page.getByText('Aggiunto a «Regolamenti in comune».').waitFor();
    }
    await page.getByRole('link', { name: 'Regolamenti in comune' }).click();
    await page.getByRole('button', { name: 'Riordina' }).click();
    await page.getByRole('button', { name: `Sposta su «${TITLES[2]}»` }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Aggiungi una parte' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Parte 2' }).getByLabel(/^Titolo della parte/).fill('Modelli');
    await page.getByRole('button', { name: `Sposta giù «${TITLES[1]}»` }).focus();
    await page.keyboard.press('Enter');
    await expectAccessible(page);
    const place = page.locator('[data-document]').filter({ hasText: TITLES[2]! });
    // A page that scrolls while the button is down begins no drag.
    await place.scrollIntoViewIfNeeded();
    await page.locator('[data-document]').filter({ hasText: TITLES[0]! }).dragTo(place);
    await page.getByRole('button', { name: 'Salva l’ordine' }).click();
    await page.getByRole('heading', { level: 2, name: 'Modelli' }).waitFor();
    expect(await page.locator('.tog-docs a').allTextContents()).toEqual([TITLES[0], TITLES[2], TITLES[1]]);
    await expectAccessible(page);
  }, 120_000);

  it('the colleague finds the collection, takes it as one archive and follows it', async () => {
    const { page } = lecco;
    await page.goto('/documenti/raccolte');
    await page.getByRole('navigation', { name: 'Percorso di navigazione' }).getByRole('link', { name: 'Documenti' }).waitFor();
    await page.getByRole('link', { name: 'Regolamenti in comune' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Regolamenti in comune' }).click();
    await page.getByText('3 documenti').first().waitFor();
    const href = await page.getByRole('link', { name: 'Scarica tutto (ZIP)' }).getAttribute('href');
    const archive = await lecco.context.request.get(href!);
    expect([archive.status(), archive.headers()['content-type']]).toEqual([200, 'application/zip']);
    await page.getByRole('button', { name: 'Segui «Regolamenti in comune»' }).click();
    await page.getByRole('button', { name: 'Segui «Regolamenti in comune»', pressed: true }).waitFor();
  }, 60_000);

  it('comments on a document, and is answered; each is told', async () => {
    await openDocument(lecco.page, TITLES[0]!);
    await lecco.page.getByRole('button', { name: `Segui «${TITLES[0]}»` }).click();
    await lecco.page.getByLabel('Il vostro commento').fill('Vale anche per le Unioni di Comuni?\n\nDa noi sono tre.');
    await lecco.page.getByRole('button', { name: 'Commenta', exact: true }).click();
    await lecco.page.getByText('Commento aggiunto.').waitFor();
    await lecco.page.getByRole('button', { name: /^Modifica il commento/ }).click();
    await lecco.page.getByLabel('Testo del commento').fill('Vale anche per le Unioni montane?');
    await lecco.page.getByRole('button', { name: 'Salva', exact: true }).click();
    await lecco.page.getByText('modificato', { exact: true }).waitFor();
    await expectAccessible(lecco.page);
    await comes(pesaro.page, '/avvisi', `ha commentato su «${TITLES[0]}»`);
    await pesaro.page.getByRole('banner').getByRole('link', { name: /^Avvisi: (uno|\d+) da leggere$/ }).waitFor();
    await expectAccessible(pesaro.page);
    await pesaro.page.getByRole('link', { name: new RegExp(`ha commentato su «${TITLES[0]}»`) }).click();
    await pesaro.page.getByRole('button', { name: /^Rispondi a / }).click();
    await pesaro.page.getByLabel('La vostra risposta').fill('Sì: si veda l’articolo 4.');
    await pesaro.page.getByRole('button', { name: 'Rispondi', exact: true }).click();
    await pesaro.page.getByText('Sì: si veda l’articolo 4.').waitFor();
    await comes(lecco.page, '/avvisi', `ha risposto su «${TITLES[0]}»`);
  }, 120_000);

  it('is asked to confirm that he read it; the author sees who has', async () => {
    const { page } = pesaro;
    await openDocument(page, TITLES[1]!);
    await page.getByRole('button', { name: 'Chiedi la presa visione' }).click();
    await page.getByRole('dialog').getByLabel('Enti a cui chiederlo').fill('Provincia di Lecco');
    await page.getByRole('button', { name: '+ Provincia di Lecco' }).click();
    await page.getByRole('dialog').getByLabel(/^Entro il/).fill(new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10));
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Invia la richiesta' }).click();
    await page.getByText('0 su 1 hanno letto').waitFor();
    await comes(lecco.page, '/', 'Documenti da leggere');
    await lecco.page.getByRole('region', { name: 'Documenti da leggere' }).getByRole('link', { name: TITLES[1]! }).click();
    await lecco.page.getByRole('button', { name: 'Ho letto' }).click();
    await lecco.page.getByText(/^Lettura confermata da/).waitFor();
    await expectAccessible(lecco.page);
    await page.reload();
    await page.getByText('1 su 1 hanno letto').waitFor();
    await expectAccessible(page);
    const csv = await pesaro.context.request.get((await page.getByRole('link', { name: 'Scarica la tabella (CSV)' }).getAttribute('href'))!);
    expect(await csv.text()).toContain('"Provincia di Lecco";"sì"');
  }, 120_000);

  it('what he follows is in one place, and ended there', async () => {
    const { page } = lecco;
    await page.goto('/avvisi?scheda=seguiti');
    await page.getByRole('link', { name: 'Regolamenti in comune' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Non seguire più «Regolamenti in comune»' }).click();
    await page.getByText('Non lo seguite più.').waitFor();
    expect(await page.getByRole('link', { name: 'Regolamenti in comune' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: TITLES[0]! }).count()).toBe(1);
  }, 60_000);

  it('loses comments and notices with the document', async () => {
    const { page } = pesaro;
    await openDocument(page, TITLES[0]!);
    await page.getByRole('button', { name: 'Condividi' }).click();
    await page.getByRole('radio', { name: 'Solo il mio Ente' }).check();
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await page.getByText(/visibile solo a/).waitFor();
    await lecco.page.goto('/avvisi');
    await lecco.page.getByRole('heading', { level: 1, name: 'Avvisi' }).waitFor();
    await lecco.page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
    expect(await lecco.page.getByText(TITLES[0]!).count()).toBe(0);
    await lecco.page.goto('/documenti/raccolte');
    await lecco.page.getByText(/2 documenti/).waitFor();
    expect([...pesaro.faults, ...lecco.faults]).toEqual([]);
  }, 60_000);
});
