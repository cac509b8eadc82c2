import { describe, expect, it } from '@jest/globals';
import { moved, stepFrom, withoutPart, type ArrangedPart } from './arrangement.js';

const part = (key: string, ...ids: string[]): ArrangedPart => ({ key, id: key, title: key, documents: ids.map((id) => ({ id, title: id })) });
const shown = (parts: readonly ArrangedPart[]): string[][] => parts.map(({ documents }) => documents.map(({ id }) => id));
const parts = [part('uno', 'a', 'b', 'c'), part('due'), part('tre', 'd')];

describe('the order of a collection', () => {
  it.each([
    [{ part: 0, index: 0 }, { part: 0, index: 2 }, [['b', 'c', 'a'], [], ['d']]],
    [{ part: 0, index: 2 }, { part: 0, index: 0 }, [['c', 'a', 'b'], [], ['d']]],
    [{ part: 0, index: 1 }, { part: 1, index: 0 }, [['a', 'c'], ['b'], ['d']]],
    [{ part: 2, index: 0 }, { part: 0, index: 3 }, [['a', 'b', 'c', 'd'], [], []]],
    [{ part: 1, index: 0 }, { part: 0, index: 0 }, [['a', 'b', 'c'], [], ['d']]],
  ])('from %j to %j', (from, to, expected) => {
    expect(shown(moved(parts, from, to))).toEqual(expected);
  });

  it('one step goes on in the next part, also where that is empty, and ends at the ends', () => {
    expect(stepFrom(parts, { part: 0, index: 1 }, 1)).toEqual({ part: 0, index: 2 });
    expect(stepFrom(parts, { part: 0, index: 2 }, 1)).toEqual({ part: 1, index: 0 });
    expect(stepFrom(parts, { part: 2, index: 0 }, -1)).toEqual({ part: 1, index: 0 });
    expect([stepFrom(parts, { part: 0, index: 0 }, -1), stepFrom(parts, { part: 2, index: 0 }, 1)]).toEqual([null, null]);
  });

  it('keeps the documents of a part that goes', () => {
    expect(shown(withoutPart(parts, 2))).toEqual([['a', 'b', 'c'], ['d']]);
    expect(shown(withoutPart(parts, 0))).toEqual(shown(parts));
  });
});
