import { describe, expect, it } from '@jest/globals';
import { startOfDay } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import { addMonths, byDay, daysOf, isMonth, isStretch, weeksOf } from './month.js';

const months = fc.tuple(fc.integer({ min: 1970, max: 2099 }), fc.integer({ min: 1, max: 12 })).map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);

describe('a month', () => {
  it('has all its days, in weeks that begin on Monday', () =>
    fc.assert(
      fc.property(months, (month) => {
        const weeks = weeksOf(month);
        const days = weeks.flat();
        expect(weeks.every((week) => week.length === 7 && new Date(`${week[0]!}T12:00:00Z`).getUTCDay() === 1)).toBe(true);
        expect(new Set(days).size).toBe(days.length);
        const length = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
        expect(days.filter((day) => day.startsWith(month))).toHaveLength(length);
        expect(weeks.every((week) => week.some((day) => day.startsWith(month)))).toBe(true);
        expect(addMonths(addMonths(month, 7), -7)).toBe(month);
        expect(isMonth(month)).toBe(true);
      }),
    ));

  it('has an event on the days that it touches in Italy', () => {
    const evening = { startsAt: '2026-12-03T22:00:00Z', endsAt: '2026-12-04T01:00:00Z' };
    expect(daysOf(evening)).toEqual(['2026-12-03', '2026-12-04']);
    const whole = { startsAt: startOfDay('2026-03-29').toISOString(), endsAt: startOfDay('2026-03-30').toISOString() };
    expect(daysOf(whole)).toEqual(['2026-03-29', '2026-03-29']);
    expect([...byDay([evening, whole], ['2026-03-28', '2026-03-29', '2026-12-03', '2026-12-04', '2026-12-05'])].map(([, events]) => events.length)).toEqual([0, 1, 1, 1, 0]);
    expect([isStretch(whole), isStretch({ startsAt: startOfDay('2023-02-01').toISOString(), endsAt: startOfDay('2023-06-01').toISOString() })]).toEqual([false, true]);
  });
});
