import { describe, expect, it } from '@jest/globals';
import { reminderDue } from './reading-request.js';

describe('the reminder of a reading that was asked for', () => {
  it.each([
    ['2026-12-06', null],
    ['2026-12-07', 'PRIMA'],
    ['2026-12-09', 'PRIMA'],
    ['2026-12-10', 'SCADUTA'],
    ['2027-01-02', 'SCADUTA'],
  ])('on %s, of one due on 10 December, is %s', (today, expected) => {
    expect(reminderDue('2026-12-10', today)).toBe(expected);
  });
});
