import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { addDays, italianDay } from '@province-comuni/shared-kernel';
import { completeActs } from '../../../apps/api/src/testing/complete-acts.js';
import { ApiOfPage } from '../page-objects/api-of-page.js';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, account, launch, newContext } from '../support/browser.js';

const TITLE = 'Convenzione da rivedere';
const CLAUSE = 'conv-comunicazioni';
const SENTENCE = 'Vale la data di ricezione.';
const OTHER = 'Il foro competente è quello di Pesaro.';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let faults: string[];
let guest: Awaited<ReturnType<typeof newContext>>;
let id: string;
let address: string;

beforeAll(async () => {
  browser = await launch();
  ({ context, page, faults } = await newContext(browser));
  // The guest reads on a phone.
  guest = await newContext(browser, 360);
}, 60_000);
afterAll(async () => {
  await context?.close();
  await guest?.context.close();
  await browser?.close();
});

const overflow = (of: Page): Promise<number> => of.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const clause = (of: Page): Locator => of.locator(`#clausola-${CLAUSE}`);
const panel = (): Locator => page.locator('.review-panel');

/** Proposes the clause with one more sentence, where one reads it. */
async function propose(sentence: string): Promise<void> {
  const form = clause(guest.page);
  await form.getByRole('button', { name: 'Proponi una modifica' }).click();
  const text = form.getByRole('textbox', { name: 'Testo proposto' });
  await text.click();
  await guest.page.keyboard.press('Control+End');
  await guest.page.keyboard.type(` ${sentence}`);
  await form.getByLabel('Motivo della proposta').fill('così è più chiaro');
  await form.getByRole('button', { name: 'Invia la proposta' }).click();
  await text.waitFor({ state: 'detached' });
}

/** Acts go from hand to hand before they are approved: a lawyer without an account, the official who decides, a colleague who is asked. Each step stands on the one before. */
describe('an act is reviewed', () => {
  it('by a guest, whom the official lets in with a link that is shown once', async () => {
    await signIn(page, account('redattore.pesaro'), '/atti');
    const api = new ApiOfPage(page);
    const { me, model } = await api.graphql<{ me: { memberships: { enteId: string }[] }; model: { versions: { id: string; version: string }[] } }>('{ me { memberships { enteId } } model(key: "innovazione") { versions { id version } } }');
    id = await completeActs({ request: (query, variables) => api.graphql(query, variables) }, me.memberships[0]!.enteId, model.versions.find((each) => each.version === '1.1.0')!.id, {}, TITLE);
    await page.goto(`/atti/${id}`);
    await page.getByRole('button', { name: 'Revisione', exact: true }).click();
    await panel().getByText('Nessuno ha ancora commentato').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await panel().getByRole('button', { name: 'Invita un revisore esterno' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invitare un revisore esterno' });
    await dialog.getByLabel(/Nome e cognome/).fill('Avv. Prova');
    await dialog.getByLabel(/Posta elettronica/).fill('senza chiocciola');
    await dialog.getByRole('button', { name: 'Crea il collegamento e invialo' }).click();
    await dialog.getByText('Questo indirizzo di posta non è valido.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByLabel(/Posta elettronica/).fill('avvocato@studio.example');
    await dialog.getByRole('button', { name: 'Crea il collegamento e invialo' }).click();
    const made = page.getByRole('dialog', { name: 'Collegamento creato' });
    address = await made.getByLabel('Indirizzo del collegamento').inputValue();
    expect(await accessibilityProblems(page)).toEqual([]);
    await made.getByRole('button', { name: 'Ho finito' }).click();
    await panel().getByText(/mai usato/).waitFor();
    expect(faults).toEqual([]);
  }, 60_000);

  it('without an account, on a phone: he reads, comments and proposes', async () => {
    const reader = guest.page;
    const { pathname, hash } = new URL(address);
    const answer = await reader.goto(`${pathname}${hash}`);
    expect(answer!.headers()['x-robots-tag']).toBe('noindex, nofollow');
    await reader.getByText('state leggendo come Avv. Prova').waitFor();
    expect(await reader.getByRole('tab').count()).toBe(1);
    expect(await accessibilityProblems(reader)).toEqual([]);
    await clause(reader).getByRole('button', { name: /^Commenta o proponi/ }).click();
    expect(await accessibilityProblems(reader)).toEqual([]);
    await clause(reader).getByRole('button', { name: 'Pubblica il commento' }).click();
    await clause(reader).getByText('Scrivete qualcosa.').waitFor();
    await clause(reader).getByLabel(/Il vostro commento/).fill('Manca la data da cui decorrono i termini.');
    await clause(reader).getByRole('button', { name: 'Pubblica il commento' }).click();
    await clause(reader).getByText('Manca la data da cui decorrono i termini.').waitFor();
    await propose(SENTENCE);
    await propose(OTHER);
    await clause(reader).getByRole('button', { name: /un commento, 2 proposte/ }).waitFor();
    expect(await accessibilityProblems(reader)).toEqual([]);
    expect(await overflow(reader)).toBe(0);
    // A text that is fixed can only be commented on.
    await reader.locator('#clausola-conv-parti').getByRole('button', { name: /^Commenta –/ }).click();
    await reader.getByText('Il testo di questa clausola è vincolato: si può solo commentare.').waitFor();
    expect(guest.faults).toEqual([]);
  }, 90_000);

  it('by the official, who finds it beside the clause, accepts one and refuses the other with the reason', async () => {
    // The open page was told of it.
    await clause(page).getByRole('button', { name: /un commento, 2 proposte/ }).click();
    await panel().getByText('Manca la data da cui decorrono i termini.').waitFor();
    await panel().getByRole('button', { name: 'Rispondi a Avv. Prova' }).click();
    await panel().getByLabel(/La vostra risposta/).fill('La aggiungiamo.');
    await panel().getByRole('button', { name: 'Pubblica la risposta' }).click();
    await panel().getByText('La aggiungiamo.').waitFor();
    const proposal = (sentence: string): Locator => panel().getByRole('article', { name: 'Proposta di Avv. Prova' }).filter({ hasText: sentence });
    expect(await proposal(SENTENCE).locator('ins').innerText()).toContain('ricezione');
    expect(await accessibilityProblems(page)).toEqual([]);
    await proposal(SENTENCE).getByRole('button', { name: 'Accetta la proposta di Avv. Prova' }).click();
    await clause(page).getByText(SENTENCE).waitFor();
    // The other one was made on the text of before: it is offered as a merge, which changes nothing by itself.
    await proposal(OTHER).getByText('La clausola è cambiata da quando è stata proposta').waitFor();
    await proposal(OTHER).getByRole('button', { name: 'Accetta la proposta di Avv. Prova' }).click();
    await panel().getByRole('textbox', { name: 'Testo unito' }).getByText(OTHER).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await panel().getByRole('group', { name: 'Il testo è cambiato nel frattempo' }).getByRole('button', { name: 'Annulla' }).click();
    await proposal(OTHER).getByRole('button', { name: 'Rifiuta la proposta di Avv. Prova' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Rifiuta', exact: true }).click();
    await dialog.getByText('Scrivete perché la rifiutate').waitFor();
    await dialog.getByLabel(/Perché la rifiutate/).fill('È già nell’articolo sulle controversie.');
    await dialog.getByRole('button', { name: 'Rifiuta', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await clause(page).getByText(OTHER).count()).toBe(0);
    expect(faults).toEqual([]);
  }, 90_000);

  it('and the guest reads what became of it, until his link is revoked', async () => {
    const reader = guest.page;
    await reader.reload();
    const own = reader.getByRole('region', { name: 'I vostri commenti e le vostre proposte' });
    await own.getByText('La aggiungiamo.').waitFor();
    expect(await own.getByText('Provincia di Pesaro e Urbino').count()).toBeGreaterThan(0);
    await own.getByRole('button', { name: 'Conclusi (2)' }).click();
    await own.getByText(/Rifiutata da .*: È già nell’articolo sulle controversie\./).waitFor();
    await panel().getByRole('button', { name: 'Mostra tutta la revisione' }).click();
    // The link is of the Ente: who made it is told to all who can revoke it.
    await panel().getByText(/invitato da .+ il \d/).waitFor();
    await panel().getByRole('button', { name: 'Revoca il collegamento di Avv. Prova' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoca', exact: true }).click();
    await panel().getByText('Nessun revisore esterno.').waitFor();
    await reader.reload();
    await reader.getByText('Questo collegamento non apre niente').waitFor();
    expect(await accessibilityProblems(reader)).toEqual([]);
    expect(guest.faults).toEqual([]);
  }, 60_000);

  it('by a colleague, asked about the clause with a day, who finds it on the first page', async () => {
    await clause(page).getByRole('button', { name: /^un commento –/ }).click();
    await panel().getByRole('button', { name: 'Chiedi a un collega' }).click();
    const dialog = page.getByRole('dialog', { name: 'Chiedere una revisione a un collega' });
    const lettore = await newContext(browser);
    await signIn(lettore.page, account('lettore.pesaro'), '/');
    const { me } = await new ApiOfPage(lettore.page).graphql<{ me: { id: string } }>('{ me { id } }');
    await dialog.getByLabel(/A chi/).selectOption(me.id);
    await dialog.getByLabel(/Che cosa chiedete/).fill('Guardate i termini di preavviso.');
    await dialog.getByLabel(/Entro il/).fill(addDays(italianDay(new Date()), -1));
    await dialog.getByRole('button', { name: 'Invia la richiesta' }).click();
    await dialog.getByText('La scadenza è già passata.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByLabel(/Entro il/).fill(addDays(italianDay(new Date()), 7));
    await dialog.getByRole('button', { name: 'Invia la richiesta' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await panel().getByText('Guardate i termini di preavviso.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await lettore.page.reload();
    await lettore.page.getByRole('link', { name: `Vai alla revisione: ${TITLE}` }).click();
    await lettore.page.getByRole('heading', { level: 3, name: /^Su: .*Comunicazioni/ }).waitFor();
    await lettore.page.getByRole('button', { name: /Segna come evasa la richiesta/ }).click();
    await panel().getByText('Nessuna richiesta aperta.').waitFor();
    expect([...faults, ...lettore.faults]).toEqual([]);
    await lettore.context.close();
  }, 60_000);
});
