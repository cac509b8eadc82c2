import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, isDay, italianDate } from './day.js';

const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('days of the calendar', () => {
  it.each([['2028-02-29', true], ['2027-02-29', false], ['2027-13-01', false], ['0000-01-01', false], ['26-01-01', false], ['2026-1-1', false], ['3/12/2026', false], ['', false]])('%s: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });

  it('adds what it counts', () => {
    fc.assert(fc.property(days, fc.integer({ min: -5_000, max: 5_000 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count);
      expect(isDay(addDays(day, count))).toBe(true);
    }));
  });

  it('counts across the change of hour and leap years', () => {
    expect(daysBetween('2027-03-01', '2027-04-01')).toBe(31);
    expect(addDays('2030-12-31', -90)).toBe('2030-10-02');
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  });

  it('writes them as people do', () => {
    expect(italianDate('2026-12-03')).toBe('3/12/2026');
  });
});
