import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { italianSpan, readWall, startOfDay, toWall } from './italian-time.js';

/** Minutes of the years around now, those of the changes of hour as often as the others together. */
const changes = ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2027-03-28T01:00:00Z', '2027-10-31T01:00:00Z'].map((text) => Date.parse(text) / 60_000);
const minutes = fc.oneof(fc.integer({ min: Date.parse('2020-01-01T00:00:00Z') / 60_000, max: Date.parse('2036-01-01T00:00:00Z') / 60_000 }), fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -180, max: 180 })).map(([change, off]) => change + off));

describe('the clock on the wall in Italy', () => {
  it('gives every instant back, alone or as one of two', () =>
    fc.assert(
      fc.property(minutes, (minute) => {
        const instant = new Date(minute * 60_000);
        const reading = readWall(toWall(instant));
        const given = reading.kind === 'ONE' ? [reading.instant] : reading.kind === 'TWO' ? [reading.first, reading.second] : [];
        expect(given.map(Number)).toContain(Number(instant));
      }),
      { numRuns: 2_000 },
    ));

  it('jumps over an hour in March, and has one twice in October: nothing else', () => {
    const count = (day: string): Record<string, number> => {
      const kinds: Record<string, number> = {};
      for (let minute = 0; minute < 1_440; minute += 1) {
        const { kind } = readWall(`${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
        kinds[kind] = (kinds[kind] ?? 0) + 1;
      }
      return kinds;
    };
    expect(count('2026-03-28')).toEqual({ ONE: 1_440 });
    expect(count('2026-03-29')).toEqual({ ONE: 1_380, NONE: 60 });
    expect(count('2026-10-25')).toEqual({ ONE: 1_380, TWO: 60 });
    expect(readWall('2026-03-29T02:30')).toEqual({ kind: 'NONE' });
    expect(readWall('2026-10-25T02:30')).toEqual({ kind: 'TWO', first: new Date('2026-10-25T00:30:00Z'), second: new Date('2026-10-25T01:30:00Z') });
  });

  it('keeps the hour that was typed on either side of the change', () => {
    expect(readWall('2026-03-28T15:00')).toEqual({ kind: 'ONE', instant: new Date('2026-03-28T14:00:00Z') });
    expect(readWall('2026-03-29T15:00')).toEqual({ kind: 'ONE', instant: new Date('2026-03-29T13:00:00Z') });
    expect(readWall('2026-10-25T15:00')).toEqual({ kind: 'ONE', instant: new Date('2026-10-25T14:00:00Z') });
  });

  it('has a midnight on every day', () => fc.assert(fc.property(fc.integer({ min: 0, max: 6_000 }), (days) => toWall(startOfDay(new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10))).endsWith('T00:00'))));

  it('reads nothing into what is no time', () => {
    for (const text of ['', '2026-02-30T10:00', '2026-03-28 10:00', '2026-03-28T24:00', '2026-03-28T10:60', '2026-03-28T10:00Z']) expect(readWall(text)).toEqual({ kind: 'UNREADABLE' });
  });

  it('writes when it is as people read it', () => {
    expect(italianSpan(new Date('2026-12-03T14:00:00Z'), new Date('2026-12-03T16:00:00Z'), false)).toBe('giovedì 3 dicembre 2026, 15:00–17:00');
    expect(italianSpan(startOfDay('2022-04-13'), startOfDay('2022-04-14'), true)).toBe('mercoledì 13 aprile 2022');
    expect(italianSpan(startOfDay('2023-02-01'), startOfDay('2023-06-01'), true)).toBe('dal mercoledì 1 febbraio 2023 al mercoledì 31 maggio 2023');
  });
});
