// R5, for the acts and all that belongs to them: a colleague loses role, account or session, a guest his link, in the middle of traffic, 100 times in turn.
// Of what is asked after the answer to who removed him, nothing may be given; his open page is closed within 5 seconds. How many: REMOVALS (100).
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { Acts, asking, TODAY } from './support/acts.mjs';
import { pause, Person, Product, verdict } from './support/product.mjs';
import { Behind } from './support/uploads.mjs';

const REMOVALS = Number(process.env.REMOVALS ?? 100);
const CLOSED_WITHIN_MS = 5_000;
const folder = mkdtempSync(join(tmpdir(), 'province-comuni-removals-'));
const dataDir = join(folder, 'data');
const port = await freePort();
const product = await Product.start({ port, dataDir });
let behind;

/** What a reader of the acts asks, page after page. */
const READINGS = [
  'query ($id: ID!) { got: instance(id: $id) { id } }',
  'query ($id: ID!) { got: instanceReview(instanceId: $id) { instanceId } }',
  'query ($id: ID!) { got: adhesionBoard(instanceId: $id) { viewerCanKeep } }',
  'query ($id: ID!) { got: needsSheets(instanceId: $id) { title } }',
  'query ($id: ID!) { got: upgrade(instanceId: $id) { open } }',
];

/** Asks without pause, three at a time, until it is told to end. @returns when each request that was given something began */
function traffic(ask) {
  const facts = { given: [], asked: 0, going: true };
  facts.done = Promise.all(
    [0, 1, 2].map(async (first) => {
      for (let at = first; facts.going; at += 1) {
        const began = performance.now();
        const answer = await ask(at).catch(() => ({}));
        facts.asked += 1;
        if (answer.data?.got) facts.given.push(began);
      }
    }),
  );
  return facts;
}

async function page(person, instanceId) {
  const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: { cookie: [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; '), origin: person.origin, 'sec-fetch-site': 'same-origin' } });
  await new Promise((done, failed) => socket.once('connect', done).once('connect_error', failed));
  await socket.timeout(5_000).emitWithAck('instance:here', { instanceId, place: null });
  return socket;
}

try {
  behind = await Behind.open(dataDir);
  const referente = await new Person(port).signIn(product.account('referente.pesaro'));
  const upi = await new Person(port).signIn(product.account('amministratore'));
  const acts = await Acts.make(referente, { title: 'In vigore', day: TODAY });
  const [{ person: personId, membership: membershipId }] = await behind.rows(`select p.id as person, m.id as membership from person p join membership m on m.person_id = p.id where p.email like 'redattore.pesaro@%'`);
  const mutation = async (who, query, variables) => {
    const data = await asking(who)(query, variables);
    const [answer] = Object.values(data);
    if (!['Done', 'ReviewKept', 'GuestInvited', 'OtherSessionsEnded'].includes(answer.__typename)) throw new Error(JSON.stringify(answer));
    return answer;
  };
  const kinds = {
    role: async () => mutation(referente, 'mutation ($input: MemberInput!) { endMembership(input: $input) { __typename } }', { input: { enteId: acts.enteId, membershipId } }),
    account: async () => mutation(upi, 'mutation ($input: DisablePersonInput!) { disablePerson(input: $input) { __typename } }', { input: { personId } }),
    session: async ({ session }) => mutation(session, 'mutation { endOtherSessions { __typename } }'),
    guest: async ({ link }) => mutation(referente, 'mutation ($id: ID!) { revokeReviewLink(id: $id) { __typename } }', { id: link.id }),
  };
  const outcomes = { leaked: 0, asked: 0, given: 0, late: 0, slowest_close_ms: 0 };
  for (let round = 0; round < REMOVALS; round += 1) {
    const kind = Object.keys(kinds)[round % 4];
    await behind.rows('update membership set valid_to = null where id = $1', [membershipId]);
    await behind.rows('update person set disabled_at = null where id = $1', [personId]);
    let seen;
    let socket;
    const about = {};
    if (kind === 'guest') {
      const id = randomUUID();
      const { address } = await mutation(referente, 'mutation ($input: InviteGuestInput!) { inviteGuest(input: $input) { __typename ... on GuestInvited { address } } }', { input: { id, instanceId: acts.id, actKeys: ['convenzione'], name: 'Avv. Prova', email: 'avvocato@studio.example', maySuggest: true, days: 30 } });
      const guest = new Person(port);
      about.link = { id };
      seen = traffic(() => guest.graphql('query ($secret: String!) { got: guestReview(secret: $secret) { ente } }', { secret: address.split('#')[1] }));
    } else {
      const person = await new Person(port).signIn(product.account('redattore.pesaro'));
      if (kind === 'session') about.session = await new Person(port).signIn(product.account('redattore.pesaro'));
      socket = await page(person, acts.id);
      seen = traffic((at) => person.graphql(READINGS[at % READINGS.length], { id: acts.id }));
    }
    while (seen.given.length < 10) await pause(5);
    await pause(Math.random() * 50);
    await kinds[kind](about);
    const removed = performance.now();
    const closed = socket && new Promise((done) => (socket.connected ? socket.once('disconnect', () => done(performance.now() - removed)) : done(0)));
    const asked = seen.asked;
    while (seen.asked < asked + 30) await pause(5);
    seen.going = false;
    await seen.done;
    const leaks = seen.given.filter((began) => began > removed).length;
    if (leaks > 0) process.stderr.write(`${kind}: ${leaks} given after\n`);
    outcomes.leaked += leaks;
    outcomes.asked += seen.asked;
    outcomes.given += seen.given.length;
    if (socket) {
      const took = await Promise.race([closed, pause(CLOSED_WITHIN_MS).then(() => Infinity)]);
      if (took === Infinity) outcomes.late += 1;
      else outcomes.slowest_close_ms = Math.max(outcomes.slowest_close_ms, Math.round(took));
      socket.disconnect();
    }
  }
  verdict('R5', outcomes.leaked === 0 && outcomes.late === 0, { removals: REMOVALS, ...outcomes });
} finally {
  await behind?.close();
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}
