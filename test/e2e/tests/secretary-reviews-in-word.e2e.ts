import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { completeActs } from '../../../apps/api/src/testing/complete-acts.js';
import { WordRevision } from '../../../libs/platform/import-docx/src/testing/word-revision.js';
import { ApiOfPage } from '../page-objects/api-of-page.js';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, account, launch, newContext } from '../support/browser.js';

const TITLE = 'Convenzione per il Segretario';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];
let id: string;
let word: WordRevision;

beforeAll(async () => {
  browser = await launch();
  ({ context, page, faults } = await newContext(browser));
}, 60_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
});

const act = (): Locator => page.getByRole('region', { name: 'Convenzione', exact: true });
const panel = (): Locator => page.locator('.review-panel');

async function bringBack(bytes: Uint8Array, name = 'Convenzione rivista.docx'): Promise<void> {
  await act().getByRole('button', { name: /^Riporta il file rivisto/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Riporta il file rivisto/ });
  await dialog.getByLabel('File rivisto').setInputFiles({ name, mimeType: DOCX, buffer: Buffer.from(bytes) });
  await dialog.getByRole('button', { name: 'Leggi il file' }).click();
}

/** The Segretario has Word, not the product. Each step stands on the one before. */
describe('the Segretario reviews an act in Word', () => {
  it('which goes out with its clauses marked and the changes tracked', async () => {
    await signIn(page, account('redattore.pesaro'), '/atti');
    const api = new ApiOfPage(page);
    const { me, model } = await api.graphql<{ me: { memberships: { enteId: string }[] }; model: { versions: { id: string; version: string }[] } }>('{ me { memberships { enteId } } model(key: "innovazione") { versions { id version } } }');
    id = await completeActs({ request: (query, variables) => api.graphql(query, variables) }, me.memberships[0]!.enteId, model.versions.find((each) => each.version === '1.1.0')!.id, {}, TITLE);
    await page.goto(`/atti/${id}/approvazione`);
    await page.getByRole('link', { name: 'Revisione in Word' }).click();
    await page.getByRole('heading', { level: 1, name: 'Revisione in Word' }).waitFor();
    await act().getByText('Non è ancora uscito.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    const downloading = page.waitForEvent('download');
    await act().getByRole('button', { name: /^Scarica per la revisione in Word/ }).click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^Convenzione.*-revisione\.docx$/);
    word = new WordRevision(await readFile(await file.path()));
    await act().getByText(/^Uscito la prima volta il/).waitFor();
  });

  it('and comes back with its changes, those nobody tracked, its comments and what has no place', async () => {
    await bringBack(Buffer.from('non un documento'));
    const dialog = page.getByRole('dialog', { name: /^Riporta il file rivisto/ });
    await dialog.getByText(/Il file non è un documento DOCX/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    word
      .replace('trenta giorni dal ricevimento', 'venti giorni dal ricevimento')
      .replace('si registra solo in caso', 'si registra, a cura della Provincia, solo in caso')
      .untracked('entro il mese di ottobre', 'entro il mese di novembre')
      .comment('Le comunicazioni previste', 'Indicare anche il protocollo?')
      .raw(word.at('Norme finali'), '<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent><w:p><w:r><w:t>Da discutere in Giunta</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>');
    const last = word.at('Le controversie in materia di formazione');
    word.addAfter(last, 'Tavolo di conciliazione', { style: 'Heading2' }).addAfter(last + 1, 'È istituito un tavolo di conciliazione.', { style: 'BodyText' });
    await dialog.getByLabel('File rivisto').setInputFiles({ name: 'Convenzione rivista.docx', mimeType: DOCX, buffer: Buffer.from(word.bytes()) });
    await dialog.getByRole('button', { name: 'Leggi il file' }).click();
    await act().getByText('Convenzione rivista.docx è stato letto.').waitFor();
    for (const count of ['3 proposte di modifica', '1 commento', '1 clausola nuova', '1 clausola cambiata senza tracciare le modifiche', '1 testo che non ha trovato posto']) await act().getByText(count, { exact: true }).waitFor();
    await act().getByText('Da discutere in Giunta').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await bringBack(word.bytes());
    await act().getByText('Questo stesso file era già stato riportato: non è cambiato niente.').waitFor();
  });

  it('and the official decides clause by clause: takes one, refuses one, adds one, reads the comment', async () => {
    await act().getByRole('link', { name: /^Decidi clausola per clausola/ }).click();
    await panel().getByRole('heading', { name: 'Revisione', exact: true }).waitFor();
    // Three proposals, a comment, and the clause that the file offers.
    await page.getByRole('button', { name: 'Revisione (5)', exact: true }).waitFor();
    const proposal = (words: string): Locator => panel().getByRole('article', { name: /^Proposta di/ }).filter({ hasText: words });
    await proposal('venti').getByRole('button', { name: /^Accetta la proposta/ }).click();
    await page.locator('#clausola-conv-impegni-ente').getByText('venti giorni dal ricevimento').waitFor();
    await proposal('a cura della Provincia').getByRole('button', { name: /^Rifiuta la proposta di Segretario generale/ }).click();
    const refusal = page.getByRole('dialog', { name: 'Rifiutare la proposta di Segretario generale' });
    await refusal.getByLabel(/Perché la rifiutate/).fill('Lo dice già la legge.');
    await refusal.getByRole('button', { name: 'Rifiuta' }).click();
    await refusal.waitFor({ state: 'detached' });
    await panel().getByRole('article', { name: /^Proposta di Modifica non tracciata/ }).getByText(/modifiche non tracciate/).waitFor();
    await panel().getByText('Indicare anche il protocollo?').waitFor();
    const added = panel().getByRole('article', { name: 'Clausola nuova di Segretario generale' });
    await added.getByText(/Dopo «Art\. \d+ – Controversie»/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await added.getByRole('button', { name: /^Aggiungi all’atto/ }).click();
    await added.waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: /Art\. \d+ – Tavolo di conciliazione/ }).waitFor();
    await page.getByRole('button', { name: 'Revisione (2)', exact: true }).waitFor();
  });

  it('on a phone as well, without a fault', async () => {
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(`/atti/${id}/word`);
    await act().getByText('3 proposte di modifica').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});
