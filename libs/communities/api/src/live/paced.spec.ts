import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Paced } from './paced.js';

describe('Paced', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('does a thing at once, and what is asked meanwhile once, after a pause; each for itself', async () => {
    const done: string[] = [];
    const paced = new Paced(1_000, async (key) => void done.push(key));
    for (const key of ['a', 'a', 'b', 'a']) paced.ask(key);
    await jest.advanceTimersByTimeAsync(999);
    expect(done).toEqual(['a', 'b']);
    await jest.advanceTimersByTimeAsync(1);
    expect(done).toEqual(['a', 'b', 'a']);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(done).toEqual(['a', 'b', 'a']);
    paced.ask('b');
    expect(done).toEqual(['a', 'b', 'a', 'b']);
  });

  it('rests in proportion to how long a thing takes', async () => {
    let done = 0;
    const paced = new Paced(1_000, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      done += 1;
    });
    paced.ask('a');
    paced.ask('a');
    await jest.advanceTimersByTimeAsync(5_999);
    expect(done).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(done).toBe(2);
  });

  it('does again what failed', async () => {
    let times = 0;
    const paced = new Paced(1_000, async () => {
      times += 1;
      if (times < 3) throw new Error('no database');
    });
    paced.ask('a');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(times).toBe(3);
  });
});
