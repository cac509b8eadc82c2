import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { signIn } from '../page-objects/sign-in.js';
import { account, launch, newContext, type Person } from '../support/browser.js';

const COMMUNITY = '/community/servizi-europa';

let browser: Browser;
/** Who opens a poll and is asked, a colleague of another Provincia, and who moderates. */
let anna: Person;
let luca: Person;
let clara: Person;

beforeAll(async () => {
  browser = await launch();
  [anna, luca, clara] = [await newContext(browser), await newContext(browser), await newContext(browser)];
}, 30_000);
afterAll(async () => {
  for (const person of [anna, luca, clara]) await person?.context.close();
  await browser?.close();
});

async function enter({ page }: Person, who: string): Promise<void> {
  await signIn(page, account(who), COMMUNITY);
  await page.getByLabel('Ho letto le regole e le accetto').check();
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await page.getByText('Ora siete nella community.').waitFor();
}

describe('a community asks its members', () => {
  it('in a poll that goes with a discussion', async () => {
    await enter(anna, 'referente.pesaro');
    await enter(luca, 'referente.lecco');
    const { page } = anna;
    await page.getByRole('link', { name: 'Nuova discussione' }).click();
    await page.getByLabel(/^Titolo/).fill('Quando ci vediamo a Bruxelles?');
    await page.getByRole('textbox', { name: 'Testo' }).click();
    await page.keyboard.type('Due giorni, con visita.');
    await page.getByLabel('Aggiungi un sondaggio').check();
    await page.getByLabel(/^Domanda del sondaggio/).fill('Quale mese?');
    await page.getByRole('textbox', { name: 'Risposta 1' }).fill('Marzo');
    await page.getByRole('button', { name: 'Pubblica' }).click();
    await page.getByText('Un sondaggio ha da 2 a 12 risposte possibili.').waitFor();
    await page.getByRole('textbox', { name: 'Risposta 2' }).fill('Aprile');
    await page.getByRole('button', { name: 'Aggiungi una risposta' }).click();
    await page.keyboard.type('Maggio');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Pubblica' }).click();
    await page.getByRole('region', { name: 'Sondaggio' }).getByText('Quale mese?').first().waitFor();
  }, 60_000);

  it('whose votes are seen at once by who looks, and changed at will', async () => {
    const { page } = anna;
    await luca.page.getByRole('link', { name: 'Quando ci vediamo a Bruxelles?' }).click();
    await luca.page.getByText('Ancora nessun voto.').waitFor();
    await page.getByLabel('Aprile').check();
    await page.getByRole('button', { name: 'Vota', exact: true }).click();
    await luca.page.getByText('Un votante (N = 1).').waitFor();
    await luca.page.getByLabel('Aprile').check();
    await luca.page.getByRole('button', { name: 'Vota', exact: true }).click();
    await page.getByText('2 votanti (N = 2).').waitFor();
    await page.getByLabel('Maggio').check();
    await page.getByRole('button', { name: 'Cambia il voto' }).click();
    await page.getByText('I dati in tabella').click();
    await page.getByRole('row', { name: 'Maggio 1 (50,0%)' }).waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('in a survey that who moderates writes, moves by keyboard, tries and opens', async () => {
    await enter(clara, 'curatore');
    const { page } = clara;
    await page.getByRole('link', { name: 'Prepara un questionario' }).click();
    await page.getByLabel(/^Titolo/).fill('Come lavora l’ufficio Europa');
    await page.getByLabel('Introduzione').fill('Bastano due minuti.');
    await page.getByLabel('Quando si vedono i risultati').selectOption('DOPO_RISPOSTA');
    await page.getByLabel(/^Si chiude/).fill('2099-12-31T18:00');
    await page.getByLabel(/^Testo della domanda/).fill('Avete un ufficio Europa?');
    await page.getByRole('textbox', { name: 'Risposta 1' }).fill('Sì');
    await page.getByRole('textbox', { name: 'Risposta 2' }).fill('No');
    await page.getByRole('button', { name: 'Aggiungi una domanda' }).click();
    const second = page.getByRole('group', { name: 'Domanda 2' });
    await second.getByLabel('Tipo').selectOption('SCALA');
    await second.getByLabel(/^Testo della domanda/).fill('Quanto siete pronti?');
    await second.getByLabel('Che cosa vuol dire il primo').fill('per nulla');
    await page.getByRole('button', { name: 'Sposta in su: Domanda 2' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Quanto siete pronti?: ora è al posto 1.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Sposta in giù: Domanda 1');
    await page.getByRole('button', { name: 'Aggiungi una domanda' }).click();
    const third = page.getByRole('group', { name: 'Domanda 3' });
    await third.getByLabel('Tipo').selectOption('TESTO');
    await third.getByLabel(/^Testo della domanda/).fill('Che cosa vi manca?');
    await third.getByLabel('Risposta obbligatoria').uncheck();
    await page.getByRole('button', { name: 'Anteprima' }).click();
    await page.getByRole('radiogroup', { name: /^Quanto siete pronti/ }).waitFor();
    await page.getByRole('button', { name: 'Salva la bozza' }).click();
    await page.getByText('Bozza salvata.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Apri il questionario' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Apri il questionario' }).click();
    await page.getByText('Aperto', { exact: true }).waitFor();
  }, 60_000);

  it('which is answered on one page: nothing typed is lost, what is missing is said where it is missing', async () => {
    const { page } = luca;
    await page.goto(COMMUNITY);
    await page.getByRole('link', { name: 'Come lavora l’ufficio Europa' }).click();
    await page.getByLabel(/^Che cosa vi manca/).fill('Tempo e lingue');
    await page.getByText(/^Salvato/).waitFor();
    await page.reload();
    expect(await page.getByLabel(/^Che cosa vi manca/).inputValue()).toBe('Tempo e lingue');
    await page.getByRole('button', { name: 'Invia le risposte' }).click();
    await page.getByText('A questa domanda serve una risposta.').first().waitFor();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('1');
    await expectAccessible(page);
    await page.getByRole('radio', { name: '4', exact: true }).check();
    await page.getByRole('radio', { name: 'Sì' }).check();
    await page.getByText('Risposte date: 3 su 3').waitFor();
    await page.getByRole('button', { name: 'Invia le risposte' }).click();
    await page.getByText('Grazie: la risposta è registrata.').waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('and whose results are charts with their tables, and a file', async () => {
    const { page } = clara;
    await page.getByRole('link', { name: 'Risultati', exact: true }).click();
    const first = page.getByRole('region', { name: 'Quanto siete pronti?' });
    await first.getByText('Una risposta (N = 1).').waitFor();
    await first.getByText('I dati in tabella').click();
    await first.getByRole('row', { name: '4 1 (100,0%)' }).waitFor();
    await page.getByText('Tempo e lingue').waitFor();
    await page.getByLabel('Confronta per').selectOption('provincia');
    await first.getByRole('columnheader', { name: 'Lecco (N = 1)' }).waitFor();
    await expectAccessible(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Scarica tutte le risposte (CSV)' }).click()]);
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/Provincia di Lecco;Prova Referente Lecco;.*;4;Sì;Tempo e lingue/);
    await luca.page.getByRole('link', { name: 'Risultati' }).first().click();
    await luca.page.getByRole('heading', { level: 1, name: 'Risultati di «Come lavora l’ufficio Europa»' }).waitFor();
    expect([...anna.faults, ...luca.faults, ...clara.faults]).toEqual([]);
  }, 60_000);
});
