// R7, letters: an issue of the newsletter goes to many people through a mail server that takes its time, refuses for the moment, or is gone before it says that it took a letter, while server, database and
// everything are killed in turn. Afterwards everybody was written to; who has a letter twice has it because an answer was lost or a process was killed while it was on its way, under one Message-ID.
// How many: LETTERS (2,000), KILLS (50). The mail server is smtp-server in this process, not one of the net.
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { newsletter } from './support/communities.mjs';
import { asking, mutate } from './support/asking.mjs';
import { calm, Patient } from './support/patient.mjs';
import { killInTurn, pause, Product, verdict } from './support/product.mjs';
import { Behind } from './support/uploads.mjs';

const LETTERS = Number(process.env.LETTERS ?? 2_000);
const KILLS = Number(process.env.KILLS ?? 50);
const CALM_MS = 60_000;
/** Of a hundred letters: refused for the moment, and taken by a server that is gone before it says so. */
const [LATER, LOST] = [2, 2];

const folder = mkdtempSync(join(tmpdir(), 'province-comuni-mail-kills-'));
const dataDir = join(folder, 'data');
/** What the server took, by recipient: the Message-ID of each time. */
const taken = new Map();
/** Message-IDs whose answer the server itself lost. */
const lost = new Set();
const asked = { letters: 0, later: 0 };

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: async (stream, session, done) => {
    // Cut in the middle by a kill: it was not taken.
    const letter = (await buffer(stream).catch(() => '')).toString();
    if (letter === '') return;
    const id = /^Message-ID:\s*(\S+)/im.exec(letter)[1];
    await pause(randomInt(60));
    asked.letters += 1;
    const luck = randomInt(100);
    if (luck < LATER) {
      asked.later += 1;
      return done(Object.assign(new Error('try again later'), { responseCode: 451 }));
    }
    for (const { address } of session.envelope.rcptTo) taken.set(address, [...(taken.get(address) ?? []), id]);
    if (luck < LATER + LOST) {
      lost.add(id);
      [...server.connections].find((connection) => connection.session === session)._socket.destroy();
      return;
    }
    done();
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1');
await once(server.server, 'listening');

const port = 20_000 + randomInt(5_000);
const env = { SMTP_URL: `smtp://127.0.0.1:${server.server.address().port}`, MAIL_FROM: 'Province & Comuni <avvisi@upi.example>' };
Object.assign(process.env, env);
const site = { product: await Product.start({ port, dataDir }), up: Promise.resolve() };
let behind = await Behind.open(dataDir);
await behind.rows(
  `with p as (insert into person (email, name, surname) select 'lettera' || n || '@posta.example', 'Prova', 'Lettera ' || n from generate_series(1, $1) n returning id)
   insert into membership (person_id, ente_id, ente_kind, role, valid_from) select p.id, o.ente_id, o.ente_kind, 'LETTORE', now() from p, membership o join person l on l.id = o.person_id where l.email like 'lettore.pesaro@%'`,
  [LETTERS],
);
await behind.close();

try {
  const staff = new Patient(site, 'curatore');
  const { id } = await staff.send('createNewsletter', { input: newsletter('Numero di prova'), clientKey: randomUUID() }, 'NewsletterKept');
  await staff.insist(async (person) => {
    const { newsletter: now } = await asking(person)('query ($id: ID!) { newsletter(id: $id) { revision state } }', { id });
    if (now.state !== 'BOZZA') return;
    const answer = await mutate(person, 'planNewsletter', { newsletter: { id, seenRevision: now.revision } });
    if (answer.__typename !== 'NewsletterKept') throw new Error(answer.__typename);
  });
  const began = performance.now();
  const killed = await killInTurn(site, KILLS, { progress: () => taken.size / LETTERS, over: () => taken.size >= LETTERS, say: (line) => process.stderr.write(`${line}: ${taken.size} of ${LETTERS} letters\n`) });
  behind = await Behind.open(dataDir);
  const number = async (sql) => Number((await behind.rows(`select count(*) as n from ${sql}`))[0].n);
  // A letter that the server did not want at that moment, or whose answer was lost, waits a minute by itself: that is no delay of the product.
  const { left, calm_ms } = await calm(async () => ({ waiting: await number(`mail_delivery where state = 'IN_ATTESA' and problem is null`), issues: await number(`newsletter where state <> 'INVIATA'`) }), CALM_MS);
  await calm(async () => ({ waiting: await number(`mail_delivery where state = 'IN_ATTESA'`) }), 10 * CALM_MS);
  const twice = [...taken.values()].filter((ids) => ids.length > 1);
  const facts = {
    letters: LETTERS,
    people_written_to: [...taken.keys()].filter((address) => address.startsWith('lettera')).length,
    people_missing: LETTERS - [...taken.keys()].filter((address) => address.startsWith('lettera')).length,
    letters_wanted: await number(`newsletter_letter where outcome = 'INVIATA'`),
    letters_delivered: await number(`mail_delivery where state = 'CONSEGNATA' and subject like '%Numero di prova%'`),
    offered: asked.letters,
    refused_for_the_moment: asked.later,
    answers_lost_by_the_server: lost.size,
    twice: twice.length,
    twice_under_two_names: twice.filter((ids) => new Set(ids).size > 1).length,
    twice_by_a_kill: twice.filter((ids) => !ids.some((each) => lost.has(each))).length,
    refused: await number(`mail_delivery where state = 'RIFIUTATA'`),
    still_waiting: await number(`mail_delivery where state = 'IN_ATTESA'`),
    minutes: Math.round((performance.now() - began) / 60_000),
    calm_ms,
    ...killed,
  };
  // Four letters are on their way at a time: a kill finds no more of them.
  const holds = facts.people_missing === 0 && facts.twice_under_two_names === 0 && facts.twice_by_a_kill <= 4 * killed.kills && facts.refused === 0 && facts.still_waiting === 0 && facts.letters_delivered === facts.letters_wanted && Object.values(left).every((count) => count === 0);
  verdict('R7, letters', holds, facts);
} finally {
  await behind.close().catch(() => undefined);
  await site.product.stop();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
