import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { Library, type OwnFile } from '../page-objects/library.js';
import { lettersAtAnyHour } from '../page-objects/mail-hours.js';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, launch, newContext } from '../support/browser.js';
import { OwnProduct } from '../support/own-product.js';

const FILES = 30;

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
});

/** A tender of 45 pages, with one sentence on the fortieth that is nowhere else. */
async function tender(): Promise<OwnFile> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= 45; number += 1) {
    const sheet = pdf.addPage();
    sheet.drawText(number === 1 ? 'Capitolato speciale per il servizio di spazzamento neve' : `Articolo ${number}`, { x: 60, y: 760, size: 16, font });
    sheet.drawText(number === 40 ? 'Il sale stradale si ritira presso il magazzino di Fossombrone entro mezzogiorno.' : `Disposizioni ordinarie del capo ${number}.`, { x: 60, y: 720, size: 11, font });
  }
  pdf.setTitle('Capitolato per lo spazzamento della neve');
  return { name: 'capitolato-neve.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await pdf.save()) };
}

/** A file of more than one piece: its second one is still to come when the line drops. */
function longReport(): OwnFile {
  return { name: 'relazione-strade.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(33 * 1024 * 1024, 'Relazione sulla manutenzione delle strade provinciali. ') };
}

const minutes = (number: number): OwnFile => ({ name: `verbale-${String(number).padStart(2, '0')}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`Verbale della seduta n. ${number} del 3 marzo 2025\n\nL'assemblea dei Sindaci discute il punto ${number} all'ordine del giorno.\n`) });

/** A colleague of another Provincia, who waits for something that nobody has shared yet. */
let colleague: { context: BrowserContext; page: Page; faults: string[] };

describe('an official shares documents', () => {
  it('while a colleague elsewhere has saved a search that finds nothing yet', async () => {
    colleague = await newContext(browser, 1400, product.url);
    await signIn(colleague.page, product.account('referente.lecco'), '/cerca?q=sale+stradale+Fossombrone');
    await colleague.page.getByRole('button', { name: 'Salva questa ricerca e avvisami' }).click();
    await colleague.page.getByLabel('Nome').fill('Sale stradale');
    await colleague.page.getByLabel('Quando avvisarvi').selectOption('Subito');
    await colleague.page.getByRole('button', { name: 'Salva', exact: true }).click();
    await colleague.page.getByText('Ricerca salvata.').waitFor();
    await lettersAtAnyHour(colleague.page);
  }, 60_000);

  it('uploads thirty files; the line drops in the middle and the rest arrives when it is back', async () => {
    await expectAccessible(page);
    const resumedAt: number[] = [];
    let isDown = false;
    await page.route(/\/api\/uploads\/[^/]+$/, async (route) => {
      const offset = Number(route.request().headers()['upload-offset'] ?? 0);
      if (route.request().method() !== 'PATCH' || offset === 0) return route.continue();
      if (isDown) {
        resumedAt.push(offset);
        return route.continue();
      }
      isDown = true;
      await context.setOffline(true);
      return route.abort('internetdisconnected');
    });
    await library.choose([longReport(), await tender(), ...Array.from({ length: FILES - 2 }, (_, index) => minutes(index + 1))]);
    await page.getByText('La linea è caduta: riprende da solo quando torna.').first().waitFor({ timeout: 60_000 });
    await context.setOffline(false);
    await library.arrived(FILES, FILES);
    // It goes on where it was: the first piece is not sent again.
    expect(resumedAt).toEqual([32 * 1024 * 1024]);
    await page.unroute(/\/api\/uploads\/[^/]+$/);
    // What the browser itself says of a line that is down is no fault of the page.
    faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')));
  }, 180_000);

  it('finds title, kind and year read from the files, says the rest once, and publishes', async () => {
    await library.entry('capitolato-neve.pdf').waitFor({ timeout: 60_000 });
    await page.getByText('Il file si sta ancora leggendo').first().waitFor({ state: 'detached', timeout: 90_000 });
    expect(await library.entry('capitolato-neve.pdf').getByLabel(/^Titolo/).inputValue()).toBe('Capitolato per lo spazzamento della neve');
    expect(await library.entry('verbale-07.txt').getByLabel(/^Tipo/).inputValue()).toBe('verbale');
    expect(await library.entry('verbale-07.txt').getByLabel('Anno').inputValue()).toBe('2025');
    await page.getByRole('button', { name: `Pubblica ${FILES} documenti` }).click();
    await page.getByText('Scegliete chi può leggerlo.').waitFor();
    await page.getByRole('radio', { name: 'Le Province e UPI' }).check();
    await page.getByRole('button', { name: `Pubblica ${FILES} documenti` }).click();
    await page.getByText(`Fatto: ${FILES} documenti sono nella raccolta.`).waitFor();
  }, 120_000);

  it('narrows the library by its address, and marks a document as a favourite', async () => {
    await library.open();
    await page.getByText('30 documenti', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByRole('navigation', { name: 'Filtri' }).getByRole('link', { name: 'Capitolato' }).click();
    await page.waitForURL(/tipo=capitolato/);
    await page.getByText('un documento', { exact: true }).waitFor();
    const star = page.getByRole('button', { name: /^Tieni fra i preferiti: Capitolato/ });
    await star.click();
    await page.goto('/documenti?vista=PREFERITI');
    await page.getByRole('link', { name: 'Capitolato per lo spazzamento della neve', exact: true }).waitFor();
  }, 60_000);

  it('finds the sentence on page 40 from the search, and reads it there', async () => {
    const hit = page.getByRole('link', { name: 'Capitolato per lo spazzamento della neve', exact: true }).first();
    // The index follows a change within seconds: the person asks again.
    for (let tries = 0; tries < 15; tries += 1) {
      await library.open();
      await library.find('sale stradale magazzino Fossombrone');
      if (await hit.waitFor({ timeout: 2000 }).then(() => true, () => false)) break;
    }
    await page.getByText('pagina 40').first().waitFor();
    await hit.click();
    await page.getByRole('region', { name: 'Pagina 40' }).getByText('magazzino').waitFor();
    expect(await page.getByRole('region', { name: 'Pagina 40' }).locator('mark').count()).toBeGreaterThanOrEqual(3);
    await expectAccessible(page);
  }, 60_000);

  it('and the colleague elsewhere is told, in the product and by mail', async () => {
    const told = colleague.page.getByRole('link', { name: 'Capitolato per lo spazzamento della neve' }).first();
    for (let tries = 0; tries < 20; tries += 1) {
      await colleague.page.goto('/cerca/salvate');
      await colleague.page.getByRole('link', { name: 'Sale stradale' }).waitFor();
      if (await told.waitFor({ timeout: 1500 }).then(() => true, () => false)) break;
    }
    expect(await accessibilityProblems(colleague.page)).toEqual([]);
    await told.click();
    await colleague.page.getByRole('heading', { level: 1, name: 'Capitolato per lo spazzamento della neve' }).waitFor();
    await colleague.page.goto('/posta');
    await colleague.page.getByText(/Sale stradale/).first().waitFor();
    expect(colleague.faults).toEqual([]);
    await colleague.context.close();
  }, 90_000);

  it('looks at the page as it prints', async () => {
    await page.getByRole('tab', { name: 'Pagine' }).click();
    await page.locator('canvas[data-drawn="40"]').waitFor();
    await page.getByRole('button', { name: 'Pagina successiva' }).click();
    await page.locator('canvas[data-drawn="41"]').waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('brings a new version, and compares it with the one before', async () => {
    // Thirty came in the same moment: which twenty stand on the first page is nobody's choice, the order of titles is.
    await page.goto('/documenti?ordine=TITOLO&da=20');
    await page.getByRole('link', { name: 'Verbale della seduta n. 7 del 3 marzo 2025', exact: true }).click();
    await page.getByRole('button', { name: 'Carica una nuova versione' }).click();
    await library.choose([{ ...minutes(7), name: 'verbale-07-corretto.txt', buffer: Buffer.from("Verbale della seduta n. 7 del 3 marzo 2025\n\nL'assemblea dei Sindaci approva il punto 7 all'ordine del giorno.\n") }]);
    await page.getByRole('combobox', { name: /Nuovo file/ }).getByRole('option', { name: 'verbale-07-corretto.txt' }).waitFor({ state: 'attached' });
    await page.getByLabel(/^Che cosa cambia/).fill('Corretto l’esito.');
    await page.getByRole('button', { name: 'Aggiungi la versione' }).click();
    await page.getByText('Versione 2', { exact: true }).waitFor();
    await page.getByRole('tabpanel').getByText('approva il punto 7').waitFor({ timeout: 30_000 });
    await page.getByRole('link', { name: 'Confronta con la precedente' }).click();
    await page.locator('del').filter({ hasText: 'discute' }).waitFor();
    await page.locator('ins').filter({ hasText: 'approva' }).waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('gives a link to somebody without an account, who reads that document and no other', async () => {
    await page.goto('/documenti?tipo=capitolato');
    await page.getByRole('link', { name: 'Capitolato per lo spazzamento della neve', exact: true }).click();
    await page.getByRole('button', { name: 'Condividi' }).click();
    await page.getByLabel('Per chi è').fill('Impresa Bianchi');
    await page.getByRole('button', { name: 'Crea il collegamento' }).click();
    await page.getByText('Copiatelo ora: non sarà mostrato di nuovo.').waitFor();
    const address = await page.getByRole('dialog').locator('input[readonly]').inputValue();
    const guest = await newContext(browser, 1400, product.url);
    await guest.page.goto(address);
    await guest.page.getByRole('heading', { level: 1, name: 'Capitolato per lo spazzamento della neve' }).waitFor();
    expect(await accessibilityProblems(guest.page)).toEqual([]);
    const [download] = await Promise.all([guest.page.waitForEvent('download'), guest.page.getByRole('link', { name: 'Scarica' }).click()]);
    expect(download.suggestedFilename()).toBe('capitolato-neve.pdf');
    await guest.page.goto('/documenti');
    await guest.page.getByText('Non ci sono ancora documenti.').waitFor();
    await guest.context.close();
    await page.keyboard.press('Escape');
  }, 60_000);

  it('takes several documents as one ZIP', async () => {
    await page.goto('/documenti?tipo=verbale&ordine=TITOLO');
    await page.getByRole('checkbox', { name: /Verbale della seduta n\. 1 / }).check();
    await page.getByRole('checkbox', { name: /Verbale della seduta n\. 2 / }).check();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Scarica 2 documenti (ZIP)' }).click()]);
    expect(download.suggestedFilename()).toBe('documenti.zip');
  }, 60_000);

  it('puts a document in the trash and takes it out again', async () => {
    await page.goto('/documenti?tipo=relazione');
    await page.getByRole('link', { name: 'relazione strade', exact: true }).click();
    await page.getByRole('button', { name: 'Metti nel cestino' }).click();
    await page.getByText('È nel cestino: dopo 30 giorni sarà eliminato.').waitFor();
    await page.goto('/documenti?vista=CESTINO');
    await page.getByRole('link', { name: 'relazione strade', exact: true }).click();
    await page.getByRole('button', { name: 'Riprendi dal cestino' }).click();
    await page.getByRole('button', { name: 'Metti nel cestino' }).waitFor();
  }, 60_000);

  it('met no fault of the pages', () => {
    expect(faults).toEqual([]);
  }, 60_000);
});
