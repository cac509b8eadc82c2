import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { InstanceEditor } from '../page-objects/instance-editor.js';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, account, launch, newContext } from '../support/browser.js';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];
let editor: InstanceEditor;
/** The clauses as the model has them. */
let model: string[];
let local: string;

beforeAll(async () => {
  browser = await launch();
  ({ context, page, faults } = await newContext(browser));
  editor = new InstanceEditor(page);
  await signIn(page, account('redattore.pesaro'), '/modelli/innovazione/adotta');
  await page.getByLabel('Gestione pubblica').check();
  await page.getByLabel('Base', { exact: true }).check();
  await page.getByLabel('Nome di questa convenzione').fill('Convenzione da adattare');
  await page.getByRole('button', { name: 'Inizia l’intervista' }).click();
  await page.getByRole('heading', { level: 1, name: 'Convenzione da adattare' }).waitFor();
  await editor.act().waitFor();
  model = await editor.order();
}, 60_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
});

/** The page follows the answer of the server in a moment of its own. */
async function expectOrder(...ids: string[]): Promise<void> {
  await page.waitForFunction((wanted) => {
    const shown = [...document.querySelectorAll('article section.act-clause')].map((section) => section.id.replace('clausola-', ''));
    return shown.filter((id) => wanted.includes(id)).join() === wanted.join();
  }, ids);
}

/** A redattore makes the model's text that of the Province. One story: each step stands on the one before. */
describe('an official changes the clauses of an act', () => {
  it('takes one out only with a reason, and the numbers follow', async () => {
    const numberOf = async (id: string): Promise<number> => Number(/\d+/.exec(await editor.clause(id).getByRole('heading').innerText())![0]);
    const before = await numberOf('conv-finalita');
    await editor.inMargin('conv-definizioni', 'Togli');
    await editor.saved(() => editor.suppressing().getByRole('button', { name: 'Togli la clausola' }).click());
    await editor.suppressing().getByRole('alert').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await editor.suppressing().getByLabel(/Perché la togliete/).fill('Un motivo lasciato a metà');
    await page.keyboard.press('Escape');
    // Opened again, it says nothing of the try that was given up.
    await editor.inMargin('conv-definizioni', 'Togli');
    expect(await editor.suppressing().getByLabel(/Perché la togliete/).inputValue()).toBe('');
    expect(await editor.suppressing().getByRole('alert').count()).toBe(0);
    await page.keyboard.press('Escape');
    await editor.suppress('conv-definizioni', 'Le definizioni stanno già nello statuto.');
    await editor.suppressed('').waitFor();
    await editor.clause('conv-definizioni').waitFor({ state: 'detached' });
    await page.waitForFunction(([id, wanted]) => document.querySelector(`#clausola-${id} h3`)?.textContent?.includes(` ${wanted}`), ['conv-finalita', String(before - 1)] as const);
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 60_000);

  it('brings it back as the model has it', async () => {
    await editor.saved(() => editor.suppressed('').getByRole('button', { name: 'Torna al modello' }).click());
    await editor.clause('conv-definizioni').waitFor();
    expect(await editor.order()).toEqual(model);
  }, 30_000);

  it('moves a clause up and down', async () => {
    await editor.move('conv-definizioni', 'su');
    await expectOrder('conv-definizioni', 'conv-oggetto', 'conv-finalita');
    await editor.move('conv-definizioni', 'giù');
    await expectOrder('conv-oggetto', 'conv-definizioni', 'conv-finalita');
    await editor.move('conv-definizioni', 'giù');
    await expectOrder('conv-oggetto', 'conv-finalita', 'conv-definizioni');
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 30_000);

  it('adds a clause of the Province, moves it, and takes it out again', async () => {
    local = await editor.addAfter('conv-oggetto', 'Sportelli di vallata', 'Gli sportelli delle vallate restano aperti il martedì mattina.');
    await expectOrder('conv-oggetto', local, 'conv-finalita', 'conv-definizioni');
    await editor.clause(local).getByText('Aggiunta', { exact: true }).waitFor();
    await editor.clause(local).getByRole('heading', { name: /Sportelli di vallata/ }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await editor.move(local, 'giù');
    await expectOrder('conv-oggetto', 'conv-finalita', local, 'conv-definizioni');
    await editor.suppress(local, 'Ci abbiamo ripensato.');
    await editor.clause(local).waitFor({ state: 'detached' });
  }, 60_000);

  it('takes its own changes back, one after the other', async () => {
    await editor.undo();
    await expectOrder('conv-oggetto', 'conv-finalita', local, 'conv-definizioni');
    await editor.undo();
    await expectOrder('conv-oggetto', local, 'conv-finalita', 'conv-definizioni');
    await editor.undo();
    await editor.clause(local).waitFor({ state: 'detached' });
  }, 60_000);

  it('writes a table and cites a norm, and goes back to the words of the model', async () => {
    const text = await editor.editClause('conv-impegni-ente');
    await text.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Parole della Provincia, ');
    await page.getByRole('button', { name: 'Inserisci una norma' }).click();
    const citing = page.getByRole('dialog', { name: 'Inserisci una norma' });
    await citing.getByLabel(/^Come si legge nel testo/).fill('art. 15 L. 241/1990');
    await citing.getByLabel(/^Indirizzo Normattiva/).fill('urn:nir:stato:legge:1990-08-07;241~art15');
    expect(await accessibilityProblems(page)).toEqual([]);
    await citing.getByRole('button', { name: 'Inserisci', exact: true }).click();
    await text.getByText('art. 15 L. 241/1990').waitFor();
    await page.keyboard.type(': Parole della Provincia.');
    await page.getByRole('button', { name: 'Inserisci una tabella' }).click();
    await page.keyboard.type('Impegno');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Termine');
    await page.getByLabel('Titolo della tabella').fill('Impegni e termini');
    expect(await accessibilityProblems(page)).toEqual([]);
    await editor.saved(() => page.getByRole('button', { name: 'Salva il testo' }).click());
    await editor.clause('conv-impegni-ente').getByText('Parole della Provincia.').waitFor();
    await editor.clause('conv-impegni-ente').getByRole('table', { name: 'Impegni e termini' }).getByRole('columnheader', { name: 'Termine' }).waitFor();
    await editor.clause('conv-impegni-ente').getByText('art. 15 L. 241/1990').waitFor();
    await editor.saved(() => editor.inMargin('conv-impegni-ente', 'Torna al modello'));
    await editor.clause('conv-impegni-ente').getByText('Parole della Provincia.').waitFor({ state: 'detached' });
    await editor.clause('conv-impegni-ente').getByText('Standard', { exact: true }).waitFor();
  }, 60_000);

  it('finds all of it in the history, with the reason', async () => {
    await page.getByRole('button', { name: 'Storia', exact: true }).click();
    const history = page.getByRole('dialog', { name: 'Storia' });
    await history.getByText('Le definizioni stanno già nello statuto.').waitFor();
    for (const words of [/ha tolto la clausola/, /è tornato al testo del modello/, /ha spostato la clausola/, /ha aggiunto una clausola/, /ha annullato una propria modifica/]) await history.getByText(words).first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
  }, 30_000);

  it('finds the same act after loading it again', async () => {
    await page.reload();
    await editor.act().waitFor();
    await expectOrder('conv-oggetto', 'conv-finalita', 'conv-definizioni');
  }, 30_000);

  it('met no fault on the way', () => {
    expect(faults).toEqual([]);
  });
});

describe('the home of a Province that has nothing in hand', () => {
  it('offers steps that lead to pages which exist', async () => {
    const other = await newContext(browser);
    await signIn(other.page, account('referente.lecco'));
    const steps = other.page.getByRole('region', { name: 'In attesa di te' }).getByRole('listitem').getByRole('link');
    await steps.first().waitFor();
    const addresses = await steps.evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    expect(addresses).toHaveLength(3);
    for (const address of addresses) {
      await other.page.goto('/');
      await other.page.getByRole('main').locator(`a[href="${address}"]`).first().click();
      await other.page.waitForURL((url) => `${url.pathname}${url.search}` === address);
      await other.page.getByRole('heading', { level: 1 }).waitFor();
      await other.page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
      expect({ address, title: await other.page.getByRole('heading', { level: 1 }).innerText() }).not.toEqual({ address, title: expect.stringMatching(/non trovat|Il modello non c/) });
    }
    expect(other.faults).toEqual([]);
    await other.context.close();
  }, 60_000);
});
