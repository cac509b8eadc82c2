// Takes the pictures of docs/percorso.md again: npm run screenshots. Starts the product on a data folder of its own and walks the journey.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import startProduct from '../e2e/support/start-product.mjs';
import stopProduct from '../e2e/support/stop-product.mjs';

const folder = resolve('docs/immagini');
mkdirSync(folder, { recursive: true });
await startProduct();
const accountOf = (start) => JSON.parse(process.env.E2E_ACCOUNTS).find((account) => account.email.startsWith(start));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  const newPage = async () => (await browser.newContext({ baseURL: process.env.E2E_URL, viewport: { width: 1360, height: 850 }, locale: 'it-IT', timezoneId: 'Europe/Rome', reducedMotion: 'reduce' })).newPage();
  let page = await newPage();
  const signIn = async (start) => {
    const { email, password } = accountOf(start);
    await page.getByRole('textbox', { name: /posta/i }).fill(email);
    await page.getByLabel(/^Password/).fill(password);
    await page.getByRole('main').getByRole('button', { name: 'Accedi', exact: true }).click();
  };
  const shoot = async (name) => {
    await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' });
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(folder, `${name}.png`) });
  };
  await page.goto('/');
  await shoot('01-pagina-iniziale');
  await page.goto('/accedi');
  await signIn('referente.pesaro');
  await page.getByRole('heading', { name: 'In attesa di te' }).waitFor();
  await shoot('02-in-attesa-di-te');
  await page.goto('/modelli/innovazione');
  await page.getByRole('table').waitFor();
  await shoot('03-modello');
  await page.goto('/modelli/innovazione?scheda=atti');
  await page.getByRole('article').waitFor();
  await shoot('04-atti-del-modello');
  await page.goto('/modelli/innovazione/adotta');
  await page.getByLabel('Partenariato pubblico-privato').check();
  await shoot('05-adotta');
  await page.getByLabel('Gestione pubblica').check();
  await page.getByLabel('Base', { exact: true }).check();
  await page.getByRole('button', { name: 'Inizia l’intervista' }).click();
  await page.getByRole('article').waitFor();
  await shoot('06-intervista-e-anteprima');
  await page.locator('.act-value[data-key="provincia.sede"]').first().click();
  await page.waitForFunction(() => document.activeElement?.id === 'domanda-provincia-sede');
  await shoot('07-dal-testo-alla-domanda');
  const clause = page.locator('#clausola-conv-impegni-ente');
  await clause.scrollIntoViewIfNeeded();
  await clause.hover();
  await clause.getByRole('button', { name: /^Modifica/ }).click();
  await page.getByRole('textbox', { name: 'Testo' }).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Ferme le competenze di legge, ');
  await page.getByText('Confronto con il modello').click();
  await page.locator('.redline ins').first().scrollIntoViewIfNeeded();
  await shoot('08-clausola-e-confronto');
  await page.getByRole('button', { name: 'Salva il testo' }).click();
  await clause.getByText('Adattata').waitFor();
  await page.getByRole('button', { name: 'Esporta', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('09-esporta');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Storia', exact: true }).click();
  await page.getByRole('dialog').getByRole('listitem').first().waitFor();
  await shoot('10-storia');
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('tab', { name: 'Domande' }).waitFor();
  await shoot('11-telefono');
  await page.setViewportSize({ width: 1360, height: 850 });
  await page.goto('/modelli/innovazione?scheda=adozioni');
  await page.getByRole('grid').waitFor();
  await shoot('12-chi-lo-ha-adottato');
  await page.goto('/modelli/innovazione/importa');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shoot('13-porta-una-convenzione');

  await page.goto('/documenti/nuovi');
  const text = (name, words) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });
  await page.locator('main input[type=file]').first().setInputFiles([
    text('capitolato-connettivita.txt', 'Capitolato speciale per il servizio di connettività degli Enti aderenti\n\nLa penale per il ritardo del collaudo è pari allo zero virgola tre per mille del canone annuo, per ogni giorno.\n\nIl fornitore consegna gli apparati entro trenta giorni dall’ordine.\n'),
    text('verbale-assemblea-2025.txt', 'Verbale della seduta dell’Assemblea dei Sindaci del 3 marzo 2025\n\nL’assemblea approva lo schema di convenzione per il Centro Servizi Territoriale.\n'),
  ]);
  await page.getByText('Caricamenti: 2 di 2 file', { exact: true }).first().waitFor();
  await page.getByRole('heading', { level: 3, name: /^verbale-assemblea/ }).waitFor();
  await page.getByText('Il file si sta ancora leggendo').first().waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: 'Le Province e i Comuni della rete' }).check();
  await page.getByRole('heading', { name: 'Per ciascuno' }).scrollIntoViewIfNeeded();
  await shoot('18-documenti-da-completare');
  await page.getByRole('button', { name: 'Pubblica 2 documenti' }).click();
  await page.getByText('Fatto: 2 documenti sono nella raccolta.').waitFor();
  await page.goto('/documenti');
  await page.getByText('2 documenti', { exact: true }).waitFor();
  await shoot('19-documenti');
  const hit = page.getByRole('link', { name: /^Capitolato speciale/ }).first();
  for (let tries = 0; tries < 15; tries += 1) {
    await page.goto('/cerca?q=penale+ritardo+colaudo');
    if (await hit.waitFor({ timeout: 2000 }).then(() => true, () => false)) break;
  }
  await shoot('20-cerca');
  await hit.click();
  await page.locator('main mark').first().waitFor();
  await shoot('21-documento');
  await page.goto('/buone-pratiche');
  await page.getByRole('heading', { level: 1, name: 'Buone pratiche' }).waitFor();
  const sheets = page.getByRole('checkbox', { name: /Confronta|Seleziona/ });
  await sheets.first().waitFor();
  for (const index of [0, 1, 2]) await sheets.nth(index).check();
  await shoot('22-buone-pratiche');
  await page.getByRole('link', { name: /^Confronta/ }).first().click();
  await page.getByRole('table').first().waitFor();
  await shoot('23-confronto-di-pratiche');
  await page.goto('/piani');
  await page.getByRole('grid').waitFor();
  await shoot('24-piani');

  page = await newPage();
  await page.goto('/accedi?da=%2Flaboratorio');
  await signIn('curatore');
  await page.getByRole('button', { name: 'Apri la bozza della prossima versione' }).click();
  await page.getByRole('treeitem', { name: /^Durata/ }).first().click();
  await page.getByRole('textbox', { name: 'Testo della clausola' }).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Le Parti ne verificano ogni anno l’andamento.');
  await page.getByRole('button', { name: 'Salva la clausola' }).click();
  await page.getByText(/^Salvato \d/).waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await shoot('14-laboratorio-clausola');
  await page.getByRole('button', { name: 'Anteprima' }).click();
  await page.getByRole('button', { name: 'Mostra perché' }).click();
  await page.getByText('Presente perché:').first().waitFor();
  await shoot('15-laboratorio-anteprima');
  await page.getByRole('link', { name: /^Che cosa cambia/ }).click();
  await page.getByRole('heading', { name: /Che cosa cambia rispetto/ }).waitFor();
  await page.locator('.redline ins').first().waitFor();
  await shoot('16-laboratorio-confronto');
  await page.getByRole('link', { name: /^Pubblica/ }).first().click();
  await page.getByRole('heading', { name: /^Pubblica la versione/ }).waitFor();
  await shoot('17-laboratorio-pubblica');
  // Acts made from the version before, with words of the Provincia's own: what the newest one means for them.
  page = await newPage();
  await page.goto('/accedi');
  await signIn('referente.pesaro');
  await page.getByRole('heading', { name: 'In attesa di te' }).waitFor();
  const older = await page.evaluate(async () => {
    const ask = async (query, variables) => (await (await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) })).json()).data;
    const { model, me } = await ask('{ model(key: "innovazione") { versions { id version } } me { memberships { enteId } } }');
    const { adoptModel } = await ask('mutation ($input: AdoptModelInput!) { adoptModel(input: $input) { ... on ModelAdopted { instanceId } } }', { input: { enteId: me.memberships[0].enteId, modelVersionId: model.versions.find((each) => each.version === '1.0.0').id, form: 'PUBBLICO', level: 'BASE', title: 'Convenzione del 2026', clientKey: crypto.randomUUID() } });
    const { instanceClause } = await ask('query ($id: ID!) { instanceClause(instanceId: $id, clauseId: "conv-comunicazioni") { heading body } }', { id: adoptModel.instanceId });
    const content = [...instanceClause.body.content, { type: 'paragraph', content: [{ type: 'text', text: 'Nei casi urgenti le parti si avvisano anche per telefono.' }] }];
    await ask('mutation ($input: EditClauseInput!) { editClause(input: $input) { __typename } }', { input: { instanceId: adoptModel.instanceId, clauseId: 'conv-comunicazioni', seenRevision: 0, heading: instanceClause.heading, body: { type: 'doc', content }, reason: 'Lo chiedono i Comuni.' } });
    return adoptModel.instanceId;
  });
  await page.goto(`/atti/${older}/aggiorna`);
  await page.getByRole('button', { name: /^Comunicazioni/ }).click();
  await page.getByRole('heading', { level: 2, name: 'Comunicazioni' }).waitFor();
  await shoot('25-aggiornamento');
} finally {
  await browser.close();
  await stopProduct();
}
