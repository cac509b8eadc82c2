import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { LiveLine } from '../page-objects/live-line.js';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, account, launch, newContext } from '../support/browser.js';

interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: string[];
}

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

async function expectAccessible(page: Page): Promise<void> {
  for (const width of [1400, 360]) {
    await page.setViewportSize({ width, height: 900 });
    expect({ width, problems: await accessibilityProblems(page) }).toEqual({ width, problems: [] });
    expect({ width, overflow: await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth) }).toEqual({ width, overflow: 0 });
  }
  await page.setViewportSize({ width: 1400, height: 900 });
}

async function join(page: Page): Promise<void> {
  await page.getByLabel('Ho letto le regole e le accetto').check();
  await page.getByRole('button', { name: 'Entra', exact: true }).click();
  await page.getByText('Ora siete nella community.').waitFor();
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
    await anna.page.getByLabel(/^Etichette/).fill('polizze, gare');
    await expectAccessible(anna.page);
    await anna.page.getByRole('button', { name: 'Pubblica' }).click();
    await anna.page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  }, 60_000);

  it('is seen at once by the colleague, who answers; nothing typed is lost with the line', async () => {
    await luca.page.getByRole('link', { name: TITLE }).click();
    await luca.page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
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
    await luca.page.goto('/community/sua?stato=RISOLTA');
    await luca.page.getByRole('link', { name: TITLE }).waitFor();
    expect(await luca.page.locator('.com-list > li').count()).toBe(1);
    expect([...anna.faults, ...luca.faults]).toEqual([]);
  }, 60_000);
});
