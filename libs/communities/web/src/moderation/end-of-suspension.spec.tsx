import { describe, expect, it } from '@jest/globals';
import { formatDate } from '@province-comuni/shared-ui';
import { endOfSuspension } from './end-of-suspension.js';

describe('the end of a suspension', () => {
  it.each([
    ['2026-12-03', '2026-12-03T22:59:59.000Z'],
    ['2026-07-03', '2026-07-03T21:59:59.000Z'],
    // The clock jumps on these days, not at their end.
    ['2026-03-29', '2026-03-29T21:59:59.000Z'],
    ['2026-10-25', '2026-10-25T22:59:59.000Z'],
  ])('is the last second of %s in Italy', (day, instant) => {
    expect(endOfSuspension(day)).toBe(instant);
  });

  it('is read back as the day that was typed', () => {
    expect(formatDate(endOfSuspension('2026-12-03')!)).toBe('3 dicembre 2026');
  });

  it.each(['', '2026-02-30', '12026-01-01', 'domani'])('is none for «%s»', (day) => {
    expect(endOfSuspension(day)).toBeNull();
  });
});
