import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { missingIn, NEEDS_CHOICES, readNeedsLine, type NeedsLine } from './needs-answer.js';
import type { NeedsService } from './needs-sheet.js';
import { summariseNeeds, type CountedAnswer } from './summarise-needs.js';

const service = (key: string, unit = 'postazioni'): NeedsService => ({ key, code: null, name: `Servizio ${key}`, unit, description: '' });
const SERVICES = [service('a'), service('b', ''), service('c')];
const line: fc.Arbitrary<NeedsLine> = fc.record({ choice: fc.constantFrom(...NEEDS_CHOICES), quantity: fc.option(fc.integer({ min: 0, max: 999_999_999 })), note: fc.constant('') });
const answer: fc.Arbitrary<CountedAnswer> = fc.record({ lines: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'gone'), line), population: fc.option(fc.integer({ min: 0, max: 3_000_000 })) });
const total = (numbers: Readonly<Record<string, number>>): number => Object.values(numbers).reduce((sum, each) => sum + each, 0);

describe('the summary of the needs', () => {
  it('counts every answer once, and loses nothing of what is asked', () =>
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 60 }), (answers) => {
        for (const { service: { key }, counts, quantities, wanted, wantedQuantity, population } of summariseNeeds(SERVICES, answers)) {
          const said = answers.flatMap(({ lines }) => lines[key] ?? []);
          expect(total(counts)).toBe(said.length);
          expect(total(quantities)).toBe(said.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0));
          expect(wanted).toBe(counts.RINNOVA + counts.DESIDERA);
          expect(wantedQuantity).toBe(total(quantities) - quantities.VALUTA - quantities.NON_INTERESSA);
          expect(population).toBeLessThanOrEqual(answers.reduce((sum, each) => sum + (each.population ?? 0), 0));
        }
      }),
    ));

  it('is the same in whatever order, and the sum of its parts', () =>
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 30 }), fc.array(answer, { maxLength: 30 }), (some, others) => {
        const whole = summariseNeeds(SERVICES, [...some, ...others]);
        expect(summariseNeeds(SERVICES, [...others, ...some])).toEqual(whole);
        const [left, right] = [summariseNeeds(SERVICES, some), summariseNeeds(SERVICES, others)];
        whole.forEach(({ quantities, counts }, index) => NEEDS_CHOICES.forEach((choice) => {
          expect(quantities[choice]).toBe(left[index]!.quantities[choice] + right[index]!.quantities[choice]);
          expect(counts[choice]).toBe(left[index]!.counts[choice] + right[index]!.counts[choice]);
        }));
      }),
    ));
});

describe('a line', () => {
  it('has its quantity where the service is counted and wanted', () => {
    expect(readNeedsLine(SERVICES[0]!, { choice: 'RINNOVA', quantity: '1.200,5', note: ' due sedi ' })).toEqual({ choice: 'RINNOVA', quantity: 120_050, note: 'due sedi' });
    expect(readNeedsLine(SERVICES[1]!, { choice: 'RINNOVA', quantity: '3', note: '' })).toEqual({ choice: 'RINNOVA', quantity: null, note: '' });
    expect(readNeedsLine(SERVICES[0]!, { choice: 'NON_INTERESSA', quantity: 'x', note: '' })).toEqual({ choice: 'NON_INTERESSA', quantity: null, note: '' });
    expect(readNeedsLine(SERVICES[0]!, { choice: 'FORSE', quantity: 'tante', note: 'x'.repeat(1_001) })).toEqual([{ field: 'lines.a.choice', message: expect.any(String) }, { field: 'lines.a.note', message: expect.any(String) }, { field: 'lines.a.quantity', message: expect.any(String) }]);
  });

  it('is missing until it is said, with a quantity for what is renewed or wanted', () => {
    const said = (choice: NeedsLine['choice'], quantity: number | null): NeedsLine => ({ choice, quantity, note: '' });
    expect(missingIn(SERVICES, { a: said('RINNOVA', null), b: said('DESIDERA', null) }).map(({ field }) => field)).toEqual(['lines.a.quantity', 'lines.c.choice']);
    expect(missingIn(SERVICES, { a: said('RINNOVA', 100), b: said('DESIDERA', null), c: said('VALUTA', null) })).toEqual([]);
  });
});
