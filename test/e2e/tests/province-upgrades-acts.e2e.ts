import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPackage, readPackageFolder, writePackage, writePackageArchive } from '@province-comuni/models-package';
import { italianDay } from '@province-comuni/shared-kernel';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { approveConvention } from '../../../apps/api/src/testing/approve-convention.js';
import { completeActs } from '../../../apps/api/src/testing/complete-acts.js';
import { editVariable } from '../../../libs/models/domain/src/model-version/testing/model-edits.js';
import { nextInnovazione } from '../../../libs/models/domain/src/upgrade/testing/next-innovazione.js';
import { ActWays } from '../page-objects/act-ways.js';
import { AdhesionPages, linkInLetter } from '../page-objects/adhesion-pages.js';
import { ApiOfPage } from '../page-objects/api-of-page.js';
import { InstanceEditor } from '../page-objects/instance-editor.js';
import { signIn } from '../page-objects/sign-in.js';
import { UpgradeRoom } from '../page-objects/upgrade-room.js';
import { Workshop } from '../page-objects/workshop.js';
import { accessibilityProblems, launch, newContext } from '../support/browser.js';
import { OwnProduct } from '../support/own-product.js';

const TODAY = italianDay(new Date());

let product: OwnProduct;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];
let editor: InstanceEditor;
let room: UpgradeRoom;
let acts: string;

beforeAll(async () => {
  product = await OwnProduct.start();
  browser = await launch();
  ({ context, page, faults } = await newContext(browser, 1400, product.url));
  editor = new InstanceEditor(page);
  room = new UpgradeRoom(page);
}, 90_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await product?.stop();
}, 60_000);

const overflow = (of: Page): Promise<number> => of.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Adds words at the end of the first paragraph of a clause. */
async function write(clauseId: string, words: string): Promise<void> {
  await editor.inMargin(clauseId, 'Modifica');
  const text = page.getByRole('textbox', { name: 'Testo' });
  await text.waitFor();
  await text.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await page.keyboard.type(` ${words}`);
  await editor.saved(() => page.getByRole('button', { name: 'Salva il testo' }).click());
  await editor.clause(clauseId).getByText(words).waitFor();
}

/** A question changed its unit: the curator is told that answers would be lost from sight, tries a factor, mends it, and sees what an answer becomes. */
async function declareConversion(curator: Page): Promise<void> {
  const workshop = new Workshop(curator);
  await workshop.openSection('Che cosa diventano le risposte');
  await curator.getByRole('button', { name: /^Di’ che cosa diventano ?: Riunioni annue del Coordinamento$/ }).press('Enter');
  const entry = curator.getByRole('group', { name: 'Risposte a «Riunioni annue del Coordinamento»', exact: true });
  await entry.getByLabel(/^Fattore/).fill('0');
  await entry.getByLabel(/^Perché/).fill('Il numero vale per tutto il mandato.');
  await workshop.saved(() => curator.getByRole('button', { name: 'Salva', exact: true }).click());
  const problems = await workshop.check();
  await problems.getByText(/il fattore è un numero maggiore di zero/).waitFor();
  await problems.getByRole('link', { name: /^Vai a che cosa diventano le risposte/ }).click();
  await entry.getByLabel(/^Fattore/).fill('5');
  await entry.getByRole('status').getByText('12 → 60 in cinque anni').waitFor();
  expect(await accessibilityProblems(curator)).toEqual([]);
  await workshop.saved(() => curator.getByRole('button', { name: 'Salva', exact: true }).click());
  await problems.getByText('Tutto è in ordine: la versione si può pubblicare.').waitFor();
  await curator.getByRole('link', { name: 'Confronta con la versione pubblicata' }).click();
  await curator.getByRole('region', { name: 'Che cosa diventano le risposte' }).getByText(/moltiplicata per 5/).waitFor();
}

/**
 * UPI publishes a version with a retired, a divided, a reworded, a fixed and a new clause; a Provincia with words of its own takes it over,
 * approves it, sends it to its Comuni; one adheres, and may not leave too early. One story: each step stands on the one before.
 */
describe('a Provincia takes its acts to a new version of the model, and its Comuni with them', () => {
  it('has acts with words of its own, approved, to which a Comune adheres', async () => {
    await signIn(page, product.account('referente.pesaro'), '/atti');
    const api = new ApiOfPage(page);
    const requests = { request: <T>(query: string, variables: Record<string, unknown>) => api.graphql<T>(query, variables) };
    const { me, model } = await api.graphql<{ me: { memberships: { enteId: string }[] }; model: { versions: { id: string; version: string }[] } }>('{ me { memberships { enteId } } model(key: "innovazione") { versions { id version } } }');
    const { enteId } = me.memberships[0]!;
    const instanceId = await completeActs(requests, enteId, model.versions.find(({ version }) => version === '1.1.0')!.id, { tariffa_per_abitante: '0,44', regime_iva: 'NON_SOGGETTA', coordinamento_riunioni: '3' }, 'Convenzione da aggiornare');
    acts = `/atti/${instanceId}`;
    await page.goto(`${acts}?atto=convenzione`);
    await page.getByRole('heading', { level: 1, name: 'Convenzione da aggiornare' }).waitFor();
    await editor.act().waitFor();
    await write('conv-comunicazioni', 'Anche telefonicamente.');
    await write('conv-penali', 'Nei primi sei mesi non si applicano penali.');
    await write('conv-definizioni', 'Le sigle sono quelle dello statuto.');
    await write('conv-controversie', 'Si sente sempre il Segretario.');
    expect(await page.getByText(/UPI ha pubblicato la versione/).count()).toBe(0);
    await approveConvention(requests, instanceId, TODAY);
    const { comuni } = await api.graphql<{ comuni: { nodes: { id: string }[] } }>('query ($enteId: ID!) { comuni: enti(filter: { provinciaId: $enteId, kinds: [COMUNE], text: "Acqualagna" }) { nodes { id } } }', { enteId });
    const invited = await api.change<{ board: { rows: { id: string }[] } }>('inviteEnti', { instanceId, invitees: [{ enteId: comuni.nodes[0]!.id }], message: '' }, '... on EntiReached { board { rows { id } } }');
    expect(await api.change('takeAdhesionStep', { access: { id: invited.board.rows[0]!.id }, step: 'DELIBERA', seenRevision: 0, values: [{ key: 'numero', value: '3' }, { key: 'data', value: TODAY }] })).toMatchObject({ __typename: 'AdhesionKept' });
  }, 120_000);

  it('UPI brings the next version in as a package, declares what becomes of the answers, and publishes it', async () => {
    const curator = await newContext(browser, 1400, product.url);
    const current = readPackage(readPackageFolder('libs/models/content/innovazione-1.1.0'));
    const archive = writePackageArchive('innovazione', writePackage(editVariable('coordinamento_riunioni', { unit: 'in cinque anni', max: 60 })(nextInnovazione(current, '2.0.0'))), new Date('2026-12-01T00:00:00Z'));
    await signIn(curator.page, product.account('curatore'), '/laboratorio');
    await curator.page.locator('#pacchetto').setInputFiles({ name: 'innovazione-2.0.0.zip', mimeType: 'application/zip', buffer: Buffer.from(archive) });
    await curator.page.getByRole('heading', { level: 1, name: /bozza della 2\.0\.0/ }).waitFor();
    await declareConversion(curator.page);
    await curator.page.getByRole('link', { name: 'Pubblica 2.0.0' }).click();
    await curator.page.getByText(/Tutto è in ordine\.$/).waitFor();
    await curator.page.getByRole('button', { name: 'Pubblica 2.0.0' }).click();
    await curator.page.getByRole('dialog').getByRole('button', { name: 'Pubblica 2.0.0' }).click();
    await curator.page.waitForURL((url) => url.pathname === '/modelli/innovazione');
    expect(curator.faults).toEqual([]);
    await curator.context.close();
  }, 120_000);

  it('is told at home, and finds what the new version means for each clause, with the reason', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: /^Aggiorna alla 2\.0\.0/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Aggiorna dalla 1.1.0 alla 2.0.0' }).waitFor();
    await room.left().getByText('Restano 4 clausole da decidere, su 5.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await room.open('Comunicazioni');
    await room.column('Modello ora').locator('ins', { hasText: 'Le parti tengono aggiornati i propri recapiti.' }).waitFor();
    await room.column('Il vostro testo').locator('ins', { hasText: 'telefonicamente' }).waitFor();
    await page.getByText('va confermata').waitFor();
    await room.column('Perché').getByText(/Motivo di conv-comunicazioni\./).waitFor();
    const converted = page.getByRole('region', { name: 'Risposte' }).getByRole('listitem').filter({ hasText: 'Riunioni annue del Coordinamento' });
    await converted.getByText(/Convertita, da confermare 3 → 15 in cinque anni La risposta è moltiplicata per 5/).waitFor();
    await converted.getByText('Motivo di chi cura il modello, versione 2.0.0: Il numero vale per tutto il mandato.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 60_000);

  it('accepts, keeps its own with the reason, and lands on the next to decide', async () => {
    await room.choose('Accetta la proposta');
    await room.left().getByText(/Restano 3/).waitFor();
    await room.open('Standard di servizio e penali');
    await page.getByRole('group', { name: 'Che cosa fate' }).getByRole('button', { name: 'Tieni il nostro', exact: true }).click();
    await room.saved(() => page.getByRole('button', { name: 'Conferma', exact: true }).click());
    await page.getByRole('alert').getByText(/Scrivete perché tenete il vostro/).waitFor();
    await page.getByLabel(/Perché tenete il vostro/).fill('Le penali sono concordate con gli Enti.');
    await room.saved(() => page.getByRole('button', { name: 'Conferma', exact: true }).click());
    await room.left().getByText(/Restano 2/).waitFor();
    await room.list('Decise').getByRole('button', { name: /^Standard di servizio e penali/ }).waitFor();
    await room.open('Definizioni');
    await room.choose('Tienila come nostra');
    await room.left().getByText('Resta una clausola da decidere, su 5.').waitFor();
  }, 60_000);

  it('leaves the work, comes back to it, and writes the divided clause itself', async () => {
    await page.goto(`${acts}/aggiorna`);
    await room.left().getByText('Resta una clausola da decidere, su 5.').waitFor();
    await room.open('Composizione amichevole');
    await page.getByText('Il modello ha diviso questa clausola in 2.').waitFor();
    await page.getByRole('group', { name: 'Che cosa fate' }).getByRole('button', { name: 'Modifica', exact: true }).click();
    const text = page.getByRole('textbox', { name: 'Testo' }).first();
    await text.waitFor();
    await text.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Il tentativo dura al massimo tre mesi.');
    expect(await accessibilityProblems(page)).toEqual([]);
    await room.saved(() => page.getByRole('button', { name: 'Salva il testo' }).click());
    await room.left().getByText('Niente da decidere: si può applicare.').waitFor();
  }, 60_000);

  it('walks through the clauses with the keyboard, also on a phone', async () => {
    await room.title('Composizione amichevole').focus();
    const before = new URL(page.url()).searchParams.get('voce');
    await page.keyboard.press('k');
    await page.waitForFunction((was) => new URL(location.href).searchParams.get('voce') !== was, before);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    const phone = await newContext(browser, 360, product.url);
    await signIn(phone.page, product.account('lettore.pesaro'), `${acts}/aggiorna`);
    await phone.page.getByText('Il vostro ruolo permette di leggere, non di decidere.').waitFor();
    expect(await phone.page.getByRole('button', { name: 'Applica l’aggiornamento' }).count()).toBe(0);
    expect(await accessibilityProblems(phone.page)).toEqual([]);
    expect(await overflow(phone.page)).toBe(0);
    expect(phone.faults).toEqual([]);
    await phone.context.close();
  }, 60_000);

  it('applies it, and every word of its own is in the acts', async () => {
    await page.getByRole('button', { name: 'Applica l’aggiornamento' }).click();
    const dialog = page.getByRole('dialog', { name: 'Applicare l’aggiornamento alla 2.0.0?' });
    await dialog.getByText(/Convenzione: 5 clausole cambiano/).waitFor();
    await dialog.getByText(/Un Ente ha aderito al testo approvato \(Acqualagna\): per lui resta valido quello\./).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Applica', exact: true }).click();
    await page.waitForURL((url) => url.pathname === acts);
    await page.getByText(/Servizi di innovazione per i Comuni 2\.0\.0/).waitFor();
    for (const words of ['Anche telefonicamente.', 'Nei primi sei mesi non si applicano penali.', 'Le sigle sono quelle dello statuto.', 'Si sente sempre il Segretario.', 'Il tentativo dura al massimo tre mesi.', 'Le parti tengono aggiornati i propri recapiti.', 'La Provincia pubblica ogni anno i risultati del servizio.']) await editor.act().getByText(words).first().waitFor();
    expect(await page.getByText(/UPI ha pubblicato la versione/).count()).toBe(0);
    await page.getByRole('button', { name: 'Storia' }).first().click();
    await page.getByRole('dialog').getByText('ha aggiornato gli atti alla versione 2.0.0 del modello').waitFor();
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);
  }, 60_000);

  it('takes it back whole, while nothing was done on top of it', async () => {
    await editor.saved(() => page.getByRole('button', { name: 'Annulla l’ultima modifica' }).click());
    await page.getByText(/UPI ha pubblicato la versione 2\.0\.0 del modello; i vostri atti sono alla 1\.1\.0\./).waitFor();
    await editor.act().getByText('Si sente sempre il Segretario.').waitFor();
    expect(faults).toEqual([]);
  }, 60_000);

  it('applies it again with the choices it made, keeps the numbers that its Comuni know, and approves it anew', async () => {
    await page.goto(`${acts}/aggiorna`);
    await room.left().getByText('Niente da decidere: si può applicare.').waitFor();
    await page.getByRole('button', { name: 'Applica l’aggiornamento' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Applica', exact: true }).click();
    await page.waitForURL((url) => url.pathname === acts);
    await page.getByRole('link', { name: 'Approvazione', exact: true }).click();
    const ways = new ActWays(page);
    const numbers = ways.of('Convenzione').getByRole('checkbox', { name: /^Tieni i numeri del testo approvato/ });
    await numbers.evaluate((input: HTMLInputElement) => input.click());
    await ways.of('Convenzione').getByRole('checkbox', { name: /^Tieni i numeri del testo approvato/, checked: true }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await ways.take('Manda in revisione', 'Convenzione');
    await ways.take('Porta al Consiglio', 'Convenzione');
    await ways.take('Registra l’approvazione', 'Convenzione', { 'Numero della deliberazione': '31' });
    await ways.of('Convenzione').getByText(/n\. 31 del/).waitFor();
    await ways.take('Registra la trasmissione', 'Convenzione');
    await page.getByRole('button', { name: 'Leggi il testo di «Convenzione»' }).click();
    await page.getByRole('dialog').getByText(/^Art\. \d+-bis/).first().waitFor();
    await page.keyboard.press('Escape');
    expect(faults).toEqual([]);
  }, 60_000);

  it('sends it to its Comuni: one adheres, and is refused when it would leave too early', async () => {
    await page.getByRole('link', { name: 'Adesioni degli Enti' }).click();
    await page.getByText(/Un Ente aderisce a un testo precedente della convenzione: Acqualagna/).waitFor();
    const adhesions = new AdhesionPages(page);
    const dialog = await adhesions.openInvitation();
    await dialog.getByRole('checkbox', { name: 'Cagli', exact: true }).check();
    await dialog.getByLabel('Posta di Cagli').fill('protocollo.cagli@comune.example');
    await dialog.getByRole('button', { name: 'Manda gli inviti' }).click();
    await page.getByText('Un Ente invitato; lettere inviate: 1.').waitFor();
    const office = await newContext(browser, 1400, product.url);
    await signIn(office.page, product.account('amministratore'), '/');
    const link = await linkInLetter(office.page, 'protocollo.cagli@comune.example');
    await office.context.close();
    const phone = await newContext(browser, 360, product.url);
    await phone.page.goto(link);
    await phone.page.getByRole('button', { name: 'Leggi: Convenzione' }).click();
    await phone.page.getByRole('dialog').getByText(/La Provincia pubblica ogni anno i risultati del servizio\./).waitFor();
    await phone.page.keyboard.press('Escape');
    const comune = new AdhesionPages(phone.page);
    await comune.take('Registra la deliberazione', { 'Numero della deliberazione': '7', Data: TODAY });
    await phone.page.getByText(/^Deliberazione n\. 7 del/).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Cagli: Ha deliberato' }).click();
    await adhesions.take('Registra la firma', { Data: TODAY });
    await page.getByText(/Il primo recesso si può notificare dal/).waitFor();
    await phone.page.reload();
    const refused = await comune.take('Registra il recesso', { 'Data della PEC': TODAY });
    await refused.getByText(/Il recesso si può notificare solo dal terzo anno solare dopo la firma/).waitFor();
    expect(await accessibilityProblems(phone.page)).toEqual([]);
    expect([phone.faults, faults]).toEqual([[], []]);
    await phone.context.close();
  }, 60_000);
});
