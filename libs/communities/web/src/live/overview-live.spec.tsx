import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { COMMUNITIES_JOINED, COMMUNITIES_READ, COMMUNITY_GROWN } from '@province-comuni/communities-contract';
import { ViewerContextProvider } from '@province-comuni/shared-ui';
import { cleanup, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { useOverviewLive } from './useOverviewLive.js';

/** What the library would be told by a browser. */
class Line {
  static made: Line[] = [];
  private readonly takes = new Map<string, (body: unknown) => void>();
  connected = false;
  constructor() {
    Line.made.push(this);
  }
  on(name: string, take: (body: unknown) => void): void {
    this.takes.set(name, take);
  }
  disconnect(): void {
    this.connected = false;
  }
  timeout(): this {
    return this;
  }
  async emitWithAck(): Promise<object> {
    return { answer: {} };
  }
  /** Until what follows from it is done. */
  async comes(name: string, body: unknown = {}): Promise<void> {
    if (name === 'connect') this.connected = true;
    this.takes.get(name)?.(body);
    await jest.advanceTimersByTimeAsync(0);
  }
}

jest.mock('socket.io-client', () => ({ io: () => new Line() }));

let looks = 0;
let isHidden = false;
function Overview(): ReactElement {
  useOverviewLive(() => void (looks += 1));
  return <p>Tutte</p>;
}
async function show(viewer: object | null): Promise<void> {
  render(<ViewerContextProvider state={{ viewer: viewer as never, loading: false, refresh: async () => undefined }}><Overview /></ViewerContextProvider>);
  await jest.advanceTimersByTimeAsync(0);
}
async function turn(hidden: boolean): Promise<void> {
  isHidden = hidden;
  document.dispatchEvent(new Event('visibilitychange'));
  await jest.advanceTimersByTimeAsync(0);
}
const pass = (seconds: number): Promise<void> => jest.advanceTimersByTimeAsync(seconds * 1_000);

describe('the page of all communities', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    [looks, isHidden] = [0, false];
    Line.made.length = 0;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
  });
  afterEach(() => {
    cleanup();
    jest.useRealTimers();
  });

  it('looks once its line is open, and when it hears something, once for what comes together; not by the clock', async () => {
    await show({ id: 'p' });
    const line = Line.made[0]!;
    await line.comes('connect');
    await pass(300);
    expect(looks).toBe(1);
    for (let times = 0; times < 5; times += 1) await line.comes(COMMUNITY_GROWN, { communityId: 'c', sequence: times });
    await line.comes(COMMUNITIES_READ);
    await pass(1);
    expect(looks).toBe(2);
    await line.comes(COMMUNITIES_READ);
    await pass(1);
    expect(looks).toBe(3);
    await line.comes(COMMUNITIES_JOINED);
    await pass(1);
    expect(looks).toBe(4);
    cleanup();
    expect(line.connected).toBe(false);
    await pass(300);
    expect(looks).toBe(4);
  });

  it('looks by the clock while its line is interrupted, and for visitors, who have none', async () => {
    await show({ id: 'p' });
    await Line.made[0]!.comes('connect_error', new Error('away'));
    await pass(90);
    expect(looks).toBe(3);
    cleanup();
    await show(null);
    await pass(60);
    expect([looks, Line.made.length]).toEqual([5, 1]);
  });

  it('holds no line and asks nothing while nobody looks at it; then a new one says what was missed', async () => {
    await show({ id: 'p' });
    await turn(true);
    await pass(300);
    expect([looks, Line.made.length]).toEqual([0, 1]);
    await turn(false);
    await Line.made[1]!.comes('connect');
    await pass(1);
    expect([looks, Line.made.length]).toEqual([1, 2]);
  });
});
