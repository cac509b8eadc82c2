import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { HintConnection, type ConnectionStanding } from './hint-connection.js';

/** What the library would be told by a browser, and how often it was asked to connect. */
class Line {
  static made: Line[] = [];
  readonly heard = new Map<string, (body: unknown) => void>();
  connected = false;
  tries = 1;
  answers: object[] = [];
  constructor() {
    Line.made.push(this);
  }
  on(name: string, take: (body: unknown) => void): void {
    this.heard.set(name, take);
  }
  connect(): void {
    this.tries += 1;
  }
  disconnect(): void {
    this.connected = false;
  }
  timeout(): this {
    return this;
  }
  async emitWithAck(): Promise<object> {
    return this.answers.shift() ?? { answer: {} };
  }
  comes(name: string, body: unknown = undefined): void {
    if (name === 'connect') this.connected = true;
    this.heard.get(name)?.(body);
  }
}

jest.mock('socket.io-client', () => ({ io: () => new Line() }));

/** As the library tells of a handshake that was answered with 403. */
const refusal = (words: string): Error => Object.assign(new Error('xhr poll error'), { description: 403, context: { responseText: words } });
const NOT_LET_IN = refusal('{"code":4,"message":"refused"}');
const CLOSING = refusal('{"code":4,"message":"closing"}');

async function opened(): Promise<{ line: Line; standings: ConnectionStanding[]; heard: () => number; connection: HintConnection<object> }> {
  const standings: ConnectionStanding[] = [];
  let count = 0;
  const connection = new HintConnection<object>({ here: 'x:here', body: {}, hint: 'x:changed', gone: 'X.GONE', isOf: () => true }, { standing: (standing) => void standings.push(standing), heard: () => void (count += 1) });
  await connection.open();
  return { line: Line.made.at(-1)!, standings, heard: () => count, connection };
}

describe('a page that hears of changes', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('asks once a minute to be let in again, where it is refused; not before, and not in between', async () => {
    const { line, standings } = await opened();
    for (const tries of [1, 2, 3]) {
      line.comes('connect_error', NOT_LET_IN);
      await jest.advanceTimersByTimeAsync(59_999);
      expect(line.tries).toBe(tries);
      await jest.advanceTimersByTimeAsync(1);
      expect(line.tries).toBe(tries + 1);
    }
    expect(standings).toEqual(['interrupted', 'interrupted', 'interrupted']);
  });

  it('leaves it to the library to come back to a product that is just closing, or away', async () => {
    const { line } = await opened();
    for (const error of [CLOSING, new Error('websocket error')]) line.comes('connect_error', error);
    await jest.advanceTimersByTimeAsync(600_000);
    expect(line.tries).toBe(1);
  });

  it('is let in later, asks what it missed, and is told', async () => {
    const { line, standings, heard } = await opened();
    line.comes('connect_error', NOT_LET_IN);
    await jest.advanceTimersByTimeAsync(60_000);
    line.comes('connect');
    await jest.advanceTimersByTimeAsync(0);
    line.comes('x:changed', {});
    expect([standings.at(-1), heard()]).toEqual(['open', 2]);
  });

  it('comes back after two seconds when the product closes it, and never once it is closed here, or what it is about is gone', async () => {
    const { line, connection } = await opened();
    line.comes('disconnect', 'io server disconnect');
    await jest.advanceTimersByTimeAsync(1_999);
    expect(line.tries).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(line.tries).toBe(2);
    connection.close();
    line.comes('connect_error', NOT_LET_IN);
    line.comes('disconnect', 'io server disconnect');
    const other = await opened();
    other.line.answers = [{ refused: 'X.GONE' }];
    other.line.comes('connect');
    await jest.advanceTimersByTimeAsync(600_000);
    expect([line.tries, other.line.tries, other.standings]).toEqual([2, 1, ['refused']]);
  });
});
