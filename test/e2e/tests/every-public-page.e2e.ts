import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { lookAtPages, NOTHING, PATIENCE_PER_PAGE } from '../page-objects/look-at-pages.js';
import { launch } from '../support/browser.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
}, 30_000);
afterAll(() => browser?.close());

const PAGES = [
  ...['/', '/accedi', '/password-dimenticata', '/reimposta-password', '/invito', '/accessibilita', '/privacy', '/note-legali', '/codice-sorgente', '/segnalazioni', '/una-pagina-che-non-c-e'],
  ...['/modelli', '/modelli/innovazione', '/modelli/innovazione?scheda=adozioni', '/modelli/non-esiste'],
  ...['/documenti', `/documenti/${NOTHING}`, '/documenti/ospite/niente', '/documenti/raccolte', `/documenti/raccolte/${NOTHING}`],
  ...['/buone-pratiche', '/buone-pratiche/confronto', '/buone-pratiche/pilastri/SUA', '/buone-pratiche/pilastri/INNOVAZIONE', '/buone-pratiche/non-esiste'],
  ...['/community', '/community/sua', '/community/non-esiste', `/community/sua/${NOTHING}`],
  ...['/newsletter', '/newsletter/999999'],
  ...['/calendario', '/calendario?giorno=2021-11-04', '/calendario?giorno=2022-06-14&community=agenda-digitale-integrata', '/calendario?vista=elenco&giorno=2022-01-01', `/calendario/${NOTHING}`],
  ...[`/questionari/${NOTHING}`, `/questionari/${NOTHING}/risultati`, '/piani', `/piani/${NOTHING}`, '/cerca', '/cerca?q=convenzione', '/clausole', '/clausole?q=oneri+a+carico+dei+Comuni', '/revisione#niente', `/enti/${NOTHING}`],
];

describe('every page of a visitor', () => {
  it('is accessible, without fault, loads nothing from elsewhere and is not wider than the screen', () => lookAtPages(browser, null, PAGES), PAGES.length * PATIENCE_PER_PAGE);
});
