import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyBands } from '../testing/scenarios.js';
import { bandOf, bandProblems } from './bands.js';
import type { Band } from './scheme.js';
import { SOURCE_SCHEMES } from './source-schemes.js';

const bands = (...rows: [number, number | null][]): Band[] => rows.map(([from, to], index) => ({ from, to, amount: index * 100 }));
const said = (...rows: [number, number | null][]): string[] => bandProblems(bands(...rows), 'b').map(({ field, message }) => `${field}: ${message}`);

describe('bands of inhabitants', () => {
  it('say which numbers the printed table of Macerata leaves uncovered', () => {
    expect(said([0, 499], [501, 1000], [1001, null])).toEqual(['b[1].from: Resta scoperto il numero 500: la fascia prima finisce a 499 e questa comincia da 501. Fate cominciare questa da 500, oppure finire l’altra a 500.']);
    expect(said([1, 40_000], [40_002, null])[0]).toContain('Resta scoperto il numero 40.001');
    const macerata = SOURCE_SCHEMES[1]!.scheme.services[0]!.tariff;
    if (macerata.kind !== 'PER_FASCIA') throw new Error('not by bands');
    expect(bandProblems(macerata.bands, 'b')).toEqual([]);
    expect([1, 500, 501, 40_000, 40_001, 2_000_000].map((inhabitants) => bandOf(macerata.bands, inhabitants)!.amount)).toEqual([15_000, 15_000, 96_000, 700_000, 1_050_000, 1_050_000]);
  });

  it.each<[string, [number, number | null][], string[]]>([
    ['a gap of many', [[1, 500], [701, null]], ['b[1].from: Restano scoperti i numeri da 501 a 700: la fascia prima finisce a 500 e questa comincia da 701. Fate cominciare questa da 501, oppure finire l’altra a 700.']],
    ['an overlap', [[1, 1000], [900, null]], ['b[1].from: I numeri da 900 a 1.000 stanno in due fasce: fate cominciare questa da 1.001, oppure finire l’altra a 899.']],
    ['an overlap of one', [[1, 1000], [1000, null]], ['b[1].from: Il numero 1.000 sta in due fasce: fate cominciare questa da 1.001, oppure finire l’altra a 999.']],
    ['a beginning that is late', [[100, null]], ['b[0].from: Restano scoperti i numeri da 1 a 99: la prima fascia comincia da 1.']],
    ['an end at the last', [[1, 500]], ['b[0].to: Oltre 500 abitanti non c’è nessuna fascia: l’ultima resta senza limite.']],
    ['no end before the last', [[1, null], [501, null]], ['b[0].to: Solo l’ultima fascia resta senza limite: qui serve il numero di abitanti a cui si ferma.']],
    ['an end before the beginning', [[1, 0], [1, null]], ['b[0].to: La fascia finisce (0) prima di cominciare (1).']],
    ['another order', [[501, 1000], [1, null]], ['b[0].from: Restano scoperti i numeri da 1 a 500: la prima fascia comincia da 1.', 'b[1].from: Le fasce vanno in ordine: questa comincia da 1, non dopo quella prima, che comincia da 501.']],
    ['none at all', [], ['b: Serve almeno una fascia.']],
  ])('with %s are refused at the field', (_what, rows, expected) => {
    expect(said(...rows)).toEqual(expected);
  });

  it('give every number of inhabitants exactly one fee when nothing is wrong with them, and only then', () => {
    const anyRows = fc.array(fc.record({ from: fc.integer({ min: 0, max: 40 }), to: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 3 }), amount: fc.constant(1) }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.oneof(anyRows, anyBands()), (rows) => {
        const ends = rows.flatMap(({ from, to }) => [from, from - 1, from + 1, to ?? 1, (to ?? 1) + 1]);
        const fits = (inhabitants: number): number => rows.filter(({ from, to }) => from <= inhabitants && (to === null || inhabitants <= to)).length;
        const exact = [1, 50, 100_000, ...ends].filter((number) => number >= 1).every((inhabitants) => fits(inhabitants) === 1);
        const inOrder = rows.every(({ from, to }, index) => (to === null || from <= to) && (index === 0 || from > rows[index - 1]!.from));
        expect(bandProblems(rows, 'b').length === 0).toBe(exact && inOrder);
      }),
      { numRuns: 2000 },
    );
  });
});
