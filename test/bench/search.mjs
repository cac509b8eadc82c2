// The search on 20,000 entries (BENCH_SEARCH_ENTRIES=200000 for the large one): PostgreSQL engine through its port, with rights and facets, beside MiniSearch in memory.
import MiniSearch from 'minisearch';
import { PostgresSearchIndex } from '@province-comuni/platform-search-postgres';
import { parseQuery } from '@province-comuni/search-domain';
import { AUDIENCES, entry, mistyped, queryWord, seeded } from './support/search-corpus.mjs';
import { openSearchDatabase } from './support/search-database.mjs';
import { print, ratioOf, rounded, summary, timed } from './support/measure.mjs';

const ENTRIES = Number(process.env.BENCH_SEARCH_ENTRIES ?? 20_000);
const PEER_ENTRIES = Number(process.env.BENCH_SEARCH_PEER ?? 50_000);
const RUNS = Number(process.env.BENCH_RUNS ?? 300);
const KEPT = process.env.BENCH_SEARCH_DATA;
const BATCH = 200;
const large = ENTRIES > 20_000;
const scale = `${ENTRIES.toLocaleString('it')} entries, ${(ENTRIES * 10).toLocaleString('it')} passages`;

const database = await openSearchDatabase(`bench_${ENTRIES}`, KEPT);
const { runner, asSystem } = database;
const index = new PostgresSearchIndex();

const { entries: present } = await asSystem(() => index.health());
if (present < ENTRIES) {
  const start = performance.now();
  const rebuild = await asSystem(() => index.beginRebuild());
  for (let from = 0; from < ENTRIES; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, ENTRIES - from) }, (_, at) => entry(from + at));
    await asSystem(() => index.fill(rebuild, batch));
  }
  await asSystem(() => index.finishRebuild(rebuild, ['documento', 'pratica', 'clausola']));
  const seconds = (performance.now() - start) / 1000;
  const { rows } = await database.asOwner(async (owner) => {
    await owner.query('vacuum (analyze)');
    return owner.query('select pg_database_size(current_database()) as size');
  });
  print({ bench: 'search', case: 'indice rifatto da capo', unit: 's', value: rounded(seconds, 1), per_second: Math.round(ENTRIES / seconds), database_mb: Math.round(rows[0].size / 1e6), scale });
}

const request = (text) => ({ query: parseQuery(text), audiences: AUDIENCES, kind: null, facets: {}, order: 'RILEVANZA', exact: false, offset: 0, limit: 10 });
const search = (text, part = {}) => runner.run({ enteIds: [] }, () => index.search({ ...request(`${text} `), ...part }));
const suggest = (text) => runner.run({ enteIds: [] }, () => index.suggest(parseQuery(text), AUDIENCES, ['documento', 'pratica', 'clausola'], 3));
const random = seeded(5);
const words = Array.from({ length: RUNS + 50 }, () => queryWord(random));
const twoWords = words.map((word) => `${word} ${queryWord(random)}`);
const typos = words.map((word) => mistyped(random, word));
const beginnings = words.map((word) => word.slice(0, 4 + Math.floor(random() * 3)));

const CASES = {
  'una parola': { work: (at) => search(words[at]), goal: large ? 'p95 ≤ 100' : 'p95 ≤ 20' },
  'due parole e un filtro': { work: (at) => search(twoWords[at], { facets: { pilastro: ['SUA'] } }), goal: large ? 'p95 ≤ 100' : '' },
  'una frase': { work: (at) => search(`"${twoWords[at]}"`), goal: large ? 'p95 ≤ 100' : '' },
  'una parola sbagliata': { work: (at) => search(typos[at]), goal: large ? 'p95 ≤ 100' : '' },
  'suggerimenti mentre si scrive': { work: (at) => suggest(beginnings[at]), goal: large ? 'p95 ≤ 50' : 'p95 ≤ 10' },
};

const times = {};
for (const [name, { work, goal }] of Object.entries(CASES)) {
  let hits = 0;
  times[name] = await timed(RUNS, 50, async (at) => {
    const answer = await work(at);
    hits += (answer.total ?? answer.words.length) > 0 ? 1 : 0;
  });
  print({ bench: 'search', case: name, unit: 'ms', ...summary(times[name]), with_hits: rounded(hits / (RUNS + 50)), ...(goal ? { goal } : {}), scale: `${scale}, rights and facets, 1 connection` });
}

await steady('ricerche', 20, 20, (at) => search(at % 3 === 0 ? twoWords[at % RUNS] : at % 10 === 1 ? typos[at % RUNS] : words[at % RUNS]), large ? 'p95 ≤ 100' : '');
await steady('suggerimenti', 20, 20, (at) => suggest(beginnings[at % RUNS]), large ? 'p95 ≤ 50' : '');

/** So many a second for some seconds, whether or not the last ones have been answered. */
async function steady(what, perSecond, seconds, work, goal) {
  const taken = [];
  const running = [];
  const start = performance.now();
  for (let at = 0; at < perSecond * seconds; at++) {
    const due = start + (at * 1000) / perSecond;
    await new Promise((resume) => setTimeout(resume, Math.max(0, due - performance.now())));
    const began = performance.now();
    running.push(work(at).then(() => taken.push(performance.now() - began)));
  }
  await Promise.all(running);
  print({ bench: 'search', case: `${what}, ${perSecond} al secondo`, unit: 'ms', ...summary(taken), ...(goal ? { goal } : {}), scale: `${scale}, rights and facets, load and database on the same cores` });
}

if (!large && PEER_ENTRIES > 0) {
  const peer = new MiniSearch({ fields: ['title', 'body'], storeFields: [], searchOptions: { boost: { title: 3 } } });
  for (let from = 0; from < PEER_ENTRIES; from++) {
    const { id, title, passages } = entry(from);
    peer.add({ id, title, body: passages.map((passage) => passage.text).join(' ') });
  }
  const PEER_CASES = {
    'una parola': (at) => peer.search(words[at]),
    'una parola sbagliata': (at) => peer.search(typos[at], { fuzzy: 1 }),
    'suggerimenti mentre si scrive': (at) => peer.search(beginnings[at], { prefix: true }),
  };
  for (const [name, work] of Object.entries(PEER_CASES)) {
    const taken = await timed(Math.min(RUNS, 150), 20, async (at) => work(at));
    print({ bench: 'search', case: `${name}, MiniSearch`, unit: 'ms', ...summary(taken), ratio_to: 'MiniSearch (in memory, no rights, no stems)', ...ratioOf(taken, times[name]), scale: `${PEER_ENTRIES.toLocaleString('it')} entries against ${ENTRIES.toLocaleString('it')} of ours` });
  }
}

await database.close();
