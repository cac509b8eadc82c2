import type { EnteId } from '@province-comuni/shared-kernel';
import fc from 'fast-check';
import type { Scenario } from '../scenario/scenario.js';
import type { KnownComune } from '../simulation/simulate.js';
import { SOURCE_SCHEMES } from '../tariffs/source-schemes.js';
import type { Band, Tariff, TariffScheme } from '../tariffs/scheme.js';

export const enteId = (number: number): EnteId => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as EnteId;

/** A scenario with the three schemes of the sources, and nothing supposed. */
export function scenarioOf(changes: Partial<Scenario> = {}): Scenario {
  return { schemes: SOURCE_SCHEMES.map(({ scheme }) => scheme), todayKey: null, expenses: [], years: 3, participation: 10_000, order: 'LARGEST_FIRST', adjustment: 0, vatRate: null, workstationsPerThousand: 500, workstations: [], ...changes };
}

export const comuniOf = (...populations: (number | null)[]): KnownComune[] => populations.map((popolazione, index) => ({ enteId: enteId(index + 1), nome: `Comune ${index + 1}`, popolazione, annoPopolazione: 2025 }));

const cents = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });
export const anyPopulation = fc.oneof(fc.integer({ min: 1, max: 45_000 }), fc.integer({ min: 1, max: 3_000_000 }));

/** Bands without gap or overlap. @param rising amounts that never fall */
export const anyBands = (rising = false): fc.Arbitrary<Band[]> =>
  fc.tuple(fc.uniqueArray(fc.integer({ min: 1, max: 60_000 }), { minLength: 0, maxLength: 12 }), fc.array(cents(100_000_000), { minLength: 13, maxLength: 13 })).map(([ends, amounts]) => {
    const sorted = [...ends].sort((a, b) => a - b);
    const fees = rising ? [...amounts].sort((a, b) => a - b) : amounts;
    return [...sorted, null].map((to, index) => ({ from: index === 0 ? 1 : sorted[index - 1]! + 1, to, amount: fees[index]! }));
  });

export const anyTariff: fc.Arbitrary<Tariff> = fc.oneof(
  fc.record({ kind: fc.constant('PER_ABITANTE' as const), rate: cents(1_000_000) }),
  fc.record({ kind: fc.constant('PER_FASCIA' as const), bands: anyBands() }),
  fc.record({ kind: fc.constant('PER_POSTAZIONE' as const), rate: cents(100_000_000) }),
  fc.record({ kind: fc.constant('FISSO' as const), amount: cents(100_000_000) }),
  fc.record({ kind: fc.constant('RIPARTO' as const), amount: cents(2_000_000_000), by: fc.constantFrom('ABITANTI' as const, 'POSTAZIONI' as const) }),
  fc.tuple(cents(100_000_000), cents(100_000_000)).map(([a, b]) => ({ kind: 'PER_DIMENSIONE' as const, amount: Math.min(a, b), maximum: Math.max(a, b) })),
  fc.record({ kind: fc.constant('PER_PARAMETRO' as const), rate: cents(1_000_000_000), unit: fc.constant('ore'), quantity: cents(100_000) }),
);

export const anyScheme: fc.Arbitrary<TariffScheme> = fc.record({
  key: fc.uuid(),
  title: fc.constant('Schema'),
  source: fc.constant(null),
  vatRegime: fc.constantFrom('IVA_ESCLUSA' as const, 'IVA_COMPRESA' as const, 'NON_SOGGETTA' as const),
  vatRate: fc.integer({ min: 0, max: 3000 }),
  services: fc.array(anyTariff.map((tariff) => ({ service: 'Servizio', place: null, tariff })), { minLength: 1, maxLength: 4 }),
}).map((scheme) => (scheme.vatRegime === 'NON_SOGGETTA' ? { ...scheme, vatRate: 0 } : scheme));

export const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  schemes: fc.uniqueArray(anyScheme, { minLength: 1, maxLength: 4, selector: ({ key }) => key }),
  expenses: fc.array(fc.record({ kind: fc.constantFrom('PERSONALE' as const, 'CLOUD' as const, 'LICENZE' as const, 'GESTIONE' as const), amount: cents(100_000_000), growth: fc.integer({ min: -5000, max: 10_000 }) }), { maxLength: 4 }),
  years: fc.integer({ min: 1, max: 15 }),
  participation: fc.integer({ min: 0, max: 10_000 }),
  order: fc.constantFrom('LARGEST_FIRST' as const, 'SMALLEST_FIRST' as const),
  adjustment: fc.integer({ min: -9000, max: 20_000 }),
  vatRate: fc.option(fc.integer({ min: 0, max: 3000 })),
  workstationsPerThousand: fc.integer({ min: 1, max: 100_000 }),
  workstations: fc.constant([]),
}).chain((scenario) => fc.option(fc.constantFrom(...scenario.schemes.map(({ key }) => key))).map((todayKey) => ({ ...scenario, todayKey })));
