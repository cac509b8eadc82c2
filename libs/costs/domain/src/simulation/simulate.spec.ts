import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyPopulation, anyScenario, comuniOf, enteId, scenarioOf } from '../testing/scenarios.js';
import { expensesByYear, simulate } from './simulate.js';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

describe('a simulation', () => {
  it('compares the schemes of the sources Comune by Comune', () => {
    const { comuni, schemes, joining } = simulate(scenarioOf({ todayKey: 'pesaro-urbino' }), comuniOf(500, 14_000, 2300));
    expect(joining).toBe(3);
    expect(comuni.map(({ nome, shares }) => [nome, ...shares.map((share) => share!.net)])).toEqual([
      ['Comune 2', 616_000, 572_000, 70 * 63_900 + 895_000],
      ['Comune 3', 101_200, 144_000, 12 * 63_900 + 104_667 + 57_933 + 98_800 + 102_333],
      ['Comune 1', 22_000, 15_000, 3 * 63_900 + 282_000],
    ]);
    expect(schemes.map(({ key, against }) => [key, against])).toEqual([
      ['pesaro-urbino', null],
      ['macerata', { less: 2, more: 1, same: 0 }],
      ['lecco', { less: 0, more: 3, same: 0 }],
    ]);
    expect(comuni[0]!.shares[0]).toMatchObject({ perInhabitant: 5368, difference: 0 });
  });

  it('leaves out by name who has no population, and who is no longer there', () => {
    const gone = enteId(99);
    const { comuni, leftOut } = simulate(scenarioOf({ workstations: [{ enteId: gone, quantity: 3 }, { enteId: enteId(2), quantity: 7 }] }), comuniOf(null, 800, 0), new Map([[gone, 'Comune di Fusa']]));
    expect(comuni.map(({ nome, postazioni, postazioniTold }) => ({ nome, postazioni, postazioniTold }))).toEqual([{ nome: 'Comune 2', postazioni: 7, postazioniTold: true }]);
    expect(leftOut).toEqual([
      { enteId: enteId(1), nome: 'Comune 1', reason: 'SENZA_POPOLAZIONE' },
      { enteId: enteId(3), nome: 'Comune 3', reason: 'SENZA_POPOLAZIONE' },
      { enteId: gone, nome: 'Comune di Fusa', reason: 'NON_IN_VIGORE' },
    ]);
  });

  it('lets expenses grow from what they were, and balances each year against revenue without VAT', () => {
    expect(expensesByYear([{ kind: 'PERSONALE', amount: 10_001, growth: 150 }], 3)).toEqual([10_001, 10_151, 10_303]);
    const { schemes } = simulate(scenarioOf({ expenses: [{ kind: 'PERSONALE', amount: 700_000, growth: 1000 }], years: 2 }), comuniOf(10_000, 10_000));
    expect(schemes[0]!.years).toEqual([
      { year: 1, revenue: 880_000, expenses: 700_000, balance: 180_000 },
      { year: 2, revenue: 880_000, expenses: 770_000, balance: 110_000 },
    ]);
    expect(schemes[0]!.breakEven).toEqual([
      { order: 'LARGEST_FIRST', firstYear: 2, wholePeriod: 2 },
      { order: 'SMALLEST_FIRST', firstYear: 2, wholePeriod: 2 },
    ]);
  });

  it('has nobody to reckon with in a Provincia without Comuni', () => {
    expect(simulate(scenarioOf({ expenses: [{ kind: 'CLOUD', amount: 1, growth: 0 }] }), []).schemes[0]).toMatchObject({ gross: 0, breakEven: [{ firstYear: null }, { firstYear: null }] });
  });

  it('holds its laws whatever the scenario', () => {
    fc.assert(
      fc.property(anyScenario, fc.array(fc.option(anyPopulation, { freq: 10 }), { maxLength: 25 }), (scenario, populations) => {
        const known = comuniOf(...populations);
        const result = simulate(scenario, known);
        const paying = result.comuni.filter(({ joins }) => joins);
        expect(result.comuni.length + result.leftOut.length).toBe(known.length);
        expect(paying.length).toBe(result.joining);
        result.schemes.forEach((scheme, index) => {
          const shares = paying.map((comune) => comune.shares[index]!);
          expect([sum(shares.map(({ net }) => net)), sum(shares.map(({ vat }) => vat)), sum(shares.map(({ gross }) => gross))]).toEqual([scheme.net, scheme.vat, scheme.gross]);
          expect(scheme.net + scheme.vat).toBe(scheme.gross);
          if (scheme.against) expect(sum(Object.values(scheme.against))).toBe(paying.length);
          for (const { revenue, expenses, balance } of scheme.years) expect([revenue, revenue - expenses]).toEqual([scheme.net, balance]);
          for (const { order, firstYear } of scheme.breakEven) {
            const revenueOf = (count: number): number => simulate({ ...scenario, order, participation: result.comuni.length === 0 ? 0 : Math.floor((count * 10_000) / result.comuni.length) }, known).schemes[index]!.net;
            const goal = scheme.years[0]!.expenses;
            if (firstYear === null) expect(revenueOf(result.comuni.length)).toBeLessThan(goal);
            else {
              expect(revenueOf(firstYear)).toBeGreaterThanOrEqual(goal);
              if (firstYear > 0) expect(revenueOf(firstYear - 1)).toBeLessThan(goal);
            }
          }
        });
      }),
      { numRuns: 100 },
    );
  });
});
