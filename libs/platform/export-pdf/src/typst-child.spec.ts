import { afterEach, describe, expect, it } from '@jest/globals';

import { TypstChild, type TypstChildOptions } from './typst-child.js';

const job = { data: '{}', timestamp: 0, mode: 'export' as const };
let child: TypstChild;

function start(worker: string, options: TypstChildOptions = {}): TypstChild {
  return (child = new TypstChild({ worker: new URL(`./testing/${worker}`, import.meta.url), ...options }));
}

afterEach(() => child.close());

describe('TypstChild', () => {
  it('gives up on a child that does not answer', async () => {
    start('stuck-worker.mjs', { timeoutMs: 200 });
    await expect(child.run(job)).rejects.toMatchObject({ code: 'PDF.TIMED_OUT' });
    expect(child.pid).toBeUndefined();
  });

  it('says that a child died, and serves the next job with a new one', async () => {
    start('dying-worker.mjs');
    await expect(child.run(job)).rejects.toMatchObject({ code: 'PDF.CRASHED', details: expect.stringContaining('out of memory') });
    await expect(child.run(job)).rejects.toMatchObject({ code: 'PDF.CRASHED' });
  });

  it('fails each queued job by itself', async () => {
    start('dying-worker.mjs');
    const results = await Promise.allSettled([child.run(job), child.run(job), child.run(job)]);
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
  });

  it('takes no job after closing', async () => {
    start('stuck-worker.mjs');
    await child.close();
    await expect(child.run(job)).rejects.toMatchObject({ code: 'PDF.CLOSED' });
  });
});
