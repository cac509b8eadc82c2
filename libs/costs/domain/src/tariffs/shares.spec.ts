import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyBands, anyPopulation, anyScheme } from '../testing/scenarios.js';
import { adjusted } from './adjusted.js';
import { divided, scaled } from './exact.js';
import type { Tariff, TariffScheme, VatRegime } from './scheme.js';
import { AS_WRITTEN, sharesOf } from './shares.js';

const scheme = (vatRegime: VatRegime, ...tariffs: Tariff[]): TariffScheme => ({ key: 'k', title: 'K', source: null, vatRegime, vatRate: vatRegime === 'NON_SOGGETTA' ? 0 : 2200, services: tariffs.map((tariff) => ({ service: 's', place: null, tariff })) });
const ente = (popolazione: number, postazioni = 10): { popolazione: number; postazioni: number } => ({ popolazione, postazioni });
const SIZES = { smallest: 100, largest: 1100 };
const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

describe('the share of an Ente', () => {
  it('is reckoned to the cent, VAT apart', () => {
    expect(sharesOf(scheme('IVA_ESCLUSA', { kind: 'PER_ABITANTE', rate: 4400 }), [ente(14_786)], SIZES)).toEqual([{ services: [650_584], net: 650_584, vat: 143_128, gross: 793_712 }]);
    expect(sharesOf(scheme('IVA_COMPRESA', { kind: 'FISSO', amount: 12_200 }), [ente(1)], SIZES)).toEqual([{ services: [12_200], net: 10_000, vat: 2200, gross: 12_200 }]);
    expect(sharesOf(scheme('NON_SOGGETTA', { kind: 'PER_POSTAZIONE', rate: 330_000 }), [ente(1, 12)], SIZES)).toEqual([{ services: [39_600], net: 39_600, vat: 0, gross: 39_600 }]);
  });

  it('rounds half a cent upwards, once, after the change that is supposed', () => {
    expect(sharesOf(scheme('NON_SOGGETTA', { kind: 'PER_ABITANTE', rate: 4450 }), [ente(1)], SIZES)[0]!.net).toBe(45);
    expect(sharesOf(scheme('NON_SOGGETTA', { kind: 'PER_ABITANTE', rate: 4449 }), [ente(1)], SIZES, { ...AS_WRITTEN, adjustment: 1000 })[0]!.net).toBe(49);
  });

  it('by size goes from the least to the most in proportion to the inhabitants', () => {
    const bySize = scheme('NON_SOGGETTA', { kind: 'PER_DIMENSIONE', amount: 90_000, maximum: 200_000 });
    expect(sharesOf(bySize, [ente(100), ente(600), ente(1100)], SIZES).map(({ net }) => net)).toEqual([90_000, 145_000, 200_000]);
    expect(sharesOf(bySize, [ente(100)], { smallest: 100, largest: 100 }).map(({ net }) => net)).toEqual([90_000]);
  });

  it('by a technical parameter is price times quantity', () => {
    expect(sharesOf(scheme('NON_SOGGETTA', { kind: 'PER_PARAMETRO', rate: 455_000, unit: 'ore', quantity: 1250 }), [ente(1)], SIZES)[0]!.net).toBe(56_875);
  });

  it('sums to the whole, service by service and Ente by Ente, VAT apart', () => {
    fc.assert(
      fc.property(anyScheme, fc.array(fc.record({ popolazione: anyPopulation, postazioni: fc.integer({ min: 1, max: 5000 }) }), { minLength: 1, maxLength: 40 }), fc.integer({ min: -9000, max: 20_000 }), fc.option(fc.integer({ min: 0, max: 3000 })), (any, enti, adjustment, vatRate) => {
        const populations = enti.map(({ popolazione }) => popolazione);
        const shares = sharesOf(any, enti, { smallest: Math.min(...populations), largest: Math.max(...populations) }, { adjustment, vatRate });
        for (const { services, net, vat, gross } of shares) {
          expect(net + vat).toBe(gross);
          expect(sum(services)).toBe(any.vatRegime === 'IVA_COMPRESA' ? gross : net);
          for (const cents of [...services, net, vat, gross]) expect(Number.isSafeInteger(cents) && cents >= 0).toBe(true);
        }
        any.services.forEach(({ tariff }, index) => {
          if (tariff.kind === 'RIPARTO') expect(sum(shares.map(({ services }) => services[index]!))).toBe(scaled(tariff.amount, 10_000 + adjustment, 10_000));
        });
      }),
    );
  });

  it('does not fall with the inhabitants where the fees do not', () => {
    const rising = fc.oneof(
      anyBands(true).map((bands): Tariff => ({ kind: 'PER_FASCIA', bands })),
      fc.integer({ min: 0, max: 1_000_000 }).map((rate): Tariff => ({ kind: 'PER_ABITANTE', rate })),
      fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 10_000, max: 99_999 })).map(([amount, maximum]): Tariff => ({ kind: 'PER_DIMENSIONE', amount, maximum })),
    );
    fc.assert(
      fc.property(rising, fc.array(anyPopulation, { minLength: 2, maxLength: 10 }), (tariff, populations) => {
        const sorted = [...populations].sort((a, b) => a - b);
        const nets = sharesOf(scheme('IVA_ESCLUSA', tariff), sorted.map((popolazione) => ente(popolazione)), { smallest: sorted[0]!, largest: sorted.at(-1)! }).map(({ gross }) => gross);
        expect([...nets].sort((a, b) => a - b)).toEqual(nets);
      }),
    );
  });
});

describe('a scheme with a supposed change made part of it', () => {
  it('has tariffs that can be written, within half a unit of what was supposed', () => {
    const by = { kind: 'PER_FASCIA' as const, bands: [{ from: 1, to: null, amount: 144_050 }] };
    expect(adjusted(scheme('IVA_ESCLUSA', by, { kind: 'PER_ABITANTE', rate: 4400 }), 550).services.map(({ tariff }) => tariff)).toEqual([{ kind: 'PER_FASCIA', bands: [{ from: 1, to: null, amount: 151_973 }] }, { kind: 'PER_ABITANTE', rate: 4642 }]);
    fc.assert(
      fc.property(anyBands(), anyPopulation, fc.integer({ min: -9000, max: 20_000 }), (bands, popolazione, adjustment) => {
        const before = scheme('IVA_ESCLUSA', { kind: 'PER_FASCIA', bands });
        expect(sharesOf(adjusted(before, adjustment), [ente(popolazione)], SIZES)).toEqual(sharesOf(before, [ente(popolazione)], SIZES, { ...AS_WRITTEN, adjustment }));
        expect(adjusted(before, 0)).toEqual(before);
      }),
    );
  });
});

describe('a total divided by the largest remainder', () => {
  it('leaves no cent over, and nobody is more than a cent from his quota', () => {
    expect(divided(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(divided(7, [0, 0])).toEqual([0, 0]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), fc.array(fc.integer({ min: 0, max: 3_000_000 }), { minLength: 1, maxLength: 60 }), (total, weights) => {
        const parts = divided(total, weights);
        const all = sum(weights);
        expect(sum(parts)).toBe(all === 0 ? 0 : total);
        if (all > 0) parts.forEach((part, index) => expect(Math.abs(part - (total * weights[index]!) / all)).toBeLessThan(1.001));
        weights.forEach((weight, i) => weights.forEach((other, j) => void (weight > other && expect(parts[i]).toBeGreaterThanOrEqual(parts[j]!))));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a scaled number', () => {
  it('is the same however large the product is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3e13 }), fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1000, max: 1e10 }), (value, times, by) => {
        const exact = (2n * BigInt(value) * BigInt(times) + BigInt(by)) / (2n * BigInt(by));
        expect(BigInt(scaled(value, times, by))).toBe(exact);
      }),
    );
  });
});
