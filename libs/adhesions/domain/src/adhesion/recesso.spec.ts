import { describe, expect, it } from '@jest/globals';
import { addDays } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import { judgeRecesso, recessoWindow } from './recesso.js';

const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('recesso from a convention (Annex A, art. 7)', () => {
  it('signed in 2027: notice from 1 January 2030, at the latest 2 October 2030, effect 1 January 2031', () => {
    const terms = { signedOn: '2027-05-20', noticeDays: 90, expiresOn: '2032-12-31' };
    expect(recessoWindow(terms)).toEqual({ from: '2030-01-01', until: '2030-10-02', effectiveOn: '2031-01-01', possible: true });
    expect(judgeRecesso(terms, '2030-01-01')).toEqual({ effectiveOn: '2031-01-01' });
    expect(judgeRecesso(terms, '2030-10-02')).toEqual({ effectiveOn: '2031-01-01' });
    expect(judgeRecesso(terms, '2030-10-03')).toEqual({ effectiveOn: '2032-01-01' });
    expect(judgeRecesso(terms, '2029-12-31')).toEqual({ refusal: 'Il recesso si può notificare solo dal terzo anno solare dopo la firma (20/5/2027): dal 1/1/2030, al più tardi il 2/10/2030, con effetto dal 1/1/2031.' });
  });

  it('is impossible where the convention ends before it would take effect', () => {
    const terms = { signedOn: '2027-05-20', noticeDays: 90, expiresOn: '2030-05-19' };
    expect(recessoWindow(terms).possible).toBe(false);
    expect(judgeRecesso(terms, '2030-02-01')).toEqual({ refusal: 'Il recesso avrebbe effetto dal 1/1/2031. La convenzione finisce prima, il 19/5/2030: l’Ente ne fa parte fino a quel giorno.' });
    expect(judgeRecesso(terms, '2028-02-01')).toEqual({ refusal: expect.stringContaining('La convenzione finisce prima, il 19/5/2030') as unknown });
  });

  it('takes effect on a first of January, at least the notice after it was notified, and never in the first three calendar years', () => {
    fc.assert(
      fc.property(days, days, fc.integer({ min: 90, max: 300 }), (signedOn, notifiedOn, noticeDays) => {
        const judged = judgeRecesso({ signedOn, noticeDays, expiresOn: null }, notifiedOn);
        const early = Number(notifiedOn.slice(0, 4)) < Number(signedOn.slice(0, 4)) + 3;
        expect('refusal' in judged).toBe(early);
        if ('refusal' in judged) return;
        expect(judged.effectiveOn.endsWith('-01-01')).toBe(true);
        expect(addDays(notifiedOn, noticeDays) < judged.effectiveOn).toBe(true);
        expect(judged.effectiveOn >= recessoWindow({ signedOn, noticeDays, expiresOn: null }).effectiveOn).toBe(true);
      }),
    );
  });
});
