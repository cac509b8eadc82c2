import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { ApiOfPage } from '../page-objects/api-of-page.js';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, account, launch, newContext } from '../support/browser.js';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await launch();
  ({ context, page, faults } = await newContext(browser));
  await signIn(page, account('referente.lecco'), '/');
  const api = new ApiOfPage(page);
  const { me, model } = await api.graphql<{ me: { memberships: { enteId: string }[] }; model: { id: string } }>('{ me { memberships { enteId } } model(key: "innovazione") { id } }');
  await api.change('adoptModel', { enteId: me.memberships[0]!.enteId, modelVersionId: model.id, form: 'PUBBLICO', level: 'BASE', clientKey: crypto.randomUUID() });
}, 60_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
});

const fresh = (): Promise<void> => page.getByText('I risultati sono aggiornati.').waitFor();
const card = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });

describe('a Provincia compares tariffs', () => {
  it('sees what its real Comuni would pay by band and per inhabitant', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Simulatore dei costi dei servizi ai Comuni' }).click();
    await page.getByRole('heading', { level: 1, name: 'Simulatore dei costi' }).waitFor();
    await page.getByLabel('Schema di oggi').selectOption({ label: 'Per abitante (Pesaro e Urbino)' });
    await fresh();
    const lecco = page.getByRole('table', { name: 'Quote dei Comuni' }).getByRole('row', { name: /^Lecco / });
    // Over 40,000 inhabitants: 10,500.00 € and 22 % of VAT.
    await lecco.getByText('12.810,00 €', { exact: true }).waitFor();
    await card('Per fascia').getByText(/Rispetto a oggi pagano meno \d+ Comuni, di più \d+/).waitFor();
    await expectAccessible(page);
    await lecco.getByRole('button', { name: 'Lecco' }).click();
    await page.getByRole('dialog').getByText('2.310,00 €').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Chiudi' }).first().click();
  }, 60_000);

  it('breaks a band, reads at the field who would be left out, and mends it', async () => {
    await card('Per fascia').getByRole('button', { name: 'Tariffe' }).click();
    const end = page.getByLabel('Fascia 1: ad abitanti');
    await end.fill('499');
    await page.getByText(/^Resta scoperto il numero 500/).waitFor();
    await page.getByText('Un campo va corretto: i risultati sono quelli di prima della modifica.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByLabel('Fascia 2: canone annuo').fill('-1');
    await page.getByText('Un importo non può essere negativo.').waitFor();
    await page.getByLabel('Fascia 2: canone annuo').fill('970,50');
    await end.fill('500');
    await fresh();
    expect(await page.getByText(/^Resta scoperto/).count()).toBe(0);
  }, 60_000);

  it('puts expenses against it and asks what if half of them join', async () => {
    await page.getByLabel(/^Euro, primo anno Personale/).fill('50.000');
    await page.getByLabel('Comuni che aderiscono (%)', { exact: true }).fill('50');
    await fresh();
    await page.getByText('Aderiscono 42 Comuni su 84.').waitFor();
    await page.getByRole('row', { name: /^Per fascia.*dal più grande \d+ Comuni su 84/ }).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Scarica la tabella (CSV)' }).click()]);
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/^\ufeff"Comune";"Abitanti";[^\r]*\r\n"Lecco";"\d+";/);
    await page.getByLabel('Comuni che aderiscono (%)', { exact: true }).fill('100');
    await fresh();
  }, 60_000);

  it('keeps the scenario and finds it again', async () => {
    await page.getByLabel('Nome dello scenario').fill('Fasce ritoccate');
    await page.getByRole('button', { name: 'Salva lo scenario' }).click();
    await page.getByText('Salvato', { exact: true }).waitFor();
    await page.reload();
    await fresh();
    expect(await page.getByLabel('Nome dello scenario').inputValue()).toBe('Fasce ritoccate');
    await page.getByRole('button', { name: 'Apri uno scenario' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Fasce ritoccate' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Chiudi' }).click();
  }, 60_000);

  it('adopts it into the act after a look at what changes, and reads the amount there', async () => {
    await page.getByRole('button', { name: 'Adotta questo schema nell’atto: Per fascia di abitanti (Macerata)' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /^Fasce di popolazione/ }).getByText('Fino ad abitanti: 1.000; Canone annuo: 970,50 €').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Scrivi nell’atto' }).click();
    await dialog.getByText('Le tariffe sono nell’atto:').waitFor();
    await dialog.getByRole('link').click();
    await page.getByRole('article').getByText('970,50 €').first().waitFor();
  }, 60_000);

  it('met no fault of the pages', () => {
    expect(faults).toEqual([]);
  });
});
