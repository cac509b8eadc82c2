import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EngineUnavailable, type CandidateDocument } from '@province-comuni/platform-ports';
import { MeilisearchEngine } from './meilisearch-engine.js';

/*
 * A stand-in that records requests and gives prepared answers: it tries the shape of what is sent, not how Meilisearch understands it.
 * The contract of the search runs on a real one where MEILISEARCH_URL is set.
 */
interface Seen {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
  readonly key: string | undefined;
}

let server: Server;
let seen: Seen[];
let answers: Record<string, (body: unknown) => { status?: number; body: unknown }>;
let engine: MeilisearchEngine;

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? null : JSON.parse(text);
}

const INDEX = { uid: 'prova_0', primaryKey: 'key', createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' };
const task = (status: string, error: unknown = null): object => ({ uid: 7, indexUid: 'prova_0', status, type: 'documentAdditionOrUpdate', error, enqueuedAt: '2026-01-01T00:00:00Z' });

beforeEach(async () => {
  seen = [];
  answers = {
    'GET /indexes/prova_0': () => ({ body: INDEX }),
    'GET /tasks/7': () => ({ body: task('succeeded') }),
  };
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const path = request.url!.split('?')[0]!;
      seen.push({ method: request.method!, url: path, body, key: request.headers.authorization });
      const answer = answers[`${request.method} ${path}`]?.(body) ?? { status: 202, body: { taskUid: 7, indexUid: 'prova_0', status: 'enqueued', type: 'x', enqueuedAt: '2026-01-01T00:00:00Z' } };
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  engine = new MeilisearchEngine({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, apiKey: 'chiave', prefix: 'prova', searchMs: 2_000, changeMs: 2_000 });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const document = (part: Partial<CandidateDocument> = {}): CandidateDocument => ({ kind: 'documento', id: 'a/1', version: 3, audience: ['pubblico'], facets: ['tipo:delibera'], title: ['convenzion'], subject: ['convenzion'], anywhere: ['convenzion', 'c/36/2023', 'x/sua'], further: false, weight: 0, at: null, ...part });
const sent = (method: string, url: string): unknown => seen.find((one) => one.method === method && one.url === url)?.body;

describe('what is sent to Meilisearch', () => {
  it('writes words that stay whole, under identifiers it takes, and waits for the task', async () => {
    await engine.write(0, [document()]);
    const [written] = sent('POST', '/indexes/prova_0/documents') as Record<string, string>[];
    expect(written!['key']).toMatch(/^[0-9a-f]{40}$/);
    expect(written!['anywhere0']!.split(' ')).toEqual(['convenzion', expect.stringMatching(/^zq[a-p]{24}$/), expect.stringMatching(/^zq[a-p]{24}$/)]);
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toContain('GET /tasks/7');
    expect(seen.every(({ key }) => key === 'Bearer chiave')).toBe(true);
  });

  it('spreads what has more words than it reads of a field', async () => {
    await engine.write(0, [document({ anywhere: Array.from({ length: 60_001 }, () => 'parola') })]);
    const [written] = sent('POST', '/indexes/prova_0/documents') as Record<string, string>[];
    expect([written!['anywhere0']!.split(' ').length, written!['anywhere1']]).toEqual([60_000, 'parola']);
  });

  it('asks with the rights and filters quoted: nothing in a value is read as a condition', async () => {
    answers['POST /multi-search'] = () => ({ body: { results: [{ indexUid: 'prova_0', hits: [{ kind: 'documento', id: 'b' }], query: '', processingTimeMs: 1 }, { indexUid: 'prova_0', hits: [{ kind: 'documento', id: 'b' }, { kind: 'ente', id: 'c' }], query: '', processingTimeMs: 1 }] } });
    const found = await engine.find(0, { tiers: [{ place: 'title', sets: [['convenzion', 'c/36/2023']] }, { place: 'anywhere', sets: [['convenzion', 'c/36/2023']] }], audiences: ['pubblico', 'ente:"] OR audience EXISTS OR x IN ["'], kind: 'documento', facets: [['tipo:a\\', 'tipo:b']], limit: 1_001 });
    expect(found).toEqual([{ kind: 'documento', id: 'b', tier: 1 }, { kind: 'ente', id: 'c', tier: 2 }]);
    const { queries } = sent('POST', '/multi-search') as { queries: Record<string, unknown>[] };
    expect(queries[0]).toMatchObject({ indexUid: 'prova_0', q: expect.stringMatching(/^convenzion zq[a-p]{24}$/), matchingStrategy: 'all', limit: 1_001, attributesToSearchOn: ['title'] });
    expect(queries[0]!['filter']).toBe('audience IN ["pubblico", "ente:\\"] OR audience EXISTS OR x IN [\\""] AND kind IN ["documento"] AND facets IN ["tipo:a\\\\", "tipo:b"]');
    expect(queries[1]!['attributesToSearchOn']).toEqual(['anywhere0', 'anywhere1', 'anywhere2', 'anywhere3']);
  });

  it('says which are further parts of things, and asks for them apart', async () => {
    await engine.write(0, [document(), document({ id: 'a/2', further: true })]);
    expect((sent('POST', '/indexes/prova_0/documents') as { further: boolean }[]).map(({ further }) => further)).toEqual([false, true]);
    answers['POST /multi-search'] = () => ({ body: { results: [] } });
    await engine.find(0, { tiers: [{ place: 'title', sets: [['x']] }, { place: 'anywhere', further: false, sets: [['x']] }, { place: 'anywhere', further: true, sets: [['x']] }], audiences: ['pubblico'], kind: null, facets: [], limit: 10 });
    const { queries } = sent('POST', '/multi-search') as { queries: { filter: string }[] };
    expect(queries.map(({ filter }) => filter)).toEqual(['audience IN ["pubblico"]', 'audience IN ["pubblico"] AND further = false', 'audience IN ["pubblico"] AND further = true']);
  });

  it('asks nothing for who may read nothing', async () => {
    expect(await engine.find(0, { tiers: [{ place: 'anywhere', sets: [['x']] }], audiences: [], kind: null, facets: [], limit: 10 })).toEqual([]);
    expect(seen).toEqual([]);
  });

  it('makes an index with its settings before anything is in it', async () => {
    answers['GET /indexes/prova_0'] = () => ({ status: 404, body: { message: 'Index not found', code: 'index_not_found', type: 'invalid_request', link: '' } });
    expect(await engine.exists(0)).toBe(false);
    await expect(engine.write(0, [document()])).rejects.toThrow(EngineUnavailable);
    expect(sent('POST', '/indexes/prova_0/documents')).toBeUndefined();
    await engine.clear(0);
    expect(sent('POST', '/indexes')).toEqual({ uid: 'prova_0', primaryKey: 'key' });
    expect(sent('PATCH', '/indexes/prova_0/settings')).toMatchObject({ typoTolerance: { enabled: false }, prefixSearch: 'disabled', filterableAttributes: expect.arrayContaining(['audience', 'further']), displayedAttributes: ['key', 'kind', 'id', 'version'] });
  });

  it('gives its settings to an index that an earlier version made', async () => {
    await engine.clear(0);
    expect(sent('POST', '/indexes')).toBeUndefined();
    expect(sent('PATCH', '/indexes/prova_0/settings')).toMatchObject({ filterableAttributes: expect.arrayContaining(['further']) });
  });
});

describe('when it cannot be had', () => {
  it('a task that failed after it was taken is no success', async () => {
    answers['GET /tasks/7'] = () => ({ body: task('failed', { message: 'no space left on device', code: 'internal', type: 'internal', link: '' }) });
    await expect(engine.write(0, [document()])).rejects.toThrow('no space left on device');
    await expect(engine.remove(0, [{ kind: 'documento', id: 'a' }])).rejects.toThrow(EngineUnavailable);
  });

  it('refusals, broken answers and nobody at the address are one thing', async () => {
    answers['POST /multi-search'] = () => ({ status: 500, body: { message: 'boom', code: 'internal', type: 'internal', link: '' } });
    const find = (one: MeilisearchEngine): Promise<unknown> => one.find(0, { tiers: [{ place: 'anywhere', sets: [['x']] }], audiences: ['pubblico'], kind: null, facets: [], limit: 10 });
    await expect(find(engine)).rejects.toThrow(EngineUnavailable);
    await expect(find(new MeilisearchEngine({ url: 'http://127.0.0.1:1', apiKey: undefined, prefix: 'x' }))).rejects.toThrow(EngineUnavailable);
  });

  it('one that does not answer is given up', async () => {
    const silent = createServer(() => undefined);
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    const waiting = new MeilisearchEngine({ url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`, apiKey: undefined, prefix: 'x', searchMs: 50 });
    await expect(waiting.find(0, { tiers: [{ place: 'anywhere', sets: [['x']] }], audiences: ['pubblico'], kind: null, facets: [], limit: 10 })).rejects.toThrow(EngineUnavailable);
    silent.closeAllConnections();
    silent.close();
  });
});
