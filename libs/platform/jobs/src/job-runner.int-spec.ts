import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { currentManager, PostgresOutbox, removeDispatchedEvents, SYSTEM_ACCESS } from '@province-comuni/platform-database';
import type { HeardEvent } from '@province-comuni/platform-ports';
import { createTestDatabase, type TestDatabase } from '@province-comuni/platform-testing';
import { DeadLetters } from './dead-letters.js';
import { JobRunner } from './job-runner.js';
import { DEAD_LETTERS, JOBS_SCHEMA, type JobTimings } from './job-settings.js';
import { OutboxDispatcher, type EventJob } from './outbox-dispatcher.js';
import { WorkRegistry } from './work-registry.js';

const QUICK: JobTimings = { heartbeatSeconds: 10, superviseSeconds: 1, pollSeconds: 1, retries: 2, retryDelaySeconds: 1, batchSeconds: 60, jobSeconds: 60 };

let database: TestDatabase;
let reports: string[];
const running: JobRunner[] = [];

beforeEach(async () => {
  database = await createTestDatabase({ entities: [] });
  reports = [];
}, 60_000);
afterEach(async () => {
  await Promise.all(running.splice(0).map((runner) => runner.stop()));
  await database.close();
}, 60_000);

function runnerOf(registry: WorkRegistry, timings = QUICK): JobRunner {
  const runner = new JobRunner({ databaseUrl: database.url, ownerUrl: database.ownerUrl, report: (message) => reports.push(message), timings }, registry, database.runner);
  running.push(runner);
  return runner;
}

function record(...numbers: number[]): Promise<void> {
  return database.runner.run(SYSTEM_ACCESS, async () => {
    for (const n of numbers) await new PostgresOutbox().record({ kind: 'test.happened', payload: { n } });
  });
}

const query = <T>(sql: string): Promise<T[]> => database.runner.run(SYSTEM_ACCESS, () => currentManager().query(sql) as Promise<T[]>);

/** A follower whose events can be waited for. */
class Ear {
  readonly heard: HeardEvent[] = [];
  private readonly waiting: { readonly count: number; readonly done: () => void }[] = [];
  readonly kinds = ['test.happened'];

  constructor(
    private readonly before: (event: HeardEvent) => Promise<void> = async () => undefined,
    readonly name = 'test.ear',
  ) {}

  async handle(event: HeardEvent): Promise<void> {
    await this.before(event);
    this.heard.push(event);
    for (const { count, done } of this.waiting) if (this.heard.length >= count) done();
  }

  atLeast(count: number): Promise<void> {
    return new Promise((done) => (this.heard.length >= count ? done() : this.waiting.push({ count, done })));
  }

  numbers(): unknown[] {
    return this.heard.map((event) => (event.payload as { n: number }).n).sort((a, b) => a - b);
  }
}

function registryOf(...ears: Ear[]): WorkRegistry {
  const registry = new WorkRegistry();
  for (const ear of ears) registry.subscribe(ear);
  return registry;
}

describe('events on their way to their followers', () => {
  it('are put in the queue once, by two dispatchers at the same time', async () => {
    await record(...Array.from({ length: 250 }, (_, n) => n));
    const jobs: EventJob[] = [];
    const both = Array.from({ length: 2 }, () => new OutboxDispatcher(database.runner, registryOf(new Ear()), async (_queue, batch) => void jobs.push(...batch)));
    await Promise.all(both.map(async (dispatcher) => {
      while ((await dispatcher.dispatch()) > 0);
    }));
    expect(jobs.map((job) => (job.payload as { n: number }).n).sort((a, b) => a - b)).toEqual(Array.from({ length: 250 }, (_, n) => n));
  });

  it('stay where they are when putting them in the queue fails', async () => {
    await record(1);
    await expect(new OutboxDispatcher(database.runner, registryOf(new Ear()), () => Promise.reject(new Error('no queue'))).dispatch()).rejects.toThrow('no queue');
    expect(await query('select 1 from outbox_event where dispatched_at is null')).toHaveLength(1);
  });

  it('that nobody follows are done with, and removed when they are old', async () => {
    await record(1);
    expect(await new OutboxDispatcher(database.runner, new WorkRegistry(), () => Promise.reject(new Error('nobody'))).dispatch()).toBe(1);
    await record(2);
    expect(await database.runner.run(SYSTEM_ACCESS, () => removeDispatchedEvents(new Date(Date.now() + 60_000)))).toBe(1);
    expect(await query("select payload ->> 'n' as n from outbox_event")).toEqual([{ n: '2' }]);
  });
});

describe('JobRunner', () => {
  it('lets a follower hear only the last of the events that wait about the same, and all of them are done with', async () => {
    // Even numbers are about one thing, odd ones about another; 100 is heard by itself.
    const ear = Object.assign(new Ear(), { subject: ({ payload }: HeardEvent) => ((payload as { n: number }).n === 100 ? null : String((payload as { n: number }).n % 2)) });
    await record(...Array.from({ length: 18 }, (_, n) => n), 100);
    await runnerOf(registryOf(ear)).start();
    const left = (): Promise<unknown[]> => query(`select 1 from outbox_event where dispatched_at is null union all select 1 from ${JOBS_SCHEMA}.job where name = 'test.ear' and state <> 'completed'`);
    while ((await left()).length > 0) await new Promise((next) => setTimeout(next, 20));
    expect(await query(`select count(*)::int as n from ${JOBS_SCHEMA}.job where name = 'test.ear'`)).toEqual([{ n: 19 }]);
    expect(ear.heard.length).toBeLessThan(19);
    for (const last of [16, 17, 100]) expect(ear.numbers()).toContain(last);
  });

  it('tells followers at once, each event once, with two copies of the product started together', async () => {
    const [here, there] = [new Ear(), new Ear()];
    await Promise.all([runnerOf(registryOf(here)).start(), runnerOf(registryOf(there)).start()]);
    const start = Date.now();
    await record(1);
    await Promise.race([here.atLeast(1), there.atLeast(1)]);
    expect(Date.now() - start).toBeLessThan(1_000);
    const all = Array.from({ length: 60 }, (_, n) => n);
    await Promise.all(all.slice(2).map((n) => record(n)));
    await record(0);
    while (here.heard.length + there.heard.length < 60) await Promise.race([here.atLeast(here.heard.length + 1), there.atLeast(there.heard.length + 1)]);
    expect([...here.numbers(), ...there.numbers()].sort((a, b) => Number(a) - Number(b))).toEqual(all);
    expect(reports).toEqual([]);
  }, 60_000);

  it('takes up what was recorded while nobody ran', async () => {
    await record(1, 2);
    const ear = new Ear();
    await runnerOf(registryOf(ear)).start();
    await ear.atLeast(2);
    expect(ear.numbers()).toEqual([1, 2]);
    expect(ear.heard[0]!.occurredAt).toBeInstanceOf(Date);
  }, 60_000);

  it('asks a follower again that failed, and the others do not wait for it', async () => {
    let failures = 1;
    const ear = new Ear(async ({ payload }) => {
      if ((payload as { n: number }).n === 1 && failures-- > 0) throw new Error('not now');
    });
    await runnerOf(registryOf(ear)).start();
    await record(1, 2);
    await ear.atLeast(2);
    expect(ear.heard.map((event) => (event.payload as { n: number }).n)).toEqual([2, 1]);
    expect(reports).toEqual([expect.stringContaining('not now')]);
  }, 60_000);

  it('lays aside what fails every time, where it can be seen', async () => {
    const tries: string[] = [];
    const registry = new WorkRegistry();
    let last!: () => void;
    const thrice = new Promise<void>((done) => (last = done));
    registry.subscribe({ name: 'test.hopeless', kinds: ['test.happened'], handle: async ({ id }) => {
      if (tries.push(id) === 3) last();
      throw new Error('never');
    } });
    const runner = runnerOf(registry);
    await runner.start();
    await record(1);
    await thrice;
    await runner.stop();
    expect(await query(`select data ->> 'kind' as kind, keep_until > now() + interval '170 days' as kept from ${JOBS_SCHEMA}.job where name = '${DEAD_LETTERS}'`)).toEqual([{ kind: 'test.happened', kept: true }]);
    expect(reports.at(-1)).toContain(DEAD_LETTERS);
    expect(new Set(tries).size).toBe(1);
  }, 60_000);

  it('does again what was laid aside, when it is told to and its cause is gone', async () => {
    let failures = 3;
    const ear = new Ear(async () => {
      if (failures-- > 0) throw new Error('not yet');
    });
    const runner = runnerOf(registryOf(ear));
    await runner.start();
    await record(7);
    const letters = new DeadLetters(database.ownerUrl);
    let waiting = await letters.list();
    while (waiting.length === 0) waiting = await letters.list();
    expect(waiting).toEqual([{ id: expect.any(String), work: 'test.ear', since: expect.any(Date), reason: expect.stringContaining('not yet') }]);
    expect(await letters.retry(['00000000-0000-4000-8000-000000000000'])).toBe(0);
    expect(await letters.retry()).toBe(1);
    await ear.atLeast(1);
    expect(ear.numbers()).toEqual([7]);
    expect(await letters.list()).toEqual([]);
    expect(await letters.retry()).toBe(0);
  }, 60_000);

  it('takes up the job of a worker that was killed', async () => {
    // The queue is made first; then nobody but the doomed worker is there.
    const first = runnerOf(registryOf(new Ear()));
    await first.start();
    await first.stop();
    const doomed = spawn(process.execPath, [fileURLToPath(new URL('./testing/doomed-worker.mjs', import.meta.url)), database.url, JOBS_SCHEMA, 'test.ear'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const taken = once(doomed.stdout, 'data');
    await query(`insert into ${JOBS_SCHEMA}.job (name, data, heartbeat_seconds, policy, dead_letter) values ('test.ear', '{"id":"1","kind":"test.happened","payload":{"n":1},"occurredAt":"2026-12-01T09:00:00Z"}', ${QUICK.heartbeatSeconds}, 'standard', '${DEAD_LETTERS}')`);
    await taken;
    doomed.kill('SIGKILL');
    await once(doomed, 'exit');
    const ear = new Ear();
    await runnerOf(registryOf(ear)).start();
    await ear.atLeast(1);
    expect(ear.numbers()).toEqual([1]);
  }, 90_000);

  it('does not lay aside what was only begun by processes that were killed, however often, and says how often it was', async () => {
    // The queue is made first; then the job stands there as the last of them left it.
    const first = runnerOf(registryOf(new Ear()));
    await first.start();
    await first.stop();
    await query(`insert into ${JOBS_SCHEMA}.job (name, data, policy, state, started_on, heartbeat_on, heartbeat_seconds, dead_letter, retry_backoff, retry_delay, retry_delay_max, retry_count, retry_limit)
      select name, '{"id":"1","kind":"test.happened","payload":{"n":1},"occurredAt":"2026-12-01T09:00:00Z"}', policy, 'active', now() - interval '1 minute', now() - interval '1 minute', heartbeat_seconds, dead_letter, retry_backoff, retry_delay, least(retry_delay_max, 2), ${QUICK.retries + 20}, retry_limit from ${JOBS_SCHEMA}.queue where name = 'test.ear'`);
    const ear = new Ear();
    await runnerOf(registryOf(ear)).start();
    await ear.atLeast(1);
    expect(ear.numbers()).toEqual([1]);
    expect(await new DeadLetters(database.ownerUrl).list()).toEqual([]);
    expect(reports).toEqual([expect.stringContaining(`${QUICK.retries + 21} volte`)]);
  }, 90_000);

  it('does not blame an event for a database that is gone or another transaction', async () => {
    const troubles = [{ code: '57P01' }, { code: '40P01' }, { code: 'ECONNREFUSED' }, { message: 'Connection terminated unexpectedly' }];
    // Each meets another follower: all of them wait their pauses out together.
    const ears = troubles.map((trouble, n) => {
      let failures = QUICK.retries + 1;
      return new Ear(async () => {
        if (failures-- > 0) throw Object.assign(new Error('gone'), trouble);
      }, `test.ear-${n}`);
    });
    await runnerOf(registryOf(...ears)).start();
    await record(1);
    await Promise.all(ears.map((ear) => ear.atLeast(1)));
    // Said at the first try, the second and the fourth, …
    for (const { name } of ears) expect({ name, said: reports.filter((report) => report.startsWith(`${name}, `)).length }).toEqual({ name, said: 2 });
    expect(reports).toHaveLength(2 * ears.length);
    expect(await new DeadLetters(database.ownerUrl).list()).toEqual([]);
  }, 90_000);

  it('hands back what it did not come to in the time of a batch, without blame', async () => {
    const ear = new Ear();
    await record(...Array.from({ length: 3 }, (_, n) => n));
    // Each batch has time for one.
    await runnerOf(registryOf(ear), { ...QUICK, batchSeconds: 0 }).start();
    await ear.atLeast(3);
    expect(ear.numbers()).toEqual([0, 1, 2]);
    expect(reports).toEqual([]);
  }, 90_000);

  it('blames what does not end, and not what waits beside it', async () => {
    let isFirst = true;
    const ear = new Ear(async ({ payload }) => {
      if ((payload as { n: number }).n === 1 && isFirst) {
        isFirst = false;
        await new Promise(() => undefined);
      }
    });
    await record(1, 2);
    await runnerOf(registryOf(ear), { ...QUICK, jobSeconds: 1 }).start();
    await ear.atLeast(2);
    expect(ear.heard.map((event) => (event.payload as { n: number }).n)).toEqual([2, 1]);
    expect(reports).toEqual([expect.stringContaining('entro 1 secondi')]);
  }, 60_000);

  it('runs what returns by the clock, and forgets what returns no more', async () => {
    const registry = new WorkRegistry();
    let ran!: () => void;
    const finished = new Promise<void>((done) => (ran = done));
    registry.schedule({ name: 'test.hourly', cron: '7 * * * *', run: async () => ran() });
    const first = runnerOf(registry);
    await first.start();
    // As the clock would put it there.
    await query(`insert into ${JOBS_SCHEMA}.job (name, policy) values ('test.hourly', 'standard')`);
    await finished;
    await first.stop();
    expect(await query(`select name, cron from ${JOBS_SCHEMA}.schedule`)).toEqual([{ name: 'test.hourly', cron: '7 * * * *' }]);
    const second = runnerOf(new WorkRegistry());
    await second.start();
    expect(await query(`select name from ${JOBS_SCHEMA}.schedule`)).toEqual([]);
  }, 60_000);
});
