import { describe, expect, it } from '@jest/globals';
import type { ModelContent } from '@province-comuni/models-contract';
import { readPackage, readPackageFolder } from '@province-comuni/models-package';
import { evaluateCondition, parseCondition, type Condition } from '@province-comuni/shared-act-tree';
import fc from 'fast-check';
import { bareCellEnvironment, isPossible } from './possible-condition.js';

const CONTENT: ModelContent = readPackage(readPackageFolder('libs/models/content/innovazione'));
const ENVIRONMENT = bareCellEnvironment(CONTENT, { form: 'PUBBLICO', level: 'BASE' });

describe('whether a condition may hold', () => {
  it.each([
    ['forma è PUBBLICO', true],
    ['forma è PPP', false],
    ['forma è PUBBLICO e livello è AVANZATO', false],
    ['durata_anni è almeno 5', true],
    ['durata_anni è maggiore di 5 e durata_anni è minore di 5', false],
    ['durata_anni è maggiore di 5 e durata_anni è minore di 7', true],
    ['durata_anni è maggiore di 5 e durata_anni è minore di 6', false],
    ['durata_anni è almeno 1000', false],
    ['funzioni_fondamentali è sì e funzioni_fondamentali è no', false],
    ['funzioni_fondamentali è sì oppure funzioni_fondamentali è no', true],
    ['durata_anni ha risposta', true],
    ['non (durata_anni ha risposta)', true],
    ['servizi comprende CLOUD', true],
    ['data_decorrenza è almeno 2030-01-01', true],
  ])('%s: %s', (text, possible) => expect(isPossible(parseCondition(text), ENVIRONMENT)).toBe(possible));

  it('is never denied where some answers satisfy it', () => {
    const number = fc.integer({ min: 0, max: 12 });
    const leaf: fc.Arbitrary<Condition> = fc.oneof(
      fc.record({ op: fc.constantFrom('is' as const, 'isNot' as const, 'atLeast' as const, 'atMost' as const, 'moreThan' as const, 'lessThan' as const), left: fc.constant({ kind: 'variable' as const, key: 'durata_anni' }), right: number.map((value) => ({ kind: 'literal' as const, value })) }),
      fc.boolean().map((value): Condition => ({ op: 'is', left: { kind: 'variable', key: 'funzioni_fondamentali' }, right: { kind: 'literal', value } })),
    );
    const condition = fc.array(leaf, { minLength: 1, maxLength: 4 }).chain((args) => fc.constantFrom<Condition>({ op: 'and', args }, { op: 'or', args }, { op: 'not', arg: { op: 'or', args } }));
    const bounds = CONTENT.variables.find((variable) => variable.key === 'durata_anni')!;
    fc.assert(
      fc.property(condition, (when) => {
        const satisfied = Array.from({ length: (bounds.max ?? 30) - (bounds.min ?? 1) + 1 }, (_, index) => (bounds.min ?? 1) + index).some((years) =>
          [true, false].some((functions) => evaluateCondition(when, { ...ENVIRONMENT, answers: new Map([...ENVIRONMENT.answers, ['durata_anni', years], ['funzioni_fondamentali', functions]]) }) === true),
        );
        expect(isPossible(when, ENVIRONMENT)).toBe(satisfied);
      }),
    );
  });
});
