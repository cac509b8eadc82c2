// R7 and R16, for the life of the acts: clauses, comments, proposals, requests, steps of acts and of adhesions, and all delibere at once, while server, database and everything are killed in turn.
// After a calm of at most 60 seconds: what was confirmed is there, every job is done, who had to be told was told once and by one mail, and the index says what the database says (`npm run search -- compare`).
// How many: CHANGES (20,000 of the scorecard), KILLS (50).
import { randomInt, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Acts, inDays, paragraphs, send, TODAY } from './support/acts.mjs';
import { calm, indexIsDatabase, Patient, unsettled } from './support/patient.mjs';
import { killInTurn, Person, Product, verdict } from './support/product.mjs';
import { Behind } from './support/uploads.mjs';

const CHANGES = Number(process.env.CHANGES ?? 20_000);
const KILLS = Number(process.env.KILLS ?? 50);
const WRITERS = 6;
/** All delibere are asked for once in so many changes. */
const BATCH_EVERY = 1_000;
const CALM_MS = 60_000;
const CLAUSES = ['conv-comunicazioni', 'conv-definizioni', 'conv-controversie', 'conv-finali'];

const folder = mkdtempSync(join(tmpdir(), 'province-comuni-acts-kills-'));
const dataDir = join(folder, 'data');
// Below the ports that a connection going out may take while the product is down.
const port = 20_000 + randomInt(5_000);
const site = { product: await Product.start({ port, dataDir }), up: Promise.resolve() };
let changes = 0;
/** What was confirmed: ids of comments and requests, newest text of each clause, steps of each adhesion. */
const confirmed = { comments: [], requests: [], texts: new Map(), steps: 0, batches: 0 };

class Writer extends Patient {
  async send(mutation, input, wanted) {
    await super.send(mutation, { input }, wanted);
    changes += 1;
  }
}

const setUp = await new Person(port).signIn(site.product.account('referente.pesaro'));
const signed = await Acts.make(setUp, { title: 'In vigore', day: TODAY });
const drafts = [];
for (let number = 0; number < WRITERS; number += 1) drafts.push(await Acts.make(setUp, { title: `Bozza ${number}` }));
await send(setUp, 'inviteEnti', { instanceId: signed.id, invitees: (await signed.comuni(setUp)).map((enteId) => ({ enteId })), message: '' });
const adhesions = (await signed.adhesions(setUp)).map(({ id }) => id);
const before = await Behind.open(dataDir);
const [{ id: lettoreId }] = await before.rows(`select id from person where email like 'lettore.pesaro@%'`);
// Letters are counted: at any hour of the day.
await before.rows('insert into mail_quiet (person_id, from_hour, to_hour, weekends) select id, 0, 0, false from person on conflict do nothing');
await before.close();

async function writer(number) {
  const who = new Writer(site, number % 2 ? 'redattore.pesaro' : 'referente.pesaro');
  const acts = drafts[number];
  // Adhesions of its own: nobody else moves them.
  const own = adhesions.filter((_, index) => index % WRITERS === number).map((id) => ({ id, revision: 0, step: 0 }));
  let way = 0;
  for (let at = 0; changes < CHANGES; at += 1) {
    const token = `${number}-${at}`;
    const clauseId = CLAUSES[at % CLAUSES.length];
    switch (at % 6) {
      case 0: {
        const id = randomUUID();
        await who.send('askForReview', { id, instanceId: acts.id, toPersonId: lettoreId, text: `Domanda ${token}.`, dueOn: inDays(7) }, 'ReviewKept');
        confirmed.requests.push({ id, text: `Domanda ${token}.` });
        break;
      }
      case 1: {
        const body = paragraphs(`Testo ${token}.`);
        await who.insist(async (person) => {
          const { revision, heading, body: now } = await acts.clause(person, clauseId);
          // Made, and the answer was lost.
          if (JSON.stringify(now) === JSON.stringify(body)) return;
          const answer = await send(person, 'editClause', { instanceId: acts.id, clauseId, seenRevision: revision, heading, body, reason: '' });
          if (answer.__typename !== 'InstanceChanged') throw new Error(answer.__typename);
        });
        changes += 1;
        confirmed.texts.set(`${acts.id} ${clauseId}`, `Testo ${token}.`);
        break;
      }
      case 2: {
        const id = randomUUID();
        await who.send('commentClause', { id, instanceId: acts.id, clauseId, text: `Commento ${token}.` }, 'ReviewKept');
        confirmed.comments.push(id);
        break;
      }
      case 3: {
        const id = randomUUID();
        const { textHash, heading } = await who.insist((person) => acts.clause(person, clauseId));
        await who.send('suggestClause', { id, instanceId: acts.id, clauseId, baseHash: textHash, proposed: { heading, body: paragraphs(`Proposta ${token}.`) }, reason: 'prova' }, 'ReviewKept');
        await who.send('acceptSuggestion', { id }, 'ReviewKept');
        confirmed.texts.set(`${acts.id} ${clauseId}`, `Proposta ${token}.`);
        break;
      }
      case 4: {
        const [step, values] = way % 2 ? ['RIMANDA_IN_BOZZA', [{ key: 'motivo', value: 'prova' }]] : ['MANDA_IN_REVISIONE', []];
        await who.send('takeStep', { instanceId: acts.id, step, acts: [{ actKey: 'carta-servizi', seenRevision: way }], values }, 'StepTaken');
        way += 1;
        break;
      }
      case 5: {
        const adhesion = own[Math.floor(at / 6) % own.length];
        const [step, values] = adhesion.step % 2 ? ['CORREGGI', [{ key: 'motivo', value: 'prova' }]] : ['DELIBERA', [{ key: 'numero', value: '1' }, { key: 'data', value: TODAY }]];
        await who.send('takeAdhesionStep', { access: { id: adhesion.id }, step, seenRevision: adhesion.revision, values }, 'AdhesionKept');
        adhesion.step += 1;
        adhesion.revision += 1;
        confirmed.steps += 1;
        break;
      }
    }
    if (changes >= BATCH_EVERY * (confirmed.batches + 1)) {
      confirmed.batches += 1;
      await who.send('prepareDelibere', { instanceId: signed.id, clientKey: randomUUID() }, 'DelibereKept');
    }
  }
}

/** What is still to be done. */
async function state(behind) {
  const [{ n }] = await behind.rows(`select count(*) as n from delibere_batch where state in ('IN_ATTESA', 'IN_CORSO')`);
  return { ...(await unsettled(behind)), batches: Number(n) };
}

async function judged(behind) {
  const ids = async (sql) => new Set((await behind.rows(sql)).map(({ id }) => id));
  const comments = await ids('select id from clause_comment');
  const requests = await ids('select id from review_request');
  const clauses = new Map((await behind.rows(`select instance_id || ' ' || clause_id as key, body::text as body from instance_clause where body is not null`)).map(({ key, body }) => [key, body]));
  const lost = confirmed.comments.filter((id) => !comments.has(id)).length + confirmed.requests.filter(({ id }) => !requests.has(id)).length + [...confirmed.texts].filter(([key, text]) => !clauses.get(key)?.includes(text)).length;
  // Each request tells the person asked; each step of an adhesion that is news, the colleague of who took it. Notices lose their text once they are mailed: they are counted for each instance and adhesion, and the letters word by word.
  const asked = await behind.rows(`
    select coalesce(w.id, t.id) as id, coalesce(w.n, 0) as wanted, coalesce(t.n, 0) as told from
      (select instance_id::text as id, count(*) as n from review_request group by 1) w full join
      (select subjects->0->>'id' as id, count(*) as n from notice where topic = 'revisione.richiesta' group by 1) t on t.id = w.id`);
  const moved = await behind.rows(`
    select coalesce(w.id, t.id) as id, coalesce(w.n, 0) as wanted, coalesce(t.n, 0) as told from
      (select adhesion_id::text as id, count(*) as n from adhesion_event where kind = 'DELIBERA' group by 1) w full join
      (select subjects->0->>'id' as id, count(*) as n from notice n join person p on p.id = n.person_id where topic = 'adesione' and title like '%ha deliberato%' and p.email like '%.pesaro@%' group by 1) t on t.id = w.id`);
  // A mail names the first twenty: who is in none of them was told as one of "others".
  const mails = (await behind.rows(`select body from mail_message where to_address like 'lettore.pesaro@%'`)).map(({ body }) => body);
  const inMails = new Map();
  for (const body of mails) for (const [text] of body.matchAll(/Domanda \d+-\d+\./g)) inMails.set(text, (inMails.get(text) ?? 0) + 1);
  const others = mails.reduce((sum, body) => sum + Number(/… e altri (\d+)\./.exec(body)?.[1] ?? 0), 0);
  return {
    lost,
    requests: asked.reduce((sum, { wanted }) => sum + Number(wanted), 0),
    requests_told_wrong: asked.filter(({ wanted, told }) => Number(wanted) !== Number(told)).length,
    adhesion_notices: moved.reduce((sum, { told }) => sum + Number(told), 0),
    adhesions_told_wrong: moved.filter(({ wanted, told }) => Number(wanted) !== Number(told)).length,
    mailed: inMails.size + others,
    mailed_twice: [...inMails.values()].filter((times) => times > 1).length,
    steps_confirmed: confirmed.steps,
    steps_kept: Number((await behind.rows(`select count(*) as n from adhesion_event where kind in ('DELIBERA', 'CORREGGI')`))[0].n),
    jobs_done: Number((await behind.rows(`select count(*) as n from jobs.job where state = 'completed' and name not like '\\_\\_%'`))[0].n),
    dead_letters: Number((await behind.rows(`select count(*) as n from jobs.job where name = 'dead-letters'`))[0].n),
  };
}

let behind;
try {
  let over = false;
  const writing = Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number))).finally(() => (over = true));
  const killed = await killInTurn(site, KILLS, { progress: () => changes / CHANGES, over: () => over, say: (line) => process.stderr.write(`${line}: ${changes} of ${CHANGES} changes\n`) });
  await writing;
  behind = await Behind.open(dataDir);
  const { left, calm_ms } = await calm(() => state(behind), CALM_MS);
  const facts = await judged(behind);
  await behind.close();
  behind = undefined;
  await site.product.stop();
  const index_is_database = indexIsDatabase(dataDir);
  const holds = Object.values(left).every((count) => count === 0) && index_is_database && facts.steps_kept === facts.steps_confirmed && ['lost', 'requests_told_wrong', 'adhesions_told_wrong', 'mailed_twice', 'dead_letters'].every((key) => facts[key] === 0) && facts.mailed === facts.requests;
  verdict('R7 R16', holds, { changes, ...killed, ...facts, ...left, calm_ms, index_is_database });
} finally {
  await behind?.close();
  await site.product.stop();
  rmSync(folder, { recursive: true, force: true });
}
