import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RefreshOnHint } from './refresh-on-hint.js';

let shown: number;
let stored: number;
let busy: boolean;
let asked: number;
let hints: RefreshOnHint;

beforeEach(() => {
  jest.useFakeTimers();
  [shown, stored, busy, asked] = [1, 1, false, 0];
  hints = new RefreshOnHint({
    revision: () => shown,
    busy: () => busy,
    refresh: async () => {
      asked += 1;
      shown = stored;
    },
  });
});
afterEach(() => {
  hints.stop();
  jest.useRealTimers();
});

const change = (own = false): void => hints.hint((stored += 1), own);
const wait = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

describe('RefreshOnHint', () => {
  it('asks once for what several colleagues changed', async () => {
    for (let n = 0; n < 5; n += 1) change();
    await wait(5_000);
    expect({ asked, shown }).toEqual({ asked: 1, shown: 6 });
  });

  it('does not ask for what the page shows, nor for its own change that was answered', async () => {
    hints.hint(1, false);
    change(true);
    shown = stored;
    await wait(10_000);
    expect(asked).toBe(0);
  });

  it('asks for a change of the same person on another page', async () => {
    change(true);
    await wait(3_000);
    expect({ asked, shown }).toEqual({ asked: 1, shown: 2 });
  });

  it('waits while a change of the page itself is on its way', async () => {
    busy = true;
    change();
    await wait(2_000);
    expect(asked).toBe(0);
    busy = false;
    await wait(500);
    expect({ asked, shown }).toEqual({ asked: 1, shown: 2 });
  });

  it('does not ask without end for what does not come', async () => {
    hints.hint(9, false);
    await wait(60_000);
    expect(asked).toBe(1);
    hints.hint(10, false);
    await wait(1_000);
    expect(asked).toBe(2);
  });
});
