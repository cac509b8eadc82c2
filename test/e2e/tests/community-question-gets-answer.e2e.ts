import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { LiveLine } from '../page-objects/live-line.js';
import { signIn } from '../page-objects/sign-in.js';
import { account, baseUrl, launch, newContext, type Person } from '../support/browser.js';

const TITLE = 'Come verificate le polizze fideiussorie?';

let browser: Browser;
/** Who asks, and a colleague of another Provincia. */
let anna: Person;
let luca: Person;
let line: LiveLine;

beforeAll(async () => {
  browser = await launch();
  [anna, luca] = [await newContext(browser), await newContext(browser)];
  line = await LiveLine.of(luca.page);
}, 30_000);
afterAll(async () => {
  for (const person of [anna, luca]) await person?.context.close();
  await browser?.close();
});

async function join(page: Page): Promise<void> {
  await page.getByLabel('Ho letto le regole e le accetto').check();
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await page.getByText('Ora siete nella community.').waitFor();
}

/** Where Anna answers, from the letter she got. */
let address: string;

/** What the mail server of the installation does with a message that came in. */
async function arrive(from: string, to: string, text: string): Promise<unknown> {
  const message = [`From: <${from}>`, `To: <${to}>`, 'Subject: Re: polizze', `Message-ID: <${randomUUID()}@posta.example>`, 'Content-Type: text/plain; charset=utf-8', '', text].join('\r\n');
  const response = await fetch(`${baseUrl}/api/mail/incoming`, { method: 'POST', headers: { authorization: `Bearer ${process.env['E2E_MAIL_SECRET']}`, 'content-type': 'message/rfc822' }, body: message });
  return response.json();
}

/** Letters are written by a job: the page is asked again until it is there. */
async function waitForLetter(page: Page, letter: Locator): Promise<void> {
  for (let times = 0; times < 20 && !(await letter.isVisible()); times += 1) {
    await page.getByRole('button', { name: 'Aggiorna' }).click();
    await letter.waitFor({ timeout: 1_000 }).catch(() => undefined);
  }
  await letter.waitFor();
}

/** The index hears of a document a moment later: it is looked for until it is there. */
async function chooseFound(dialog: Locator, title: string): Promise<void> {
  const found = dialog.getByRole('button', { name: title });
  for (let times = 0; times < 20 && !(await found.isVisible()); times += 1) {
    await dialog.getByLabel('Che cosa cercate').fill(times % 2 === 0 ? title : title.toUpperCase());
    await found.waitFor({ timeout: 1_000 }).catch(() => undefined);
  }
  await found.click();
}

const reply = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('textbox', { name: 'La vostra risposta' });

describe('a question gets an answer', () => {
  it('is asked by who joined, in a list that a colleague is looking at', async () => {
    await signIn(anna.page, account('referente.pesaro'), '/community');
    await anna.page.getByRole('link', { name: 'Community SUA' }).waitFor();
    await expectAccessible(anna.page);
    await anna.page.getByRole('link', { name: 'Community SUA' }).click();
    await anna.page.getByRole('heading', { level: 1, name: 'Community SUA' }).waitFor();
    await expectAccessible(anna.page);
    await join(anna.page);
    await signIn(luca.page, account('referente.lecco'), '/community/sua');
    await join(luca.page);
    await anna.page.getByRole('link', { name: 'Nuova discussione' }).click();
    await anna.page.getByLabel(/^Titolo/).fill(TITLE);
    const text = anna.page.getByRole('textbox', { name: 'Testo' });
    await text.click();
    await anna.page.keyboard.type('Ce le consegnano in PDF. ');
    await anna.page.getByRole('button', { name: 'Elenco puntato' }).click();
    await anna.page.keyboard.type('Chiedete l’originale?');
    await anna.page.locator('main input[type=file]').setInputFiles({ name: 'polizza_del_garante.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 polizza') });
    await anna.page.getByLabel('Titolo del documento').fill('La polizza che ci consegnano');
    await anna.page.getByText('arrivato').waitFor();
    await anna.page.getByLabel(/^Etichette/).fill('polizze, gare');
    await expectAccessible(anna.page);
    await anna.page.getByRole('button', { name: 'Pubblica' }).click();
    await anna.page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  }, 60_000);

  it('whoever asked has letters at any hour', async () => {
    await anna.page.goto('/avvisi?scheda=posta');
    await anna.page.getByLabel('Domande e risposte di Community SUA').waitFor();
    await expectAccessible(anna.page);
    await anna.page.getByLabel('Dalle', { exact: true }).selectOption('0');
    await anna.page.getByLabel('Alle', { exact: true }).selectOption('0');
    await anna.page.getByLabel('Anche il sabato e la domenica').uncheck();
    await anna.page.getByRole('button', { name: 'Salva le ore' }).click();
    await anna.page.getByText('Cambiato.').waitFor();
    await anna.page.goto('/community/sua');
    await anna.page.getByRole('link', { name: TITLE }).click();
    await anna.page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  }, 60_000);

  it('is seen at once by the colleague, who answers; nothing typed is lost with the line', async () => {
    await luca.page.getByRole('link', { name: TITLE }).click();
    await luca.page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    const card = luca.page.getByRole('list', { name: 'Allegati del messaggio 1' }).getByRole('listitem');
    const file = await luca.page.request.get((await card.getByRole('link', { name: 'Scarica «polizza_del_garante.pdf»' }).getAttribute('href'))!);
    expect([await card.getByRole('link').first().innerText(), await file.text()]).toEqual(['La polizza che ci consegnano', '%PDF-1.7 polizza']);
    await luca.page.getByRole('button', { name: 'Dalla biblioteca…' }).click();
    await chooseFound(luca.page.getByRole('dialog'), 'La polizza che ci consegnano');
    await luca.page.getByRole('button', { name: 'Togli l’allegato «La polizza che ci consegnano»' }).click();
    await reply(luca.page).click();
    await luca.page.keyboard.type('Le verifichiamo sul sito del garante.');
    await line.cut();
    await luca.page.getByText('Connessione interrotta').waitFor();
    await expectAccessible(luca.page);
    line.mend();
    await luca.page.reload();
    await luca.page.getByText('Abbiamo ritrovato ciò che stavate scrivendo.').waitFor();
    expect(await reply(luca.page).innerText()).toBe('Le verifichiamo sul sito del garante.');
    await luca.page.getByRole('button', { name: 'Invia la risposta' }).click();
    await luca.page.getByText('Risposta inviata.').waitFor();
  }, 60_000);

  it('and the answer is seen at once by who asked, who marks it', async () => {
    await anna.page.getByRole('button', { name: 'una nuova risposta' }).click();
    const answer = anna.page.getByRole('article', { name: /^Messaggio 2 di Prova Referente Lecco/ });
    expect(await answer.evaluate((post) => post === document.activeElement)).toBe(true);
    await answer.getByRole('button', { name: 'Grazie' }).click();
    await answer.getByRole('button', { name: 'Grazie 1', pressed: true }).waitFor();
    await answer.getByRole('button', { name: 'Il messaggio 2 ha risolto' }).click();
    await anna.page.getByRole('region', { name: 'La risposta che l’ha risolta' }).getByText('Le verifichiamo sul sito del garante.').waitFor();
    await expectAccessible(anna.page);
    await luca.page.getByRole('region', { name: 'La risposta che l’ha risolta' }).waitFor();
  }, 60_000);

  it('came by mail too, and is answered by mail: the answer is on the page at once', async () => {
    const { page } = anna;
    const letter = page.getByRole('article').filter({ hasText: `Re: [Community SUA] ${TITLE}` });
    await page.goto('/posta');
    await waitForLetter(page, letter);
    await letter.getByRole('button', { name: 'Intestazioni' }).click();
    await expectAccessible(page);
    await letter.getByRole('button', { name: 'Come lo mostra un programma di posta' }).click();
    await page.frameLocator('iframe').getByText('Le verifichiamo sul sito del garante.').waitFor();
    address = await letter.getByText(/^risposta\+/).innerText();
    expect(await arrive(account('referente.pesaro').email, address, 'Grazie, provo così.\r\n\r\nIl 30/11/2026 10:12, Province & Comuni ha scritto:\r\n> Le verifichiamo')).toEqual({ outcome: 'PUBBLICATA', reason: 'NESSUNO' });
    expect(await arrive(account('referente.lecco').email, address, 'Non è mio.')).toEqual({ outcome: 'RIFIUTATA', reason: 'INDIRIZZO_DI_ALTRI' });
    await luca.page.getByRole('button', { name: 'una nuova risposta' }).click();
    await luca.page.getByRole('article', { name: /^Messaggio 3 di / }).getByText('Grazie, provo così.', { exact: true }).waitFor();
  }, 60_000);

  it('letters are ended from the letter, once confirmed', async () => {
    const { page } = anna;
    await page.goto((await page.getByRole('link', { name: /unsubscribe/ }).first().getAttribute('href'))!);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Conferma' }).click();
    await page.getByRole('heading', { level: 1, name: 'Fatto' }).waitFor();
    await page.goto('/avvisi?scheda=posta');
    expect(await page.getByLabel('Domande e risposte di Community SUA').inputValue()).toBe('MAI');
  }, 60_000);

  it('what was refused is seen by who keeps the installation', async () => {
    const office = await newContext(browser);
    await signIn(office.page, account('amministratore'), '/amministrazione');
    await office.page.getByRole('link', { name: 'Posta in arrivo' }).click();
    await office.page.getByRole('row', { name: /L’indirizzo di risposta non è stato fatto per questo mittente/ }).waitFor();
    await expectAccessible(office.page);
    expect(office.faults).toEqual([]);
    await office.context.close();
  }, 60_000);

  it('an answer by mail to a discussion that was closed meanwhile is kept below it, for its author', async () => {
    const moderator = await newContext(browser);
    await signIn(moderator.page, account('curatore'), '/community/sua');
    await join(moderator.page);
    await moderator.page.getByRole('link', { name: TITLE }).click();
    await moderator.page.getByRole('button', { name: 'Chiudi la discussione' }).click();
    await moderator.page.getByText('La discussione è chiusa').waitFor();
    await moderator.context.close();
    expect(await arrive(account('referente.pesaro').email, address, 'Un’ultima cosa.')).toEqual({ outcome: 'BOZZA', reason: 'DISCUSSIONE_CHIUSA' });
    const { page } = anna;
    await page.goto('/community/sua?stato=RISOLTA');
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('region', { name: 'La vostra risposta non pubblicata' }).getByText('Un’ultima cosa.').waitFor();
    await expectAccessible(page);
    await page.goto('/posta');
    await waitForLetter(page, page.getByRole('article').filter({ hasText: 'La vostra risposta è fra le bozze' }));
  }, 60_000);

  it('and is found among the solved ones', async () => {
    await luca.page.goto('/community/sua?stato=RISOLTA');
    await luca.page.getByRole('link', { name: TITLE }).waitFor();
    expect(await luca.page.locator('.com-list > li').count()).toBe(1);
    expect([...anna.faults, ...luca.faults]).toEqual([]);
  }, 60_000);

  it('a like question is asked of who solved it, who says that he does not know', async () => {
    const title = 'Le polizze fideiussorie estere, come le verificate?';
    await anna.page.goto('/community/sua/nuova');
    await anna.page.getByLabel(/^Titolo/).fill(title);
    await anna.page.getByRole('textbox', { name: 'Testo' }).click();
    await anna.page.keyboard.type('Il garante non ha un sito.');
    await anna.page.getByRole('button', { name: 'Pubblica' }).click();
    const who = anna.page.getByRole('region', { name: 'Chi può rispondere' });
    await who.getByRole('link', { name: `Ha risposto a «${TITLE}»` }).waitFor();
    await who.getByRole('checkbox', { name: /Referente Lecco/ }).check();
    await expectAccessible(anna.page);
    await who.getByRole('button', { name: 'Chiedi' }).click();
    await who.getByText('non ha ancora risposto alla richiesta').waitFor();
    await luca.page.goto(anna.page.url());
    await luca.page.getByRole('button', { name: 'Non so rispondere' }).click();
    await luca.page.getByText('lo abbiamo detto a chi ha chiesto').waitFor();
    await anna.page.reload();
    await who.getByText('non sa rispondere').waitFor();
    await expectAccessible(anna.page);
    expect([...anna.faults, ...luca.faults]).toEqual([]);
  }, 60_000);
});
