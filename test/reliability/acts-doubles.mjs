// R15, for the life of the acts: what people write in review, approval, adhesions, needs, delibere, upgrades and costs, each sent three times at once by three sessions: one effect each;
// and two editors on one version: one wins, the other is told. How many: KEYS (1,000).
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { Acts, inDays, paragraphs, send, TODAY } from './support/acts.mjs';
import { asking } from './support/asking.mjs';
import { Doubles, TOGETHER } from './support/doubles.mjs';
import { pause, Person, Product } from './support/product.mjs';
import { Behind } from './support/uploads.mjs';

const CLAUSE = 'conv-comunicazioni';
const SERVICES = Array.from({ length: 10 }, (_, index) => ({ key: `servizio-${index}`, code: null, name: `Servizio ${index}`, unit: 'caselle', description: '' }));

const folder = mkdtempSync(join(tmpdir(), 'province-comuni-acts-doubles-'));
const dataDir = join(folder, 'data');
const port = await freePort();
const product = await Product.start({ port, dataDir });
let behind;
try {
  behind = await Behind.open(dataDir);
  // One person's three sessions for what is his own; two colleagues for what they may do over each other.
  const sessions = await Promise.all(Array.from({ length: TOGETHER }, () => new Person(port).signIn(product.account('referente.pesaro'))));
  const colleague = await new Person(port).signIn(product.account('redattore.pesaro'));
  const [person] = sessions;
  const request = asking(person);
  const count = async (sql, values = []) => Number((await behind.rows(`select count(*) as n from ${sql}`, values))[0].n);
  const { id: lettoreId } = (await behind.rows(`select id from person where email like 'lettore.pesaro@%'`))[0];
  const together = (mutation, input) => Promise.all(sessions.map((session) => send(session, mutation, input)));

  const draft = await Acts.make(person, { title: 'Bozza' });
  const signed = await Acts.make(person, { title: 'In vigore', day: TODAY });
  const comuni = await signed.comuni(person);
  const doubles = new Doubles(Number(process.env.KEYS ?? 1000));
  const [kind, share] = [doubles.kind.bind(doubles), doubles.share.bind(doubles)];

  await kind('comment', share(0.17), { effects: () => count('clause_comment'), work: (n) => together('commentClause', { id: randomUUID(), instanceId: draft.id, clauseId: CLAUSE, text: `Commento ${n}.` }) });
  await kind('request for a review', share(0.1), { effects: () => count('review_request'), work: (n) => together('askForReview', { id: randomUUID(), instanceId: draft.id, toPersonId: lettoreId, text: `Richiesta ${n}.`, dueOn: inDays(7) }) });
  // An Ente has so many links at once, and no more.
  await kind('guest link', Math.min(share(0.03), 30), { effects: () => count(`mail_message where to_address = 'avvocato@studio.example'`), work: () => together('inviteGuest', { id: randomUUID(), instanceId: draft.id, actKeys: ['convenzione'], name: 'Avv. Prova', email: 'avvocato@studio.example', maySuggest: true, days: 30 }) });
  const events = (instanceId, kinds) => () => count('instance_event where instance_id = $1 and kind = any($2)', [instanceId, kinds]);
  await kind('suggestion, accepted', share(0.1), {
    effects: events(draft.id, ['CLAUSOLA_MODIFICATA']),
    work: async (n) => {
      const { textHash, heading } = await draft.clause(person, CLAUSE);
      const id = randomUUID();
      const made = await together('suggestClause', { id, instanceId: draft.id, clauseId: CLAUSE, baseHash: textHash, proposed: { heading, body: paragraphs(`Testo proposto ${n}.`) }, reason: 'prova' });
      if (made.some(({ __typename }) => __typename !== 'ReviewKept')) return made;
      return together('acceptSuggestion', { id });
    },
  });
  await kind('two editors of one clause', share(0.12), {
    effects: events(draft.id, ['CLAUSOLA_MODIFICATA']),
    work: async (n) => {
      const { revision, heading } = await draft.clause(person, CLAUSE);
      const texts = [`Del referente, ${n}.`, `Del redattore, ${n}.`];
      const answers = await Promise.all([person, colleague].map((who, index) => send(who, 'editClause', { instanceId: draft.id, clauseId: CLAUSE, seenRevision: revision, heading, body: paragraphs(texts[index]), reason: '' })));
      const now = JSON.stringify((await draft.clause(person, CLAUSE)).body);
      return doubles.editors(answers, { won: 'InstanceChanged', told: ({ __typename }) => __typename === 'ClauseConflict', now, texts });
    },
  });
  const way = async () => (await behind.rows(`select revision, state from act_approval where instance_id = $1 and act_key = 'carta-servizi' order by number desc limit 1`, [draft.id]))[0] ?? { revision: 0, state: null };
  await kind('step of an act', share(0.12), {
    effects: () => count('act_step s join act_approval a on a.id = s.approval_id where a.instance_id = $1', [draft.id]),
    work: async () => {
      const { revision, state } = await way();
      const [step, values] = state === 'IN_REVISIONE' ? ['RIMANDA_IN_BOZZA', [{ key: 'motivo', value: 'prova' }]] : ['MANDA_IN_REVISIONE', []];
      return together('takeStep', { instanceId: draft.id, step, acts: [{ actKey: 'carta-servizi', seenRevision: revision }], values });
    },
  });
  const invited = Math.min(share(0.04), comuni.length);
  await kind('invitation', invited, {
    effects: () => count(`mail_message where to_address like 'protocollo%@comune.example'`),
    work: (n) => together('inviteEnti', { instanceId: signed.id, invitees: [{ enteId: comuni[n], contact: `protocollo${n}@comune.example` }], message: '' }),
  });
  const adhesions = (await signed.adhesions(person)).map(({ id }) => id);
  const revisionOf = async (id) => (await behind.rows('select revision from adhesion where id = $1', [id]))[0].revision;
  const steps = [['DELIBERA', [{ key: 'numero', value: '1' }, { key: 'data', value: TODAY }]], ['CORREGGI', [{ key: 'motivo', value: 'prova' }]], ['DELIBERA', [{ key: 'numero', value: '2' }, { key: 'data', value: TODAY }]], ['FIRMA', [{ key: 'data', value: TODAY }]]];
  await kind('step of an adhesion', steps.length * adhesions.length, {
    effects: () => count('adhesion_event where kind = any($1)', [['DELIBERA', 'CORREGGI', 'FIRMA']]),
    work: async (n) => {
      const id = adhesions[n % adhesions.length];
      const [step, values] = steps[Math.floor(n / adhesions.length)];
      return together('takeAdhesionStep', { access: { id }, step, seenRevision: await revisionOf(id), values });
    },
  });
  const sheetId = await signed.openNeeds(person, SERVICES);
  const answered = async (id) => (await behind.rows('select revision from needs_answer where sheet_id = $1 and adhesion_id = $2', [sheetId, id]))[0]?.revision ?? 0;
  const secrets = [];
  for (const id of adhesions.slice(0, Math.max(1, share(0.1) / SERVICES.length))) secrets.push({ id, secret: (await request('mutation ($id: ID!) { makeAdhesionLink(id: $id) { ... on AdhesionLinkMade { link } } }', { id })).makeAdhesionLink.link.split('#')[1] });
  const revisions = async () => Number((await behind.rows('select coalesce(sum(revision), 0) as n from needs_answer where sheet_id = $1', [sheetId]))[0].n);
  await kind('line of the needs, with the personal link', secrets.length * SERVICES.length, {
    effects: revisions,
    work: async (n) => {
      const { id, secret } = secrets[n % secrets.length];
      return together('saveNeedsLine', { access: { secret }, sheetId, service: SERVICES[Math.floor(n / secrets.length)].key, choice: 'DESIDERA', quantity: String(n + 1), note: '', seenRevision: await answered(id) });
    },
  });
  await kind('needs sent', secrets.length, {
    effects: revisions,
    work: async (n) => together('sendNeeds', { access: { secret: secrets[n].secret }, sheetId, seenRevision: await answered(secrets[n].id) }),
  });
  // A new ZIP takes the place of the one before: each is counted when it was asked for.
  let batches = 0;
  await kind('all delibere', share(0.01), {
    effects: () => batches,
    work: async () => {
      const clientKey = randomUUID();
      const answers = await together('prepareDelibere', { instanceId: signed.id, clientKey });
      batches += await count('delibere_batch where client_key = $1', [clientKey]);
      while ((await count(`delibere_batch where state in ('IN_ATTESA', 'IN_CORSO')`)) > 0) await pause(100);
      return answers;
    },
  });
  const { costSchemes } = await request('{ costSchemes { scheme { key title source vatRegime vatRate services { service place kind rate amount maximum by unit quantity bands { from to amount } } } } }');
  const body = { schemes: costSchemes.slice(0, 1).map(({ scheme }) => scheme), todayKey: null, expenses: [], years: '3', participation: '100', order: 'LARGEST_FIRST', adjustment: '0', vatRate: '', workstationsPerThousand: '5', workstations: [] };
  await kind('new scenario of costs', share(0.05), { effects: () => count('cost_scenario'), work: (n) => together('saveCostScenario', { id: randomUUID(), enteId: draft.enteId, name: `Scenario ${n}`, body, seenRevision: 0 }) });
  const old = [];
  for (let n = 0; n < share(0.02); n += 1) old.push(await Acts.make(person, { version: '1.0.0', title: `Da aggiornare ${n}` }));
  const upgrades = [];
  for (const acts of old) {
    const { clauseId } = (await behind.rows(`select clause_id as "clauseId" from instance_clause where instance_id = $1 and act_key = 'convenzione' and clause_id = $2`, [acts.id, CLAUSE]))[0];
    const { revision, heading } = await acts.clause(person, clauseId);
    await send(person, 'editClause', { instanceId: acts.id, clauseId, seenRevision: revision, heading, body: paragraphs('Frase nostra.'), reason: '' });
    upgrades.push(acts.id);
  }
  const plan = async (id) => (await request('query ($id: ID!) { upgrade(instanceId: $id) { open mark items { key hash choice choices decidedAt class } } }', { id })).upgrade;
  await kind('decision of an upgrade', upgrades.length, {
    effects: () => count('upgrade_item where choice is not null and person_id is not null'),
    work: async (n) => {
      const { items } = await plan(upgrades[n]);
      const item = items.find(({ choices }) => choices.length > 0);
      return together('decideUpgrade', { instanceId: upgrades[n], key: item.key, seenHash: item.hash, seenDecision: item.decidedAt, choice: item.choices[0], reason: 'prova', texts: [] });
    },
  });
  await kind('upgrade applied', upgrades.length, {
    effects: () => count(`upgrade_run where status = 'APPLIED'`),
    work: async (n) => {
      for (;;) {
        const { items, open } = await plan(upgrades[n]);
        const item = open === 0 ? null : items.find(({ choice, choices }) => choice === null && choices.length > 0);
        if (!item) break;
        await send(person, 'decideUpgrade', { instanceId: upgrades[n], key: item.key, seenHash: item.hash, seenDecision: item.decidedAt, choice: item.choices[0], reason: 'prova', texts: [] });
      }
      const { mark } = await plan(upgrades[n]);
      return Promise.all(sessions.map(async (session) => (await asking(session)('mutation ($id: ID!, $mark: String!) { answer: applyUpgrade(instanceId: $id, mark: $mark) { __typename } }', { id: upgrades[n], mark })).answer));
    },
  });
  doubles.verdict('R15');
} finally {
  await behind?.close();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
