import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { APIResponse, Browser, BrowserContext, Dialog, Page } from 'playwright-core';
import { signIn } from '../page-objects/sign-in.js';
import { launch, newContext } from '../support/browser.js';
import { OwnProduct } from '../support/own-product.js';

/*
 * Files that would run something in the name of who opens them (OWASP ASVS 1.3.4, 3.2.1, 5.2.2). Each script asks for an address of the product that nothing else asks for, tells its
 * parent and changes the title: none of that may happen, however a page brings the file in.
 */
const ALARM = '/allarme-r17';
const SCRIPT = `try{fetch('${ALARM}?fetch')}catch(e){};try{new Image().src='${ALARM}?img'}catch(e){};try{document.title='ALLARME'}catch(e){};try{parent.postMessage('ALLARME','*')}catch(e){};try{alert('ALLARME')}catch(e){}`;
const HTML = `<!doctype html><html><head><script>${SCRIPT}</script></head><body onload="${SCRIPT.replace(/"/g, '&quot;')}"><img src=x onerror="${SCRIPT.replace(/"/g, '&quot;')}"><iframe srcdoc="<script>${SCRIPT}</script>"></iframe></body></html>`;
const SVG = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="${SCRIPT.replace(/"/g, '&quot;').replace(/&(?!quot;)/g, '&amp;')}"><script><![CDATA[${SCRIPT}]]></script><foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="${SCRIPT.replace(/"/g, '&quot;').replace(/&(?!quot;)/g, '&amp;')}"/></body></foreignObject></svg>`;
const XSLT = `<?xml version="1.0"?><?xml-stylesheet type="text/xml" href="#s"?><!DOCTYPE d [<!ATTLIST xsl:stylesheet id ID #REQUIRED>]><d><xsl:stylesheet id="s" version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><html><script>${SCRIPT}</script></html></xsl:template></xsl:stylesheet></d>`;
// The browser's own viewer of PDF runs what a PDF says, shut off from page and addresses: its box is no alarm, a form that it sends is one.
const VIEWER = 'Avviso del lettore di PDF';
const PDF = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\('${VIEWER}'\\);this.submitForm\\('${ALARM}?pdf'\\))>>>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/AA<</O<</S/URI/URI(javascript:${'alert(1)'})>>>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`;

const CORPUS: readonly (readonly [name: string, content: string | Buffer])[] = [
  ['pagina.html', HTML],
  ['pagina.xhtml', `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>${SCRIPT.replace(/&/g, '&amp;')}</script></html>`],
  ['disegno.svg', SVG],
  ['dati.xml', XSLT],
  ['modulo.pdf', PDF],
  ['pagina-chiamata.pdf', HTML],
  ['pagina-chiamata.txt', HTML],
  ['pagina-chiamata.csv', HTML],
  ['disegno-chiamato.png', SVG],
  // At once a picture and a script, a PDF and a page, a picture and a page.
  ['immagine-e-script.gif', Buffer.from(`GIF89a/*${'\u0000'.repeat(8)}*/=1;${SCRIPT}`, 'latin1')],
  ['pdf-e-pagina.pdf', `%PDF-1.4\n<!--\n${PDF}-->\n${HTML}`],
  ['immagine-e-pagina.png', Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'), Buffer.from(HTML)])],
  ['senza-ending', `\ufeff${HTML}`],
  ['utf16.html', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(HTML, 'utf16le')])],
  ['script.js', SCRIPT],
  ['posta.eml', `MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n${HTML}`],
  ['archivio.mht', `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${HTML}\r\n--b--`],
  ['firma.p7m', HTML],
];

let product: OwnProduct;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const hrefs = new Map<string, string>();
const documents = new Map<string, string>();
const alarms: string[] = [];

beforeAll(async () => {
  product = await OwnProduct.start();
  browser = await launch();
  ({ context, page } = await newContext(browser, 1400, product.url));
  await signIn(page, product.account('referente.pesaro'), '/documenti');
  listen(context, alarms);
  const enteId = ((await (await graphql('{ me { memberships { enteId } } }')).json()) as { data: { me: { memberships: { enteId: string }[] } } }).data.me.memberships[0]!.enteId;
  for (const [name, content] of CORPUS) await publish(enteId, name, Buffer.isBuffer(content) ? content : Buffer.from(content));
}, 180_000);
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await product?.stop();
}, 60_000);

/** Hears every alarm of a browser, in whatever tab. */
function listen(of: BrowserContext, heard: string[]): void {
  of.on('request', (request) => void (request.url().includes(ALARM) && heard.push(request.url())));
  // One that is closed meanwhile has nothing left to dismiss.
  const hear = (dialog: Dialog): void => (heard.push(`${dialog.message()} ${dialog.page()?.url() ?? ''}`), void dialog.dismiss().catch(() => undefined));
  for (const tab of of.pages()) tab.on('dialog', hear);
  of.on('page', (opened) => opened.on('dialog', hear));
}

const coded = (text: string): string => Buffer.from(text).toString('base64');
const sameOrigin = { 'sec-fetch-site': 'same-origin', 'tus-resumable': '1.0.0' };
const graphql = (query: string, variables: Record<string, unknown> = {}): Promise<APIResponse> => context.request.post(`${product.url}/graphql`, { headers: { 'content-type': 'application/json', ...sameOrigin }, data: { query, variables } });

async function publish(enteId: string, name: string, bytes: Buffer): Promise<void> {
  const begun = await context.request.post(`${product.url}/api/uploads`, { headers: { ...sameOrigin, 'upload-length': String(bytes.length), 'upload-metadata': `filename ${coded(name)},enteId ${coded(enteId)},clientKey ${coded(randomUUID())}` } });
  const address = product.url + begun.headers()['location']!;
  await context.request.fetch(address, { method: 'PATCH', headers: { ...sameOrigin, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, data: bytes });
  const { id } = (await (await context.request.post(`${address}/finish`, { headers: { ...sameOrigin, 'content-type': 'application/json' }, data: { sha256: createHash('sha256').update(bytes).digest('hex') } })).json()) as { id: string };
  const answer = (await (await graphql('mutation ($input: AddDocumentsInput!) { addDocuments(input: $input) { ... on DocumentsAdded { documents { id currentVersion { href } } } ... on InvalidInput { problems { field message } } } }', { input: { items: [{ uploadId: id, fields: { title: name, kind: 'altro', licence: 'CC-BY-4.0' } }], visibility: 'PUBBLICO', publish: true } })).json()) as { data: { addDocuments: { documents: { id: string; currentVersion: { href: string } }[] } } };
  const [document] = answer.data.addDocuments.documents;
  hrefs.set(name, document!.currentVersion.href);
  documents.set(name, document!.id);
}

/** What ran would have been heard by now: a request that the page itself makes afterwards is. */
async function settle(): Promise<void> {
  const heard = page.waitForRequest((request) => request.url().endsWith('?prova'));
  await page.evaluate(`fetch('${ALARM}?prova').then(() => undefined, () => undefined)`);
  await heard;
  expect(alarms.splice(0).filter((alarm) => !alarm.endsWith('?prova') && !alarm.startsWith(VIEWER))).toEqual([]);
}

describe('files with something active in them', () => {
  it('would be heard: the same page and drawing, sent as what they say they are, raise the alarm', async () => {
    for (const [type, body] of [['text/html', HTML], ['image/svg+xml', SVG]] as const) {
      // A browser of its own: what it does late is no alarm of the files.
      const { context: control, page: tab } = await newContext(browser, 1400, product.url);
      const heard: string[] = [];
      listen(control, heard);
      await tab.route('**/controllo-r17', (route) => route.fulfill({ contentType: type, body }));
      await Promise.all([tab.waitForRequest((request) => request.url().includes(ALARM)), tab.goto(`${product.url}/controllo-r17`)]);
      await control.close();
      expect({ type, heard: heard.length > 0 }).toEqual({ type, heard: true });
    }
  }, 60_000);

  it.each(CORPUS.map(([name]) => name))('%s leaves with headers that hold by themselves, never as a page', async (name) => {
    for (const ask of ['', '?mostra=1']) {
      const answer = await context.request.get(product.url + hrefs.get(name)! + ask);
      const headers = answer.headers();
      expect({ name, nosniff: headers['x-content-type-options'] }).toEqual({ name, nosniff: 'nosniff' });
      expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none';/);
      expect(headers['content-disposition']).toMatch(/^(attachment|inline); filename="/);
      expect(headers['content-type']).not.toMatch(/html|xml|svg|javascript|multipart|message/i);
      if (!/^(application\/pdf|image\/(png|gif|jpeg|webp))/.test(headers['content-type']!)) expect(headers['content-disposition']).toMatch(/^attachment/);
    }
  });

  it.each(CORPUS.map(([name]) => name))('%s runs nothing, opened by itself, in a frame, as a picture, script, style or object', async (name) => {
    const tab = await context.newPage();
    for (const ask of ['', '?mostra=1']) await tab.goto(product.url + hrefs.get(name)! + ask).catch(() => undefined);
    expect(await tab.title()).not.toBe('ALLARME');
    await tab.close();
    const told = await page.evaluate(async (href) => {
      const messages: unknown[] = [];
      const listen = (event: MessageEvent): void => void messages.push(event.data);
      window.addEventListener('message', listen);
      const put = (tag: string, attributes: Record<string, string>): Promise<unknown> =>
        new Promise((done) => {
          const element = Object.assign(document.createElement(tag), attributes) as HTMLElement;
          element.addEventListener('load', done);
          element.addEventListener('error', done);
          document.body.append(element);
          // A frame whose address turns out to be a download tells nothing.
          setTimeout(done, 400);
        });
      await Promise.all([`${href}`, `${href}?mostra=1`].flatMap((address) => [put('iframe', { src: address }), put('img', { src: address }), put('script', { src: address }), put('object', { data: address }), put('embed', { src: address }), put('link', { rel: 'stylesheet', href: address })]));
      window.removeEventListener('message', listen);
      return messages.filter((message) => message === 'ALLARME');
    }, hrefs.get(name)!);
    expect(told).toEqual([]);
    expect(await page.title()).not.toBe('ALLARME');
    await settle();
  }, 30_000);

  it.each(CORPUS.map(([name]) => name))('%s is read on its page as words', async (name) => {
    await page.goto(`/documenti/${documents.get(name)!}`);
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.waitForLoadState('networkidle');
    await settle();
  }, 30_000);
});
