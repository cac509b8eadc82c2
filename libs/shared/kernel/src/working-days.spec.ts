import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from './day.js';
import { addWorkingDays, easterOf, isItalianHoliday, isWorkingDay } from './working-days.js';

const days = fc.integer({ min: 0, max: 365 * 40 }).map((offset) => addDays('2001-01-01', offset));
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

describe('Easter', () => {
  it.each([
    ['2008', '2008-03-23'],
    ['2011', '2011-04-24'],
    ['2024', '2024-03-31'],
    ['2025', '2025-04-20'],
    ['2026', '2026-04-05'],
    ['2027', '2027-03-28'],
    ['2038', '2038-04-25'],
    ['2049', '2049-04-18'],
    ['2076', '2076-04-19'],
  ])('of %s is %s', (year, day) => expect(easterOf(Number(year))).toBe(day));

  it('is a Sunday between 22 March and 25 April, the first one after the full moon of spring', () => {
    for (let year = 1900; year < 2200; year += 1) {
      const easter = easterOf(year);
      expect(weekday(easter)).toBe(0);
      expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);
    }
  });
});

describe('Italian holidays', () => {
  it('are those of the law', () => {
    const of = (year: number): string[] => Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01`, index)).filter(isItalianHoliday).map((day) => day.slice(5));
    expect(of(2025)).toEqual(['01-01', '01-06', '04-20', '04-21', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-25', '12-26']);
    expect(of(2026)).toEqual(['01-01', '01-06', '04-05', '04-06', '04-25', '05-01', '06-02', '08-15', '10-04', '11-01', '12-08', '12-25', '12-26']);
  });

  it('Saint Francis is one from 2026 on', () => {
    expect([isItalianHoliday('2025-10-04'), isItalianHoliday('2026-10-04'), isWorkingDay('2027-10-04')]).toEqual([false, true, false]);
  });
});

describe('working days', () => {
  it('go over Christmas, Epiphany and Easter', () => {
    expect(addWorkingDays('2026-12-23', 3)).toBe('2026-12-29');
    expect(addWorkingDays('2026-12-30', 5)).toBe('2027-01-08');
    expect(addWorkingDays('2027-03-25', 2)).toBe('2027-03-30');
    expect(addWorkingDays('2026-12-27', -1)).toBe('2026-12-24');
    expect(addWorkingDays('2026-12-27', 0)).toBe('2026-12-27');
  });

  it('are counted one by one: what is added ends on one, with as many in between, and comes back', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 40 }), (day, count) => {
        const end = addWorkingDays(day, count);
        expect(isWorkingDay(end)).toBe(true);
        const passed = Array.from({ length: daysBetween(day, end) }, (_, index) => addDays(day, index + 1)).filter(isWorkingDay);
        expect(passed.length).toBe(count);
        if (isWorkingDay(day)) expect(addWorkingDays(end, -count)).toBe(day);
      }),
      { numRuns: 500 },
    ));

  it('never end earlier for a later day, nor for more of them', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (day, count) => {
        expect(addWorkingDays(addDays(day, 1), count) >= addWorkingDays(day, count)).toBe(true);
        expect(addWorkingDays(day, count + 1) > addWorkingDays(day, count)).toBe(true);
      }),
      { numRuns: 500 },
    ));
});
