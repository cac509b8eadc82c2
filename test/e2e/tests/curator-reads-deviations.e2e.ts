import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { InstanceEditor } from '../page-objects/instance-editor.js';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, launch, newContext } from '../support/browser.js';
import { OwnProduct } from '../support/own-product.js';

interface Desk {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: string[];
}

const WORDS = 'Nei primi sei mesi non si applicano penali.';

let product: OwnProduct;
let browser: Browser;
let province: Desk;
let curator: Desk;
let editor: InstanceEditor;
let acts: string;

beforeAll(async () => {
  product = await OwnProduct.start();
  browser = await launch();
  province = await newContext(browser, 1400, product.url);
  curator = await newContext(browser, 1400, product.url);
  editor = new InstanceEditor(province.page);
}, 90_000);
afterAll(async () => {
  await province?.context.close();
  await curator?.context.close();
  await browser?.close();
  await product?.stop();
}, 60_000);

/** What follows from an event comes a moment later: looks again, as a person would. */
async function reloadUntil(page: Page, there: Locator): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
    const seen = await there.first().waitFor({ timeout: 1_000 }).then(() => true, () => false);
    if (seen) return;
    await page.reload();
  }
  await there.first().waitFor({ timeout: 1_000 });
}

/** One story: each step stands on the one before. */
describe('UPI learns from what the Province write, and tells them when a norm changes', () => {
  it('a Provincia changes a clause, sees how far it is from the model, and shares its texts', async () => {
    const { page } = province;
    await signIn(page, product.account('referente.pesaro'), '/modelli/innovazione/adotta');
    await page.getByLabel('Gestione pubblica').check();
    await page.getByLabel('Base', { exact: true }).check();
    await page.getByLabel('Nome di questa convenzione').fill('Convenzione da confrontare');
    await page.getByRole('button', { name: 'Inizia l’intervista' }).click();
    await page.getByRole('heading', { level: 1, name: 'Convenzione da confrontare' }).waitFor();
    await editor.act().waitFor();
    acts = new URL(page.url()).pathname;
    await editor.inMargin('conv-penali', 'Modifica');
    const text = page.getByRole('textbox', { name: 'Testo' });
    await text.waitFor();
    await text.focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('End');
    await page.keyboard.type(` ${WORDS}`);
    await editor.saved(() => page.getByRole('button', { name: 'Salva il testo' }).click());
    await page.getByRole('button', { name: /^Quanto siete lontani dal modello/ }).click();
    await page.getByText(/adattate 1, soppresse 0, aggiunte 0/).waitFor();
    await page.getByRole('row', { name: /penali.*Adattata/i }).waitFor();
    await editor.saved(() => page.getByRole('button', { name: 'Condividi con UPI le vostre modifiche' }).click());
    await page.getByText(/^Condivise con UPI da /).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 120_000);

  it('a curator finds it in the heat map, reads the words and takes them into the next version', async () => {
    const { page } = curator;
    await signIn(page, product.account('curatore'), '/laboratorio');
    await page.getByRole('link', { name: /^Che cosa cambiano le Province/ }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Scostamenti dal modello' }).waitFor();
    await reloadUntil(page, page.getByRole('columnheader', { name: /Pesaro e Urbino, Convenzione da confrontare/ }));
    await page.getByRole('row', { name: /penali/i }).getByText(/^Adattata, /).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.getByRole('rowheader', { name: /penali/i }).getByRole('link').click();
    await page.locator('ins', { hasText: 'sei mesi non si applicano' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Promuovi questo testo nella prossima versione' }).click();
    await page.getByRole('link', { name: 'Apri la bozza' }).click();
    await page.getByRole('textbox').filter({ hasText: 'sei mesi non si applicano' }).waitFor();
    await page.goto(`${new URL(page.url()).pathname}?vista=storia`);
    await page.getByText(/testo di Provincia di Pesaro e Urbino, «Convenzione da confrontare»/).waitFor();
  }, 60_000);

  it('the Provincia finds the clause by its words, beside the model', async () => {
    const { page } = province;
    await page.goto('/clausole');
    await page.getByRole('searchbox', { name: 'Parole della clausola' }).fill('primi sei mesi non si applicano penali');
    await page.getByRole('search', { name: 'Clausole affiancate' }).getByRole('button', { name: 'Cerca' }).click();
    await reloadUntil(page, page.locator('ins', { hasText: 'sei mesi non si applicano' }));
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('region').filter({ has: page.locator('ins', { hasText: 'sei mesi non si applicano' }) }).getByRole('link', { name: /^Apri negli atti: .*Convenzione da confrontare/ }).click();
    await editor.clause('conv-penali').getByText(WORDS).waitFor();
  }, 60_000);

  it('marks a norm as changed, after looking at what it touches', async () => {
    const { page } = curator;
    await page.goto('/norme');
    await page.getByRole('button', { name: 'Segna come cambiata' }).click();
    await page.getByText(/Scrivete la URN della norma/).waitFor();
    await page.getByLabel(/^Norma \(URN/).fill('https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2000-08-18;267~art30-com2');
    await page.getByRole('button', { name: 'Guarda che cosa tocca' }).click();
    await page.getByText(/Un atto delle Province la cita/).waitFor();
    await page.getByLabel(/^Come si cita/).fill('art. 30, comma 2, TUEL');
    await page.getByLabel(/^Cambia dal/).fill('2027-01-01');
    await page.getByLabel(/^Da verificare entro il/).fill('2027-02-28');
    await page.getByLabel(/^Che cosa cambia/).fill('Le convenzioni dicono anche i tempi.');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Segna come cambiata' }).click();
    await page.getByText(/Segnata\. Ciò che la cita/).waitFor();
    await reloadUntil(page, page.getByRole('heading', { name: /^Nei modelli, da verificare: / }));
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(curator.faults).toEqual([]);
  }, 60_000);

  it('the Provincia is told, sees what is to be verified, and confirms it', async () => {
    const { page } = province;
    await page.goto('/');
    await reloadUntil(page, page.getByText(/Da verificare entro il 28\/2\/2027, perché cambia art\. 30, comma 2, TUEL/));
    await page.goto(acts);
    const box = page.getByRole('region', { name: /^Da verificare: / });
    await box.getByText(/Le convenzioni dicono anche i tempi\./).waitFor();
    await box.getByRole('button', { name: /^Dove si cita art\. 30/ }).click();
    expect(await accessibilityProblems(page)).toEqual([]);
    const title = (await box.getByRole('heading').first().textContent())!;
    const first = box.getByRole('button', { name: /^Confermo «/ }).first();
    const name = (await first.getAttribute('aria-label'))!;
    await editor.saved(() => first.click());
    await box.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
    expect(await box.getByRole('heading').first().textContent()).not.toBe(title);
    expect(province.faults).toEqual([]);
  }, 60_000);
});
