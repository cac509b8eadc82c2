import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { expectAccessible } from '../page-objects/accessible.js';
import { ApiOfPage } from '../page-objects/api-of-page.js';
import { signIn } from '../page-objects/sign-in.js';
import { account, database, launch, newContext, type Person } from '../support/browser.js';

const TITLE = 'Assemblea sui servizi ai Comuni';
const LINK = 'https://riunioni.example/assemblea';

let browser: Browser;
/** Who prepares it for UPI, and two people of Province. */
let upi: Person;
let anna: Person;
let luca: Person;
let address = '';

beforeAll(async () => {
  browser = await launch();
  [upi, anna, luca] = [await newContext(browser), await newContext(browser), await newContext(browser)];
}, 30_000);
afterAll(async () => {
  for (const person of [upi, anna, luca]) await person?.context.close();
  await browser?.close();
});

/** Italian wall time so many minutes from now. */
function wall(minutes: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short', timeStyle: 'short' }).format(new Date(Date.now() + minutes * 60_000)).replace(' ', 'T');
}

describe('an event, from enrolment to minutes', () => {
  it('is planned by who may, with what is wrong said at the field', async () => {
    const { page } = upi;
    await signIn(page, account('curatore'), '/calendario');
    await page.getByRole('link', { name: 'Nuovo evento di tutta la rete' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nuovo evento' }).waitFor();
    await page.getByLabel(/^Titolo/).fill(TITLE);
    await page.getByLabel(/^Comincia/).fill('2027-03-28T02:30');
    await page.getByLabel(/^Finisce/).fill('2027-03-28T05:00');
    await page.getByLabel(/^Collegamento/).fill('http://riunioni.example');
    await page.getByRole('textbox', { name: 'Di che cosa si parla' }).click();
    await page.keyboard.type('Che cosa chiedono i Comuni.');
    await page.getByLabel('Argomento').fill('I servizi di oggi');
    await page.getByLabel(/^Posti/).fill('1');
    await page.getByRole('button', { name: 'Pubblica' }).click();
    await page.getByText('Quella notte si passa all’ora legale').waitFor();
    await page.getByText('L’indirizzo comincia con https://.').waitFor();
    await expectAccessible(page);
    await page.getByLabel(/^Comincia/).fill(wall(3 * 24 * 60));
    await page.getByLabel(/^Finisce/).fill(wall(3 * 24 * 60 + 90));
    await page.getByLabel(/^Collegamento/).fill(LINK);
    await page.getByRole('button', { name: 'Pubblica' }).click();
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    address = new URL(page.url()).pathname;
    await expectAccessible(page);
  }, 60_000);

  it('is found in the calendar with the keyboard, and the last place is taken', async () => {
    await signIn(anna.page, account('referente.pesaro'), '/calendario');
    const day = wall(3 * 24 * 60).slice(0, 10);
    const today = wall(0).slice(0, 10);
    await anna.page.locator(`[data-day="${today}"]`).focus();
    for (let step = 0; step < 3; step += 1) {
      await anna.page.keyboard.press('ArrowRight');
      const next = new Date(Date.parse(today) + (step + 1) * 86_400_000).toISOString().slice(0, 10);
      await anna.page.locator(`[data-day="${next}"]:focus`).waitFor();
    }
    expect(new URL(anna.page.url()).searchParams.get('giorno')).toBe(day);
    await expectAccessible(anna.page);
    await anna.page.getByRole('region', { name: /^Eventi –/ }).getByRole('link', { name: TITLE }).click();
    await anna.page.getByText('Il collegamento lo vede chi è iscritto.').waitFor();
    await anna.page.getByRole('button', { name: 'Iscriviti' }).click();
    await anna.page.getByText('Iscrizione fatta.').waitFor();
    await anna.page.getByRole('link', { name: LINK }).waitFor();
    await expectAccessible(anna.page);
  }, 60_000);

  it('who comes later waits, and gets the place that is given back', async () => {
    await signIn(luca.page, account('referente.lecco'), address);
    await luca.page.getByRole('button', { name: 'Mettiti in attesa' }).click();
    await luca.page.getByText('Siete in attesa, al posto 1.').waitFor();
    expect(await luca.page.getByRole('link', { name: LINK }).count()).toBe(0);
    await expectAccessible(luca.page);
    await anna.page.getByRole('button', { name: 'Rinuncia al posto' }).click();
    await anna.page.getByText('Avete rinunciato.').waitFor();
    await luca.page.reload();
    await luca.page.getByRole('link', { name: LINK }).waitFor();
    await luca.page.goto('/calendario?vista=elenco&miei=1');
    await luca.page.getByRole('link', { name: TITLE }).waitFor();
    expect((await luca.page.request.get(`/api/calendar/events/${address.split('/').at(-1)!}.ics`)).headers()['content-type']).toBe('text/calendar; charset=utf-8');
  }, 60_000);

  it('a calendar program reads it under an address, until that is taken away', async () => {
    await luca.page.goto('/calendario');
    await luca.page.getByRole('button', { name: 'Crea l’indirizzo' }).click();
    const feed = await luca.page.getByLabel(/^Il vostro indirizzo/).inputValue();
    expect(await (await anna.page.request.get(feed)).text()).toContain(TITLE);
    await expectAccessible(luca.page);
    await luca.page.getByRole('button', { name: 'Togli l’indirizzo' }).click();
    await luca.page.getByText('L’indirizzo non funziona più.').waitFor();
    expect((await anna.page.request.get(feed)).status()).toBe(404);
  }, 60_000);

  it('that of a community for members alone stands behind the same address, where the page of the community leads', async () => {
    const { page } = upi;
    const title = 'Officina del calendario';
    const input = { title, purpose: 'Per chi è invitato.', visibility: 'INVITO' };
    const { opened } = await new ApiOfPage(page).graphql<{ opened: { key: string } }>('mutation ($input: OpeningInput!, $key: ID!) { opened: openCommunity(input: $input, clientKey: $key) { ... on CommunityOpened { key } } }', { input, key: randomUUID() });
    await page.goto(`/community/${opened.key}`);
    await page.getByRole('link', { name: 'Nel vostro programma di calendario' }).click();
    await page.getByRole('heading', { level: 1, name: 'Calendario', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Crea l’indirizzo' }).click();
    const feed = await page.getByLabel(`Solo ${title}`).inputValue();
    expect(feed).toMatch(/^https?:.*\?community=officina-del-calendario/);
    const read = await anna.page.request.get(feed);
    expect([read.status(), await read.text()]).toEqual([200, expect.stringContaining(title)]);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Togli l’indirizzo' }).click();
    await page.getByText('L’indirizzo non funziona più.').waitFor();
    expect((await anna.page.request.get(feed)).status()).toBe(404);
  }, 60_000);

  it('its papers are put with it, read by who may read them; then it is cancelled with the reason', async () => {
    const { page } = upi;
    await page.goto(address);
    await page.getByRole('row', { name: /Lecco/ }).waitFor();
    await page.getByLabel(/^Indirizzo del documento/).fill('una pagina qualsiasi');
    await page.getByRole('button', { name: 'Aggiungi il documento' }).click();
    await page.getByText('Incollate l’indirizzo di un documento della biblioteca').waitFor();
    await page.getByLabel(/^Indirizzo del documento/).fill('https://x.example/documenti/00000000-0000-4000-8000-000000000000');
    await page.getByRole('button', { name: 'Aggiungi il documento' }).click();
    await page.getByText('Documenti aggiornati.').waitFor();
    await page.getByText('Un documento che non c’è più, o che non è per voi.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Annulla l’evento' }).click();
    await page.getByRole('button', { name: 'Annulla l’evento e avvisa' }).click();
    await page.getByText('Dite perché: lo legge chi si era iscritto.').waitFor();
    await page.getByLabel(/^Perché/).fill('Il relatore non può venire.');
    await page.getByRole('button', { name: 'Annulla l’evento e avvisa' }).click();
    await page.getByText('Questo evento è stato annullato. Il relatore non può venire.').waitFor();
    await luca.page.goto('/avvisi');
    await luca.page.getByText(`Annullato: «${TITLE}»`).first().waitFor();
    expect([...upi.faults, ...anna.faults, ...luca.faults]).toEqual([]);
  }, 60_000);
});

describe('an event that took place', () => {
  const OVER = 'Tavolo sulle gare congiunte';
  const MINUTES = 'Verbale del tavolo sulle gare congiunte';
  const SLIDES = 'Le gare congiunte in dieci pagine';
  const WORDS = 'Più tempo per le domande.';
  let path: string;

  /** Documents of the library that everybody may read. @returns addresses of their pages */
  async function inLibrary(page: Page, ...titles: string[]): Promise<string[]> {
    const api = new ApiOfPage(page);
    const { me } = await api.graphql<{ me: { memberships: { enteId: string }[] } }>('{ me { memberships { enteId } } }');
    const items = [];
    for (const title of titles) items.push({ uploadId: await api.upload(me.memberships[0]!.enteId, `${title}.txt`, `${title}.`), fields: { title, kind: 'altro', licence: 'CC-BY-4.0' } });
    const { documents } = await api.change<{ documents: { id: string }[] }>('addDocuments', { items, visibility: 'PUBBLICO', sharedWith: [], publish: true }, '... on DocumentsAdded { documents { id } }');
    return documents.map(({ id }) => new URL(`/documenti/${id}`, page.url()).href);
  }

  it('had people who enrolled', async () => {
    const { page } = upi;
    await page.goto('/calendario/nuovo');
    await page.getByLabel(/^Titolo/).fill(OVER);
    await page.getByLabel(/^Comincia/).fill(wall(2 * 24 * 60));
    await page.getByLabel(/^Finisce/).fill(wall(2 * 24 * 60 + 60));
    await page.getByLabel(/^Luogo/).fill('Pesaro, sala del Consiglio');
    await page.getByRole('button', { name: 'Pubblica' }).click();
    await page.getByRole('heading', { level: 1, name: OVER }).waitFor();
    path = new URL(page.url()).pathname;
    for (const person of [anna, luca]) {
      await person.page.goto(path);
      await person.page.getByRole('button', { name: 'Iscriviti' }).click();
      await person.page.getByText('Iscrizione fatta.').waitFor();
      expect(await person.page.getByRole('heading', { name: 'Com’è andata?' }).count()).toBe(0);
    }
    await page.reload();
    await page.getByText('Le presenze si segnano da quando l’evento comincia.').waitFor();
    // Nobody waits two days for it.
    await database.change({ text: `update meeting set starts_at = now() - interval '3 hours', ends_at = now() - interval '1 hour', enrolment_closes_at = now() - interval '3 hours' where id = $1`, values: [path.split('/').at(-1)!] });
  }, 60_000);

  it('has noted who was there, and its minutes and materials, by who arranged it', async () => {
    const { page } = upi;
    await page.reload();
    const there = page.getByLabel('Presenza di Prova Referente Pesaro');
    const absent = page.getByLabel('Presenza di Prova Referente Lecco');
    for (const [presence, noted] of [[there, 'Presente'], [absent, 'Assente']] as const) {
      await presence.selectOption({ label: noted });
      await presence.and(page.locator(':enabled')).filter({ has: page.locator('option:checked', { hasText: noted }) }).waitFor();
    }
    await page.reload();
    await there.waitFor();
    expect([await there.inputValue(), await absent.inputValue()]).toEqual(['yes', 'no']);
    const [minutes, slides] = await inLibrary(page, MINUTES, SLIDES);
    for (const [address, kind, title] of [[minutes!, 'Verbale', MINUTES], [slides!, 'Materiale', SLIDES]] as const) {
      await page.getByLabel(/^Indirizzo del documento/).fill(address);
      await page.getByLabel('Che cos’è').selectOption({ label: kind });
      await page.getByRole('button', { name: 'Aggiungi il documento' }).click();
      await page.getByRole('region', { name: 'Verbale e materiali' }).getByRole('listitem').filter({ hasText: `${kind}:` }).getByRole('link', { name: title }).waitFor();
    }
    await expectAccessible(page);
  }, 60_000);

  it('tells who took part of the minutes, which are read from its page', async () => {
    const { page } = anna;
    const notice = page.getByRole('link', { name: `C’è il verbale di «${OVER}»` });
    await page.goto('/avvisi');
    for (let times = 0; times < 20 && !(await notice.isVisible()); times += 1) {
      await page.reload();
      await notice.waitFor({ timeout: 1_500 }).catch(() => undefined);
    }
    await notice.click();
    await page.getByRole('heading', { level: 1, name: OVER }).waitFor();
    const papers = page.getByRole('region', { name: 'Verbale e materiali' });
    await papers.getByRole('link', { name: SLIDES }).waitFor();
    await papers.getByRole('link', { name: MINUTES }).click();
    await page.getByRole('heading', { level: 1, name: MINUTES }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: OVER }).waitFor();
  }, 60_000);

  it('is judged by who was there, once; not by who was not', async () => {
    const { page } = anna;
    await page.getByRole('heading', { name: 'Com’è andata?' }).waitFor();
    await page.getByRole('button', { name: 'Invia', exact: true }).click();
    await page.getByText('Scegliete da 1 a 5.').waitFor();
    await expectAccessible(page);
    await page.getByLabel(/^Quanto vi è servito/).selectOption('4');
    await page.getByLabel(/^Che cosa migliorereste/).fill(WORDS);
    await page.getByRole('button', { name: 'Invia', exact: true }).click();
    await page.getByText('Grazie. Avete risposto 4 su 5.').waitFor();
    expect(await page.getByRole('button', { name: 'Invia', exact: true }).count()).toBe(0);
    await expectAccessible(page);
    await luca.page.goto(path);
    await luca.page.getByRole('region', { name: 'Verbale e materiali' }).getByRole('link', { name: MINUTES }).waitFor();
    expect(await luca.page.getByRole('heading', { name: 'Com’è andata?' }).count()).toBe(0);
    await expectAccessible(luca.page);
  }, 60_000);

  it('and who arranged it reads what was said, without who said it', async () => {
    const { page } = upi;
    await page.reload();
    await page.getByText('Una risposta: in media 4 su 5').waitFor();
    await page.getByRole('region', { name: 'Iscritti e presenze' }).getByRole('listitem').filter({ hasText: WORDS }).waitFor();
    await expectAccessible(page);
    expect([...upi.faults, ...anna.faults, ...luca.faults]).toEqual([]);
  }, 60_000);
});
