import { formatAmount, formatDate, formatDateTime, formatNumber, formatTime } from './format.js';

describe('Italian formats', () => {
  it('writes figures with dot and comma', () => {
    expect(formatNumber(1440)).toBe('1.440');
    expect(formatAmount(144000)).toBe('1.440,00\u00a0€');
  });

  it('writes a day as that day, and an instant in Italian time', () => {
    expect(formatDate('2026-04-03')).toBe('3 aprile 2026');
    expect(formatTime('2026-04-03T12:32:00Z')).toBe('14:32');
    expect(formatDateTime('2026-04-03T12:32:00Z')).toContain('14:32');
  });
});
