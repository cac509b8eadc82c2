import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { addDays, italianDay } from '@province-comuni/shared-kernel';
import { strFromU8, unzipSync } from 'fflate';
import { approveConvention, putIntoForce } from '../../../apps/api/src/testing/approve-convention.js';
import { completeActs } from '../../../apps/api/src/testing/complete-acts.js';
import { ApiOfPage } from '../page-objects/api-of-page.js';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, launch, newContext } from '../support/browser.js';
import { OwnProduct } from '../support/own-product.js';

const TITLE = 'Convenzione dei fabbisogni';
const NEXT = 'Convenzione che si sta scrivendo';
const TODAY = italianDay(new Date());
const YEAR = Number(TODAY.slice(0, 4)) + 1;

let product: OwnProduct;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];
let instanceId: string;
let link: string;

beforeAll(async () => {
  [browser, product] = await Promise.all([launch(), OwnProduct.start()]);
  ({ context, page, faults } = await newContext(browser, 1400, product.url));
}, 120_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await product?.stop();
}, 60_000);

const overflow = (of: Page): Promise<number> => of.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const service = (of: Page, name: string): Locator => of.getByRole('group', { name, exact: true });

/** A Provincia with a convention in force asks its Comuni what they need; one answers with its personal link, and the list of next year is made of it. Each step stands on the one before. */
describe('the Comuni say what they need', () => {
  it('the Provincia has a convention in force, and a Comune that adheres', async () => {
    await signIn(page, product.account('referente.pesaro'), '/atti');
    const api = new ApiOfPage(page);
    const client = { request: <T>(query: string, variables: Record<string, unknown>): Promise<T> => api.graphql<T>(query, variables) };
    const { me, model } = await api.graphql<{ me: { memberships: { enteId: string }[] }; model: { versions: { id: string; version: string }[] } }>('{ me { memberships { enteId } } model(key: "innovazione") { versions { id version } } }');
    const versionId = model.versions.find((each) => each.version === '1.1.0')!.id;
    instanceId = await completeActs(client, me.memberships[0]!.enteId, versionId, { tariffa_per_abitante: '0,44', regime_iva: 'NON_SOGGETTA' }, TITLE);
    await completeActs(client, me.memberships[0]!.enteId, versionId, {}, NEXT);
    await approveConvention(client, instanceId, TODAY);
    await page.goto(`/atti/${instanceId}/fabbisogni`);
    await page.getByText('I fabbisogni si chiedono quando la convenzione è in vigore.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await putIntoForce(client, instanceId, TODAY, addDays(TODAY, 1_000));
    const { adhesionBoard } = await api.graphql<{ adhesionBoard: { notInvited: { id: string; nome: string }[] } }>('query ($id: ID!) { adhesionBoard(instanceId: $id) { notInvited { id nome } } }', { id: instanceId });
    const invitees = ['Cagli', 'Cantiano', 'Fano'].map((nome) => ({ enteId: adhesionBoard.notInvited.find((ente) => ente.nome === nome)!.id }));
    await api.change('inviteEnti', { instanceId, invitees, message: '' });
    const { rows } = (await api.graphql<{ adhesionBoard: { rows: { id: string; ente: { nome: string } }[] } }>('query ($id: ID!) { adhesionBoard(instanceId: $id) { rows { id ente { nome } } } }', { id: instanceId })).adhesionBoard;
    for (const { id } of rows.slice(0, 2)) await api.change('takeAdhesionStep', { access: { id }, step: 'DELIBERA', seenRevision: 0, values: [{ key: 'numero', value: '7' }, { key: 'data', value: TODAY }] });
    const { makeAdhesionLink } = await api.graphql<{ makeAdhesionLink: { link: string } }>('mutation ($id: ID!) { makeAdhesionLink(id: $id) { ... on AdhesionLinkMade { link } } }', { id: rows.find(({ ente }) => ente.nome === 'Cagli')!.id });
    link = makeAdhesionLink.link;
    expect(faults).toEqual([]);
  }, 60_000);

  it('prepares all delibere as one archive, however often it is asked', async () => {
    await page.goto(`/atti/${instanceId}/adesioni`);
    await page.getByRole('button', { name: 'Prepara tutte le delibere' }).dblclick();
    await page.getByText(/le delibere di 3 Enti\.$/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const [zip] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^Scarica l’archivio/ }).click()]);
    expect(zip.suggestedFilename()).toBe('Delibere-di-adesione-Convenzione-dei-fabbisogni.zip');
    const files = unzipSync(readFileSync(await zip.path()));
    expect(Object.keys(files).sort()).toEqual(['Cagli', 'Cantiano', 'Fano'].flatMap((nome) => [`${nome}-delibera-adesione.docx`, `${nome}-delibera-adesione.pdf`]).concat('elenco.csv').sort());
    expect(strFromU8(files['elenco.csv']!)).toContain('Comune di Fano');
    expect(faults).toEqual([]);
  }, 60_000);

  it('opens the scheda of next year, and is told what is wrong with it', async () => {
    await page.getByRole('link', { name: 'Fabbisogni', exact: true }).click();
    await page.getByText('Nessuna scheda è ancora aperta.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: `Apri la scheda del ${YEAR}` }).click();
    const dialog = page.getByRole('dialog', { name: 'Apri la scheda dei fabbisogni' });
    expect(await dialog.getByLabel('Primo giorno').inputValue()).toBe(`${YEAR - 1}-12-01`);
    for (const name of ['Connettività', 'Sicurezza informatica', 'Help desk di primo livello', 'Gestione degli applicativi', 'pagoPA', 'Formazione', 'Consulenza informatica']) {
      const remove = dialog.getByRole('button', { name: `Togli il servizio: ${name}` });
      if ((await remove.count()) > 0) await remove.click();
    }
    await dialog.getByRole('button', { name: 'Aggiungi un servizio' }).click();
    await dialog.getByLabel('Primo giorno').fill(TODAY);
    await dialog.getByLabel('Ultimo giorno').fill(addDays(TODAY, 30));
    await dialog.getByLabel('Parole vostre agli Enti').fill('Servono per il bilancio di previsione.');
    await dialog.getByRole('button', { name: 'Salva la scheda' }).click();
    await dialog.getByText('Scrivete il nome del servizio.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const last = dialog.getByRole('group').last();
    await last.getByLabel('Nome').fill('Stampa del cittadino');
    await dialog.getByRole('group', { name: 'Posta elettronica' }).getByLabel('Unità di misura').fill('caselle');
    await dialog.getByRole('button', { name: 'Salva la scheda' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('La scheda è salvata.').waitFor();
    await page.getByText('0 su 2 Enti').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(faults).toEqual([]);
  }, 60_000);

  it('a Comune answers on a phone with its link: kept as it types, sent with a press', async () => {
    const phone = await newContext(browser, 360, product.url);
    const comune = phone.page;
    await comune.goto(`${new URL(link).pathname}${new URL(link).hash}`);
    await comune.getByRole('heading', { name: `Fabbisogni del ${YEAR}` }).waitFor();
    await comune.getByText('Servono per il bilancio di previsione.').waitFor();
    expect(await accessibilityProblems(comune)).toEqual([]);
    expect(await overflow(comune)).toBe(0);
    await service(comune, 'Posta elettronica').getByRole('radio', { name: 'Rinnova' }).check();
    await service(comune, 'Posta elettronica').getByLabel('Quantità (caselle)').fill('molte');
    await service(comune, 'Posta elettronica').getByText(/^Scrivete un numero/).waitFor();
    expect(await accessibilityProblems(comune)).toEqual([]);
    await service(comune, 'Posta elettronica').getByLabel('Quantità (caselle)').fill('1.200,5');
    await comune.getByText(/^Salvato/).waitFor();
    await comune.getByRole('button', { name: 'Invia i fabbisogni' }).click();
    await comune.getByText('Manca la risposta per «Stampa del cittadino».').waitFor();
    // What was typed is there for whoever comes back.
    await comune.reload();
    await service(comune, 'Posta elettronica').getByLabel('Quantità (caselle)').waitFor();
    expect(await service(comune, 'Posta elettronica').getByLabel('Quantità (caselle)').inputValue()).toBe('1.200,5');
    for (const group of await comune.locator('.needs-service').filter({ hasNotText: 'Posta elettronica' }).all()) await group.getByRole('radio', { name: 'Vuole valutare' }).check();
    await service(comune, 'Stampa del cittadino').getByRole('radio', { name: 'Non interessa' }).check();
    await comune.getByRole('button', { name: 'Invia i fabbisogni' }).dblclick();
    await comune.getByText(/^Inviati il/).waitFor();
    expect(await overflow(comune)).toBe(0);
    expect(await accessibilityProblems(comune)).toEqual([]);
    expect(phone.faults).toEqual([]);
    await phone.context.close();
  }, 60_000);

  it('the Provincia sees the summary and who is missing, and makes next year’s list of it', async () => {
    await page.reload();
    await page.getByText('1 su 2 Enti').waitFor();
    await page.getByRole('table', { name: 'Riepilogo per servizio' }).getByRole('row', { name: /^Posta elettronica/ }).getByText('1.200,5 caselle').first().waitFor();
    await page.getByRole('row', { name: /^Comune di Cantiano/ }).getByText('nessuna risposta').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const [table] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Riepilogo: CSV' }).click()]);
    expect(table.suggestedFilename()).toBe(`fabbisogni-${YEAR}-riepilogo.csv`);
    await page.getByRole('button', { name: `Fanne l’elenco dei servizi del ${YEAR}` }).click();
    const dialog = page.getByRole('dialog', { name: `Elenco dei servizi del ${YEAR}` });
    expect(await dialog.getByRole('checkbox', { name: 'Posta elettronica: un Ente' }).isChecked()).toBe(true);
    expect(await dialog.getByRole('checkbox', { name: 'Stampa del cittadino: nessun Ente' }).isChecked()).toBe(false);
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Salva l’elenco' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Posta elettronica, chiesto da un Ente: 1.200,5 caselle').waitFor();
    await page.getByRole('button', { name: 'Portalo in un atto in preparazione' }).click();
    const adopt = page.getByRole('dialog', { name: 'Porta l’elenco in un atto' });
    await adopt.getByLabel('Atto').selectOption({ label: NEXT });
    await adopt.getByText('Con l’elenco').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await adopt.getByRole('button', { name: 'Scrivi nell’atto' }).click();
    await adopt.getByText('Scritto nell’atto:').waitFor();
    await page.keyboard.press('Escape');
    for (const path of ['fabbisogni', 'adesioni']) {
      await page.setViewportSize({ width: 360, height: 900 });
      await page.goto(`/atti/${instanceId}/${path}`);
      await page.getByText(path === 'fabbisogni' ? 'Posta elettronica, chiesto da un Ente' : /le delibere di 3 Enti\.$/).waitFor();
      expect({ path, overflow: await overflow(page), problems: await accessibilityProblems(page) }).toEqual({ path, overflow: 0, problems: [] });
    }
    expect(faults).toEqual([]);
  }, 60_000);
});
