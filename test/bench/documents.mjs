// A document read and saved over GraphQL by ten connections at once, and how long a published one takes to be found. The product is a process of its own; this one asks.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProduct } from '../../infra/build/build-product.mjs';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { pause, Person, Product } from '../reliability/support/product.mjs';
import { enteOf, Sender } from '../reliability/support/uploads.mjs';
import { print, root, rounded, summary } from './support/measure.mjs';

const READS = Number(process.env.BENCH_READS ?? 5_000);
const SAVES = Number(process.env.BENCH_SAVES ?? 300);
const LAGS = Number(process.env.BENCH_LAGS ?? 40);
const DOCUMENTS = 50;
const CONNECTIONS = 10;
const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'bench-documents-'));
const READ = 'query ($id: ID!) { document(id: $id) { id title abstract kind pillars year visibility state revision publishedAt keywords ente { id denominazione } currentVersion { number fileName file { sha256 size format textState } } viewerCan { edit publish } } }';
const SAVE = 'mutation ($document: SeenDocument!, $fields: DocumentFieldsInput!) { changeDocumentFields(document: $document, fields: $fields) { __typename ... on DocumentChangeKept { document { revision } } } }';
const fieldsOf = (title) => ({ title, kind: 'relazione', licence: 'CC-BY-4.0', abstract: 'Prova di velocità.' });

await buildProduct(root, () => {});
const port = await freePort();
const product = await Product.start({ port, dataDir: join(folder, 'data') });
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
try {
  const person = await new Person(port).signIn(product.account('referente.pesaro'));
  const other = await new Person(port).signIn(product.account('referente.lecco'));
  const sender = new Sender(person, await enteOf(person));
  const publish = async (title, text) => {
    const { id } = await sender.send(Buffer.from(text), randomUUID(), 'prova.txt');
    const { data } = await person.graphql('mutation ($input: AddDocumentsInput!) { addDocuments(input: $input) { ... on DocumentsAdded { documents { id revision } } } }', { input: { items: [{ uploadId: id, fields: fieldsOf(title) }], visibility: 'RETE', publish: true } });
    return data.addDocuments.documents[0];
  };
  const documents = [];
  for (let at = 0; at < DOCUMENTS; at += 1) documents.push(await publish(`Relazione ${at}`, `Testo ${at}`));

  const ask = (who, body) => {
    const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = JSON.stringify(body);
    return new Promise((done, fail) => {
      const asking = request({ agent, host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers: { host: `localhost:${port}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent), 'sec-fetch-site': 'same-origin', cookie } }, (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk)).once('end', () => done(JSON.parse(Buffer.concat(chunks))));
      });
      asking.once('error', fail).end(sent);
    });
  };
  /** So many connections, each asking again as soon as it is answered. */
  const together = async (count, work) => {
    const times = [];
    let next = 0;
    const began = performance.now();
    await Promise.all(Array.from({ length: CONNECTIONS }, async (_, connection) => {
      while (next < count) {
        const at = next++;
        const start = performance.now();
        await work(at, connection);
        times.push(performance.now() - start);
      }
    }));
    return { times, perSecond: rounded(count / ((performance.now() - began) / 1000), 0) };
  };
  const readOne = async (at) => {
    const { id } = documents[at % DOCUMENTS];
    const { data } = await ask(other, { query: READ, variables: { id } });
    if (data?.document?.id !== id || data.document.viewerCan.edit) throw new Error(JSON.stringify(data));
  };
  await together(500, readOne);
  const read = await together(READS, readOne);
  const scale = `${DOCUMENTS} documents, ${CONNECTIONS} connections, rights asked, bodies checked, generator and database on the same cores`;
  print({ bench: 'documents', case: 'lettura di un documento', unit: 'ms', ...summary(read.times), per_second: read.perSecond, ratio_to: 'Wiki.js, recorded: 997/s, p95 15 ms (render cached, no rights per document)', ratio: rounded(read.perSecond / 997), goal: '≥ 997/s', scale });

  // One after another: who saves waits for himself alone.
  const saves = [];
  for (let at = 0; at < SAVES + 20; at += 1) {
    const document = documents[at % DOCUMENTS];
    const start = performance.now();
    const { data } = await ask(person, { query: SAVE, variables: { document: { id: document.id, seenRevision: document.revision }, fields: fieldsOf(`Relazione ${at}`) } });
    if (data?.changeDocumentFields.__typename !== 'DocumentChangeKept') throw new Error(JSON.stringify(data));
    document.revision = data.changeDocumentFields.document.revision;
    if (at >= 20) saves.push(performance.now() - start);
  }
  print({ bench: 'documents', case: 'salvataggio di un documento', unit: 'ms', ...summary(saves), ratio_to: 'Wiki.js, recorded: p50 741 ms', ratio: rounded(741 / summary(saves).p50), goal: 'p95 ≤ 50', scale: `${DOCUMENTS} documents, 1 connection, indexing behind it` });

  // Until what was asked for above is done.
  await pause(5_000);
  const lags = [];
  for (let at = 0; at < LAGS; at += 1) {
    const word = `parola${randomUUID().replace(/[^a-z]/g, '')}${'abcdefghij'[at % 10]}`;
    const began = await publish(`Documento di prova ${at}`, `Una frase con ${word} dentro.`).then(() => performance.now());
    for (;;) {
      const { data } = await ask(other, { query: 'query ($q: String!) { search(input: { query: $q, exact: true }) { ... on SearchPage { totalCount } } }', variables: { q: word } });
      if (data.search.totalCount > 0) break;
      await pause(50);
    }
    lags.push(performance.now() - began);
  }
  print({ bench: 'documents', case: 'da pubblicato a trovato per una parola del suo testo', unit: 'ms', ...summary(lags), goal: 'p95 ≤ 5.000', scale: 'text of one line, read in a child process, nothing else to do' });
} finally {
  agent.destroy();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
