import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { italianDay } from '@province-comuni/shared-kernel';
import { completeActs } from '../../../apps/api/src/testing/complete-acts.js';
import { ActWays } from '../page-objects/act-ways.js';
import { AdhesionPages, linkInLetter } from '../page-objects/adhesion-pages.js';
import { ApiOfPage } from '../page-objects/api-of-page.js';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, account, launch, newContext } from '../support/browser.js';

const TITLE = 'Convenzione da approvare';
const TODAY = italianDay(new Date());

let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];
let ways: ActWays;
let adhesions: AdhesionPages;
let acts: string;
let link: string;

beforeAll(async () => {
  browser = await launch();
  ({ context, page, faults } = await newContext(browser));
  ways = new ActWays(page);
  adhesions = new AdhesionPages(page);
}, 60_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
});

const overflow = (of: Page): Promise<number> => of.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
/** A Provincia approves its convention, invites a Comune, which adheres with its personal link and may not leave too early. Each step stands on the one before. */
describe('a Provincia approves its acts and collects adhesions', () => {
  it('has complete acts, and sends them all for review', async () => {
    await signIn(page, account('referente.pesaro'), '/atti');
    const api = new ApiOfPage(page);
    const { me, model } = await api.graphql<{ me: { memberships: { enteId: string }[] }; model: { versions: { id: string; version: string }[] } }>('{ me { memberships { enteId } } model(key: "innovazione") { versions { id version } } }');
    const version = model.versions.find((each) => each.version === '1.1.0')!;
    acts = `/atti/${await completeActs({ request: (query, variables) => api.graphql(query, variables) }, me.memberships[0]!.enteId, version.id, { tariffa_per_abitante: '0,44', regime_iva: 'NON_SOGGETTA' }, TITLE)}`;
    await page.goto(acts);
    await page.getByRole('link', { name: 'Approvazione', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Approvazione degli atti' }).waitFor();
    await page.getByText('Nessun passo ancora').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await ways.take('Manda in revisione', 'Convenzione');
    await page.locator('.pc-badge', { hasText: 'In revisione interna' }).nth(2).waitFor();
    expect(faults).toEqual([]);
  }, 60_000);

  it('brings them to the council, is refused what is not filled in, and records approval and transmission', async () => {
    await ways.take('Porta al Consiglio', 'Convenzione');
    await page.getByRole('button', { name: 'Registra l’approvazione: Convenzione' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Conferma', exact: true }).click();
    await dialog.getByText('Manca questo dato.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByLabel(/Numero della deliberazione/).fill('12');
    await dialog.getByRole('button', { name: 'Conferma', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await ways.of('Convenzione').getByText(/n\. 12 del/).waitFor();
    await ways.take('Registra la trasmissione', 'Convenzione');
    await ways.of('Convenzione').getByText('Trasmesso agli Enti', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Leggi il testo di «Convenzione»' }).click();
    await page.getByRole('dialog').getByText(/Impronta SHA-256/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
  }, 60_000);

  it('invites a Comune, with a letter that carries its personal link', async () => {
    await page.getByRole('link', { name: 'Adesioni degli Enti' }).click();
    await page.getByText('Nessun Ente è ancora invitato.').waitFor();
    const dialog = await adhesions.openInvitation();
    for (const nome of ['Cagli', 'Cantiano']) await dialog.getByRole('checkbox', { name: nome, exact: true }).check();
    await dialog.getByText('2 Comuni scelti').waitFor();
    await dialog.getByLabel('Posta di Cagli').fill('senza chiocciola');
    await dialog.getByRole('button', { name: 'Manda gli inviti' }).click();
    await dialog.getByText('Questo indirizzo di posta non è valido.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByLabel('Posta di Cagli').fill('protocollo.cagli@comune.example');
    await dialog.getByRole('button', { name: 'Manda gli inviti' }).click();
    await page.getByText('2 Enti invitati; lettere inviate: 1.').waitFor();
    await page.getByRole('link', { name: 'Cagli: Invitato' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const admin = await newContext(browser);
    await signIn(admin.page, account('amministratore'), '/');
    link = await linkInLetter(admin.page, 'protocollo.cagli@comune.example');
    await admin.context.close();
  }, 60_000);

  it('lets the Comune answer on a phone without an account, and deliberate', async () => {
    const phone = await newContext(browser, 360);
    const comune = phone.page;
    await comune.goto(link);
    await comune.getByRole('heading', { level: 1, name: 'Adesione alla convenzione' }).waitFor();
    await comune.getByText('Comune di Cagli e la Provincia di Pesaro e Urbino').waitFor();
    expect(await accessibilityProblems(comune)).toEqual([]);
    expect(await overflow(comune)).toBe(0);
    await comune.getByLabel('Capitolo di bilancio').fill('Missione 1, programma 8, capitolo 1234');
    await comune.getByRole('checkbox').first().evaluate((input: HTMLInputElement) => input.click());
    await comune.getByRole('button', { name: 'Salva le risposte' }).click();
    await comune.getByText('Salvato.').waitFor();
    await comune.getByRole('button', { name: 'Leggi: Delibera di adesione' }).click();
    await comune.getByRole('dialog').getByText('capitolo 1234').waitFor();
    await comune.keyboard.press('Escape');
    const [file] = await Promise.all([comune.waitForEvent('download'), comune.getByRole('button', { name: 'Delibera di adesione in DOCX' }).click()]);
    expect(file.suggestedFilename()).toBe('Delibera-di-adesione.docx');
    await new AdhesionPages(comune).take('Registra la deliberazione', { 'Numero della deliberazione': '7', Data: TODAY });
    await comune.getByText(/^Deliberazione n\. 7 del/).waitFor();
    await comune.getByText('La delibera è adottata: i suoi dati non cambiano più.').waitFor();
    await comune.getByRole('button', { name: 'Aggiungi un file' }).click();
    const dialog = comune.getByRole('dialog', { name: 'Aggiungi un file' });
    await dialog.getByLabel('Che cosa è').selectOption('ricevuta PEC');
    await dialog.locator('input[type=file]').setInputFiles({ name: 'delibera 7.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 delibera') });
    await dialog.getByRole('button', { name: 'Aggiungi', exact: true }).click();
    await dialog.getByText('Una ricevuta di posta certificata è un file .eml.').waitFor();
    expect(await accessibilityProblems(comune)).toEqual([]);
    await dialog.getByLabel('Che cosa è').selectOption('delibera dell’Ente');
    await dialog.getByRole('button', { name: 'Aggiungi', exact: true }).click();
    const [delibera] = await Promise.all([comune.waitForEvent('download'), comune.getByRole('button', { name: 'Scarica «delibera 7.pdf»' }).click()]);
    expect(delibera.suggestedFilename()).toBe('delibera 7.pdf');
    expect(await accessibilityProblems(comune)).toEqual([]);
    expect(await overflow(comune)).toBe(0);
    // The browser notes the refusal of the file on its console.
    expect(phone.faults).toEqual([expect.stringContaining('422')]);
    await phone.context.close();
  }, 60_000);

  it('sees the coverage grow, records the signature, and a recesso that comes too early is refused with the first day', async () => {
    await page.reload();
    await page.getByText(/^1 su \d+$/).waitFor();
    await page.getByRole('link', { name: 'Cagli: Ha deliberato' }).click();
    await page.getByRole('heading', { level: 1, name: 'Adesione alla convenzione' }).waitFor();
    await adhesions.take('Registra la firma', { Data: TODAY });
    await page.getByText(/Il primo recesso si può notificare dal 1\/1\/|Il primo recesso si può notificare dal/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const refused = await adhesions.take('Registra il recesso', { 'Data della PEC': TODAY });
    await refused.getByText(/Il recesso si può notificare solo dal terzo anno solare dopo la firma/).waitFor();
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);
  }, 60_000);

  it('invites a Unione for two of its Comuni, which then count once', async () => {
    const upi = await newContext(browser);
    await signIn(upi.page, account('amministratore'), '/');
    const { enti } = await new ApiOfPage(upi.page).graphql<{ enti: { nodes: { id: string }[] } }>('{ enti(filter: { text: "Pesaro e Urbino", kinds: [PROVINCIA] }) { nodes { id } } }');
    expect(await new ApiOfPage(upi.page).change('addEnte', { kind: 'UNIONE', denominazione: 'Unione Montana del Catria', provinciaId: enti.nodes[0]!.id })).toMatchObject({ __typename: 'EnteAdded' });
    await upi.context.close();
    await page.goto(`${acts}/adesioni`);
    const dialog = await adhesions.openInvitation();
    await dialog.getByRole('button', { name: 'Unioni di Comuni e altri Enti' }).click();
    await dialog.getByRole('checkbox', { name: 'Unione Montana del Catria' }).check();
    const comuni = dialog.getByRole('group', { name: 'Comuni per cui risponde: Unione Montana del Catria' });
    for (const nome of ['Frontone', 'Serra Sant’Abbondio']) await comuni.getByRole('checkbox', { name: new RegExp(nome.replace('’', '.')) }).evaluate((input: HTMLInputElement) => input.click());
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await dialog.getByRole('row').getByRole('checkbox', { name: 'Frontone', exact: true }).count()).toBe(0);
    await dialog.getByRole('button', { name: 'Manda gli inviti' }).click();
    await page.getByText('Un Ente invitato; lettere inviate: 0.').waitFor();
    await page.getByText('aderisce per 2 Comuni').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(faults).toEqual([]);
  }, 60_000);

  it('is on the national board of UPI as numbers', async () => {
    const upi = await newContext(browser);
    await signIn(upi.page, account('curatore'), '/adesioni/italia');
    await upi.page.getByRole('row', { name: /Pesaro e Urbino/ }).waitFor();
    await upi.page.getByText('Enti che aderiscono: 1; invitati: 3.').waitFor();
    expect(await accessibilityProblems(upi.page)).toEqual([]);
    expect(upi.faults).toEqual([]);
    await upi.context.close();
  }, 60_000);
});
