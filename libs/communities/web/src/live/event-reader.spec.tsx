import { describe, expect, it } from '@jest/globals';
import { EventReader } from './event-reader.js';

const log = (last: number): { sequence: number }[] => Array.from({ length: last }, (_, index) => ({ sequence: index + 1 }));

function reader(seen: number, options: { last: number; page?: number; fails?: number }): { events: EventReader<{ sequence: number }>; heard: number[]; asked: () => number; state: { last: number } } {
  const heard: number[] = [];
  const state = { last: options.last };
  let [asked, fails] = [0, options.fails ?? 0];
  const ask = async (after: number): Promise<{ sequence: number }[]> => {
    asked += 1;
    if (fails-- > 0) throw new Error('no line');
    return log(state.last).slice(after, after + (options.page ?? 100));
  };
  return { events: new EventReader(seen, ask, (entries) => heard.push(...entries.map(({ sequence }) => sequence))), heard, asked: () => asked, state };
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
