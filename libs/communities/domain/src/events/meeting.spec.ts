import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { enrolmentBar, freePlaces, nextState, stateOf } from './meeting.js';

const at = (text: string): Date => new Date(`2026-12-03T${text}:00Z`);
const terms = { opensAt: at('08:00'), closesAt: at('12:00'), places: 2 };

describe('an event', () => {
  it('is over when its end has come, and cancelled whatever the clock says', () => {
    const meeting = { cancelledAt: null, endsAt: at('17:00') };
    expect(stateOf(meeting, at('16:59'))).toBe('PROGRAMMATO');
    expect(stateOf(meeting, at('17:00'))).toBe('CONCLUSO');
    expect(stateOf({ ...meeting, cancelledAt: at('09:00') }, at('18:00'))).toBe('ANNULLATO');
  });

  it('takes people in from the opening to the closing, never after its beginning', () => {
    const meeting = { enrolment: terms, cancelledAt: null, startsAt: at('15:00') };
    expect(['07:59', '08:00', '11:59', '12:00'].map((time) => enrolmentBar(meeting, at(time)))).toEqual(['NON_ANCORA', null, null, 'CHIUSE']);
    expect(enrolmentBar({ ...meeting, startsAt: at('10:00') }, at('10:00'))).toBe('CHIUSE');
    expect(enrolmentBar({ ...meeting, cancelledAt: at('09:00') }, at('10:00'))).toBe('ANNULLATO');
    expect(enrolmentBar({ ...meeting, enrolment: null }, at('10:00'))).toBe('SENZA_ISCRIZIONE');
  });

  it('never has more people than places, nor a free place while somebody waits, whoever comes and goes', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.constantFrom('comes', 'goes', 'gives up waiting'), { maxLength: 60 }), (places, steps) => {
        let [enrolled, waiting] = [0, 0];
        const now = (): Parameters<typeof nextState>[0] => ({ enrolment: { ...terms, places }, enrolled, waiting });
        for (const step of steps) {
          if (step === 'comes') {
            if (nextState(now()) === 'ISCRITTO') enrolled += 1;
            else waiting += 1;
          } else if (step === 'goes' && enrolled > 0) enrolled -= 1;
          else if (step === 'gives up waiting' && waiting > 0) waiting -= 1;
          const up = freePlaces(now());
          [enrolled, waiting] = [enrolled + up, waiting - up];
          expect(enrolled).toBeLessThanOrEqual(places);
          expect(waiting > 0 && enrolled < places).toBe(false);
        }
      }),
    ));
});
