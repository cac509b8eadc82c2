// Communities. First over GraphQL, the product a process of its own: a thread of 20 posts read, and answered, by ten connections at once. Then lists, threads and
// unread counts by their use cases, behind both walls, on BENCH_COMMUNITY_POSTS posts (100,000; the goal is stated for 1,000,000).
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { plainPost } from '@province-comuni/communities-contract';
import { PostgresCommunityRepository, PostgresDiscussionRepository } from '@province-comuni/communities-data';
import { ReadCommunities, ReadDiscussions, ReadOn } from '@province-comuni/communities-domain';
import { buildProduct } from '../../infra/build/build-product.mjs';
import { freePort } from '../../infra/bootstrap/embedded-postgres.mjs';
import { ownerAddress, pause, Person, Product } from '../reliability/support/product.mjs';
import { print, root, rounded, summary, timed } from './support/measure.mjs';
import { openSearchDatabase } from './support/search-database.mjs';

const READS = Number(process.env.BENCH_READS ?? 3_000);
const ANSWERS = Number(process.env.BENCH_ANSWERS ?? 1_000);
const POSTS = Number(process.env.BENCH_COMMUNITY_POSTS ?? 100_000);
const RUNS = Number(process.env.BENCH_RUNS ?? 300);
const CONNECTIONS = 10;
const PER_THREAD = 20;
const COMMUNITIES = 4;

await overGraphql();
if (POSTS > 0) await onManyPosts();

async function overGraphql() {
  const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'bench-communities-'));
  await buildProduct(root, () => {});
  const port = await freePort();
  const product = await Product.start({ port, dataDir: join(folder, 'data') });
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const owner = new pg.Client({ connectionString: ownerAddress(join(folder, 'data')) });
  await owner.connect();
  try {
    const people = [];
    for (const account of product.accounts) people.push(await new Person(port).signIn(account));
    const { data } = await people[0].graphql('{ community(key: "sua") { id } }');
    for (const person of people) await person.graphql('mutation ($id: ID!) { joinCommunity(communityId: $id, guidelinesAccepted: true) { __typename } }', { id: data.community.id });
    await liftLimits(owner, data.community.id);
    await calm(owner);
    const open = async (title) => (await people[0].graphql('mutation ($input: OpenDiscussionInput!) { openDiscussion(input: $input) { ... on DiscussionOpened { discussionId } } }', { input: { communityId: data.community.id, kind: 'QUESTION', title, text: plainPost('Come fate?'), clientKey: randomUUID() } })).data.openDiscussion.discussionId;
    const ask = (who, query, variables) => {
      const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const sent = JSON.stringify({ query, variables });
      return new Promise((done, fail) => {
        const asking = request({ agent, host: '127.0.0.1', port, path: '/graphql', method: 'POST', headers: { host: `localhost:${port}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent), 'sec-fetch-site': 'same-origin', cookie } }, (answer) => {
          const chunks = [];
          answer.on('data', (chunk) => chunks.push(chunk)).once('end', () => done(JSON.parse(Buffer.concat(chunks))));
        });
        asking.once('error', fail).end(sent);
      });
    };
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
      return { ...summary(times), per_second: rounded((count / (performance.now() - began)) * 1000, 0) };
    };
    const POST = 'id sequence authorId authorName authorEnte text createdAt editedAt withdrawn reactions { kind count mine } canEdit canWithdraw';
    const READ = `query ($id: ID!) { discussion(id: $id, after: 0, first: ${PER_THREAD}) { community { id key title viewerCan { write } } discussion { id kind title tags solved closed lastSequence unread } first { ${POST} } posts { ${POST} } firstUnread canAnswer } }`;
    const ANSWER = `mutation ($input: AnswerDiscussionInput!) { answer(input: $input) { __typename ... on AnswerGiven { post { ${POST} } } } }`;
    const answer = async (who, discussionId, at) => {
      const { data: given, errors } = await ask(who, ANSWER, { input: { discussionId, text: plainPost(`Risposta ${at}. Da noi la verifica la fa l’ufficio gare, con una lista di controllo che alleghiamo al verbale.`, 'La mandiamo ai Comuni prima della gara.'), clientKey: randomUUID() } });
      if (given?.answer?.__typename !== 'AnswerGiven') throw new Error(JSON.stringify(errors ?? given));
    };
    const thread = await open('Come verificate le polizze?');
    for (let at = 1; at < PER_THREAD; at += 1) await answer(people[at % people.length], thread, at);
    const read = async (at) => {
      const { data: found, errors } = await ask(people[at % people.length], READ, { id: thread });
      if (found?.discussion?.posts.length !== PER_THREAD) throw new Error(JSON.stringify(errors ?? found));
    };
    await together(300, read);
    const scale = `${PER_THREAD} posts, ${CONNECTIONS} connections, rights and unread counts asked, embedded PostgreSQL`;
    print({ bench: 'communities', case: 'discussione di 20 messaggi, GraphQL', unit: 'ms', ...(await together(READS, read)), goal: '≥ 424/s, p95 ≤ 40', ratio_to: 'NodeBB 212/s, p95 61', scale });
    const threads = await Promise.all(Array.from({ length: 5 }, (_, index) => open(`Discussione di prova numero ${index}`)));
    await together(100, (at) => answer(people[at % people.length], threads[at % threads.length], at));
    print({ bench: 'communities', case: 'risposta, GraphQL', unit: 'ms', ...(await together(ANSWERS, (at) => answer(people[at % people.length], threads[at % threads.length], at))), goal: '≥ 150/s, p95 ≤ 100', ratio_to: 'NodeBB 30/s, p95 388', scale: `${threads.length} discussions of one community, ${people.length} people, ${CONNECTIONS} connections; numbered, logged, followed, told to the outbox` });
  } finally {
    agent.destroy();
    await owner.end();
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Four people write in a minute what a thousand write in a day: limits of writing would refuse it. */
async function liftLimits(client, communityId) {
  await client.query('insert into community_limits (community_id, per_minute, per_hour, per_day, most_links, repeat_hours, new_days, new_posts, new_per_day, new_links, new_mentions, revision) values ($1, 100000, 100000, 100000, 20, 0, 0, 0, 100000, 20, 20, 1)', [communityId]);
}

/** A product that has just begun fills its index: what is measured is one that has nothing left to do. */
async function calm(client) {
  const LEFT = `select (select count(*) from outbox_event where dispatched_at is null) + (select count(*) from jobs.job where state in ('created', 'retry', 'active') and name not like '\\_\\_%' and start_after <= now()) as left`;
  for (let quiet = 0; quiet < 3; ) {
    quiet = Number((await client.query(LEFT)).rows[0].left) === 0 ? quiet + 1 : 0;
    await pause(500);
  }
}

async function onManyPosts() {
  const threads = Math.floor(POSTS / PER_THREAD / COMMUNITIES);
  const scale = `${(threads * PER_THREAD * COMMUNITIES).toLocaleString('it')} posts, ${COMMUNITIES} communities, ${PER_THREAD} to a thread and one of ${threads.toLocaleString('it')}, two walls, 1 connection`;
  const database = await openSearchDatabase(`bench_communities_${POSTS}`, process.env.BENCH_COMMUNITIES_DATA);
  const { rows: communities } = await database.asOwner((owner) => fill(owner, threads));
  const ids = communities.map(({ id }) => id);
  const actor = { kind: 'person', personId: '00000000-0000-4000-8000-000000000001', name: 'Prova', memberships: [{ enteId: '00000000-0000-4000-8000-0000000000aa', enteKind: 'PROVINCIA', role: 'REDATTORE' }], communityIds: ids };
  const [repository, discussions] = [new PostgresCommunityRepository(), new PostgresDiscussionRepository()];
  const read = new ReadDiscussions(database.runner, repository, discussions);
  const readOn = new ReadOn(database.runner, repository, discussions);
  const all = new ReadCommunities(database.runner, repository);
  const thread = (at) => ({ id: `${String(1 + (at % COMMUNITIES)).padStart(8, '0')}-0000-4000-8000-${String(1 + ((at * 7919) % threads)).padStart(12, '0')}` }).id;
  const long = `${String(1).padStart(8, '0')}-0000-4000-9000-${String(0).padStart(12, '0')}`;
  const CASES = {
    'elenco, con ciò che è da leggere': [() => read.list(actor, { communityId: ids[0] }, null, 20), 'p95 ≤ 60'],
    'elenco, dopo le prime 1.000': [() => read.list(actor, { communityId: ids[1] }, { pinned: false, lastNumber: threads * PER_THREAD - 1_000 }, 20), 'p95 ≤ 60'],
    'elenco, domande senza soluzione': [() => read.list(actor, { communityId: ids[2], kind: 'QUESTION', state: 'APERTA' }, null, 20), 'p95 ≤ 60'],
    'discussione di 20 messaggi': [(at) => read.open(actor, thread(at), { after: 0, before: null, limit: 20 }), 'p95 ≤ 60'],
    'a metà di una discussione lunga': [(at) => read.open(actor, long, { after: (at * 131) % threads, before: null, limit: 20 }), 'p95 ≤ 60'],
    'messaggi da leggere, tutte le community': [() => all.list(actor), 'p95 ≤ 20'],
    'letto fin qui': [(at) => readOn.execute(actor, thread(at), 1 + (at % PER_THREAD)), 'p95 ≤ 20'],
    'che cosa è successo, 200 voci': [(at) => read.eventsAfter(actor, ids[at % COMMUNITIES], (at * 37) % threads, 200), 'p95 ≤ 60'],
  };
  for (const [name, [work, goal]] of Object.entries(CASES)) {
    const times = await timed(RUNS, 20, async (at) => {
      const answer = await work(at);
      if (answer === null || answer.items?.length === 0 || answer.posts?.length === 0 || (Array.isArray(answer.entries) && answer.entries.length === 0)) throw new Error(`${name}: nothing was shown`);
    });
    print({ bench: 'communities', case: name, unit: 'ms', ...summary(times), goal, scale });
  }
  await database.close();
}

/** Posts by number, always the same: four communities, their threads written in turns, one long thread at the end of the first. The reader joined half-way. */
async function fill(owner, threads) {
  const communities = () => owner.query('select id from community order by key');
  const { rows } = await owner.query('select count(*)::int as count from post');
  if (rows[0].count > 0) return communities();
  const last = threads * PER_THREAD;
  await owner.query(`insert into person (id, email, name, surname, created_at) values ('00000000-0000-4000-8000-000000000001', 'prova@demo.example', 'Prova', 'Prova', now()) on conflict do nothing`);
  await owner.query(`insert into community (id, key, title, purpose, visibility, member_count, post_count, last_event) select (lpad(c::text, 8, '0') || '-0000-4000-8000-000000000000')::uuid, 'prova-' || c, 'Prova ' || c, 'Prova.', case when c % 2 = 0 then 'PUBBLICA' else 'MEMBRI' end, 1, $1::int + case when c = 1 then $2::int else 0 end, $1::int from generate_series(1, ${COMMUNITIES}) c`, [last, threads]);
  await owner.query(`insert into community_member (community_id, person_id, role, name, ente, since, guidelines_accepted_at, joined_number, read_count) select id, '00000000-0000-4000-8000-000000000001', 'MEMBRO', 'Prova Prova', '', now(), now(), $1, $1 from community`, [Math.floor(last / 2)]);
  const discussion = `(lpad(c::text, 8, '0') || '-0000-4000-8000-' || lpad(d::text, 12, '0'))::uuid`;
  const community = `(lpad(c::text, 8, '0') || '-0000-4000-8000-000000000000')::uuid`;
  await owner.query(
    `insert into discussion (id, community_id, kind, title, tags, author_name, author_ente, client_key, created_at, last_sequence, first_number, last_number, last_post_at, last_author_name, solved_sequence)
     select ${discussion}, ${community}, (array['QUESTION','DISCUSSION','IDEA'])[1 + d % 3], 'Discussione di prova ' || d, array['prova'], 'Prova', 'Provincia di Prova', gen_random_uuid(), now(), ${PER_THREAD}, d, ${PER_THREAD - 1} * $1::int + d, now(), 'Prova', case when d % 2 = 0 then 3 end
     from generate_series(1, ${COMMUNITIES}) c, generate_series(1, $1::int) d`,
    [threads],
  );
  const text = `jsonb_build_object('type', 'doc', 'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content', jsonb_build_array(jsonb_build_object('type', 'text', 'text', 'Da noi la verifica la fa l’ufficio gare, con una lista di controllo. ' || md5(d::text))))))`;
  await owner.query(
    `insert into post (id, community_id, discussion_id, sequence, community_number, author_name, author_ente, client_key, text, created_at)
     select gen_random_uuid(), ${community}, ${discussion}, s, (s - 1) * $1::int + d, 'Prova', 'Provincia di Prova', gen_random_uuid(), ${text}, now() from generate_series(1, ${COMMUNITIES}) c, generate_series(1, ${PER_THREAD}) s, generate_series(1, $1::int) d`,
    [threads],
  );
  const long = `'00000001-0000-4000-9000-000000000000'::uuid`;
  await owner.query(`insert into discussion (id, community_id, kind, title, author_name, author_ente, client_key, created_at, last_sequence, first_number, last_number, last_post_at, last_author_name) values (${long}, '00000001-0000-4000-8000-000000000000', 'DISCUSSION', 'Una discussione lunga', 'Prova', '', gen_random_uuid(), now(), ${threads}, ${last + 1}, ${last + threads}, now(), 'Prova')`);
  await owner.query(`insert into post (id, community_id, discussion_id, sequence, community_number, author_name, author_ente, client_key, text, created_at) select gen_random_uuid(), '00000001-0000-4000-8000-000000000000', ${long}, d, ${last} + d, 'Prova', '', gen_random_uuid(), ${text}, now() from generate_series(1, $1::int) d`, [threads]);
  await owner.query(`insert into community_event (community_id, sequence, kind, discussion_id, post_sequence, at) select ${community}, n, 'POST_ADDED', ${community}, 1, now() from generate_series(1, ${COMMUNITIES}) c, generate_series(1, $1::int) n`, [last]);
  await owner.query('vacuum (analyze)');
  return communities();
}
