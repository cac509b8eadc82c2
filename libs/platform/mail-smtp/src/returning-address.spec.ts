import { describe, expect, it } from '@jest/globals';
import type { ReturningAddress } from '@province-comuni/platform-ports';
import { withReturn } from './returning-address.js';

const after = (...moments: string[]): ReturningAddress => moments.reduce<ReturningAddress | null>((known, moment) => withReturn(known, 'anna@provincia.example', `550 ${moment}`, new Date(moment)), null)!;

describe('an address that letters come back from', () => {
  it('is written to until they did on three days', () => {
    expect(after('2026-11-02T10:00:00Z', '2026-11-03T10:00:00Z')).toMatchObject({ days: 2, stoppedAt: null });
    expect(after('2026-11-02T10:00:00Z', '2026-11-03T10:00:00Z', '2026-11-20T10:00:00Z')).toEqual({ address: 'anna@provincia.example', days: 3, firstAt: new Date('2026-11-02T10:00:00Z'), lastAt: new Date('2026-11-20T10:00:00Z'), said: '550 2026-11-20T10:00:00Z', stoppedAt: new Date('2026-11-20T10:00:00Z') });
  });

  it('has one day, however many come back on it, by the clock of Italy', () => {
    expect(after('2026-11-02T10:00:00Z', '2026-11-02T11:00:00Z', '2026-11-02T22:59:00Z')).toMatchObject({ days: 1, stoppedAt: null });
    expect(after('2026-11-02T22:59:00Z', '2026-11-02T23:01:00Z')).toMatchObject({ days: 2 });
  });

  it('begins anew after ninety days without; not where letters stopped', () => {
    expect(after('2026-01-02T10:00:00Z', '2026-01-03T10:00:00Z', '2026-06-01T10:00:00Z')).toMatchObject({ days: 1, firstAt: new Date('2026-06-01T10:00:00Z'), stoppedAt: null });
    expect(after('2026-01-02T10:00:00Z', '2026-01-03T10:00:00Z', '2026-01-04T10:00:00Z', '2026-06-01T10:00:00Z')).toMatchObject({ days: 4, stoppedAt: new Date('2026-01-04T10:00:00Z') });
  });
});
