import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { ConventionImport } from '../page-objects/convention-import.js';
import { signIn } from '../page-objects/sign-in.js';
import { account, baseUrl, launch, newContext } from '../support/browser.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];
let imports: ConventionImport;
let file: { name: string; mimeType: string; buffer: Buffer };
let address: string;

beforeAll(async () => {
  browser = await launch();
  ({ context, page, faults } = await newContext(browser));
  imports = new ConventionImport(page);
  await signIn(page, account('referente.pesaro'));
  file = { name: 'convenzione-2019.docx', mimeType: DOCX, buffer: await existingConvention() };
}, 60_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
});

async function ask<T>(query: string, variables: object): Promise<T> {
  const response = await page.request.post('/graphql', { data: { query, variables }, headers: { origin: baseUrl, 'apollo-require-preflight': '1' } });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** The convention of the Provincia as it stood in its own files: an article reworded, one left out, one of its own. */
async function existingConvention(): Promise<Buffer> {
  const { me } = await ask<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }', {});
  const { model } = await ask<{ model: { id: string } }>('{ model(key: "innovazione") { id } }', {});
  const { adoptModel } = await ask<{ adoptModel: { instanceId: string } }>('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { ... on ModelAdopted { instanceId } } }', { input: { enteId: me.memberships[0]!.enteId, modelVersionId: model.id, form: 'PUBBLICO', level: 'BASE', title: 'Fonte della prova', clientKey: randomUUID() } });
  const { instanceId } = adoptModel;
  const text = (words: string): object => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] });
  const change = (mutation: string, type: string, input: object): Promise<unknown> => ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`, { input: { instanceId, ...input } });
  await change('saveAnswers', 'SaveAnswersInput', { answers: [{ key: 'durata_anni', value: '8', seenRevision: 0 }, { key: 'foro', value: 'Urbino', seenRevision: 0 }] });
  await change('suppressClause', 'SuppressClauseInput', { clauseId: 'conv-definizioni', seenRevision: 0, reason: 'non serve' });
  await change('editClause', 'EditClauseInput', { clauseId: 'conv-comunicazioni', seenRevision: 0, heading: [{ type: 'text', text: 'Comunicazioni' }], body: text('Le comunicazioni previste dalla convenzione si fanno per posta elettronica certificata o a mano. Le richieste di assistenza seguono i canali della carta dei servizi.') });
  await change('addClause', 'AddClauseInput', { clauseId: randomUUID(), actKey: 'convenzione', afterClauseId: 'conv-recesso', heading: [{ type: 'text', text: 'Sportelli di vallata' }], body: text('Gli sportelli delle vallate restano aperti il martedì mattina.') });
  const response = await page.request.post(`/api/instances/${instanceId}/exports`, { data: { actKeys: ['convenzione'], formats: ['DOCX'] }, headers: { origin: baseUrl } });
  return response.body();
}

/** A Province that has a convention since years brings it in, without losing a word. One story: each step stands on the one before. */
describe('an official brings an existing convention in', () => {
  it('finds the way from the list of acts and from the adoption', async () => {
    await page.goto('/atti');
    await page.getByRole('link', { name: /^Porta una convenzione esistente/ }).waitFor();
    await page.goto('/modelli/innovazione/adotta');
    await page.getByRole('link', { name: 'Porta una convenzione esistente' }).click();
    await page.getByRole('heading', { level: 1, name: 'Porta una convenzione esistente' }).waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('is told at once when the file is no document', async () => {
    await imports.send('Gestione pubblica', 'Base', { name: 'foto.docx', mimeType: DOCX, buffer: Buffer.from('non è un documento') });
    await page.getByRole('alert').filter({ hasText: 'non è un documento DOCX' }).waitFor();
    await expectAccessible(page);
    // The refusal of a request is written in the console by the browser itself.
    expect(faults.splice(0).filter((fault) => !/422/.test(fault))).toEqual([]);
  }, 60_000);

  it('sees each clause beside the model, and what was found in the text', async () => {
    await imports.send('Gestione pubblica', 'Base', file);
    await page.getByRole('heading', { level: 1, name: 'Confronto con il modello' }).waitFor();
    address = page.url();
    await imports.pending(/\d+ clausole da confermare/).waitFor();
    await imports.clause(/Sportelli di vallata/).getByText('Clausola locale', { exact: true }).first().waitFor();
    const edited = imports.clause(/Comunicazioni/);
    await edited.getByText('Adattata').waitFor();
    await edited.locator('ins').first().waitFor();
    expect(await page.getByRole('textbox', { name: 'Durata in anni' }).inputValue()).toBe('8');
    expect(await page.title()).toContain('Confronto con il modello');
    await expectAccessible(page);
  }, 60_000);

  it('takes the sure proposals, changes one match, and decides the rest', async () => {
    await imports.acceptSure();
    await imports.decide(/Sportelli di vallata/, /Definizioni$/);
    await imports.clause(/Sportelli di vallata/).getByText('Adattata').waitFor();
    await imports.decide(/Sportelli di vallata/, /^Clausola locale$/);
    await imports.clause(/Sportelli di vallata/).getByText('Clausola locale', { exact: true }).first().waitFor();
    if (await imports.clause(/Comunicazioni/).getByRole('button', { name: /^Conferma: / }).isVisible()) await imports.decide(/Comunicazioni/);
    await imports.decide(/– Definizioni$/, /^Togli/);
    await imports.pending('Niente da confermare').waitFor();
  }, 60_000);

  it('leaves, and finds everything as it was', async () => {
    await page.goto('/atti');
    await page.getByRole('link', { name: 'Continua con convenzione-2019.docx' }).click();
    await imports.pending('Niente da confermare').waitFor();
    expect(page.url()).toBe(address);
    await page.getByRole('link', { name: 'Vai al riepilogo' }).click();
    await page.getByRole('heading', { level: 1, name: 'Riepilogo e conferma' }).waitFor();
    await expectAccessible(page);
  }, 60_000);

  it('confirms, and lands in the editor with the right states', async () => {
    await page.getByLabel('Nome di questa convenzione').fill('Convenzione del 2019');
    await page.getByRole('button', { name: 'Crea gli atti' }).click();
    await page.getByRole('heading', { level: 1, name: 'Convenzione del 2019' }).waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const { instance } = await ask<{ instance: { acts: { key: string; clauses: { id: string; state: string; label: string }[] }[] } }>('query ($id: ID!) { instance(id: $id) { acts { key clauses { id state label } } } }', { id });
    const changed = instance.acts.find(({ key }) => key === 'convenzione')!.clauses.filter(({ state }) => state !== 'STANDARD');
    expect(changed.map(({ state }) => state).sort()).toEqual(['ADATTATA', 'AGGIUNTA', 'SOPPRESSA']);
    await page.getByText('Gli sportelli delle vallate restano aperti il martedì mattina.').first().waitFor();
    await page.getByText('8 (otto) anni').first().waitFor();
  }, 60_000);

  it('is a stranger to another Province', async () => {
    const other = await newContext(browser);
    await signIn(other.page, account('referente.lecco'), new URL(address).pathname);
    await other.page.getByText('Questa convenzione non c’è, o non è della vostra Provincia.').waitFor();
    await other.context.close();
  }, 30_000);

  it('met no fault on the way', () => {
    expect(faults).toEqual([]);
  });
});
