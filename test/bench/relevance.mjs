// How good the order of results is: 152 judged Italian queries on the corpus of test/relevance, a third held out from tuning. BENCH_VERBOSE=1 lists the worst tuned queries.
import MiniSearch from 'minisearch';
import { MeilisearchEngine } from '@province-comuni/platform-search-meilisearch';
import { PostgresSearchIndex } from '@province-comuni/platform-search-postgres';
import { PostgresSynonymRepository, SEARCH_ENTITIES } from '@province-comuni/search-data';
import { parseQuery } from '@province-comuni/search-domain';
import { corpus, ndcg, queries, recall } from './support/relevance-set.mjs';
import { openSearchDatabase } from './support/search-database.mjs';
import { print, rounded } from './support/measure.mjs';

const documents = corpus();
const asked = queries();
const scale = `${documents.length} documents, ${asked.length} queries`;

function tell(engine, results) {
  for (const heldOut of [false, true]) {
    const part = results.filter((result) => result.heldOut === heldOut);
    const mean = (of) => rounded(part.reduce((sum, result) => sum + of(result.found, result.grades), 0) / part.length, 3);
    print({ bench: 'relevance', case: `${engine}, ${heldOut ? 'held out' : 'tuned'}`, unit: 'nDCG@10', value: mean(ndcg), recall_at_20: mean(recall), n: part.length, scale });
  }
}

/** What the search finds, with the engine beside the database that is given, or with none. */
async function search(engine) {
  const database = await openSearchDatabase('relevance', undefined, SEARCH_ENTITIES);
  try {
    await engine?.clear(0);
    const index = new PostgresSearchIndex(engine);
    await database.asSystem(() => index.upsert(documents));
    const synonyms = await database.asSystem(() => new PostgresSynonymRepository().list());
    const results = [];
    for (const one of asked) {
      const answer = await database.runner.run({ enteIds: [] }, () => index.search({ query: parseQuery(`${one.query} `, synonyms), audiences: ['pubblico'], kind: null, facets: {}, order: 'RILEVANZA', exact: false, offset: 0, limit: 20 }));
      // An answer of the database alone would say nothing of the engine.
      if (answer.degraded) throw new Error('the engine beside the database did not answer');
      results.push({ ...one, found: answer.hits.map(({ id }) => id) });
    }
    return results;
  } finally {
    await database.close();
  }
}

const ours = await search(null);
tell('PostgreSQL', ours);

const peer = new MiniSearch({ fields: ['title', 'body'], searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.2 } });
peer.addAll(documents.map(({ id, title, passages }) => ({ id, title, body: passages.map((passage) => passage.text).join(' ') })));
tell('MiniSearch', asked.map((one) => ({ ...one, found: peer.search(one.query).map(({ id }) => id) })));

const { MEILISEARCH_URL, MEILISEARCH_API_KEY } = process.env;
if (MEILISEARCH_URL) tell('PostgreSQL with Meilisearch beside it', await search(new MeilisearchEngine({ url: MEILISEARCH_URL, apiKey: MEILISEARCH_API_KEY, prefix: 'relevance', searchMs: 5_000 })));
else print({ bench: 'relevance', case: 'PostgreSQL with Meilisearch beside it', result: 'not run', reason: 'MEILISEARCH_URL is not set' });

if (process.env.BENCH_VERBOSE) {
  // Only tuned queries: whoever tunes does not look at the others.
  const worst = ours.filter(({ heldOut }) => !heldOut).map((one) => ({ ...one, score: ndcg(one.found, one.grades) })).sort((a, b) => a.score - b.score).slice(0, 25);
  for (const { query, score, found, grades } of worst) process.stderr.write(`${score.toFixed(2)} ${query}: ${found.slice(0, 8).map((id) => `${id}${grades.has(id) ? `:${grades.get(id)}` : ''}`).join(' ')} | missing ${[...grades.keys()].filter((id) => !found.includes(id)).join(' ')}\n`);
}
