import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { LiveLine } from '../page-objects/live-line.js';
import { lettersAtAnyHour } from '../page-objects/mail-hours.js';
import { signIn } from '../page-objects/sign-in.js';
import { account, baseUrl, database, launch, newContext, type Person } from '../support/browser.js';

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

/** A job tells what changed: the page is opened again until it shows it. */
async function reloadUntil(page: Page, shown: Locator): Promise<void> {
  for (let times = 0; times < 20 && !(await shown.isVisible()); times += 1) {
    await page.reload();
    await shown.waitFor({ timeout: 1_500 }).catch(() => undefined);
  }
  await shown.waitFor();
}

/** The index hears of a document a moment later: it is looked for until it is there. */
async function chooseFound(dialog: Locator, title: string, label = 'Che cosa cercate'): Promise<void> {
  const found = dialog.getByRole('button', { name: title });
  for (let times = 0; times < 20 && !(await found.isVisible()); times += 1) {
    await dialog.getByLabel(label).fill(times % 2 === 0 ? title : title.toUpperCase());
    await found.waitFor({ timeout: 1_000 }).catch(() => undefined);
  }
  await found.press('Enter');
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
    await lettersAtAnyHour(anna.page);
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

  it('becomes a sheet of the library, to be reviewed as soon as the answer is corrected', async () => {
    const { page } = luca;
    const sheet = page.getByRole('region', { name: 'Scheda della biblioteca' });
    await sheet.getByRole('button', { name: 'Fa’ della risposta una scheda' }).click();
    await page.getByLabel('Titolo della scheda').fill('Verificare le polizze fideiussorie');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Crea la scheda' }).click();
    await sheet.getByText('La scheda è nella biblioteca.').waitFor();
    await page.getByRole('button', { name: 'Modifica il messaggio 2' }).click();
    const editor = page.getByRole('article', { name: /^Messaggio 2 / }).getByRole('textbox');
    await editor.click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(' E lo stampiamo.');
    await page.getByRole('article', { name: /^Messaggio 2 / }).getByRole('button', { name: 'Salva' }).click();
    await reloadUntil(page, sheet.getByText('da rivedere', { exact: true }));
    await sheet.getByRole('link', { name: 'Verificare le polizze fideiussorie' }).click();
    const sources = page.getByRole('region', { name: 'Su che cosa si basa' });
    await sources.getByText('Da rivedere: è cambiato qualcosa su cui questo documento si basa.').waitFor();
    await sources.getByRole('link', { name: 'La polizza che ci consegnano' }).waitFor();
    await expectAccessible(page);
    await sources.getByRole('link', { name: TITLE }).click();
    await sheet.getByRole('button', { name: 'Aggiorna la scheda' }).click();
    await page.getByLabel('Che cosa cambia').fill('Si stampa anche.');
    await page.getByRole('button', { name: 'Aggiungi la versione' }).click();
    await sheet.getByText('La scheda ha una nuova versione.').waitFor();
    await sheet.getByText('versione 2').waitFor();
    expect(await sheet.getByText('da rivedere', { exact: true }).isVisible()).toBe(false);
  }, 90_000);

  it('and who asked has the correction on the open page, with how it was read before', async () => {
    const answer = anna.page.getByRole('article', { name: /^Messaggio 2 / });
    await answer.getByText('E lo stampiamo.').waitFor();
    await answer.getByRole('button', { name: 'Come si leggeva prima' }).click();
    await answer.getByText('Le verifichiamo sul sito del garante.', { exact: true }).waitFor();
    await answer.getByText(/^fino al/).waitFor();
    await expectAccessible(anna.page);
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

  it('that come back are told of where he reads his notices, until he tries again', async () => {
    const { page } = luca;
    const { email } = account('referente.lecco');
    await database.change({ text: `insert into mail_return (address, days, first_at, last_at, said, stopped_at) values ($1, 3, now() - interval '9 days', now(), '550 5.2.1 Mailbox disabled', now())`, values: [email] });
    await page.goto('/avvisi');
    await page.getByText(`Le lettere a ${email} tornano indietro dal`).waitFor();
    await page.getByText('550 5.2.1 Mailbox disabled').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Riprova a scrivermi' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(`Dal prossimo avviso scriviamo di nuovo a ${email}.`).waitFor();
    await page.getByText('550 5.2.1 Mailbox disabled').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('tab', { name: 'Avvisi' }).waitFor();
    expect(await page.getByText('tornano indietro').count()).toBe(0);
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

  it('an answer that is being written when the discussion is closed is kept below it, to its last word', async () => {
    const { page } = luca;
    const asked = await anna.page.url();
    const moderator = await newContext(browser);
    await signIn(moderator.page, account('curatore'), new URL(asked).pathname);
    await moderator.page.getByRole('button', { name: 'Chiudi la discussione' }).waitFor();
    await page.goto(asked);
    await reply(page).click();
    await page.keyboard.type('Noi chiediamo la traduzione ');
    await moderator.page.getByRole('button', { name: 'Chiudi la discussione' }).click();
    // Until the page hears of it he goes on writing.
    for (let word = 0; word < 40 && (await reply(page).isVisible()); word += 1) await page.keyboard.type('giurata ');
    const kept = page.getByRole('region', { name: 'La vostra risposta non pubblicata' });
    await kept.getByText(/^Noi chiediamo la traduzione/).waitFor();
    await expectAccessible(page);
    const words = await kept.locator('p').last().innerText();
    await page.reload();
    await kept.getByText(words).waitFor();
    await moderator.page.getByRole('button', { name: 'Riapri la discussione' }).click();
    await moderator.page.getByRole('button', { name: 'Chiudi la discussione' }).waitFor();
    await moderator.context.close();
    await page.reload();
    await page.getByText('Abbiamo ritrovato').waitFor();
    expect((await reply(page).innerText()).trim()).toBe(words.trim());
    await reply(page).fill('');
    expect(luca.faults).toEqual([]);
  }, 60_000);

  it('an answer refers to a document by #, while the other sees that it is being written; a title is for who may read it', async () => {
    const { page } = luca;
    await page.goto(anna.page.url());
    await reply(page).click();
    await page.keyboard.type('Si veda ');
    await anna.page.getByText('Prova Referente Lecco sta scrivendo…').first().waitFor();
    await page.keyboard.type('#');
    const dialog = page.getByRole('dialog', { name: 'Rimanda a… (#)' });
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await reply(page).innerText()).trim()).toBe('Si veda #');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('#');
    await chooseFound(dialog, 'La polizza che ci consegnano', 'Documento, clausola, buona pratica, discussione, evento o Ente');
    expect((await reply(page).innerText()).trim()).toBe('Si veda #La polizza che ci consegnano');
    await page.getByRole('button', { name: 'Invia la risposta' }).click();
    await page.getByText('Risposta inviata.').waitFor();
    await page.getByRole('link', { name: /^Documento La polizza che ci consegnano .* · Pubblicato$/ }).waitFor();
    await expectAccessible(page);
    await anna.page.getByText('sta scrivendo…').first().waitFor({ state: 'detached' });
    const visitor = await newContext(browser);
    await visitor.page.goto(page.url());
    await visitor.page.getByText('un documento non disponibile').waitFor();
    expect(await visitor.page.content()).not.toContain('La polizza che ci consegnano');
    await expectAccessible(visitor.page);
    await visitor.context.close();
    expect([...anna.faults, ...luca.faults]).toEqual([]);
  }, 60_000);
});

describe('a digest is read', () => {
  /** In the order in which they are asked. */
  const ASKED = ['Chi firma il verbale di gara?', 'Quanto dura una gara europea?'];
  const letterOf = (page: Page): Locator => page.getByRole('article').filter({ hasText: 'novità da Province & Comuni' }).filter({ hasText: ASKED[1]! });

  async function ask(page: Page, title: string): Promise<void> {
    await page.goto('/community/sua/nuova');
    await page.getByLabel(/^Titolo/).fill(title);
    await page.getByRole('textbox', { name: 'Testo' }).click();
    await page.keyboard.type(`Lo chiedo per il mio ufficio: ${title.toLowerCase()}`);
    await page.getByRole('button', { name: 'Pubblica' }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  it('by who follows a community, and wants its questions each morning, also on Sundays', async () => {
    const { page } = luca;
    await page.goto('/community/sua');
    await page.getByRole('button', { name: 'Segui «Community SUA»' }).click();
    await page.getByRole('button', { name: 'Segui «Community SUA»', pressed: true }).waitFor();
    await page.goto('/avvisi?scheda=posta');
    const choice = page.getByLabel('Domande e risposte di Community SUA');
    await choice.selectOption({ label: 'ogni mattina' });
    await page.getByText('Cambiato.').waitFor();
    await page.getByLabel('Anche il sabato e la domenica').uncheck();
    await page.getByRole('button', { name: 'Salva le ore' }).click();
    await page.reload();
    await choice.waitFor();
    expect([await choice.inputValue(), await page.getByLabel('Anche il sabato e la domenica').isChecked()]).toEqual(['GIORNALIERA', false]);
    await expectAccessible(page);
  }, 60_000);

  it('what a colleague asks is among his notices at once, and by mail when the morning comes: grouped, newest first', async () => {
    for (const title of ASKED) await ask(anna.page, title);
    const { page } = luca;
    await page.goto('/avvisi');
    for (const title of ASKED) await reloadUntil(page, page.getByRole('link', { name: title }));
    await page.goto('/posta');
    await page.getByRole('button', { name: 'Aggiorna' }).waitFor();
    expect(await letterOf(page).count()).toBe(0);
    // As if it had been asked the day before yesterday; and the job, as the clock puts it into the queue.
    await database.change({ text: `update notice set created_at = created_at - interval '2 days' where told_at is null and frequency = 'GIORNALIERA'` }, { text: `insert into jobs.job (name, policy) values ('notices.tell-daily', 'standard')` });
    await waitForLetter(page, letterOf(page));
    const text = await letterOf(page).innerText();
    const order = ['COMMUNITY SUA', ASKED[1]!, ASKED[0]!].map((words) => text.indexOf(words));
    expect(order.every((at, index) => at > (order[index - 1] ?? -1))).toBe(true);
    expect(text).toContain(`Lo chiedo per il mio ufficio: ${ASKED[0]!.toLowerCase()}`);
    await expectAccessible(page);
    await letterOf(page).getByRole('button', { name: 'Come lo mostra un programma di posta' }).click();
    const shown = page.frameLocator('iframe');
    await shown.getByRole('heading', { level: 2, name: 'Community SUA' }).waitFor();
    expect((await shown.getByRole('heading', { level: 3 }).allInnerTexts()).filter((title) => ASKED.includes(title))).toEqual([...ASKED].reverse());
  }, 90_000);

  it('leads to what was asked', async () => {
    const { page } = luca;
    await letterOf(page).getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: ASKED[1]! }).waitFor();
    await page.getByRole('article', { name: /^Messaggio 1 di Prova Referente Pesaro/ }).waitFor();
  }, 60_000);

  it('what came long ago is read page after page, and the keyboard goes on where the next begins', async () => {
    const { page } = luca;
    // As if it had been posted since summer.
    await database.change({
      text: `insert into notice (person_id, topic, key, title, text, href, subjects, frequency, told_at, read_at, created_at)
             select p.id, 'documento.versione', 'di-prima:' || n, 'Avviso di prima ' || n, '', '/documenti', '[]', 'SUBITO', now(), now(), now() - make_interval(days => 90, mins => n) from person p, generate_series(1, 110) n where p.email = $1`,
      values: [account('referente.lecco').email],
    });
    await page.goto('/avvisi');
    await page.getByRole('link', { name: 'Avviso di prima 1', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: /^Avviso di prima/ }).count()).toBeLessThan(101);
    await page.getByRole('button', { name: 'Mostra altri' }).click();
    await page.getByRole('link', { name: 'Avviso di prima 110', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: /^Avviso di prima/ }).count()).toBe(110);
    await page.waitForFunction(() => /^Avviso di prima/.test(document.activeElement?.textContent ?? ''));
    await page.getByRole('button', { name: 'Mostra altri' }).waitFor({ state: 'detached' });
  }, 60_000);

  it('and is ended by its link, until who signs in wants letters again', async () => {
    const { page } = luca;
    await page.goto('/posta');
    await letterOf(page).getByRole('link', { name: /unsubscribe/ }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Conferma' }).click();
    await page.getByRole('heading', { level: 1, name: 'Fatto' }).waitFor();
    await page.goto('/avvisi?scheda=posta');
    const wanted = page.getByLabel('Mandatemi gli avvisi anche per posta');
    await page.getByText('Non ricevete posta: gli avvisi si leggono solo qui.').waitFor();
    expect(await wanted.isChecked()).toBe(false);
    await expectAccessible(page);
    await wanted.click();
    await page.getByLabel('Domande e risposte di Community SUA').waitFor();
    expect(await wanted.isChecked()).toBe(true);
    expect([...anna.faults, ...luca.faults]).toEqual([]);
  }, 60_000);
});
