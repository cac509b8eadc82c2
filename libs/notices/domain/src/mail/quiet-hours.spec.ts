import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canWait, DEFAULT_QUIET, digestMoment, tellableAt } from './quiet-hours.js';

const at = (text: string): Date => new Date(text);
const NIGHTS = { ...DEFAULT_QUIET, weekends: false };

describe('quiet hours', () => {
  it.each([
    ['by day a letter goes at once', '2026-12-01T10:15:00+01:00', '2026-12-01T10:15:00+01:00', DEFAULT_QUIET],
    ['at eight in the evening it waits', '2026-12-01T20:00:00+01:00', '2026-12-02T08:00:00+01:00', DEFAULT_QUIET],
    ['at eight in the morning it goes', '2026-12-02T08:00:00+01:00', '2026-12-02T08:00:00+01:00', DEFAULT_QUIET],
    ['from Friday evening it waits for Monday', '2026-12-04T20:30:00+01:00', '2026-12-07T08:00:00+01:00', DEFAULT_QUIET],
    ['on Saturday it goes where weekends are as other days', '2026-12-05T12:00:00+01:00', '2026-12-05T12:00:00+01:00', NIGHTS],
    ['in the night in which an hour is left out', '2026-03-28T22:00:00+01:00', '2026-03-29T08:00:00+02:00', NIGHTS],
    ['in the night in which an hour comes twice', '2026-10-24T22:00:00+02:00', '2026-10-25T08:00:00+01:00', NIGHTS],
    ['within the day', '2026-12-01T13:10:00+01:00', '2026-12-01T15:00:00+01:00', { from: 13, to: 15, weekends: false }],
    ['up to an hour that is left out', '2026-03-29T00:30:00+01:00', '2026-03-29T03:00:00+02:00', { from: 0, to: 2, weekends: false }],
    ['never, where both hours are the same', '2026-12-01T03:00:00+01:00', '2026-12-01T03:00:00+01:00', { from: 9, to: 9, weekends: false }],
  ])('%s', (_, now, expected, quiet) => {
    expect(tellableAt(at(now), quiet).toISOString()).toBe(at(expected).toISOString());
  });

  it('end: no letter waits more than three days, none goes in them', () => {
    fc.assert(
      fc.property(fc.date({ min: at('2026-01-01'), max: at('2028-01-01'), noInvalidDate: true }), fc.nat({ max: 23 }), fc.nat({ max: 23 }), fc.boolean(), (now, from, to, weekends) => {
        const quiet = { from, to, weekends };
        const then = tellableAt(now, quiet);
        expect(then.getTime() - now.getTime()).toBeLessThanOrEqual(4 * 86_400_000);
        expect(tellableAt(then, quiet)).toEqual(then);
      }),
    );
  });
});

describe('a letter', () => {
  const [now, end] = [at('2026-12-04T21:00:00+01:00'), at('2026-12-07T08:00:00+01:00')];
  it.each<[string, boolean, string, string | null]>([
    ['waits where nothing is lost by it', true, 'documento.versione', null],
    ['of an invitation does not', false, 'community.invito', null],
    ['of a kind that is no more waits', true, 'di.una.volta', null],
    ['waits for what begins after the quiet', true, 'evento.promemoria', '2026-12-07T08:00:01+01:00'],
    ['does not for what begins as it ends', false, 'evento.promemoria', '2026-12-07T08:00:00+01:00'],
    ['does not for what begins within it', false, 'evento.annullato', '2026-12-05T10:00:00+01:00'],
    ['of what has begun waits: it is late already', true, 'evento.verbale', '2026-12-04T21:00:00+01:00'],
  ])('%s', (_, waits, topic, lateFrom) => {
    expect(canWait({ topic, lateFrom: lateFrom === null ? null : at(lateFrom) }, now, end)).toBe(waits);
  });
});

describe('the moment of a digest', () => {
  it.each([
    ['GIORNALIERA', '2026-12-02T07:30:00+01:00', '2026-12-02T07:30:00+01:00', 'GIORNALIERA 2026-12-02'],
    ['GIORNALIERA', '2026-12-02T07:29:59+01:00', '2026-12-01T07:30:00+01:00', 'GIORNALIERA 2026-12-01'],
    ['GIORNALIERA', '2026-03-29T09:00:00+02:00', '2026-03-29T07:30:00+02:00', 'GIORNALIERA 2026-03-29'],
    ['GIORNALIERA', '2026-10-25T07:10:00+01:00', '2026-10-24T07:30:00+02:00', 'GIORNALIERA 2026-10-24'],
    ['SETTIMANALE', '2026-12-06T23:00:00+01:00', '2026-11-30T07:30:00+01:00', 'SETTIMANALE 2026-11-30'],
    ['SETTIMANALE', '2026-12-07T07:31:00+01:00', '2026-12-07T07:30:00+01:00', 'SETTIMANALE 2026-12-07'],
  ] as const)('%s at %s was %s', (frequency, now, before, period) => {
    expect(digestMoment(frequency, at(now))).toEqual({ before: at(before), period });
  });
});
