import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { signIn } from '../page-objects/sign-in.js';
import { accessibilityProblems, account, baseUrl, launch, newContext } from '../support/browser.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
}, 30_000);
afterAll(() => browser?.close());

const NOTHING = '00000000-0000-4000-8000-000000000000';
const PUBLIC = [
  ...['/', '/accedi', '/password-dimenticata', '/accessibilita', '/privacy', '/note-legali', '/codice-sorgente', '/segnalazioni', '/una-pagina-che-non-c-e'],
  ...['/modelli', '/modelli/innovazione', '/modelli/innovazione?scheda=adozioni', '/modelli/non-esiste'],
  ...['/documenti', `/documenti/${NOTHING}`, '/documenti/ospite/niente', '/documenti/raccolte', `/documenti/raccolte/${NOTHING}`],
  ...['/buone-pratiche', '/buone-pratiche/confronto', '/buone-pratiche/pilastri/SUA', '/buone-pratiche/pilastri/INNOVAZIONE', '/buone-pratiche/non-esiste'],
  ...['/community', '/community/sua', '/community/non-esiste', `/community/sua/${NOTHING}`],
  ...['/calendario', '/calendario?giorno=2021-11-04', '/calendario?giorno=2022-06-14&community=agenda-digitale-integrata', '/calendario?vista=elenco&giorno=2022-01-01', `/calendario/${NOTHING}`],
  ...[`/questionari/${NOTHING}`, `/questionari/${NOTHING}/risultati`, '/piani', `/piani/${NOTHING}`, '/cerca', '/cerca?q=convenzione', '/clausole', '/clausole?q=oneri+a+carico+dei+Comuni', '/revisione#niente', `/enti/${NOTHING}`],
];
const PAGES: { who: string | null; paths: readonly string[] }[] = [
  { who: null, paths: PUBLIC },
  { who: 'referente.lecco', paths: ['/', '/documenti?vista=MIEI', '/documenti/nuovi', '/documenti/importazioni', `/documenti/importazioni/${NOTHING}`, '/documenti/raccolte?vista=MIE', '/documenti/raccolte/nuova', '/avvisi', '/avvisi?scheda=seguiti', '/avvisi?scheda=posta', '/atti', '/modelli/innovazione/adotta', '/modelli/innovazione/importa', `/importazioni/${NOTHING}`, '/profilo', '/ente', '/cerca/salvate', '/posta', '/buone-pratiche', '/buone-pratiche/nuova', '/simulatore', `/simulatore?scenario=${NOTHING}`, `/atti/${NOTHING}/word`, `/atti/${NOTHING}/adesioni`, `/atti/${NOTHING}/fabbisogni`, `/adesioni/${NOTHING}`, '/community', '/community/politiche-del-personale', '/community/sua/nuova', '/calendario?miei=1', '/calendario/nuovo', '/calendario/nuovo?community=sua', `/calendario/${NOTHING}/modifica`, '/moderazione', '/moderazione/mie', '/moderazione/sua', '/moderazione/domande', '/questionari', '/questionari/nuovo', '/questionari/nuovo?community=sua', `/questionari/${NOTHING}/modifica`] },
  { who: 'curatore', paths: ['/', '/calendario', '/calendario/nuovo', '/documenti/parole', '/modelli/innovazione', '/laboratorio', '/laboratorio/non-esiste', '/cerca/sinonimi', '/profilo', '/modelli/innovazione/scostamenti', '/modelli/innovazione/scostamenti/conv-penali', '/modelli/non-esiste/scostamenti', '/norme', '/moderazione', '/moderazione/sua', '/moderazione/sua/registro', '/moderazione/sua/limiti', '/moderazione/domande', '/questionari', '/questionari/nuovo'] },
  { who: 'amministratore', paths: ['/', '/amministrazione', '/amministrazione/anagrafe', '/amministrazione/posta', '/amministrazione/enti/nuovo', '/posta'] },
];

describe.each([1400, 360])('every page at %d px', (width) => {
  it.each(PAGES)('of $who: accessible, without fault, nothing loaded from elsewhere, nothing wider than the screen', async ({ who, paths }) => {
    const { context, page, faults } = await newContext(browser, width);
    const elsewhere: string[] = [];
    page.on('request', (request) => !request.url().startsWith(baseUrl) && !/^(data|blob):/.test(request.url()) && elsewhere.push(request.url()));
    if (who) await signIn(page, account(who));
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
      expect({ path, problems: await accessibilityProblems(page) }).toEqual({ path, problems: [] });
      expect({ path, title: await page.title() }).toEqual({ path, title: expect.stringMatching(/ – Province & Comuni$|^Province & Comuni$/) });
      expect({ path, overflow: await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth) }).toEqual({ path, overflow: 0 });
    }
    expect(elsewhere).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);
});
