import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conditionSentence, expressionSentence, type Vocabulary } from './condition-sentence.js';
import { createEnvironment } from './environment.js';
import { explainCondition } from './explain-condition.js';
import { ExpressionShapeError, readCondition, readExpression } from './expression-schema.js';
import { parseCondition, parseExpression } from './expression-text.js';
import { anyCondition, anyExpression } from './testing/arbitraries.js';
import type { VariableDef } from './variable.js';

const common = { scope: 'istanza' as const, question: '', help: '', why: '', sources: [], required: true, columns: [] };
const VARIABLES: VariableDef[] = [
  { ...common, key: 'forma', type: 'scelta', label: 'Forma di gestione', options: [{ value: 'PUBBLICO', label: 'Pubblica', attributes: {} }, { value: 'PPP', label: 'Partenariato', attributes: {} }] },
  { ...common, key: 'durata', type: 'intero', label: 'Durata', options: [] },
  { ...common, key: 'fasce', type: 'tabella', label: 'Fasce', options: [], columns: [{ key: 'canone', label: 'Canone annuo', type: 'importo', required: true }] },
];
const words: Vocabulary = { variables: new Map(VARIABLES.map((variable) => [variable.key, variable])), parameters: new Map([['durata_minima', 'Durata minima']]) };

describe('a condition read as a sentence', () => {
  it.each([
    ['forma è PPP e durata è almeno 1.5', '«Forma di gestione» è Partenariato e «Durata» è almeno 1,5'],
    ['forma è uno di PUBBLICO, PPP', '«Forma di gestione» è uno fra Pubblica e Partenariato'],
    ['durata ha risposta oppure (forma non è PPP e non (durata è maggiore di 3))', '«Durata» ha una risposta oppure «Forma di gestione» non è Partenariato e non vale che «Durata» è maggiore di 3'],
    ['forma è PPP e (durata è 1 oppure durata è 2)', '«Forma di gestione» è Partenariato e («Durata» è 1 oppure «Durata» è 2)'],
    ['durata è almeno parametro("durata_minima")', '«Durata» è almeno il valore di legge «Durata minima»'],
    ['fasce.canone è maggiore di 100', '«Canone annuo» di «Fasce» è maggiore di 100'],
    ['ignota è sì', '«ignota» è sì'],
  ])('%s', (text, sentence) => expect(conditionSentence(parseCondition(text), words)).toBe(sentence));

  it('reads calculations too', () => {
    expect(expressionSentence(parseExpression('se(forma è PPP, durata + 1, 5)'), words)).toBe('(«Durata» più 1) se «Forma di gestione» è Partenariato, altrimenti 5');
    expect(expressionSentence(parseExpression('data(2027, 1, 31)'), words)).toBe('il giorno 31 del mese 1 dell’anno 2027');
  });

  it('says which part decides', () => {
    const environment = createEnvironment(VARIABLES, new Map([['forma', 'PUBBLICO']]), {});
    const explained = explainCondition(parseCondition('forma è PPP e durata è almeno 3'), environment, words);
    expect(explained).toMatchObject({ holds: false, joined: 'and', parts: [{ holds: false, joined: null }, { holds: null }] });
  });
});

describe('the shape of a condition', () => {
  it('passes every condition and calculation, and nothing else is kept', () => {
    fc.assert(fc.property(anyCondition, (condition) => expect(readCondition({ ...condition, onclick: 'x' })).toEqual(condition)));
    fc.assert(fc.property(anyExpression, (expression) => expect(readExpression({ ...expression, extra: 1 })).toEqual(expression)));
  });

  it('never answers anything but a condition or a refusal', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        try {
          conditionSentence(readCondition(input), words);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionShapeError);
        }
      }),
    );
  });

  it('takes a group of one for what it holds, and refuses empty groups and endless nesting', () => {
    expect(readCondition({ op: 'and', args: [{ op: 'answered', variable: 'durata' }] })).toEqual({ op: 'answered', variable: 'durata' });
    expect(() => readCondition({ op: 'or', args: [] })).toThrow(ExpressionShapeError);
    let nested: unknown = { op: 'answered', variable: 'durata' };
    for (let depth = 0; depth < 50; depth += 1) nested = { op: 'not', arg: nested };
    expect(() => readCondition(nested)).toThrow('troppe condizioni');
  });
});
