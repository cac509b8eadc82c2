import { describe, expect, it } from '@jest/globals';
import type { DiscussionId } from '@province-comuni/communities-contract';
import fc from 'fast-check';
import { entryIdOf, partOf, partOfEntry, POSTS_PER_PART } from './discussion-parts.js';

const part = fc.record({ id: fc.uuid().map((id) => id as DiscussionId), part: fc.nat({ max: 9_999_999 }) });

describe('parts of a discussion', () => {
  it('have each a hundred posts', () => {
    expect([1, 100, 101, 5_000, 10_001].map(partOf)).toEqual([0, 0, 1, 49, 100]);
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e9 }), (sequence) => expect(partOf(sequence + POSTS_PER_PART)).toBe(partOf(sequence) + 1)));
  });

  it('are known again by the ids of their entries', () => {
    fc.assert(fc.property(part, (one) => expect(partOfEntry(entryIdOf(one))).toEqual(one)));
    const id = '00000000-0000-4000-8000-000000000001' as DiscussionId;
    expect(entryIdOf({ id, part: 0 })).toBe(id);
  });

  it('stand one after another in the order of these ids', () => {
    fc.assert(fc.property(part, part, (one, other) => expect(entryIdOf(one) < entryIdOf(other)).toBe(one.id === other.id ? one.part < other.part : one.id < other.id)));
  });
});
