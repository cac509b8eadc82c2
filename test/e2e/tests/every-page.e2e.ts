import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { lookAtPages, NOTHING, PATIENCE_PER_PAGE } from '../page-objects/look-at-pages.js';
import { launch } from '../support/browser.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
}, 30_000);
afterAll(() => browser?.close());

const PAGES: { who: string; paths: readonly string[] }[] = [
  { who: 'referente.lecco', paths: ['/', '/documenti?vista=MIEI', '/documenti/nuovi', '/documenti/importazioni', `/documenti/importazioni/${NOTHING}`, '/documenti/raccolte?vista=MIE', '/documenti/raccolte/nuova', '/avvisi', '/avvisi?scheda=seguiti', '/avvisi?scheda=scelte', '/avvisi?scheda=posta', '/atti', '/modelli/innovazione/adotta', '/modelli/innovazione/importa', `/importazioni/${NOTHING}`, '/profilo', '/profilo/dati', '/persone', '/persone?nome=zzz', '/persone?materia=PERSONALE&ordine=RECENTI', `/persone/${NOTHING}`, '/ente', '/cerca/salvate', '/posta', '/buone-pratiche', '/buone-pratiche/nuova', '/simulatore', `/simulatore?scenario=${NOTHING}`, `/atti/${NOTHING}/word`, `/atti/${NOTHING}/adesioni`, `/atti/${NOTHING}/fabbisogni`, `/adesioni/${NOTHING}`, '/community', '/community/politiche-del-personale', '/community/sua/nuova', '/community/sua/membri', '/community/sua/parole', '/community/sua/regole', '/community/apri', '/community/apri?gruppo=sua', '/community/sua/iniziative', '/iniziative/nuova?community=sua', `/iniziative/${NOTHING}`, `/questioni/${NOTHING}`, `/questioni/${NOTHING}/modifica`, '/calendario?miei=1', '/calendario/nuovo', '/calendario/nuovo?community=sua', `/calendario/${NOTHING}/modifica`, '/moderazione', '/moderazione/mie', '/moderazione/sua', '/questionari', '/questionari/nuovo', '/questionari/nuovo?community=sua', `/questionari/${NOTHING}/modifica`, '/moderazione/domande'] },
  { who: 'curatore', paths: ['/community/apri?rete=nazionale', '/', '/calendario', '/calendario/nuovo', '/documenti/parole', '/modelli/innovazione', '/laboratorio', '/laboratorio/non-esiste', '/cerca/sinonimi', '/profilo', '/modelli/innovazione/scostamenti', '/modelli/innovazione/scostamenti/conv-penali', '/modelli/non-esiste/scostamenti', '/norme', '/moderazione', '/moderazione/sua', '/moderazione/sua/registro', '/moderazione/sua/limiti', '/questionari', '/questionari/nuovo', '/moderazione/domande', '/newsletter/redazione', '/newsletter/redazione/nuova', `/newsletter/redazione/${NOTHING}`] },
  { who: 'amministratore', paths: ['/', '/amministrazione', '/amministrazione/anagrafe', '/amministrazione/posta', '/amministrazione/posta/partenza', '/amministrazione/cancellazioni', '/amministrazione/enti/nuovo', '/posta'] },
];

describe('every page', () => {
  for (const { who, paths } of PAGES) it(`of ${who} is accessible, without fault, loads nothing from elsewhere and is not wider than the screen`, () => lookAtPages(browser, who, paths), paths.length * PATIENCE_PER_PAGE);
});
