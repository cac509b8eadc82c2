import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { currentManager } from '@province-comuni/platform-database';
import { SYSTEM_ACCESS, type SearchAnswer, type SearchIndex } from '@province-comuni/platform-ports';
import { anEntry, createTestDatabase, describeSearchIndex, type TestDatabase } from '@province-comuni/platform-testing';
import { parseQuery } from '@province-comuni/search-domain';
import { PostgresSearchIndex } from './postgres-search-index.js';
import { MemoryEngine } from './testing/memory-engine.js';

describeSearchIndex('PostgreSQL with an engine beside it', async () => {
  const database = await createTestDatabase({ entities: [] });
  const engine = new MemoryEngine();
  await engine.clear(0);
  return { index: new PostgresSearchIndex(engine), runner: database.runner, close: () => database.close() };
});

describeSearchIndex('PostgreSQL with an engine that is down', async () => {
  const database = await createTestDatabase({ entities: [] });
  return { index: new PostgresSearchIndex(Object.assign(new MemoryEngine(), { isDown: true })), runner: database.runner, close: () => database.close() };
});

describe('an engine beside the database', () => {
  let database: TestDatabase;
  let engine: MemoryEngine;
  let index: PostgresSearchIndex;
  const said: string[] = [];
  const asSystem = <T>(work: (index: SearchIndex) => Promise<T>): Promise<T> => database.runner.run(SYSTEM_ACCESS, () => work(index));
  const search = (text: string, audiences = ['pubblico']): Promise<SearchAnswer> => database.runner.run({ enteIds: [] }, () => index.search({ query: parseQuery(`${text} `), audiences, kind: null, facets: {}, order: 'RILEVANZA', exact: false, offset: 0, limit: 10 }));
  const found = async (text: string): Promise<string[]> => (await search(text)).hits.map(({ id }) => id);
  const owed = async (): Promise<number> => (await database.runner.run(SYSTEM_ACCESS, () => currentManager().query('select count(*)::int as owed from search_engine_debt')))[0].owed;
  /** As after the seconds in which it is left alone. */
  const again = (): void => void (index = new PostgresSearchIndex(engine, (message) => said.push(message)));

  beforeAll(async () => {
    database = await createTestDatabase({ entities: [] });
    engine = new MemoryEngine();
    again();
    await asSystem((one) => one.upsert([anEntry('prima', { title: 'Zampogna prima' })]));
  }, 60_000);
  afterAll(() => database?.close());

  it('that is new is told everything before it answers', async () => {
    expect(await owed()).toBe(1);
    expect(await search('zampogna')).toMatchObject({ degraded: true, total: 1 });
    expect(engine.asked).toBe(0);
    expect(await asSystem((one) => one.catchUp())).toBe(1);
    expect(await asSystem((one) => one.catchUp())).toBe(0);
    expect(await search('zampogna')).toMatchObject({ degraded: false, total: 1 });
    expect(engine.asked).toBeGreaterThan(0);
  });

  it('that goes down is done without, loses no change, and catches up by itself', async () => {
    engine.isDown = true;
    expect(await search('zampogna')).toMatchObject({ degraded: true, total: 1 });
    await asSystem((one) => one.upsert([anEntry('seconda', { title: 'Zampogna seconda' })]));
    await asSystem((one) => one.remove('documento', ['prima']));
    expect(await found('zampogna')).toEqual(['seconda']);
    expect(await asSystem((one) => one.catchUp())).toBe(0);
    expect(await asSystem((one) => one.checkEngine())).toBeNull();
    expect(said.some((message) => message.includes('non risponde'))).toBe(true);
    engine.isDown = false;
    again();
    // Back, but behind: it does not answer yet.
    expect(await search('zampogna')).toMatchObject({ degraded: true, total: 1 });
    expect(await asSystem((one) => one.catchUp())).toBe(2);
    expect(await search('zampogna')).toMatchObject({ degraded: false, total: 1 });
    expect((await engine.versions(0)).map(({ id }) => id)).toEqual(['seconda']);
  });

  it('that proposes what is not so is not believed', async () => {
    await asSystem((one) => one.upsert([anEntry('segreta', { title: 'Zampogna segreta', audience: ['ente:x'] })]));
    const [secret] = (await asSystem(async () => currentManager().query(`select kind, id, version from search_entry_0 where id = 'segreta'`))) as { kind: string; id: string }[];
    // The engine was told wrong: that anybody may read it, and that something exists that does not.
    await engine.write(0, [{ ...secret!, version: 1, audience: ['pubblico'], facets: [], title: ['zampogn'], subject: ['zampogn'], anywhere: ['zampogn'], further: false, weight: 0, at: null }, { kind: 'documento', id: 'fantasma', version: 1, audience: ['pubblico'], facets: [], title: ['zampogn'], subject: ['zampogn'], anywhere: ['zampogn'], further: false, weight: 0, at: null }]);
    const answer = await search('zampogna');
    expect({ hits: answer.hits.map(({ id }) => id), total: answer.total, kinds: answer.kinds }).toEqual({ hits: ['seconda'], total: 1, kinds: [{ kind: 'documento', count: 1 }] });
    expect(await asSystem((one) => one.checkEngine())).toBe(1);
    while (await asSystem((one) => one.catchUp()));
    expect((await engine.versions(0)).map(({ id }) => id).sort()).toEqual(['seconda', 'segreta']);
  });

  it('that lost its index is told everything anew', async () => {
    engine = new MemoryEngine();
    again();
    expect(await search('zampogna')).toMatchObject({ degraded: true, total: 1 });
    expect(await asSystem((one) => one.catchUp())).toBe(2);
    again();
    expect(await search('zampogna')).toMatchObject({ degraded: false, total: 1 });
  });
});
