// R16: documents change while command, server and database are killed in turn. After a calm of at most 60 seconds the index says what the database says (every id and version), and who waits for a word was told of every document that has it, once.
// How many: CHANGES (20,000 of the scorecard), KILLS (40).
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killInTurn, pause, Person, Product, verdict } from './support/product.mjs';
import { Behind, enteOf, Sender } from './support/uploads.mjs';

const CHANGES = Number(process.env.CHANGES ?? 20_000);
const KILLS = Number(process.env.KILLS ?? 40);
const WRITERS = 4;
/** One document in so many has the word that somebody waits for; it is never changed afterwards. */
const AWAITED_EVERY = 25;
const CALM_MS = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'province-comuni-index-'));
const dataDir = join(folder, 'data');
// Below the ports that a connection going out may take while the product is down.
const port = 20_000 + randomInt(5_000);
const site = { product: await Product.start({ port, dataDir }), up: Promise.resolve() };
let changes = 0;
const awaited = new Set();

const fieldsOf = (title) => ({ title, kind: 'relazione', licence: 'CC-BY-4.0' });

/** Asks until there is an answer; after a kill as somebody who signs in again. */
async function insist(work) {
  for (;;) {
    try {
      return await work();
    } catch {
      await site.up;
      await pause(50);
    }
  }
}

async function writer(number) {
  let person;
  let sender;
  const enter = async () => {
    person = await new Person(port).signIn(site.product.account('referente.pesaro'));
    sender = new Sender(person, await enteOf(person));
  };
  await insist(enter);
  const ask = (query, variables) => insist(async () => {
    const { data, errors } = await person.graphql(query, variables).catch(async (error) => (await site.up, await enter(), Promise.reject(error)));
    if (errors) {
      await enter();
      throw new Error(JSON.stringify(errors));
    }
    return data;
  });
  const publish = async (title) => {
    const key = randomUUID();
    const { id: uploadId } = await insist(() => sender.send(Buffer.from(`Testo di ${title}.`), key, 'atto.txt').catch(async (error) => (await site.up, await enter(), Promise.reject(error))));
    const data = await ask('mutation ($input: AddDocumentsInput!) { addDocuments(input: $input) { ... on DocumentsAdded { documents { id } } } }', { input: { items: [{ uploadId, fields: fieldsOf(title) }], visibility: 'RETE', publish: true } });
    changes += 1;
    return data.addDocuments.documents[0].id;
  };
  const own = [];
  for (let at = 0; changes < CHANGES; at += 1) {
    if (at % AWAITED_EVERY === 0) awaited.add(await publish(`Zampognaro ${number}-${at}`));
    else if (own.length < 10) own.push(await publish(`Documento ${number}-${at}`));
    else {
      const id = own[at % own.length];
      // Who does not know how the last change ended looks again before the next.
      const { document } = await ask('query ($id: ID!) { document(id: $id) { revision state } }', { id });
      const seen = { id, seenRevision: document.revision };
      const what = at % 3;
      const data = what === 0 ? await ask('mutation ($document: SeenDocument!, $fields: DocumentFieldsInput!) { change: changeDocumentFields(document: $document, fields: $fields) { __typename } }', { document: seen, fields: fieldsOf(`Documento ${number}-${at}`) })
        : what === 1 ? await ask('mutation ($document: SeenDocument!, $visibility: String!) { change: shareDocument(document: $document, visibility: $visibility) { __typename } }', { document: seen, visibility: at % 2 ? 'ENTE' : 'RETE' })
        : await ask('mutation ($document: SeenDocument!, $step: String!) { change: moveDocument(document: $document, step: $step) { __typename } }', { document: seen, step: document.state === 'PUBBLICATO' ? 'withdraw' : 'publish' });
      // A change that was made, and whose answer a kill took away, is a conflict when it is asked for again.
      if (data.change.__typename === 'DocumentChangeKept' || data.change.__typename === 'DocumentConflict') changes += 1;
      else throw new Error(data.change.__typename);
    }
  }
}

/** What the index and the database say differently, and what is still to be told. */
async function differences(behind) {
  const [{ active }] = await behind.rows('select active from search_state');
  const [{ n: index }] = await behind.rows(`
    with wanted as (
      select d.id::text as id, d.revision * 2 + (t.state <> 'IN_ATTESA')::int as version from document d
      join document_version v on v.document_id = d.id and v.number = d.current_version join file_text t on t.sha256 = v.sha256 where d.trashed_at is null)
    select count(*) as n from wanted full join (select id, version from search_entry_${active} where kind = 'documento') as held using (id) where held.version is distinct from wanted.version`);
  const told = await behind.rows(`select entry_id, told_at from saved_search_match`);
  return { index: Number(index), untold: [...awaited].filter((id) => !told.some(({ entry_id, told_at }) => entry_id === id && told_at !== null)).length };
}

try {
  const lecco = await new Person(port).signIn(site.product.account('referente.lecco'));
  await lecco.graphql('mutation ($input: SaveSearchInputType!) { saveSearch(input: $input) { __typename } }', { input: { query: 'zampognaro', frequency: 'SUBITO' } });
  // Letters are counted: at any hour of the day.
  const before = await Behind.open(dataDir);
  await before.rows('insert into mail_quiet (person_id, from_hour, to_hour, weekends) select id, 0, 0, false from person on conflict do nothing');
  await before.close();
  let over = false;
  const writing = Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number))).finally(() => (over = true));
  const killed = await killInTurn(site, KILLS, { progress: () => changes / CHANGES, over: () => over, say: (line) => process.stderr.write(`${line}: ${changes} of ${CHANGES} changes\n`) });
  await writing;
  const behind = await Behind.open(dataDir);
  const began = performance.now();
  let left = await differences(behind);
  while ((left.index > 0 || left.untold > 0) && performance.now() - began < CALM_MS) {
    await pause(500);
    left = await differences(behind);
  }
  const calm = Math.round(performance.now() - began);
  // A mail names the first twenty: who is in none of them was told as one of "others", and that is written where it was told.
  const mails = (await behind.rows('select body from mail_message')).map(({ body }) => body);
  const times = [...awaited].map((id) => mails.reduce((sum, text) => sum + text.split(`/documenti/${id}`).length - 1, 0));
  const doubled = times.filter((count) => count > 1).length;
  const [{ n: dead }] = await behind.rows(`select count(*) as n from jobs.job where name = 'dead-letters'`);
  await behind.close();
  verdict('R16', left.index === 0 && left.untold === 0 && doubled === 0, { changes, ...killed, different_in_index: left.index, awaited: awaited.size, not_told: left.untold, told_twice: doubled, calm_ms: calm, dead_letters: Number(dead) });
} finally {
  await site.product.stop();
  rmSync(folder, { recursive: true, force: true });
}
