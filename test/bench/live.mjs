// Open pages and letters at the size of the network. The product is a process of its own; people, sessions and notices are put in by the owner of the database.
// First 200 pages of as many people that have one discussion open: how long after an answer is sent its words are there on each. Then 2,000 pages that only stay open: what they cost in memory.
// Last the morning's digest of 10,000 people, also when the product is killed in the middle.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { io } from 'socket.io-client';
import { plainPost } from '@province-comuni/communities-contract';
import { buildProduct } from '../../infra/build/build-product.mjs';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { ownerAddress, pause, Person, Product } from '../reliability/support/product.mjs';
import { asker } from './support/asker.mjs';
import { calm } from './support/calm.mjs';
import { print, quantile, root, rounded, summary } from './support/measure.mjs';
import { OpenDiscussion } from './support/open-discussion.mjs';
import { pageOperation } from './support/page-operations.mjs';
import { processorTime } from './support/processor.mjs';

const PAGES = Number(process.env.BENCH_PAGES ?? 200);
const POSTS = Number(process.env.BENCH_LIVE_POSTS ?? 60);
const IDLE = Number(process.env.BENCH_IDLE ?? 2_000);
/** A page that does not show a post by then shows it because it looked by the clock, or never. */
const SHOWN_WITHIN_MS = 12_000;
/** Four hundred questions on a machine that does other work too. */
const SETTLED_WITHIN_MS = 60_000;
const DIGESTS = Number(process.env.BENCH_DIGESTS ?? 10_000);

const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'bench-live-'));
const dataDir = join(folder, 'data');
await buildProduct(root, () => {});
const port = await freePort();
let product = await Product.start({ port, dataDir });
let owner = await connect();
const open = [];
let cookieName = '';
try {
  const writer = await new Person(port).signIn(product.account('referente.pesaro'));
  [cookieName] = writer.cookies.keys();
  const [community] = await rows(`select id from community where key = 'sua'`);
  await writer.graphql('mutation ($id: ID!) { joinCommunity(communityId: $id, guidelinesAccepted: true) { __typename } }', { id: community.id });
  await owner.query('insert into community_limits (community_id, per_minute, per_hour, per_day, most_links, repeat_hours, new_days, new_posts, new_per_day, new_links, new_mentions, revision) values ($1, 100000, 100000, 100000, 20, 0, 0, 0, 100000, 20, 20, 1)', [community.id]);
  const { data } = await writer.graphql('mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { ... on DiscussionOpened { discussionId } } }', { input: { communityId: community.id, kind: 'QUESTION', title: 'Come verificate le polizze?', text: plainPost('Come fate?'), clientKey: randomUUID() } });
  const members = await people(Math.max(PAGES, IDLE), community.id);
  await calm(owner);
  await seen(members.slice(0, PAGES), writer, community.id, data.openDiscussion.discussionId);
  while (open.length > 0) open.pop().disconnect();
  await pause(3_000);
  if (IDLE > 0) await idle(members.slice(0, IDLE));
  while (open.length > 0) open.pop().disconnect();
  if (DIGESTS > 0) await digests();
} catch (error) {
  // What the server said last; its accounts are nobody’s business.
  process.stderr.write(`${product.output().split('\n').filter((line) => !line.includes('@bench.example') && !line.includes('@demo.example')).join('\n')}\n`);
  throw error;
} finally {
  for (const socket of open) socket.disconnect();
  await owner.end().catch(() => undefined);
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** How long after the request of an answer its words are there on each page that has the discussion open. */
async function seen(members, writer, communityId, discussionId) {
  const { ask, close } = asker(port, members.length);
  const pages = [];
  try {
    await inBatches(members, async (token) => pages.push(await OpenDiscussion.open(await page(token), (name, variables) => ask(`${cookieName}=${token}`, pageOperation(name), variables), communityId, discussionId)));
    const [answered, one, all] = [[], [], []];
    const used = { server: 0, database: 0, pages: 0 };
    for (let post = -5; post < POSTS; post += 1) {
      const words = `Risposta ${post}, ${randomUUID()}.`;
      const shown = Promise.all(pages.map((each) => each.shows(words)));
      const before = { ...processorTime(product), pages: process.cpuUsage().user + process.cpuUsage().system };
      const began = performance.now();
      const { data, errors } = await writer.graphql(pageOperation('AnswerDiscussion'), { input: { discussionId, text: plainPost(words), clientKey: randomUUID() } });
      const answeredAt = performance.now() - began;
      if (!data?.answer?.post) throw new Error(JSON.stringify(errors ?? data));
      const times = (await within(SHOWN_WITHIN_MS, shown, () => `${words} is not on ${pages.filter((each) => !each.has(words)).length} of ${pages.length} pages`)).map((at) => at - began);
      const after = { ...processorTime(product), pages: process.cpuUsage().user + process.cpuUsage().system };
      if (post >= 0) for (const part of Object.keys(used)) used[part] += after[part] - before[part];
      if (post >= 0) answered.push(answeredAt);
      if (post >= 0) one.push(quantile(times, 0.5)) && all.push(Math.max(...times));
      // What pages do once a post is there – they note that it was read – is done before the next one comes.
      await within(SETTLED_WITHIN_MS, Promise.all(pages.map((each) => each.settled())), () => 'pages do not come to rest');
    }
    for (const each of pages) each.check(POSTS + 5);
    const asked = rounded(pages.reduce((sum, each) => sum + each.asked, 0) / pages.length / (POSTS + 5), 2);
    // What other work on the machine does to the clock it does not do to this.
    const processor = { server: rounded(used.server / POSTS, 1), database: rounded(used.database / POSTS, 1), pages_of_the_measure: rounded(used.pages / 1000 / POSTS, 1) };
    const scale = `${members.length} pages of as many people with the discussion open, ${POSTS} answers, from the request until the words are there; each post once, in order`;
    print({ bench: 'live', case: 'chi risponde ha la sua risposta', unit: 'ms', ...summary(answered), scale, load: rounded(loadavg()[0], 1) });
    print({ bench: 'live', case: 'una pagina su due mostra la risposta', unit: 'ms', ...summary(one), asked_for_a_post: asked, ratio_to: 'NodeBB p50 80', scale, load: rounded(loadavg()[0], 1) });
    print({ bench: 'live', case: 'tutte le pagine mostrano la risposta', unit: 'ms', ...summary(all), slowest: rounded(Math.max(...all)), processor_for_a_post: processor, goal: 'tutte ≤ 100', ratio_to: 'NodeBB all 1,062', scale, load: rounded(loadavg()[0], 1) });
  } finally {
    close();
  }
}

/** @throws Error with these words when it does not happen in time */
async function within(ms, work, words) {
  let timer;
  try {
    return await Promise.race([work, new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(words())), ms)))]);
  } finally {
    clearTimeout(timer);
  }
}

/** What pages that only stay open cost the server in memory (PSS). */
async function idle(members) {
  const before = await settled();
  await inBatches(members, page);
  const after = await settled();
  print({ bench: 'live', case: `${members.length} pagine aperte e ferme`, unit: 'MB', before, after, more: rounded(after - before, 1), goal: '≤ 150 sopra il riposo', scale: 'websocket, one for each person, proportional set size of the server' });
}

/** Everybody has three things to be told this morning; the product is killed once in the middle. */
async function digests() {
  const members = await people(DIGESTS, null, 'digest');
  await owner.query(
    `insert into notice (person_id, topic, key, title, text, href, subjects, frequency, created_at)
     select s.person_id, 'documento.pubblicato', 'bench:' || s.person_id || ':' || n, 'È uscito un documento numero ' || n, 'Un testo di qualche parola.', '/documenti', '[]'::jsonb, 'GIORNALIERA', now() - interval '2 days' from session s, generate_series(1, 3) n where s.user_agent = 'digest'`,
  );
  // Also on a Sunday.
  await owner.query(`insert into mail_quiet (person_id, from_hour, to_hour, weekends) select person_id, 0, 0, false from session where user_agent = 'digest'`);
  const left = async () => Number((await rows(`select count(distinct person_id) as n from notice where key like 'bench:%' and told_at is null`))[0].n);
  // As the clock does: the job of the morning, now.
  const ask = () => owner.query(`insert into jobs.job (name, data) values ('notices.tell-daily', '{}')`);
  const began = performance.now();
  await ask();
  while ((await left()) > DIGESTS / 2) await pause(200);
  const half = performance.now() - began;
  process.kill(product.pids().server, 'SIGKILL');
  await product.exited;
  await owner.end().catch(() => undefined);
  product = await Product.start({ port, dataDir });
  owner = await connect();
  await ask();
  while ((await left()) > 0) await pause(500);
  const took = performance.now() - began;
  const [{ letters, people: told }] = await rows(`select count(*)::int as letters, count(distinct to_address)::int as people from mail_message where to_address like 'digest-%'`);
  print({ bench: 'live', case: `riepilogo di ${DIGESTS} persone, un kill -9 a metà`, unit: 's', half: rounded(half / 1000, 1), all: rounded(took / 1000, 1), letters, people: told, twice: letters - told, goal: '≤ 300 s, nessuno due volte', scale: `${members.length} people, 3 notices each, embedded mail` });
}

async function connect() {
  const client = new pg.Client({ connectionString: ownerAddress(dataDir) });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function rows(text, values = []) {
  return (await owner.query(text, values)).rows;
}

/** People of a Provincia who are signed in, and members of the community. @returns the tokens of their sessions */
async function people(count, communityId, name = 'pagina') {
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
  const [ente] = await rows(`select id, kind from ente where kind = 'PROVINCIA' order by codice_istat limit 1`);
  await owner.query(
    `with t as (select hash, n, gen_random_uuid() as id from unnest($1::text[]) with ordinality as t (hash, n)),
          p as (insert into person (id, email, name, surname) select id, $2 || '-' || n || '@bench.example', 'Prova', 'Numero ' || n from t returning id),
          m as (insert into membership (person_id, ente_id, ente_kind, role, valid_from) select id, $3, $4, 'LETTORE', now() from p),
          c as (insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) select $5::uuid, p.id, 'MEMBRO', 'Prova', '', now(), now(), 0, 0 from p where $5::uuid is not null)
     insert into session (token_hash, person_id, created_at, last_seen_at, expires_at, user_agent, address) select t.hash, t.id, now(), now(), now() + interval '7 days', $2, '127.0.0.1' from t`,
    [hashes, name, ente.id, ente.kind, communityId],
  );
  return tokens;
}

function page(token) {
  const socket = io(`http://localhost:${port}`, { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: { cookie: `${cookieName}=${token}`, origin: `http://localhost:${port}` } });
  open.push(socket);
  return new Promise((done, fail) => socket.once('connect', () => done(socket)).once('connect_error', fail));
}

async function inBatches(members, work) {
  for (let from = 0; from < members.length; from += 50) await Promise.all(members.slice(from, from + 50).map(work));
}

/** Memory once it stands still. */
async function settled() {
  const read = () => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${product.pids().server}/smaps_rollup`, 'utf8'))[1]) / 1024;
  for (let last = read(), quiet = 0; ; ) {
    await pause(2_000);
    const now = read();
    quiet = Math.abs(now - last) < 2 ? quiet + 1 : 0;
    last = now;
    if (quiet === 3) return rounded(now, 1);
  }
}
