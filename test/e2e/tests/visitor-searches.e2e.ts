import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { Search } from '../page-objects/search.js';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, account, launch, newContext } from '../support/browser.js';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];
let search: Search;

beforeAll(async () => {
  browser = await launch();
  ({ context, page, faults } = await newContext(browser));
  search = new Search(page);
  await page.goto('/');
  await search.ready();
}, 60_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
});

/** A visitor finds the sentence of a clause without knowing where it is. */
describe('a visitor looks for something', () => {
  it('goes to the box with a key, and nowhere else while he writes', async () => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('/');
    expect(await search.box.evaluate((box) => box === document.activeElement)).toBe(true);
    await page.keyboard.type('a/b');
    expect(await search.box.inputValue()).toBe('a/b');
    await search.box.fill('');
  }, 30_000);

  it('chooses a suggestion by keyboard only, and hears how many there are', async () => {
    await search.box.pressSequentially('provincia di pesaro');
    await search.options.first().waitFor();
    await search.announcement.waitFor();
    expect(await search.box.getAttribute('aria-expanded')).toBe('true');
    expect(await accessibilityProblems(page)).toEqual([]);
    const options = await search.options.count();
    for (let key = 0; key < options && (await search.nextOption()) !== 'Provincia di Pesaro e Urbino'; key++);
    expect(await search.activeOption()).toBe('Provincia di Pesaro e Urbino');
    expect(await search.box.evaluate((box) => box === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Provincia di Pesaro e Urbino' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 30_000);

  it('closes the list with Escape and keeps what he wrote', async () => {
    await search.box.fill('conv');
    await search.options.first().waitFor();
    await page.keyboard.press('Escape');
    await search.options.first().waitFor({ state: 'hidden' });
    expect(await search.box.inputValue()).toBe('conv');
  }, 30_000);

  it('finds the clause by a sentence with a typo, and opens it where it stands', async () => {
    await search.box.fill('l’ente può reecdere dal terzo anno solare');
    await search.box.press('Enter');
    await page.waitForURL(/\/cerca\?q=/);
    await page.getByText('Nessuno ha scritto «reecdere»').waitFor();
    const hit = search.hits.first();
    expect(await hit.locator('mark').allTextContents()).toEqual(expect.arrayContaining([expect.stringMatching(/recedere/)]));
    expect(await accessibilityProblems(page)).toEqual([]);
    await hit.getByRole('link').first().click();
    const clause = page.locator('[id="clausola-conv-recesso"]');
    await clause.waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'clausola-conv-recesso');
    expect(await clause.getByText(/può recedere/).count()).toBeGreaterThan(0);
  }, 30_000);

  it('takes a correction back, and is offered it again', async () => {
    await search.open('/cerca?q=reecdere');
    await page.getByRole('link', { name: 'Cerca esattamente «reecdere»' }).click();
    await page.getByText('Nessun risultato per «reecdere»').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByText('Forse cercavate:').getByRole('link', { name: 'recedere' }).click();
    await page.waitForURL(/q=recedere/);
    await search.hits.first().waitFor();
  }, 30_000);

  it('narrows by kind and filter, sees what he chose, and takes it back; the address says it all', async () => {
    await search.open('/cerca?q=comune');
    await page.getByRole('navigation', { name: 'Tipi di risultato' }).getByRole('link', { name: /^Enti/ }).click();
    await page.waitForURL(/genere=ente/);
    await page.getByRole('group', { name: 'Regione' }).getByRole('checkbox', { name: /^Lombardia/ }).click();
    await page.waitForURL(/regione=Lombardia/);
    const chip = page.getByRole('button', { name: 'Togli il filtro Regione: Lombardia' });
    await chip.waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const shared = page.url();
    const first = await search.hits.first().textContent();
    const other = await newContext(browser, 360);
    await new Search(other.page).open(shared);
    expect(await new Search(other.page).hits.first().textContent()).toBe(first);
    expect(await accessibilityProblems(other.page)).toEqual([]);
    expect(await other.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await other.context.close();
    await chip.click();
    await page.waitForURL((url) => !url.searchParams.has('regione'));
    await chip.waitFor({ state: 'detached' });
    expect(await page.getByRole('checkbox', { name: /^Lombardia/ }).isChecked()).toBe(false);
  }, 30_000);

  it('is helped when nothing is found', async () => {
    await search.open('/cerca?q=zzzqqq+wwwkkk&regione=Marche');
    await page.getByText('Nessun risultato per «zzzqqq wwwkkk»').waitFor();
    await page.getByRole('link', { name: 'Togli tutti i filtri' }).waitFor();
    await page.getByRole('link', { name: 'Cerca «wwwkkk»' }).waitFor();
    await search.open('/cerca?q=convenzionamento&regione=Marche&tipo=PROVINCIA&genere=ente');
    await page.getByRole('link', { name: 'Cerca in tutti i tipi di risultato' }).waitFor();
    await page.getByRole('link', { name: 'Togli il filtro «Regione»' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 30_000);

  it('met no fault on the way', () => expect(faults).toEqual([]));
});

describe('an official', () => {
  it('saves a search, finds it among his own, changes when to be told and takes it away', async () => {
    const { context: own, page: official, faults: met } = await newContext(browser);
    await signIn(official, account('referente.lecco'), '/cerca?q=recesso&tipo=Convenzione');
    await official.getByRole('button', { name: 'Salva questa ricerca e avvisami' }).click();
    await official.getByLabel('Nome').fill('Recesso nelle convenzioni');
    await official.getByLabel('Quando avvisarvi').selectOption('Subito');
    expect(await accessibilityProblems(official)).toEqual([]);
    await official.getByRole('button', { name: 'Salva', exact: true }).click();
    await official.getByText('Ricerca salvata.').waitFor();
    await official.getByRole('link', { name: 'Ricerche salvate' }).click();
    await official.getByRole('link', { name: 'Recesso nelle convenzioni' }).waitFor();
    expect(await accessibilityProblems(official)).toEqual([]);
    await official.getByLabel('Quando avvisarvi per Recesso nelle convenzioni').selectOption('Ogni lunedì');
    await official.getByText('Cambiato.').waitFor();
    await official.getByRole('button', { name: 'Togli la ricerca Recesso nelle convenzioni' }).click();
    await official.getByText('Non avete ancora salvato alcuna ricerca').waitFor();
    expect(met).toEqual([]);
    await own.close();
  }, 60_000);
});

describe('a curator', () => {
  it('keeps the words that mean the same, which hold from the next search on', async () => {
    const { context: own, page: curator, faults: met } = await newContext(browser);
    await signIn(curator, account('curatore'), '/cerca/sinonimi');
    await curator.getByRole('button', { name: 'Aggiungi un gruppo' }).click();
    await curator.getByRole('textbox', { name: /^Forme/ }).fill('SUA\nsportello');
    await curator.getByRole('button', { name: 'Salva' }).click();
    await curator.getByText('«SUA» è già fra le parole di un altro gruppo').waitFor();
    await curator.getByRole('textbox', { name: /^Forme/ }).fill('ZQX\nprovincia di sondrio');
    await curator.getByRole('button', { name: 'Salva' }).click();
    await curator.getByText('Salvato: vale dalla prossima ricerca.').waitFor();
    expect(await accessibilityProblems(curator)).toEqual([]);
    await new Search(curator).open('/cerca?q=zqx&genere=ente');
    expect(await new Search(curator).hits.first().textContent()).toContain('Provincia di Sondrio');
    expect(met).toEqual([]);
    await own.close();
  }, 30_000);
});
