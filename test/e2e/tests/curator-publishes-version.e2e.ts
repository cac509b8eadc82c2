import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ApiOfPage } from '../page-objects/api-of-page.js';
import { signIn } from '../page-objects/sign-in.js';
import { Workshop } from '../page-objects/workshop.js';
import { accessibilityProblems, launch, newContext } from '../support/browser.js';
import { OwnProduct } from '../support/own-product.js';

let product: OwnProduct;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];
let workshop: Workshop;

beforeAll(async () => {
  product = await OwnProduct.start();
  browser = await launch();
  ({ context, page, faults } = await newContext(browser, 1400, product.url));
  workshop = new Workshop(page);
}, 90_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await product?.stop();
}, 60_000);

/** UPI's curator writes the next version of the national model and publishes it; a Provincia takes it. One story: each step stands on the one before. */
describe('a curator publishes the next version of the Innovation model', () => {
  it('finds the workshop from home, and opens the draft of the next version', async () => {
    await signIn(page, product.account('curatore'));
    const navigation = page.getByRole('navigation', { name: /principale/i });
    await navigation.getByRole('button', { name: 'Strumenti' }).click();
    await navigation.getByRole('link', { name: 'Laboratorio' }).click();
    await page.getByRole('heading', { level: 1, name: 'Laboratorio dei modelli' }).waitFor();
    await page.getByText('Nessuna bozza aperta.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Apri la bozza della prossima versione' }).click();
    await page.getByRole('heading', { level: 1, name: /bozza della prossima versione/ }).waitFor();
    await workshop.text().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 120_000);

  it('adds a question to a step of the interview, and is told at the field what is missing', async () => {
    await workshop.openSection('Passi e domande');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('region', { name: /Durata, avvio e recesso/ }).getByRole('link', { name: 'Aggiungi una domanda' }).click();
    await page.getByRole('heading', { level: 2, name: 'Nuova domanda' }).waitFor();
    await page.getByRole('textbox', { name: /^Etichetta/ }).fill('Preavviso delle riunioni');
    await page.getByRole('button', { name: 'Aggiungi', exact: true }).click();
    await page.getByText(/Usate lettere minuscole/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('textbox', { name: /^Nome stabile/ }).fill('giorni_preavviso_riunioni');
    await page.getByRole('combobox', { name: /^Tipo di risposta/ }).selectOption({ label: 'numero intero' });
    await page.getByRole('textbox', { name: /^Domanda/ }).fill('Con quanti giorni di preavviso si convocano le riunioni?');
    await page.getByRole('textbox', { name: /^Risposta proposta/ }).fill('5');
    await workshop.saved(() => page.getByRole('button', { name: 'Aggiungi', exact: true }).click());
    await page.getByRole('heading', { level: 2, name: /^Preavviso delle riunioni/ }).waitFor();
    await page.getByRole('heading', { level: 1, name: /bozza della 1\.2\.0/ }).waitFor();
  }, 120_000);

  it('writes the question into the text of a clause; what is typed outlives a reload, and Ctrl+S saves it', async () => {
    await workshop.openClause(/^Durata e decorrenza/);
    await workshop.write(' Le riunioni si convocano con ');
    await workshop.insertVariable('Preavviso delle riunioni');
    await page.keyboard.type(' giorni di preavviso.');
    await page.reload();
    await page.getByText(/Abbiamo ritrovato ciò che stavate scrivendo/).waitFor();
    await workshop.text().getByText('Preavviso delle riunioni').waitFor();
    await workshop.text().click();
    await workshop.saved(() => page.keyboard.press('Control+s'));
    await page.getByRole('button', { name: /Confronto con la versione 1\.1\.0/ }).click();
    await page.locator('.redline ins', { hasText: 'giorni di preavviso' }).waitFor();
    await workshop.line(/^Durata e decorrenza.*cambiata/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 120_000);

  it('adds a clause, and says from menus when it applies; the sentence reads back', async () => {
    await page.getByRole('button', { name: 'Nuova clausola' }).click();
    const dialog = page.getByRole('dialog', { name: 'Nuova clausola' });
    await dialog.getByRole('textbox', { name: 'Rubrica' }).fill('Riunioni di coordinamento');
    expect(await dialog.getByRole('textbox', { name: 'Nome stabile' }).inputValue()).toBe('conv-riunioni-di-coordinamento');
    expect(await accessibilityProblems(page)).toEqual([]);
    await workshop.saved(() => dialog.getByRole('button', { name: 'Aggiungi la clausola' }).click());
    await page.getByRole('heading', { level: 2, name: /^Riunioni di coordinamento/ }).waitFor();
    await workshop.write('Il gestore e la Provincia si riuniscono ogni tre mesi.');
    await page.getByRole('button', { name: 'Cambia quando si applica' }).click();
    await page.getByRole('button', { name: 'Aggiungi una condizione' }).click();
    await page.getByRole('combobox', { name: 'Valore' }).selectOption({ label: 'Partenariato pubblico-privato' });
    await page.getByText('Si applica se «Forma di gestione» è Partenariato pubblico-privato.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await workshop.saveClause();
    await page.getByRole('row', { name: /Gestione pubblica/ }).getByRole('cell', { name: 'no' }).first().waitFor();
  }, 120_000);

  it('makes one paragraph conditional, and reads it in the text', async () => {
    await workshop.write('');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Le riunioni possono tenersi a distanza.');
    await page.getByRole('button', { name: 'Quando vale il paragrafo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Quando vale il paragrafo' });
    await dialog.getByRole('button', { name: 'Aggiungi una condizione' }).click();
    await dialog.getByRole('combobox', { name: 'Che cosa si guarda' }).selectOption({ label: 'Livello del servizio' });
    await dialog.getByRole('combobox', { name: 'Valore' }).selectOption({ label: 'Avanzato' });
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Usa nel testo' }).click();
    await workshop.text().getByText('se «Livello del servizio» è Avanzato').waitFor();
    await workshop.saveClause();
  }, 120_000);

  it('moves the clause by keyboard', async () => {
    const line = workshop.line(/^Riunioni di coordinamento/);
    await line.focus();
    await workshop.saved(() => page.keyboard.press('Alt+ArrowDown'));
    await page.getByText('«Riunioni di coordinamento» ora viene dopo «Adesione successiva e modifiche».').waitFor();
    expect(await line.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: /^Adesione successiva e modifiche/ }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === 'clausola-titolo');
  }, 120_000);

  it('previews the partnership at the advanced level, and sees why each clause is there or not', async () => {
    await workshop.tryWith('Partenariato pubblico-privato – non esiste', 'Base');
    await page.getByText('Questa coppia di forma e livello non esiste.').first().waitFor();
    await workshop.tryWith('Partenariato pubblico-privato', 'Avanzato');
    await page.getByRole('button', { name: 'Mostra perché' }).click();
    const clause = workshop.preview().locator('#clausola-conv-riunioni-di-coordinamento');
    await clause.getByText('Le riunioni possono tenersi a distanza.').waitFor();
    await clause.getByText('Presente perché:').waitFor();
    await clause.getByText('«Forma di gestione» è Partenariato pubblico-privato').waitFor();
    await workshop.preview().getByRole('list', { name: 'Clausole non presenti' }).filter({ hasText: 'Gestione per mezzo della società in house' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await workshop.preview().locator('#clausola-conv-durata').getByText('Le riunioni si convocano con').click();
    await page.getByRole('textbox', { name: 'Preavviso delle riunioni' }).fill('12');
    await workshop.preview().getByText('con 12 giorni di preavviso').waitFor();
    await page.getByRole('button', { name: 'Modifica la clausola' }).click();
    await workshop.text().waitFor();
  }, 120_000);

  it('retires a clause and says why', async () => {
    await workshop.openClause(/^Definizioni/);
    await page.getByRole('button', { name: 'Togli la clausola' }).click();
    const dialog = page.getByRole('dialog', { name: 'Togliere «Definizioni»' });
    await dialog.getByRole('button', { name: 'Togli la clausola' }).click();
    await dialog.getByText('Scrivete perché.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: /^Perché/ }).fill('Le definizioni sono nella carta dei servizi.');
    await dialog.getByRole('button', { name: 'Togli la clausola' }).click();
    await workshop.line(/^Definizioni/).waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: /bozza della 2\.0\.0/ }).waitFor();
    await workshop.openSection('Clausole divise, unite, ritirate');
    await page.waitForFunction(() => [...document.querySelectorAll('textarea')].some((reason) => reason.value === 'Le definizioni sono nella carta dei servizi.'));
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 120_000);

  it('checks what is missing, follows a link, and writes the reasons', async () => {
    const problems = await workshop.check();
    await problems.getByText(/Prima di pubblicare ci sono 3 punti da sistemare/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await problems.getByRole('link', { name: 'Apri «Riunioni di coordinamento»' }).click();
    await page.getByRole('heading', { level: 2, name: /^Riunioni di coordinamento/ }).waitFor();
    await problems.getByRole('link', { name: /^Scrivi perché ?: Riunioni di coordinamento/ }).click();
    await page.getByRole('heading', { level: 2, name: 'Novità della versione' }).waitFor();
    for (let left = 3; left > 0; left -= 1) await page.getByRole('button', { name: /^Scrivi perché: / }).first().click();
    for (const [index, reason] of (await page.getByRole('textbox', { name: /^Perché/ }).all()).entries()) if ((await reason.inputValue()) === '') await reason.fill(`Chiesto dalle Province (${index + 1}).`);
    for (const text of await page.getByRole('textbox', { name: /^Che cosa cambia/ }).all()) if ((await text.inputValue()) === '') await text.fill('Un preavviso per le riunioni.');
    expect(await accessibilityProblems(page)).toEqual([]);
    await workshop.saved(() => page.getByRole('button', { name: 'Salva', exact: true }).click());
    await problems.getByText('Tutto è in ordine: la versione si può pubblicare.').waitFor();
  }, 120_000);

  it('compares with the published version, and finds who did what', async () => {
    await page.getByRole('link', { name: 'Confronta con la versione pubblicata' }).click();
    const comparison = page.getByRole('region', { name: 'Clausole', exact: true });
    await comparison.getByText('Riunioni di coordinamento').first().waitFor();
    await comparison.getByText('Le definizioni sono nella carta dei servizi.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await workshop.openSection('Storia');
    await page.getByText('Prova Curatore UPI').nth(1).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 120_000);

  it('works on a phone too', async () => {
    const address = new URL(page.url()).pathname;
    const phone = await newContext(browser, 360, product.url);
    await signIn(phone.page, product.account('amministratore'), address);
    for (const pane of ['Struttura', 'Contenuto', 'Dettagli']) {
      await phone.page.getByRole('tab', { name: pane }).click();
      await phone.page.locator('.pc-skeleton').first().waitFor({ state: 'detached' });
      expect({ pane, problems: await accessibilityProblems(phone.page) }).toEqual({ pane, problems: [] });
      expect({ pane, overflow: await phone.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth) }).toEqual({ pane, overflow: 0 });
    }
    await phone.page.getByRole('button', { name: 'Anteprima' }).click();
    await phone.page.getByRole('article').waitFor();
    expect(await accessibilityProblems(phone.page)).toEqual([]);
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    expect(phone.faults).toEqual([]);
    await phone.context.close();
  }, 120_000);

  it('publishes it under the number the changes ask for', async () => {
    await page.getByRole('link', { name: 'Pubblica 2.0.0' }).click();
    await page.getByText(/Tutto è in ordine\.$/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Pubblica 2.0.0' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pubblica 2.0.0' }).click();
    await page.waitForURL((url) => url.pathname === '/modelli/innovazione');
    await page.getByText(/^Versione 2\.0\.0/).first().waitFor();
    expect(faults).toEqual([]);
  }, 120_000);

  it('and a Provincia that adopts the model gets it', async () => {
    const other = await newContext(browser, 1400, product.url);
    await signIn(other.page, product.account('referente.lecco'), '/modelli/innovazione/adotta');
    await other.page.getByLabel('Partenariato pubblico-privato').check();
    await other.page.getByLabel('Avanzato', { exact: true }).check();
    await other.page.getByLabel('Nome di questa convenzione').fill('Convenzione sulla nuova versione');
    await other.page.getByRole('button', { name: 'Inizia l’intervista' }).click();
    await other.page.getByRole('article').getByRole('heading', { name: /Riunioni di coordinamento/ }).waitFor();
    await other.page.getByRole('article').getByText('Le riunioni possono tenersi a distanza.').waitFor();
    await other.page.goto('/laboratorio');
    await other.page.getByRole('heading', { level: 1, name: 'Pagina non trovata' }).waitFor();
    expect(other.faults).toEqual([]);
    await other.context.close();
  }, 120_000);

  it('withdraws an older version with the reason, which a Provincia on it reads beside the way on', async () => {
    const other = await newContext(browser, 1400, product.url);
    await signIn(other.page, product.account('referente.pesaro'), '/atti');
    const api = new ApiOfPage(other.page);
    const { me, model } = await api.graphql<{ me: { memberships: { enteId: string }[] }; model: { versions: { id: string; version: string }[] } }>('{ me { memberships { enteId } } model(key: "innovazione") { versions { id version } } }');
    const { instanceId } = await api.change<{ instanceId: string }>('adoptModel', { enteId: me.memberships[0]!.enteId, modelVersionId: model.versions.find(({ version }) => version === '1.1.0')!.id, form: 'PUBBLICO', level: 'BASE', clientKey: crypto.randomUUID(), title: 'Atti sulla 1.1.0' }, '... on ModelAdopted { instanceId }');
    await page.goto('/modelli/innovazione?scheda=versioni');
    await page.getByRole('button', { name: 'Ritira la versione 1.1.0' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ritira la versione 1.1.0' });
    await dialog.getByRole('button', { name: 'Ritira', exact: true }).click();
    await dialog.getByText('Scrivete perché si ritira: lo leggono le Province che la usano.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByLabel(/^Perché si ritira/).fill('L’articolo sulle riunioni mancava.');
    await dialog.getByRole('button', { name: 'Ritira', exact: true }).click();
    await page.getByText('L’articolo sulle riunioni mancava.').waitFor();
    expect(await page.getByRole('button', { name: 'Ritira la versione 2.0.0' }).count()).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await other.page.goto(`/atti/${instanceId}`);
    await other.page.getByText(/UPI ha ritirato la versione 1\.1\.0 il .*: L’articolo sulle riunioni mancava\. I vostri atti restano come sono\./).waitFor();
    await other.page.getByRole('link', { name: 'Guarda che cosa cambia' }).waitFor();
    expect([faults, other.faults]).toEqual([[], []]);
    await other.context.close();
  }, 120_000);
});
