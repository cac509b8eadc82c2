import { describe, expect, it } from '@jest/globals';
import { LogRounds } from './log-rounds.js';

/** Rounds that end when they are told to. */
function rounds(end = (after: number, wanted: number): number => Math.max(after, wanted)): { log: LogRounds; told: string[]; go: () => Promise<void> } {
  const told: string[] = [];
  const waiting: (() => void)[] = [];
  const log = new LogRounds(async (key, after, wanted) => {
    told.push(`${key} ${after}-${wanted}`);
    await new Promise<void>((done) => waiting.push(done));
    return end(after, wanted);
  });
  return { log, told, go: async () => (waiting.shift()?.(), new Promise((done) => setImmediate(done))) };
}

describe('LogRounds', () => {
  it('tells one round after another from where the last one ended; what comes meanwhile is told together; each log for itself', async () => {
    const { log, told, go } = rounds();
    expect(['a', 'b'].map((key) => log.grown(key, 5))).toEqual([true, true]);
    expect([7, 6, 8].map((sequence) => log.grown('a', sequence))).toEqual([true, true, true]);
    expect(told).toEqual(['a 4-5', 'b 4-5']);
    for (let times = 0; times < 3; times += 1) await go();
    expect(told).toEqual(['a 4-5', 'b 4-5', 'a 5-8']);
    expect(log.grown('a', 10)).toBe(true);
    expect(told.at(-1)).toBe('a 8-10');
  });

  it('says so of what was told before, but not of what is being told', async () => {
    const { log, told, go } = rounds();
    expect([log.grown('a', 5), log.grown('a', 5)]).toEqual([true, true]);
    await go();
    expect([log.grown('a', 5), log.grown('a', 3)]).toEqual([false, false]);
    expect(told).toEqual(['a 4-5']);
  });

  it('goes on where more was told than was wanted, and where a round told less', async () => {
    const more = rounds(() => 9);
    more.log.grown('a', 5);
    await more.go();
    expect(more.log.grown('a', 9)).toBe(false);
    const less = rounds((after) => after + 1);
    less.log.grown('a', 2);
    less.log.grown('a', 4);
    for (let times = 0; times < 3; times += 1) await less.go();
    expect(less.told).toEqual(['a 1-2', 'a 2-4', 'a 3-4']);
  });

  it('begins anew once it was forgotten, and a round under way ends by itself', async () => {
    const { log, told, go } = rounds();
    log.grown('a', 5);
    log.forget('a');
    log.grown('a', 9);
    await go();
    await go();
    expect(told).toEqual(['a 4-5', 'a 8-9']);
  });
});
