import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { yearlyShare } from './yearly-share.js';

const perHead = (cents: number, vatPercent = 0): Parameters<typeof yearlyShare>[0] => ({ perInhabitant: cents, bands: null, vatPercent });

describe('the yearly share that the text gives', () => {
  it('is 0,44 euro for each inhabitant, VAT apart', () => {
    expect(yearlyShare(perHead(44), 5_000)).toEqual({ net: 220_000, vat: 0, total: 220_000 });
    expect(yearlyShare(perHead(44, 22), 1_001)).toEqual({ net: 44_044, vat: 9_690, total: 53_734 });
  });

  it('is the fee of the band, the last without an upper end', () => {
    const tariff = { perInhabitant: null, bands: [{ upTo: 500, fee: 15_000 }, { upTo: 1_000, fee: 96_000 }, { upTo: null, fee: 1_050_000 }], vatPercent: 22 };
    expect([1, 500, 501, 1_000, 1_001, 90_000].map((population) => (yearlyShare(tariff, population) as { net: number }).net)).toEqual([15_000, 15_000, 96_000, 96_000, 1_050_000, 1_050_000]);
    expect(yearlyShare({ ...tariff, bands: tariff.bands.slice(0, 2) }, 2_000)).toBe('NON_DAL_TESTO');
  });

  it('says why it cannot be told', () => {
    expect(yearlyShare(perHead(44), null)).toBe('SENZA_POPOLAZIONE');
    expect(yearlyShare(perHead(44), 0)).toBe('SENZA_POPOLAZIONE');
    expect(yearlyShare({ perInhabitant: null, bands: null, vatPercent: 22 }, 100)).toBe('NON_DAL_TESTO');
  });

  it('is whole cents whose VAT is off by half a cent at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 3_000_000 }), fc.integer({ min: 0, max: 3_000 }), (cents, population, hundredths) => {
        const share = yearlyShare(perHead(cents, hundredths / 100), population) as { net: number; vat: number; total: number };
        expect(share.net).toBe(cents * population);
        expect(share.total).toBe(share.net + share.vat);
        expect(Math.abs(share.vat * 10_000 - share.net * hundredths)).toBeLessThanOrEqual(5_000);
      }),
    );
  });
});
