import { describe, expect, it } from '@jest/globals';
import { EventReader } from './event-reader.js';

const log = (last: number): { sequence: number }[] => Array.from({ length: last }, (_, index) => ({ sequence: index + 1 }));

function reader(seen: number, options: { last: number; page?: number; fails?: number }): { events: EventReader<{ sequence: number }, string>; heard: number[]; brought: string[]; asked: () => number; state: { last: number } } {
  const heard: number[] = [];
  const state = { last: options.last };
  let [asked, fails] = [0, options.fails ?? 0];
  const ask = async (after: number): Promise<{ sequence: number }[]> => {
    asked += 1;
    if (fails-- > 0) throw new Error('no line');
    return log(state.last).slice(after, after + (options.page ?? 100));
  };
  const brought: string[] = [];
  const hear = (entries: readonly { sequence: number }[], along: readonly string[]): void => {
    heard.push(...entries.map(({ sequence }) => sequence));
    brought.push(...along);
  };
  return { events: new EventReader<{ sequence: number }, string>(seen, ask, hear), heard, brought, asked: () => asked, state };
}
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

describe('EventReader', () => {
  it('hears each entry once and in order, in pages, whatever it is told', async () => {
    const { events, heard } = reader(2, { last: 9, page: 3 });
    for (const sequence of [9, 5, 9, 3, 7]) events.grown(sequence);
    await settled();
    expect(heard).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });

  it('asks nothing for what it has', async () => {
    const { events, asked } = reader(9, { last: 9 });
    events.grown(9);
    events.grown(4);
    await settled();
    expect(asked()).toBe(0);
  });

  it('takes what came by itself with what goes along, once, without asking', async () => {
    const { events, heard, brought, asked } = reader(2, { last: 5 });
    events.told([{ sequence: 3 }, { sequence: 4 }], ['a']);
    events.told([{ sequence: 4 }, { sequence: 5 }], ['b']);
    events.told([{ sequence: 3 }, { sequence: 5 }], ['c']);
    events.grown(5);
    await settled();
    expect([heard, brought, asked()]).toEqual([[3, 4, 5], ['a', 'b'], 0]);
  });

  it('asks where what came does not follow what it has, has a gap, or comes while it asks: each entry once and in order all the same', async () => {
    const behind = reader(2, { last: 9 });
    behind.events.told([{ sequence: 5 }], ['a']);
    behind.events.told([{ sequence: 6 }], ['b']);
    await settled();
    expect([behind.heard, behind.brought]).toEqual([[3, 4, 5, 6, 7, 8, 9], []]);
    const torn = reader(2, { last: 5 });
    torn.events.told([{ sequence: 3 }, { sequence: 5 }], ['a']);
    await settled();
    expect([torn.heard, torn.brought]).toEqual([[3, 4, 5], []]);
  });

  it('hears nothing that comes when it has stopped', async () => {
    const { events, heard } = reader(2, { last: 3 });
    events.stop();
    events.told([{ sequence: 3 }], ['a']);
    await settled();
    expect(heard).toEqual([]);
  });

  it('goes on from the same entry when the line comes back', async () => {
    const { events, heard, state } = reader(0, { last: 3, fails: 1 });
    events.grown(3);
    await settled();
    expect(heard).toEqual([]);
    state.last = 4;
    events.grown(4);
    await settled();
    expect(heard).toEqual([1, 2, 3, 4]);
    events.stop();
  });

  it('looks by itself where nobody tells', async () => {
    const { events, heard } = reader(1, { last: 3 });
    events.look();
    await settled();
    expect(heard).toEqual([2, 3]);
  });
});
