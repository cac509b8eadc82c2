import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ApiOfPage } from '../page-objects/api-of-page.js';
import { signIn } from '../page-objects/sign-in.js';
import { Workshop } from '../page-objects/workshop.js';
import { accessibilityProblems, launch, newContext } from '../support/browser.js';
import { OwnProduct } from '../support/own-product.js';

interface Seat {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: string[];
  readonly workshop: Workshop;
}

let product: OwnProduct;
let browser: Browser;
let anna: Seat;
let bruno: Seat;

async function sit(): Promise<Seat> {
  const seat = await newContext(browser, 1400, product.url);
  return { ...seat, workshop: new Workshop(seat.page) };
}

beforeAll(async () => {
  product = await OwnProduct.start();
  browser = await launch();
  [anna, bruno] = [await sit(), await sit()];
}, 90_000);
afterAll(async () => {
  await anna?.context.close();
  await bruno?.context.close();
  await browser?.close();
  await product?.stop();
}, 60_000);

/** Two of UPI's curators in one workshop: a package comes in, a draft goes out, and nobody writes over the other. One story: each step stands on the one before. */
describe('curators share the workshop', () => {
  it('bring a package in; one that is none is refused in words', async () => {
    const { page } = anna;
    await signIn(page, product.account('curatore'), '/laboratorio');
    const file = page.getByLabel(/^Pacchetto del modello/);
    await file.setInputFiles({ name: 'foto.zip', mimeType: 'application/zip', buffer: Buffer.from('non è un archivio') });
    await page.getByText('Il pacchetto non è entrato').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const { model } = await new ApiOfPage(page).graphql<{ model: { id: string } }>('{ model(key: "innovazione") { id } }');
    const bytes = await page.evaluate(async (id) => [...new Uint8Array(await (await fetch(`/api/models/${id}/package`)).arrayBuffer())], model.id);
    await file.setInputFiles({ name: 'innovazione-1.0.0.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) });
    await page.getByRole('heading', { level: 1, name: /bozza della prossima versione/ }).waitFor();
    await anna.workshop.text().waitFor();
    await page.goto('/laboratorio');
    await file.setInputFiles({ name: 'innovazione-1.0.0.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) });
    await page.getByText(/C’è già una bozza di questo modello/).waitFor();
    await page.getByRole('link', { name: 'Apri la bozza che c’è già' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 120_000);

  it('discard a draft, after being told what that means, and begin another one', async () => {
    const { page } = anna;
    await page.getByRole('button', { name: /^Scarta la bozza/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Scartare la bozza di/ });
    await dialog.getByText('non si può tornare indietro').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Scarta la bozza' }).click();
    await page.getByText('Nessuna bozza aperta.').waitFor();
    await page.getByRole('button', { name: 'Apri la bozza della prossima versione' }).click();
    await anna.workshop.text().waitFor();
  }, 120_000);

  it('write in the same clause: the second one is shown what the first one saved, and chooses', async () => {
    await signIn(bruno.page, product.account('amministratore'), new URL(anna.page.url()).pathname);
    for (const { workshop } of [anna, bruno]) await workshop.openClause(/^Durata e decorrenza/);
    await anna.workshop.write(' Parole di Anna.');
    await anna.workshop.saveClause();
    await bruno.workshop.write(' Parole di Bruno.');
    await bruno.page.getByRole('button', { name: 'Salva la clausola' }).click();
    await bruno.page.getByText(/ha salvato un’altra versione mentre scrivevate/).waitFor();
    expect(await accessibilityProblems(bruno.page)).toEqual([]);
    expect(await bruno.workshop.text().innerText()).toContain('Parole di Bruno.');
    await bruno.workshop.saved(() => bruno.page.getByRole('button', { name: 'Salva la mia al suo posto' }).click());
    await anna.page.reload();
    await anna.workshop.text().getByText('Parole di Bruno.').waitFor();
    expect(await anna.workshop.text().innerText()).not.toContain('Parole di Anna.');
  }, 120_000);

  it('move a clause with the mouse, and far away without it', async () => {
    const { page, workshop } = anna;
    const order = (): Promise<string[]> => page.getByRole('treeitem').allInnerTexts();
    const at = async (name: RegExp): Promise<number> => (await order()).findIndex((line) => name.test(line));
    const [recesso, durata] = [workshop.line(/^Recesso/), workshop.line(/^Durata e decorrenza/)];
    expect(await at(/^Durata e decorrenza/)).toBeLessThan(await at(/^Recesso/));
    // A page that scrolls while the button is down begins no drag: both are in sight before.
    await recesso.scrollIntoViewIfNeeded();
    await workshop.saved(() => durata.dragTo(recesso));
    await page.getByText(/«Durata e decorrenza» ora viene dopo «Recesso/).waitFor();
    expect(await at(/^Recesso/)).toBeLessThan(await at(/^Durata e decorrenza/));
    await workshop.openClause(/^Durata e decorrenza/);
    await page.getByRole('button', { name: 'Sposta dopo…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sposta la clausola' });
    await dialog.getByRole('combobox', { name: 'Dopo quale clausola' }).selectOption({ label: 'Finalità' });
    expect(await accessibilityProblems(page)).toEqual([]);
    await workshop.saved(() => dialog.getByRole('button', { name: 'Sposta', exact: true }).click());
    await page.getByText('«Durata e decorrenza» ora viene dopo «Finalità».').waitFor();
    expect(await at(/^Finalità/)).toBe((await at(/^Durata e decorrenza/)) - 1);
  }, 120_000);

  it('put a table into a clause with the tools, and read it in the preview', async () => {
    const { page, workshop } = anna;
    await workshop.openClause(/^Durata e decorrenza/);
    await workshop.write('');
    const tools = page.getByRole('toolbar', { name: 'Strumenti di scrittura' });
    await tools.getByRole('button', { name: 'Inserisci una tabella' }).click();
    await page.keyboard.type('Fase');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Termine');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Avvio');
    await page.keyboard.press('Tab');
    await page.keyboard.type('tre mesi');
    await tools.getByRole('button', { name: 'Aggiungi una colonna' }).click();
    expect(await workshop.text().locator('tr').first().locator('th, td').count()).toBe(3);
    await workshop.text().locator('tr').first().locator('th, td').last().click();
    await tools.getByRole('button', { name: 'Togli la colonna' }).click();
    expect(await workshop.text().locator('tr').first().innerText()).toMatch(/Fase\s+Termine/);
    await workshop.text().locator('tr').last().locator('td').first().click();
    await tools.getByRole('button', { name: 'Aggiungi una riga' }).click();
    expect(await workshop.text().locator('tr').count()).toBe(4);
    // What is below the row that was written goes, one row at a time.
    for (let left = 4; left > 2; left -= 1) {
      await workshop.text().locator('tr').last().locator('td').first().click();
      await tools.getByRole('button', { name: 'Togli la riga' }).click();
    }
    await workshop.text().locator('tr').last().locator('td').first().click();
    await tools.getByLabel('Titolo della tabella').fill('Fasi di avvio');
    expect(await accessibilityProblems(page)).toEqual([]);
    await workshop.saveClause();
    await page.getByRole('button', { name: 'Anteprima' }).click();
    const table = workshop.preview().getByRole('table', { name: 'Fasi di avvio' });
    await table.getByRole('columnheader', { name: 'Termine' }).waitFor();
    await table.getByRole('cell', { name: 'tre mesi' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(anna.faults.filter((fault) => !fault.includes('422') && !fault.includes('409'))).toEqual([]);
    expect(bruno.faults).toEqual([]);
  }, 120_000);
});
