import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ExpressionSyntaxError, parseCondition, parseExpression, printCondition, printExpression } from './expression-text.js';
import { anyCondition, anyExpression } from './testing/arbitraries.js';

describe('conditions as Italian sentences', () => {
  it('reads what a curator writes', () => {
    expect(parseCondition('forma è PPP e (livello è AVANZATO oppure durata_anni è almeno 3)')).toEqual({
      op: 'and',
      args: [
        { op: 'is', left: { kind: 'variable', key: 'forma' }, right: { kind: 'literal', value: 'PPP' } },
        {
          op: 'or',
          args: [
            { op: 'is', left: { kind: 'variable', key: 'livello' }, right: { kind: 'literal', value: 'AVANZATO' } },
            { op: 'atLeast', left: { kind: 'variable', key: 'durata_anni' }, right: { kind: 'literal', value: 3 } },
          ],
        },
      ],
    });
  });

  it('reads its own print back, whatever the condition', () => {
    fc.assert(fc.property(anyCondition, (condition) => void expect(parseCondition(printCondition(condition))).toEqual(condition)));
  });

  it('reads its own print back, whatever the calculation', () => {
    fc.assert(fc.property(anyExpression, (expression) => void expect(parseExpression(printExpression(expression))).toEqual(expression)));
  });

  it.each(['', 'forma', 'forma è', 'forma è PUBBLICO e', 'forma ? PPP', '(((', 'eval(1) è 2', `${'('.repeat(500)}forma è PPP${')'.repeat(500)}`])('refuses «%s» with a reason and a place', (text) => {
    expect(() => parseCondition(text)).toThrow(ExpressionSyntaxError);
  });

  it('answers any text with a condition or a syntax error, never with a crash', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        try {
          parseCondition(text);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionSyntaxError);
        }
      }),
    );
  });
});
