import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { InstanceEditor } from '../page-objects/instance-editor.js';
import { LiveLine } from '../page-objects/live-line.js';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, account, launch, newContext } from '../support/browser.js';

interface Colleague {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: string[];
  readonly editor: InstanceEditor;
}

let browser: Browser;
let anna: Colleague;
let luca: Colleague;
let line: LiveLine;

async function sit(): Promise<Colleague> {
  const seat = await newContext(browser);
  return { ...seat, editor: new InstanceEditor(seat.page) };
}

beforeAll(async () => {
  browser = await launch();
  [anna, luca] = [await sit(), await sit()];
  line = await LiveLine.of(luca.page);
}, 30_000);
afterAll(async () => {
  await anna?.context.close();
  await luca?.context.close();
  await browser?.close();
});

/** Two officials of one Province prepare the same acts, each at his desk. */
describe('two colleagues on the same acts', () => {
  it('see each other', async () => {
    await signIn(anna.page, account('referente.pesaro'), '/modelli/innovazione/adotta');
    await anna.page.getByLabel('Gestione pubblica').check();
    await anna.page.getByLabel('Base', { exact: true }).check();
    await anna.page.getByLabel('Nome di questa convenzione').fill('Convenzione a quattro mani');
    await anna.page.getByRole('button', { name: 'Inizia l’intervista' }).click();
    await anna.page.getByRole('heading', { level: 1, name: 'Convenzione a quattro mani' }).waitFor();
    await signIn(luca.page, account('redattore.pesaro'), new URL(anna.page.url()).pathname);
    await anna.page.getByRole('status').filter({ hasText: /Anche qui:.*Prova Redattore Pesaro/ }).waitFor();
    await luca.page.getByRole('status').filter({ hasText: /Anche qui:.*Prova Referente Pesaro/ }).waitFor();
    for (const { editor } of [anna, luca]) await editor.openStep('La Provincia');
  }, 60_000);

  it('see where the other writes, and his answer when it is given, without losing what they type', async () => {
    const seat = luca.page.getByRole('textbox', { name: /posta elettronica certificata/ });
    await seat.click();
    await seat.pressSequentially('provincia.');
    await anna.page.getByText('Prova Redattore Pesaro sta modificando').waitFor();
    expect(await accessibilityProblems(anna.page)).toEqual([]);
    await anna.editor.type(/indirizzo della sede legale/, 'via Branca 7, 61121 Pesaro');
    await luca.editor.act().getByText('via Branca 7, 61121 Pesaro').first().waitFor();
    expect(await seat.inputValue()).toBe('provincia.');
    expect(await seat.evaluate((field) => field === document.activeElement)).toBe(true);
    await seat.pressSequentially('pesarourbino@pec.example');
    await luca.editor.saved(() => seat.blur());
    await anna.page.getByText('Prova Redattore Pesaro sta modificando').waitFor({ state: 'detached' });
    await anna.page.waitForFunction(() => [...document.querySelectorAll('input')].some((field) => field.value === 'provincia.pesarourbino@pec.example'));
  }, 60_000);

  it('see who has a clause open; the open text stays when something else changes', async () => {
    const text = await anna.editor.editClause('conv-comunicazioni');
    await luca.editor.clause('conv-comunicazioni').getByText('Prova Referente Pesaro sta modificando').waitFor();
    expect(await accessibilityProblems(luca.page)).toEqual([]);
    await text.click();
    await anna.page.keyboard.press('Control+Home');
    await anna.page.keyboard.type('Di norma, ');
    await luca.editor.type(/indirizzo della sede legale/, 'via Mazzini 9, 61121 Pesaro');
    await anna.editor.act().getByText('via Mazzini 9, 61121 Pesaro').first().waitFor();
    expect(await text.innerText()).toContain('Di norma, ');
    await anna.page.keyboard.type('e salvo urgenze, ');
    await anna.editor.saved(() => anna.page.getByRole('button', { name: 'Salva il testo' }).click());
    await luca.editor.clause('conv-comunicazioni').getByText(/Di norma, e salvo urgenze,/).waitFor();
    expect([...anna.faults, ...luca.faults]).toEqual([]);
  }, 60_000);

  it('are told when they cannot hear each other, and find everything on return', async () => {
    await line.cut();
    await luca.page.getByText('Connessione interrotta').waitFor();
    expect(await accessibilityProblems(luca.page)).toEqual([]);
    await anna.editor.type(/indirizzo della sede legale/, 'via Rossini 1, 61121 Pesaro');
    line.mend();
    await luca.editor.act().getByText('via Rossini 1, 61121 Pesaro').first().waitFor({ timeout: 30_000 });
    await luca.page.getByText('Connessione interrotta').waitFor({ state: 'detached' });
    await luca.page.close();
    await anna.page.getByRole('status').filter({ hasText: 'Anche qui:' }).waitFor({ state: 'detached' });
  }, 90_000);
});
