import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { signIn } from '../page-objects/sign-in.js';
import { account, baseUrl, launch, newContext } from '../support/browser.js';

const HEADINGS = "Codice Regione;Codice dell'Unità territoriale sovracomunale;Codice Provincia (Storico)(1);Progressivo del Comune (2);Codice Comune formato alfanumerico;Denominazione (Italiana e straniera);Denominazione in italiano;Denominazione altra lingua;Ripartizione geografica;Codice Catastale del comune";
const MIME = 'text/csv';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await launch();
  ({ context, page, faults } = await newContext(browser));
  await signIn(page, account('amministratore'));
}, 30_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
});

interface Comune {
  readonly codiceIstat: string;
  readonly codiceCatastale: string | null;
  readonly nome: string;
}

async function allComuni(): Promise<Comune[]> {
  const found: Comune[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const response = await fetch(`${baseUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: 'query ($after: String) { enti(filter: { kinds: [COMUNE] }, first: 100, after: $after) { hasNextPage endCursor nodes { codiceIstat codiceCatastale nome } } }', variables: { after } }),
    });
    const { data } = (await response.json()) as { data: { enti: { hasNextPage: boolean; endCursor: string; nodes: Comune[] } } };
    found.push(...data.enti.nodes);
    ({ hasNextPage: more, endCursor: after } = data.enti);
  }
  return found;
}

/** ISTAT's list in its own columns and encoding. */
function elenco(comuni: readonly Comune[]): Buffer {
  const rows = comuni.map(({ codiceIstat: code, nome, codiceCatastale }) => `11;241;${code.slice(0, 3)};${code.slice(3)};${code};${nome};${nome};;Centro;${codiceCatastale ?? ''}`);
  return Buffer.from([HEADINGS, ...rows].join('\r\n'), 'latin1');
}

function posas(totals: Readonly<Record<string, number>>): Buffer {
  return Buffer.from(['"Popolazione residente per sesso, età e stato civile al 1° gennaio 2026 - Comuni"', '"Codice comune";"Comune";"Età";"Totale maschi";"Totale femmine";"Totale"', ...Object.entries(totals).flatMap(([code, total]) => [`${code};x;0;4;4;8`, `${code};x;999;1;1;${total}`])].join('\r\n'));
}

/** UPI's amministratore keeps registry and accounts. One story: each step stands on the one before. */
describe('the amministratore of UPI', () => {
  it('is told the line of a file that cannot be read', async () => {
    await page.goto('/amministrazione');
    await page.getByRole('link', { name: 'Aggiorna l’anagrafe da ISTAT' }).click();
    await page.getByRole('heading', { level: 1, name: 'Anagrafe degli Enti' }).waitFor();
    await page.getByRole('button', { name: 'Guarda che cosa cambia' }).click();
    await page.getByRole('alert').filter({ hasText: 'Scegliete almeno un file' }).waitFor();
    await page.getByLabel('Elenco dei Comuni').setInputFiles({ name: 'elenco.csv', mimeType: MIME, buffer: Buffer.from(`${HEADINGS}\r\n11;241;041;067;41067;Urbino;Urbino;;Centro;L500`) });
    await page.getByRole('button', { name: 'Guarda che cosa cambia' }).click();
    await page.getByRole('alert').filter({ hasText: 'Riga 2 dell\'elenco dei Comuni' }).waitFor();
    await expectAccessible(page);
    // The refusal of a request is written in the console by the browser itself.
    expect(faults.splice(0).filter((fault) => !/422/.test(fault))).toEqual([]);
  }, 60_000);

  it('sees what ISTAT\'s files would change, kind by kind', async () => {
    const comuni = await allComuni();
    expect(comuni.length).toBeGreaterThan(5_000);
    const changed = comuni.filter(({ codiceIstat }) => codiceIstat !== '041015').map((comune) => (comune.codiceIstat === '041013' ? { ...comune, nome: 'Fano sul Mare' } : comune));
    const popolazione = posas(Object.fromEntries([...changed.slice(0, 40).map(({ codiceIstat }) => [codiceIstat, 1234]), ['041900', 900], ['041999', 5]]));
    await page.getByLabel('Elenco dei Comuni').setInputFiles({ name: 'elenco.csv', mimeType: MIME, buffer: elenco([...changed, { codiceIstat: '041900', nome: 'Borgo Nuovo', codiceCatastale: 'M900' }]) });
    await page.getByLabel('Popolazione residente').setInputFiles({ name: 'POSAS_2026_it_Comuni.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync({ 'POSAS_2026_it_Comuni.csv': popolazione })) });
    await page.getByRole('button', { name: 'Guarda che cosa cambia' }).click();
    await page.getByRole('heading', { name: 'Che cosa cambia' }).waitFor();
    const row = (table: string, name: string): Promise<void> => page.getByRole('table', { name: table }).getByRole('row', { name }).waitFor();
    await row('Comuni nuovi', 'Borgo Nuovo 041900');
    await row('Comuni che cessano', 'Fossombrone 041015 —');
    await row('Comuni che cambiano nome', 'Fano sul Mare Fano 041013');
    const populations = page.getByRole('table', { name: 'Popolazioni al 1° gennaio 2026' });
    expect(await populations.getByRole('row').count()).toBe(21);
    await page.getByRole('button', { name: /^Mostra tutti \(41\)/ }).click();
    expect(await populations.getByRole('row').count()).toBe(42);
    await page.getByText('041999').waitFor();
    await expectAccessible(page);
  }, 90_000);

  it('is told at the field what is wrong with a decision, then applies what was seen', async () => {
    const successor = page.getByLabel('Fossombrone (041015) confluisce in');
    await successor.fill('41900');
    await page.getByRole('button', { name: 'Applica all’anagrafe' }).click();
    await page.getByRole('alert').filter({ hasText: 'Servono due codici ISTAT diversi' }).waitFor();
    expect(faults.splice(0).filter((fault) => !/422/.test(fault))).toEqual([]);
    await successor.fill('041900');
    await page.getByRole('button', { name: 'Applica all’anagrafe' }).click();
    await page.getByText('L’anagrafe è aggiornata.').waitFor();
    await page.getByRole('row', { name: 'Fossombrone 041015 Borgo Nuovo 041900' }).waitFor();
    await expectAccessible(page);
    await page.goto('/amministrazione?q=Borgo+Nuovo');
    await page.getByRole('link', { name: 'Comune di Borgo Nuovo' }).waitFor();
  }, 60_000);

  it('adds a Unione that is not there, and is offered its people', async () => {
    await page.goto('/amministrazione?q=Unione+Montana+di+Prova');
    await page.getByRole('link', { name: 'Aggiungi un Ente' }).click();
    const name = page.getByLabel('Denominazione per esteso');
    expect(await name.inputValue()).toBe('Unione Montana di Prova');
    await name.fill('Urbino');
    await page.getByRole('list', { name: 'Enti con un nome simile' }).getByRole('link', { name: 'Comune di Urbino' }).waitFor();
    await name.fill('Unione Montana di Prova');
    await page.getByLabel('PEC').fill('non è un indirizzo');
    await page.getByRole('button', { name: 'Aggiungi l’Ente' }).click();
    await page.getByRole('alert').filter({ hasText: 'Scrivete un indirizzo PEC completo' }).waitFor();
    await expectAccessible(page);
    await page.getByLabel('PEC').fill('unione@pec.example');
    await page.getByLabel('Provincia a cui appartiene').selectOption({ label: 'Pesaro e Urbino' });
    await page.getByRole('button', { name: 'Aggiungi l’Ente' }).click();
    await page.getByRole('heading', { level: 1, name: 'Unione Montana di Prova' }).waitFor();
    await page.getByText('Ora potete invitare il suo primo referente.').waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('closes an account, after being told what that means', async () => {
    const closed = account('lettore.pesaro');
    await page.goto('/amministrazione?q=Provincia+di+Pesaro');
    await page.getByRole('link', { name: 'Provincia di Pesaro e Urbino' }).click();
    const row = page.getByRole('row').filter({ hasText: closed.email });
    await row.getByRole('button', { name: /^Chiudi l’account di/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Chiudere l’account di/ });
    await dialog.getByText('con il suo nome nelle storie').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Chiudi l’account' }).click();
    await row.waitFor({ state: 'detached' });
    await expectAccessible(page);
    const other = await newContext(browser);
    await other.page.goto('/accedi');
    await other.page.getByRole('textbox', { name: /posta/i }).fill(closed.email);
    await other.page.getByLabel(/^Password/).fill(closed.password);
    await other.page.getByRole('main').getByRole('button', { name: 'Accedi', exact: true }).click();
    await other.page.getByRole('alert').waitFor();
    await other.context.close();
  }, 60_000);

  it('finds these pages closed to a referente', async () => {
    const other = await newContext(browser);
    await signIn(other.page, account('referente.lecco'), '/amministrazione/anagrafe');
    await other.page.getByRole('heading', { level: 1, name: 'Pagina non trovata' }).waitFor();
    await other.context.close();
  }, 30_000);

  it('met no fault on the way', () => {
    expect(faults).toEqual([]);
  });
});
