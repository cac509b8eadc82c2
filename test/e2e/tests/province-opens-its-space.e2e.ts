import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { signIn } from '../page-objects/sign-in.js';
import { account, launch, newContext, type Person } from '../support/browser.js';

const SPACE = 'Comuni e Provincia insieme';
const GROUP = 'Gruppo sulle tariffe';
/** What it is called later. */
const GROUP_LATER = 'Tariffe e fasce di prova';
const INITIATIVE = 'Agenda digitale dei Comuni';
const ISSUE = 'I dati non si leggono insieme';

let browser: Browser;
/** The referente of the Provincia, of one of its Comuni, of another Provincia. */
let provincia: Person;
let comune: Person;
let other: Person;
/** Where the space is. */
let address: string;

beforeAll(async () => {
  browser = await launch();
  [provincia, comune, other] = [await newContext(browser), await newContext(browser), await newContext(browser)];
}, 30_000);
afterAll(async () => {
  for (const person of [provincia, comune, other]) await person?.context.close();
  await browser?.close();
});

describe('a Provincia works with its Comuni', () => {
  it('opens a space for its territory, that a Comune of it finds and enters', async () => {
    const { page } = provincia;
    await signIn(page, account('referente.pesaro'), '/community');
    await page.getByRole('link', { name: 'Apri uno spazio del territorio' }).click();
    await page.getByRole('button', { name: 'Apri', exact: true }).click();
    await page.getByText('Il titolo ha da 3 a 120 caratteri.').waitFor();
    await expectAccessible(page);
    await page.getByLabel(/^Nome/).fill(SPACE);
    await page.getByLabel(/^A che cosa serve/).fill('Ci si accorda sui servizi associati.');
    await page.getByRole('button', { name: 'Apri', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: SPACE }).waitFor();
    address = new URL(page.url()).pathname;
    await signIn(comune.page, account('referente.urbino'), '/community');
    await comune.page.getByRole('heading', { name: 'Del mio territorio' }).waitFor();
    await expectAccessible(comune.page);
    await comune.page.getByRole('link', { name: SPACE }).click();
    await comune.page.getByLabel('Ho letto le regole e le accetto').check();
    await comune.page.getByRole('button', { name: 'Entra', exact: true }).click();
    await comune.page.getByText('Ora siete nella community.').waitFor();
  }, 60_000);

  it('opens a working group in it, and chooses its members', async () => {
    const { page } = provincia;
    await page.getByRole('link', { name: 'Apri un gruppo di lavoro' }).click();
    await page.getByLabel(/^Nome/).fill(GROUP);
    await page.getByLabel(/^A che cosa serve/).fill('Propone le tariffe per il prossimo anno.');
    await page.getByText('I suoi membri, scelti da chi lo modera; gli altri non sanno che c’è').click();
    await page.getByRole('button', { name: 'Apri', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: GROUP }).waitFor();
    await page.getByRole('link', { name: 'Chi ne fa parte' }).click();
    await page.getByRole('button', { name: 'Aggiungi Prova Referente Urbino' }).click();
    await page.getByRole('button', { name: 'Prova Referente Urbino non modera più' }).or(page.getByRole('button', { name: 'Fa moderare Prova Referente Urbino' })).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Cambia nome e scopo' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nome e scopo' }).waitFor();
    await page.getByLabel(/^Nome/).fill('x');
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await page.getByText('Il titolo ha da 3 a 120 caratteri.').waitFor();
    await page.getByLabel(/^Nome/).fill(GROUP_LATER);
    await page.getByLabel(/^Temi/).fill('Tariffe\nFasce');
    await page.getByRole('button', { name: 'Salva', exact: true }).click();
    await page.getByText('Salvato: chi è nel gruppo vede il nome nuovo da subito.').waitFor();
    await page.getByRole('region', { name: 'Che cosa diceva prima' }).getByText(GROUP, { exact: true }).waitFor();
    await expectAccessible(page);
    await comune.page.goto(address);
    await comune.page.getByRole('link', { name: GROUP_LATER }).waitFor();
    await expectAccessible(comune.page);
  }, 60_000);

  it('keeps it from another Provincia, as if it were not there', async () => {
    await signIn(other.page, account('referente.lecco'), '/community');
    await other.page.getByRole('link', { name: 'Community SUA' }).waitFor();
    expect(await other.page.getByText(SPACE).count()).toBe(0);
    for (const path of [address, `${address}/membri`]) {
      await other.page.goto(path);
      await other.page.getByRole('heading', { level: 1, name: /non trovata/ }).waitFor();
    }
  }, 30_000);

  it('opens an initiative with a register of issues, into which a Comune writes', async () => {
    const { page } = provincia;
    await page.goto(address);
    await page.getByRole('link', { name: 'Nuova iniziativa' }).click();
    await page.getByLabel(/^Titolo/).fill(INITIATIVE);
    await page.getByLabel(/^Che cosa si vuole ottenere/).fill('Una sola agenda per tutti i Comuni.');
    await page.getByRole('button', { name: 'Apri l’iniziativa' }).click();
    await page.getByText('Scrivete il giorno di inizio.').waitFor();
    await page.getByLabel(/^Inizio/).fill('2026-12-01');
    await page.getByRole('button', { name: 'Apri l’iniziativa' }).click();
    await page.getByRole('heading', { level: 1, name: INITIATIVE }).waitFor();
    await expectAccessible(page);
    await comune.page.goto(address);
    await comune.page.getByRole('link', { name: INITIATIVE }).click();
    await comune.page.getByRole('link', { name: 'Apri una questione' }).click();
    await comune.page.getByLabel(/^Titolo/).fill(ISSUE);
    await comune.page.getByRole('textbox', { name: 'Descrizione' }).click();
    await comune.page.keyboard.type('Ogni Comune ha i suoi.');
    await expectAccessible(comune.page);
    await comune.page.getByRole('button', { name: 'Apri la questione' }).click();
    await comune.page.getByRole('heading', { level: 1, name: ISSUE }).waitFor();
    await expectAccessible(comune.page);
  }, 90_000);

  it('gives the issue to who deals with it, finds it late, and sees it solved with its reason', async () => {
    const { page } = provincia;
    await page.reload();
    await page.getByRole('link', { name: ISSUE }).click();
    await page.getByRole('link', { name: 'Modifica la questione' }).click();
    const owner = page.getByRole('group', { name: 'Chi l’ha in carico' });
    await owner.getByLabel('Nome di un membro').fill('Prova');
    await owner.getByRole('button', { name: 'Scegli Prova Referente Urbino' }).click();
    await page.getByLabel(/^Entro il/).fill('2020-01-02');
    await page.getByLabel(/^Stato/).selectOption('IN_CARICO');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Salva' }).click();
    await page.getByText('Stato: da «Aperta» a «In carico»').waitFor();
    await comune.page.goto('/');
    await comune.page.getByRole('link', { name: `Apri la questione «${ISSUE}»` }).click();
    await comune.page.getByText('Scaduta', { exact: true }).waitFor();
    await comune.page.getByRole('link', { name: 'Modifica la questione' }).click();
    await comune.page.getByLabel(/^Stato/).selectOption('RISOLTA');
    await comune.page.getByRole('button', { name: 'Salva' }).click();
    await comune.page.getByText('Dite perché: resta nella storia della questione.').waitFor();
    await comune.page.getByLabel(/^Perché/).fill('Ci siamo dati un formato comune.');
    await comune.page.getByRole('button', { name: 'Salva' }).click();
    await comune.page.getByText('Perché: Ci siamo dati un formato comune.').waitFor();
    await page.getByRole('navigation', { name: /percorso/i }).getByRole('link', { name: INITIATIVE }).click();
    await page.getByLabel(/^Stato/).selectOption('RISOLTA');
    await page.getByRole('listitem').filter({ hasText: ISSUE }).getByText('Risolta', { exact: true }).waitFor();
    expect(new URL(page.url()).search).toBe('?stato=RISOLTA');
    await expectAccessible(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Scarica la tabella (CSV)' }).click()]);
    expect(download.suggestedFilename()).toBe('questioni.csv');
  }, 90_000);

  it('closes the group when its work is done: it is read, and not written', async () => {
    const { page } = provincia;
    await page.goto(address);
    await page.getByRole('link', { name: GROUP_LATER }).click();
    await page.getByRole('link', { name: 'Chi ne fa parte' }).click();
    await page.getByRole('button', { name: 'Chiudi i lavori' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Chiudi i lavori' }).click();
    await page.getByRole('button', { name: 'Riapri' }).waitFor();
    await comune.page.goto(address);
    await comune.page.getByRole('link', { name: GROUP_LATER }).click();
    await comune.page.getByText(/^Chiuso il .* si legge e non vi si scrive\.$/).waitFor();
    expect(await comune.page.getByRole('link', { name: 'Nuova discussione' }).count()).toBe(0);
  }, 30_000);
});
