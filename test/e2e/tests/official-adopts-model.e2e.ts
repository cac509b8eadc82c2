import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { InstanceEditor } from '../page-objects/instance-editor.js';
import { signIn, signInAtForm } from '../page-objects/sign-in.js';
import { accessibilityProblems, account, launch, newContext } from '../support/browser.js';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];
let editor: InstanceEditor;
let address: string;

beforeAll(async () => {
  browser = await launch();
  ({ context, page, faults } = await newContext(browser));
  editor = new InstanceEditor(page);
}, 30_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
});

/** The official of a Province makes the national model his own, from the sign-in to acts without errors. One story: each step stands on the one before. */
describe('an official turns the Innovation model into the acts of the Province', () => {
  it('signs in and finds what is waiting', async () => {
    await signInAtForm(page, account('referente.pesaro'));
    await page.getByRole('heading', { name: 'In attesa di te' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it('reads what the model is, with its matrix and the reason of the missing cells', async () => {
    await page.getByRole('navigation', { name: /principale/i }).getByRole('link', { name: 'Modelli' }).click();
    await page.getByRole('link', { name: 'Servizi di innovazione per i Comuni' }).click();
    const matrix = page.getByRole('table');
    await matrix.waitFor();
    expect(await matrix.getByText('nativamente avanzato').count()).toBe(2);
    expect(await accessibilityProblems(page)).toEqual([]);
    for (const tab of ['Atti', 'Domande', 'Regole', 'Versioni', 'Adozioni']) {
      await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).first().click();
      await page.getByRole('tabpanel').first().waitFor();
      await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
      expect(await accessibilityProblems(page)).toEqual([]);
    }
  }, 60_000);

  it('is refused the base level for the partnership, and takes the public form', async () => {
    await page.getByRole('link', { name: 'Adotta per la mia Provincia' }).click();
    await page.getByLabel('Partenariato pubblico-privato').check();
    expect(await page.getByLabel('Base', { exact: true }).isDisabled()).toBe(true);
    await page.getByText(/nativamente avanzato/).first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByLabel('Gestione pubblica').check();
    await page.getByLabel('Base', { exact: true }).check();
    await page.getByLabel('Nome di questa convenzione').fill('Convenzione di prova');
    await page.getByRole('button', { name: 'Inizia l’intervista' }).click();
    await page.getByRole('heading', { level: 1, name: 'Convenzione di prova' }).waitFor();
    address = page.url();
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 30_000);

  it('answers, and every act follows at once', async () => {
    await editor.openStep('La Provincia');
    await editor.type(/indirizzo della sede legale/, 'viale Gramsci 4, 61121 Pesaro');
    await editor.act().getByText('viale Gramsci 4, 61121 Pesaro').first().waitFor();
    await editor.type(/posta elettronica certificata/, 'provincia.pesarourbino@pec.example');
    await page.getByText(/^Salvato/).waitFor();
  }, 30_000);

  it('goes from a value in the act to its question, and back', async () => {
    await editor.act().locator('[data-key="provincia.sede"]').first().click();
    await page.waitForFunction(() => document.activeElement?.id === 'domanda-provincia-sede');
    await page.keyboard.press('Alt+ArrowRight');
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset['key'] === 'provincia.sede');
  });

  it('is told at the field what is wrong, and nothing typed is lost', async () => {
    await editor.openStep('Durata');
    await editor.setDate(/Da quale giorno decorre/, '2020-01-01');
    await page.getByText(/La data è già passata/).waitFor();
    expect(await page.getByLabel(/Da quale giorno decorre/).inputValue()).toBe('2020-01-01');
    await editor.setDate(/Da quale giorno decorre/, `${new Date().getFullYear() + 1}-01-01`);
    await page.getByText(/La data è già passata/).waitFor({ state: 'detached' });
  }, 30_000);

  it('finds the same answers on another device', async () => {
    const other = await newContext(browser, 360);
    await signIn(other.page, account('redattore.pesaro'), new URL(address).pathname);
    await other.page.getByRole('tab', { name: 'Atto', exact: true }).click();
    await other.page.getByText('viale Gramsci 4, 61121 Pesaro').first().waitFor();
    for (const pane of ['Domande', 'Atto', 'Controlli']) {
      await other.page.getByRole('tab', { name: new RegExp(`^${pane}`) }).first().click();
      expect(await accessibilityProblems(other.page)).toEqual([]);
      expect(await other.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }
    expect(other.faults).toEqual([]);
    await other.context.close();
  }, 60_000);

  it('edits a clause in its place and sees the comparison with the model', async () => {
    const text = await editor.editClause('conv-impegni-ente');
    expect(await accessibilityProblems(page)).toEqual([]);
    await text.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' L’Ente partecipa agli incontri annuali.');
    await page.locator('summary, button').filter({ hasText: 'Confronto con il modello' }).click();
    await page.locator('.redline ins', { hasText: 'incontri annuali' }).waitFor();
    await editor.saved(() => page.getByRole('button', { name: 'Salva il testo' }).click());
    await editor.clause('conv-impegni-ente').getByText('Adattata').waitFor();
    await editor.act().getByText(/incontri annuali/).waitFor();
  }, 30_000);

  it('mends what the checks say, one link at a time, until the acts have no errors', async () => {
    await editor.check(/Manca la risposta: Schema tariffario/).getByRole('button', { name: /^Vai alla domanda/ }).click();
    await editor.choose(/Come si calcola la quota/, 'Per abitante');
    await editor.openStep('Chi gestisce');
    await editor.type(/Quale ufficio della Provincia/, 'Servizio sistemi informativi e transizione digitale');
    await editor.openStep('Garanzie');
    await editor.type(/foro per le controversie/, 'Pesaro');
    await editor.openStep('Assistenza');
    await editor.type(/In quali giorni risponde/, 'dal lunedì al venerdì');
    await editor.type(/In quale orario risponde/, 'dalle 8.30 alle 13.30');
    await editor.type(/A quali recapiti/, 'assistenza@provincia.example');
    await page.getByRole('heading', { name: /^Errori/ }).waitFor({ state: 'detached' });
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 60_000);

  it('takes the acts out as final files, equal in text, and finds the export recorded', async () => {
    const download = await editor.download(['PDF', 'DOCX', 'ODT', 'HTML']);
    expect(download.suggestedFilename()).toBe('Convenzione-di-prova.zip');
    const files = unzipSync(new Uint8Array(readFileSync(await download.path())));
    expect(Object.keys(files).filter((name) => name !== 'LEGGIMI.txt')).toHaveLength(16);
    expect(Object.keys(files).some((name) => name.includes('BOZZA'))).toBe(false);
    const html = strFromU8(files['Convenzione.html']!);
    for (const words of ['viale Gramsci 4, 61121 Pesaro', 'incontri annuali', 'Provincia di Pesaro e Urbino']) expect(html).toContain(words);
    await page.getByRole('button', { name: 'Storia', exact: true }).click();
    await page.getByRole('dialog').getByText('ha modificato la clausola «Impegni dell\'Ente»').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
  }, 90_000);

  it('takes the last change back', async () => {
    await editor.openStep('Assistenza');
    await editor.saved(() => page.getByRole('button', { name: 'Annulla l’ultima modifica' }).click());
    await editor.check(/Manca la risposta: Recapiti/).waitFor();
  }, 30_000);

  it('is a stranger to another Province', async () => {
    const other = await newContext(browser);
    await signIn(other.page, account('referente.lecco'), new URL(address).pathname);
    await other.page.getByText('Questi atti non ci sono, o non sono della vostra Provincia.').waitFor();
    await other.context.close();
  }, 30_000);

  it('met no fault on the way', () => {
    expect(faults).toEqual([]);
  });
});

describe('two people in one clause', () => {
  it('are offered a merge, and neither text is lost', async () => {
    const first = await newContext(browser);
    const second = await newContext(browser);
    await signIn(first.page, account('referente.pesaro'), new URL(address).pathname);
    await signIn(second.page, account('redattore.pesaro'), new URL(address).pathname);
    const one = new InstanceEditor(first.page);
    const two = new InstanceEditor(second.page);
    const firstText = await one.editClause('conv-comunicazioni');
    const secondText = await two.editClause('conv-comunicazioni');
    await firstText.click();
    await first.page.keyboard.press('Control+Home');
    await first.page.keyboard.type('Di norma, ');
    await secondText.click();
    await second.page.keyboard.press('Control+End');
    await second.page.keyboard.type(' Salvo diverso accordo.');
    await one.saved(() => first.page.getByRole('button', { name: 'Salva il testo' }).click());
    await two.saved(() => second.page.getByRole('button', { name: 'Salva il testo' }).click());
    await second.page.getByText('Un’altra persona ha cambiato la clausola nel frattempo').waitFor();
    expect(await accessibilityProblems(second.page)).toEqual([]);
    const merged = await second.page.getByRole('textbox', { name: 'Testo' }).innerText();
    expect(merged).toContain('Di norma, ');
    expect(merged).toContain('Salvo diverso accordo.');
    await two.saved(() => second.page.getByRole('button', { name: 'Salva il testo' }).click());
    await two.clause('conv-comunicazioni').getByText(/Di norma,/).waitFor();
    await first.context.close();
    await second.context.close();
  }, 60_000);
});
