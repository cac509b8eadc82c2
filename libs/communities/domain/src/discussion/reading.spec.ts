import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readOn, unreadOf, type ReadingPlace } from './reading.js';

interface Told {
  readonly discussion: number;
  readonly step: 'post' | 'read';
  readonly upTo: number;
}
const told: fc.Arbitrary<Told> = fc.record({ discussion: fc.integer({ min: 0, max: 4 }), step: fc.constantFrom('post' as const, 'read' as const), upTo: fc.integer({ min: -2, max: 40 }) });

describe('what is unread', () => {
  it('is the same by the sums of the community and post by post, whatever is written and read, in whatever order', () => {
    fc.assert(fc.property(fc.array(told, { maxLength: 60 }), fc.array(told, { maxLength: 60 }), (before, after) => {
      const posts: number[] = Array.from({ length: 5 }, () => 0);
      for (const { discussion, step } of before) if (step === 'post') posts[discussion]! += 1;
      const joinedNumber = posts.reduce((sum, count) => sum + count, 0);
      const places: ReadingPlace[] = posts.map((count) => ({ joinedNumber, readUpTo: null, before: count }));
      let readCount = joinedNumber;
      for (const { discussion, step, upTo } of after) {
        if (step === 'post') posts[discussion]! += 1;
        else {
          const { readUpTo, grows } = readOn(places[discussion]!, posts[discussion]!, upTo);
          places[discussion] = { ...places[discussion]!, readUpTo };
          readCount += grows;
        }
      }
      const all = posts.reduce((sum, count) => sum + count, 0);
      expect(all - readCount).toBe(places.reduce((sum, place, index) => sum + unreadOf(place, posts[index]!), 0));
    }));
  });

  it('does not go backwards, nor beyond what is there', () => {
    const place = { joinedNumber: 10, readUpTo: 5, before: 2 };
    expect(readOn(place, 8, 3)).toEqual({ readUpTo: 5, grows: 0 });
    expect(readOn(place, 8, 1_000)).toEqual({ readUpTo: 8, grows: 3 });
    expect(readOn({ ...place, readUpTo: null }, 8, 7.9)).toEqual({ readUpTo: 7, grows: 5 });
  });
});
