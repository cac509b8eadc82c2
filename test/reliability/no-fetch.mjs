// R23: files that name addresses of the machine and of its network (linked templates and pictures, external entities, streams kept elsewhere) are read under `strace`: the reader and its children open no connection at all.
// The product fetches nothing that people name: no previews of links, no webhooks, no import by address; the provider of sign-in is the operator's.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { verdict } from './support/product.mjs';

const [mode, port] = process.argv.slice(2);
const HOSTS = (at) => [`http://127.0.0.1:${at}`, `http://localhost:${at}`, `http://[::1]:${at}`, 'http://169.254.169.254/latest/meta-data', 'http://10.0.0.1', 'file:///etc/passwd', '\\\\127.0.0.1\\share', 'ftp://127.0.0.1'];
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packed = (parts) => Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))));

function corpus(url) {
  const external = ['attachedTemplate', 'image', 'hyperlink', 'aFChunk', 'oleObject', 'frame'].map((kind, index) => `<Relationship Id="x${index}" Type="${REL}/${kind}" Target="${url}/${kind}" TargetMode="External"/>`).join('');
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  const pdf = (objects, root = '<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(URL)>>/AcroForm<</XFA(URL)>>>>') => Buffer.from(`%PDF-1.7\n1 0 obj${root}endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]${objects}>>endobj\n4 0 obj<</Length 0/F<</FS/URL/F(URL)>>>>stream\n\nendstream endobj\n5 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/F<</FS/URL/F(URL)>>/Length 0>>stream\n\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF`.replaceAll('URL', url.replace(/[\\()]/g, '\\$&')));
  return [
    ['collegato.docx', packed({ '[Content_Types].xml': types, '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${REL}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="${REL}/officeDocument" Target="${url}/document.xml" TargetMode="External"/></Relationships>`, 'word/document.xml': '<w:document><w:body><w:p><w:r><w:t>Testo</w:t><w:drawing r:link="x1"/></w:r></w:p><w:altChunk r:id="x3"/></w:body></w:document>', 'word/_rels/document.xml.rels': `<Relationships>${external}</Relationships>`, 'word/_rels/settings.xml.rels': `<Relationships>${external}</Relationships>` })],
    ['entita.docx', packed({ '[Content_Types].xml': types, '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${REL}/officeDocument" Target="word/document.xml"/></Relationships>`, 'word/document.xml': `<!DOCTYPE d SYSTEM "${url}/d.dtd" [<!ENTITY e SYSTEM "${url}/e"><!ENTITY % p SYSTEM "${url}/p">%p;]><w:document><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>` })],
    ['collegato.xlsx', packed({ '[Content_Types].xml': types, 'xl/workbook.xml': '<workbook><sheets><sheet name="Foglio" r:id="rId1"/></sheets><externalReferences><externalReference r:id="x1"/></externalReferences></workbook>', 'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="${url}/sheet.xml" TargetMode="External"/>${external}</Relationships>`, 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c t="str"><f>WEBSERVICE("${url}")</f><v>1</v></c></row></sheetData></worksheet>` })],
    ['collegato.odt', packed({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': `<office:document-content><office:body><office:text><text:section><text:section-source xlink:href="${url}/sezione.odt"/></text:section><draw:image xlink:href="${url}/immagine.png" xlink:actuate="onLoad"/><text:p>Testo</text:p></office:text></office:body></office:document-content>` })],
    ['azioni.pdf', pdf('/Contents 4 0 R/AA<</O<</S/URI/URI(URL)>>>>/Annots[<</Subtype/Link/A<</S/GoToR/F(URL)>>>>]/Resources<</XObject<</X 5 0 R>>>>')],
    ['disegno.svg', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="${url}/a.png"/><script href="${url}/b.js"/></svg>`)],
    ['dati.xml', Buffer.from(`<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "${url}/e">]><d>&e;</d>`)],
    ['pagina.html', Buffer.from(`<base href="${url}"><img src="/a"><link rel=stylesheet href="/b"><script src="/c"></script><iframe src="/d"></iframe>`)],
    ['testo.md', Buffer.from(`![immagine](${url}/a.png)\n\n<img src="${url}/b.png">`)],
    ['posta.eml', Buffer.from(`Content-Type: message/external-body; access-type=URL; URL="${url}"\r\n\r\n`)],
    ['tabella.csv', Buffer.from(`=WEBSERVICE("${url}");=HYPERLINK("${url}")`)],
  ];
}

if (mode === 'read') {
  const { ChildTextExtractor } = await import('@province-comuni/platform-text-extraction');
  const extractor = new ChildTextExtractor();
  let read = 0;
  for (const url of HOSTS(port)) {
    for (const [name, bytes] of corpus(url)) {
      await extractor.extract(Readable.from([bytes], { objectMode: false }), bytes.length, name).catch(() => undefined);
      read += 1;
    }
  }
  await extractor.close();
  process.stdout.write(`${read}\n`);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'no-fetch-'));
  let heard = 0;
  const listener = createServer((_request, response) => ((heard += 1), response.end('x'))).on('connection', () => (heard += 1));
  await new Promise((listening) => listener.listen(0, listening));
  try {
    const trace = join(folder, 'trace');
    const asked = spawnSync('strace', ['-f', '-qq', '-e', 'trace=connect,sendto,sendmsg', '-o', trace, process.execPath, fileURLToPath(import.meta.url), 'read', String(listener.address().port)], { timeout: 340_000, maxBuffer: 1e8 });
    if (asked.status !== 0) throw new Error(`ended with ${asked.status ?? asked.signal}: ${asked.stderr}`);
    const calls = readFileSync(trace, 'utf8').split('\n').filter((line) => /AF_INET|AF_NETLINK|sin_addr|sin6_addr|:53\b/.test(line));
    const children = new Set(readFileSync(trace, 'utf8').match(/^\d+/gm) ?? []).size;
    verdict('R23', calls.length === 0 && heard === 0 && Number(asked.stdout) > 0, { files: Number(asked.stdout), connections: calls.length, heard, traced_threads_with_calls: children, ...(calls.length > 0 ? { first: calls.slice(0, 3) } : {}) });
  } finally {
    listener.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
