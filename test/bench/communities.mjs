// Communities, asked as their pages ask (the operations beside the pages). First over GraphQL, the product a process of its own: a thread of 20 posts read, and answered, by ten connections
// at once. Then BENCH_COMMUNITY_POSTS posts (100,000; the goal is stated for 1,000,000; 0: none): lists, threads and unread counts by their use cases, put together as the product puts them
// together, behind both walls, and the questions of the pages over GraphQL. BENCH_READS=0 leaves the first part out.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { plainPost } from '@province-comuni/communities-contract';
import { ReadCommunities, ReadDiscussions, ReadOn } from '@province-comuni/communities-domain';
import { ACTOR_RESOLVER } from '@province-comuni/platform-graphql';
import { buildProduct } from '../../infra/build/build-product.mjs';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { ownerAddress, Person, Product } from '../reliability/support/product.mjs';
import { asker, cookieOf } from './support/asker.mjs';
import { calm } from './support/calm.mjs';
import { communityId, COMMUNITIES, longThreadId, PER_THREAD, threadId, writeManyPosts } from './support/many-posts.mjs';
import { print, root, rounded, summary, timed } from './support/measure.mjs';
import { pageOperation } from './support/page-operations.mjs';
import { processorTime } from './support/processor.mjs';

const READS = Number(process.env.BENCH_READS ?? 3_000);
const ANSWERS = Number(process.env.BENCH_ANSWERS ?? 1_000);
const POSTS = Number(process.env.BENCH_COMMUNITY_POSTS ?? 100_000);
const RUNS = Number(process.env.BENCH_RUNS ?? 300);
const CONNECTIONS = 10;

await buildProduct(root, () => {});
if (READS > 0) await withProduct(overGraphql);
if (POSTS > 0) await withProduct(onManyPosts);

/** The product on a folder of its own, which goes whatever happens: a measure that fails leaves no database behind. */
async function withProduct(work) {
  const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'bench-communities-'));
  const dataDir = join(folder, 'data');
  let product;
  let owner;
  try {
    const port = await freePort();
    product = await Product.start({ port, dataDir });
    owner = new pg.Client({ connectionString: ownerAddress(dataDir) });
    await owner.connect();
    await calm(owner);
    await work({ product, owner, port, dataDir });
  } catch (error) {
    // What the server said last; its accounts are nobody’s business.
    process.stderr.write(`${(product?.output() ?? '').split('\n').filter((line) => !line.includes('@demo.example')).join('\n')}\n`);
    throw error;
  } finally {
    await owner?.end().catch(() => undefined);
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function together(count, work) {
  const times = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    while (next < count) {
      const at = next++;
      const start = performance.now();
      await work(at);
      times.push(performance.now() - start);
    }
  }));
  return { ...summary(times), per_second: rounded((count / (performance.now() - began)) * 1000, 0) };
}

/** What else the machine does. */
function load() {
  return { load: rounded(loadavg()[0], 1) };
}

async function overGraphql({ product, owner, port }) {
  const { ask, close } = asker(port, CONNECTIONS);
  try {
    const people = [];
    for (const account of product.accounts) people.push(await new Person(port).signIn(account));
    const { community } = await ask(cookieOf(people[0]), pageOperation('Community'), { key: 'sua' });
    for (const person of people) await ask(cookieOf(person), pageOperation('JoinCommunity'), { id: community.id, accepted: true, version: community.guidelinesVersion });
    await liftLimits(owner, community.id);
    const open = async (title) => (await ask(cookieOf(people[0]), pageOperation('OpenDiscussion'), { input: { communityId: community.id, kind: 'QUESTION', title, text: plainPost('Come fate?'), clientKey: randomUUID() } })).openDiscussion.discussionId;
    const [DISCUSSION, ANSWER] = [pageOperation('Discussion'), pageOperation('AnswerDiscussion')];
    const answer = async (who, discussionId, at) => {
      const given = await ask(cookieOf(who), ANSWER, { input: { discussionId, text: plainPost(`Risposta ${at}. Da noi la verifica la fa l’ufficio gare, con una lista di controllo che alleghiamo al verbale.`, 'La mandiamo ai Comuni prima della gara.'), clientKey: randomUUID() } });
      if (!given.answer?.post) throw new Error(JSON.stringify(given));
    };
    const thread = await open('Come verificate le polizze?');
    for (let at = 1; at < PER_THREAD; at += 1) await answer(people[at % people.length], thread, at);
    const reading = (query, variables) => async (at) => {
      const found = await ask(cookieOf(people[at % people.length]), query, variables);
      if (found.discussion?.posts.length !== PER_THREAD) throw new Error(JSON.stringify(found));
    };
    const read = reading(DISCUSSION, { id: thread, after: 0, before: null, first: PER_THREAD });
    await together(300, read);
    const scale = `${PER_THREAD} posts, ${CONNECTIONS} connections, embedded PostgreSQL`;
    const ratio_to = 'NodeBB 212/s, p95 61';
    print({ bench: 'communities', case: 'discussione di 20 messaggi, come la chiede la pagina', unit: 'ms', ...(await together(READS, read)), goal: '≥ 424/s, p95 ≤ 40', ratio_to, scale, ...load() });
    // What was asked until 30 November 2026, for figures of before: no attachments, no references, no solution, less of the community.
    const POST = 'id sequence authorId authorName authorEnte text createdAt editedAt withdrawn reactions { kind count mine } canEdit canWithdraw';
    const SHORT = reading(`query ($id: ID!) { discussion(id: $id, after: 0, first: ${PER_THREAD}) { community { id key title viewerCan { write } } discussion { id kind title tags solved closed lastSequence unread } first { ${POST} } posts { ${POST} } firstUnread canAnswer } }`, { id: thread });
    await together(100, SHORT);
    print({ bench: 'communities', case: 'discussione di 20 messaggi, la domanda breve di prima', unit: 'ms', ...(await together(READS, SHORT)), ratio_to, scale, ...load() });
    const threads = await Promise.all(Array.from({ length: 5 }, (_, index) => open(`Discussione di prova numero ${index}`)));
    await together(100, (at) => answer(people[at % people.length], threads[at % threads.length], at));
    print({ bench: 'communities', case: 'risposta, come la manda la pagina', unit: 'ms', ...(await together(ANSWERS, (at) => answer(people[at % people.length], threads[at % threads.length], at))), goal: '≥ 150/s, p95 ≤ 100', ratio_to: 'NodeBB 30/s, p95 388', scale: `${threads.length} discussions of one community, ${people.length} people, ${CONNECTIONS} connections; numbered, logged, followed, told to the outbox`, ...load() });
  } finally {
    close();
  }
}

/** Four people write in a minute what a thousand write in a day: limits of writing would refuse it. */
async function liftLimits(client, communityId) {
  await client.query('insert into community_limits (community_id, per_minute, per_hour, per_day, most_links, repeat_hours, new_days, new_posts, new_per_day, new_links, new_mentions, revision) values ($1, 100000, 100000, 100000, 20, 0, 0, 0, 100000, 20, 20, 1)', [communityId]);
}

async function onManyPosts({ product, owner, port, dataDir }) {
  const { ask, close } = asker(port, CONNECTIONS);
  let app;
  try {
    const reader = await new Person(port).signIn(product.account('redattore.pesaro'));
    const readerId = (await ask(cookieOf(reader), '{ me { id } }', {})).me.id;
    const began = performance.now();
    const { threads, long, last, all } = await writeManyPosts(owner, POSTS, readerId);
    process.stderr.write(`${all} posts written in ${Math.round((performance.now() - began) / 1000)} s\n`);
    await owner.query(`create role bench_reader login password 'bench' in role province_comuni_app`);
    app = await openApp(dataDir, port);
    const get = (token) => app.get(token, { strict: false });
    const [read, communities, readOn] = [get(ReadDiscussions), get(ReadCommunities), get(ReadOn)];
    const actor = await get(ACTOR_RESOLVER).resolveAgain({ headers: { cookie: cookieOf(reader) } });
    if (actor.kind !== 'person' || actor.communityIds.length < COMMUNITIES) throw new Error(`the reader is ${JSON.stringify(actor)}`);

    const thread = (at) => threadId(1 + (at % COMMUNITIES), 1 + ((at * 7_919) % threads));
    const community = (at) => communityId(1 + (at % COMMUNITIES));
    const inTheMiddle = (at) => (at * 131) % (long - PER_THREAD);
    const lastNumber = last - Math.min(1_000, Math.floor(threads / 2));
    const afterCursor = Buffer.from(`discussions:0:${lastNumber}`).toString('base64url');
    const full = (posts) => posts.length === PER_THREAD;
    const firstPage = { after: 0, before: null, limit: PER_THREAD };
    const SCALE = `${all.toLocaleString('it')} posts, ${COMMUNITIES} communities, ${PER_THREAD} to a thread and one of ${long.toLocaleString('it')}, 1 connection`;
    const USE_CASES = {
      'elenco, con ciò che è da leggere': [() => read.list(actor, { communityId: communityId(1) }, null, 20), ({ items }) => items.length === 20 && items.some(({ unread }) => unread > 0), 'p95 ≤ 60'],
      'elenco, dopo le prime 1.000': [() => read.list(actor, { communityId: communityId(2) }, { pinned: false, lastNumber }, 20), ({ items }) => items.length === 20, 'p95 ≤ 60'],
      'elenco, domande senza soluzione': [() => read.list(actor, { communityId: communityId(3), kind: 'QUESTION', state: 'APERTA' }, null, 20), ({ items }) => items.length > 0, 'p95 ≤ 60'],
      'elenco, per etichetta': [(at) => read.list(actor, { communityId: community(at), tag: `tema-${at % 30}` }, null, 20), ({ items }) => items.length > 0, 'p95 ≤ 60'],
      'discussione di 20 messaggi': [(at) => read.open(actor, thread(at), firstPage), ({ posts }) => full(posts), 'p95 ≤ 60'],
      'a metà di una discussione lunga': [(at) => read.open(actor, longThreadId, { ...firstPage, after: inTheMiddle(at) }), ({ posts }) => full(posts), 'p95 ≤ 60'],
      'messaggi da leggere, tutte le community': [() => communities.list(actor), (shown) => shown.filter(({ unread }) => unread > 0).length >= COMMUNITIES, 'p95 ≤ 20'],
      'letto fin qui': [(at) => readOn.execute(actor, thread(at), 1 + (at % PER_THREAD)), (left) => left > 0, 'p95 ≤ 20'],
      'che cosa è successo, 200 voci': [(at) => read.eventsAfter(actor, community(at), (at * 37) % (last - 200), 200), ({ entries }) => entries.length === 200, 'p95 ≤ 60'],
    };
    // What makes a post dear is there.
    const some = (await Promise.all(Array.from({ length: 40 }, (_, at) => read.open(actor, thread(at), firstPage)))).flatMap(({ posts }) => posts);
    for (const part of ['attachments', 'references', 'reactions']) if (!some.some((post) => post[part].length > 0)) throw new Error(`no post has ${part}`);
    for (const type of ['blockquote', 'mention']) if (!some.some((post) => JSON.stringify(post.text).includes(`"${type}"`))) throw new Error(`no post has a ${type}`);
    for (const [name, [work, holds, goal]] of Object.entries(USE_CASES)) await measure(product, name, work, holds, goal, `${SCALE}, use case behind two walls`);
    const page = (name, variables) => {
      const operation = pageOperation(name);
      return (at) => ask(cookieOf(reader), operation, variables(at));
    };
    const opened = (id, after) => (at) => ({ id: id(at), after: after(at), before: null, first: PER_THREAD });
    const PAGES = {
      'pagina: tutte le community, con i messaggi da leggere': [page('Communities', () => ({})), (data) => data.communities.filter(({ unread }) => unread > 0).length >= COMMUNITIES, 'p95 ≤ 20'],
      'pagina: elenco delle discussioni': [page('Discussions', (at) => ({ communityId: community(at), filter: null, first: 20, after: null })), ({ discussions }) => discussions.nodes.length === 20, 'p95 ≤ 60'],
      'pagina: elenco, dopo le prime 1.000': [page('Discussions', (at) => ({ communityId: communityId(2 + (at % 3)), filter: null, first: 20, after: afterCursor })), ({ discussions }) => discussions.nodes.length === 20, 'p95 ≤ 60'],
      'pagina: discussione di 20 messaggi': [page('Discussion', opened(thread, () => 0)), ({ discussion }) => full(discussion.posts), 'p95 ≤ 60'],
      'pagina: a metà di una discussione lunga': [page('Discussion', opened(() => longThreadId, inTheMiddle)), ({ discussion }) => full(discussion.posts), 'p95 ≤ 60'],
      'pagina: letto fin qui': [page('ReadUpTo', (at) => ({ discussionId: thread(at), sequence: 1 + (at % PER_THREAD) })), ({ readUpTo }) => readUpTo.unread > 0, 'p95 ≤ 20'],
      'pagina: che cosa è successo, 200 voci': [page('CommunityEvents', (at) => ({ communityId: community(at), after: (at * 37) % (last - 200) })), ({ communityEvents }) => communityEvents.entries.length === 200, 'p95 ≤ 60'],
    };
    for (const [name, [work, holds, goal]] of Object.entries(PAGES)) await measure(product, name, work, holds, goal, `${SCALE}, the page’s own question over GraphQL`);
  } finally {
    close();
    await app?.close();
  }
}

/** @throws Error when an answer is not what the case is about: a quick answer that says nothing is no measure */
async function measure(product, name, work, holds, goal, scale) {
  const run = async (at) => {
    const answer = await work(at);
    if (!holds(answer)) throw new Error(`${name}: ${JSON.stringify(answer).slice(0, 500)}`);
  };
  for (let at = RUNS; at < RUNS + 20; at += 1) await run(at);
  const before = processorTime(product);
  const times = await timed(RUNS, 0, run);
  const after = processorTime(product);
  print({ bench: 'communities', case: name, unit: 'ms', ...summary(times), goal, processor_of_database: rounded((after.database - before.database) / RUNS), scale, ...load() });
}

/** The whole product in this process, not listening: use cases as it puts them together, whatever they are given. */
async function openApp(dataDir, port) {
  const { createApp, readConfig } = await import('../../apps/api/dist/src/main.js');
  const address = new URL(ownerAddress(dataDir));
  const migration = address.href;
  [address.username, address.password] = ['bench_reader', 'bench'];
  const app = await createApp(readConfig({ PC_MODE: 'embedded', PORT: String(port), DATABASE_URL: address.href, DATABASE_MIGRATION_URL: migration, SECRET_KEY: readFileSync(join(dataDir, 'secret.key'), 'utf8').trim(), STORAGE_DIR: join(dataDir, 'files') }));
  await app.init();
  return app;
}
