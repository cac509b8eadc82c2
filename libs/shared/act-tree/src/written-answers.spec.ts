import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatAnswer } from './answers.js';
import { createEnvironment } from './environment.js';
import type { VariableFormat } from './rich-text.js';
import type { VariableDef, VariableType } from './variable.js';
import { parseWrittenAnswer } from './written-answers.js';

const environment = createEnvironment([], new Map(), {});
const variable = (type: VariableType, more: Partial<VariableDef> = {}): VariableDef => ({ key: 'x', type, scope: 'istanza', label: 'X', question: '', help: '', why: '', sources: [], required: true, options: [], columns: [], ...more });
const read = (definition: VariableDef, text: string): unknown => {
  const parsed = parseWrittenAnswer(definition, text, environment, '2026-12-01');
  return parsed.ok ? parsed.value : 'refused';
};

const CHOICE = variable('scelta', { options: [{ value: 'A', label: 'Prima scelta', attributes: {} }, { value: 'B', label: 'Seconda', attributes: {} }] });

describe('an answer read back from the text of an act', () => {
  it.each<[VariableDef, string, unknown]>([
    [variable('intero'), '5 (cinque)', 5],
    [variable('intero'), 'centoventitré', 123],
    [variable('intero'), 'una', 1],
    [variable('intero'), 'molti', 'refused'],
    [variable('importo'), '1.440,00 € (millequattrocentoquaranta/00)', 144_000],
    [variable('importo'), 'euro 0,44', 44],
    [variable('data'), '1° gennaio 2027', '2027-01-01'],
    [variable('data'), '31/12/2027', '2027-12-31'],
    [variable('data'), '31 febbraio 2027', 'refused'],
    [CHOICE, 'seconda', 'B'],
    [CHOICE, 'Terza', 'refused'],
    [{ ...CHOICE, type: 'scelte' }, 'Prima scelta, Seconda', ['A', 'B']],
    [variable('si-no'), 'sì', true],
    [variable('testo'), ' via Roma 1 ', 'via Roma 1'],
  ])('%#: «%s»', (definition, text, value) => {
    expect(read(definition, text)).toEqual(value);
  });

  it('is what was written there, for every number, amount and day', () => {
    const format = fc.constantFrom<VariableFormat | undefined>(undefined, 'cifre', 'cifre-e-lettere');
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), format, (value, how) => expect(read(variable('intero'), formatAnswer(variable('intero'), value, how))).toBe(value)));
    fc.assert(fc.property(fc.integer({ min: 0, max: 100_000_000 }), format, (value, how) => expect(read(variable('importo'), formatAnswer(variable('importo'), value, how))).toBe(value)));
    fc.assert(fc.property(fc.date({ min: new Date('1990-01-01'), max: new Date('2190-01-01'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10);
      expect(read(variable('data'), formatAnswer(variable('data'), day))).toBe(day);
    }));
    fc.assert(fc.property(fc.integer({ min: 0, max: 1000 }), (value) => expect(read(variable('intero'), formatAnswer(variable('intero'), value, 'lettere'))).toBe(value)));
  });
});
