import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { Practices } from '../page-objects/practices.js';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, account, launch, newContext } from '../support/browser.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
}, 30_000);
afterAll(() => browser?.close());

const CST = ['Provincia di Pesaro e Urbino', 'Provincia di Macerata', 'Provincia di Lecco'];

describe('an official of Lecco', () => {
  it('compares the three CST, keeps the differences, takes the comparison out, and says that the Provincia took one over', async () => {
    const { context, page, faults } = await newContext(browser);
    await signIn(page, account('referente.lecco'));
    const practices = new Practices(page);
    await practices.open();
    await practices.filterBy(/^Servizi di innovazione/);
    await page.getByText('3 schede', { exact: true }).waitFor();
    expect((await practices.listed()).sort()).toEqual([...CST].sort());
    await practices.compare(CST);

    // What is the same in all three goes; what is not stays, and says so in words.
    await practices.line('Livello').first().waitFor();
    await practices.showOnlyDifferences();
    await practices.line('Livello').waitFor({ state: 'detached' });
    expect(await practices.line('Forma di gestione').innerText()).toMatch(/Diverse[\s\S]*Pubblica[\s\S]*In house[\s\S]*Partenariato/);
    expect(new URL(page.url()).searchParams.get('solo')).toBe('differenze');
    expect(await practices.line('Quota annua di un Comune di 3.000 abitanti').innerText()).toMatch(/1\.320,00\s€[\s\S]*2\.112,00\s€/);
    expect(await accessibilityProblems(page)).toEqual([]);

    const download = await practices.export('DOCX');
    expect(download.suggestedFilename()).toMatch(/^Confronto-di-buone-pratiche-.*\.docx$/);
    const words = strFromU8(unzipSync(await readFile(await download.path()))['word/document.xml']!);
    for (const ente of CST) expect(words).toContain(ente);
    expect(words).toContain('Quota annua di un Comune di 3.000 abitanti');

    await page.goBack();
    await practices.openSheet(/Task s\.r\.l\./);
    await practices.sayReused({ since: '2026-03-01', changes: 'Le fasce di abitanti.' });
    await page.getByRole('region', { name: 'Chi l’ha ripresa' }).getByText('Le fasce di abitanti.').waitFor();
    await practices.open();
    await practices.card('Provincia di Macerata').getByText('Ripresa da 1 Provincia').waitFor();
    // Who was taken over comes first.
    expect((await practices.listed())[0]).toBe('Provincia di Macerata');
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);

  it('reads one dimension and one sheet at a time on a telephone', async () => {
    const { context, page, faults } = await newContext(browser, 360);
    await page.goto('/buone-pratiche');
    const practices = new Practices(page);
    await practices.compare(CST.slice(0, 2));
    await page.getByLabel('Dimensione').selectOption({ label: 'Costo dei servizi' });
    const turn = page.getByRole('group', { name: 'Scheda' });
    await turn.getByText(CST[0]!).waitFor();
    await page.getByText('0,44 € ad abitante').first().waitFor();
    await turn.getByRole('button', { name: 'Successiva' }).click();
    await turn.getByText(CST[1]!).waitFor();
    await page.getByText('da 12.501 a 20.000 abitanti').first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  }, 60_000);
});

describe('a practice proposed by a Provincia', () => {
  it('is written, sent to UPI, published by a curator and read by everybody', async () => {
    const { context, page, faults } = await newContext(browser);
    await signIn(page, account('redattore.pesaro'), '/buone-pratiche/nuova');
    await page.getByLabel(/^Pilastro/).selectOption('EUROPA');
    await page.getByLabel(/^Titolo/).fill('Lo sportello Europa di prova');
    await page.getByLabel(/^In sintesi/).fill('Una scheda scritta da una prova.');
    await page.getByRole('button', { name: 'Crea la bozza' }).click();
    await page.getByRole('heading', { level: 1, name: /^Modifica: Lo sportello Europa/ }).waitFor();
    const sheet = new URL(page.url()).pathname.replace('/modifica', '');

    // A table, with a number that is none: told at its field, and nothing is lost.
    await page.getByRole('link', { name: /^Costo dei servizi/ }).click();
    await page.getByLabel('Tipo di tabella').selectOption({ label: 'Prezzi' });
    await page.getByRole('button', { name: 'Aggiungi una tabella' }).click();
    await page.getByLabel(/^Servizio/).fill('Sportello');
    await page.getByLabel(/^Come si calcola/).selectOption('PER_ABITANTE');
    await page.getByLabel(/^Importo/).fill('mezzo euro');
    await page.getByText('Scrivete un numero').waitFor();
    await page.getByLabel(/^Importo/).fill('0,50');
    await page.getByText(/^Salvato \d/).waitFor();
    for (const name of ['Servizi erogati', 'Competenze', 'Organizzazione e gestione operativa', 'Governance', 'Sostenibilità', 'Modello di convenzione']) {
      await page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
      await page.getByRole('heading', { level: 2, name }).waitFor();
      await page.getByRole('button', { name: 'Dichiara che non è disponibile' }).click();
      await page.getByLabel('Non disponibile nelle fonti').fill('La prova non lo dice.');
      await page.getByText(/^Salvato \d/).waitFor();
    }
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Torna alla scheda' }).click();
    await page.getByRole('button', { name: 'Invia a UPI' }).click();
    await page.getByText('La scheda è in revisione').waitFor();
    await context.close();

    const upi = await newContext(browser);
    await signIn(upi.page, account('curatore'), '/buone-pratiche');
    await upi.page.getByLabel('Quali schede').selectOption({ label: 'Da revisionare' });
    await upi.page.getByRole('link', { name: 'Lo sportello Europa di prova' }).click();
    await upi.page.getByRole('button', { name: 'Pubblica', exact: true }).click();
    await upi.page.getByText('Pubblicata.', { exact: true }).waitFor();
    await upi.context.close();

    const visitor = await newContext(browser);
    await visitor.page.goto(sheet);
    await visitor.page.getByRole('heading', { level: 1, name: 'Lo sportello Europa di prova' }).waitFor();
    await visitor.page.getByRole('cell', { name: '0,50 €' }).waitFor();
    expect(await accessibilityProblems(visitor.page)).toEqual([]);
    await visitor.context.close();
    expect([...faults, ...upi.faults, ...visitor.faults]).toEqual([]);
  }, 120_000);
});
