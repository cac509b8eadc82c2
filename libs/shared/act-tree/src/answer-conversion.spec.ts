import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answerWithUnit, conversionSentence, convertAnswer, FACTOR, type AnswerConversion } from './answer-conversion.js';
import type { VariableDef, VariableType } from './variable.js';

function question(type: VariableType, change: Partial<VariableDef> = {}): VariableDef {
  return { key: 'a', type, scope: 'istanza', label: 'Canone', question: '', help: '', why: '', sources: [], required: true, options: [], columns: [], ...change };
}

const options = (...codes: string[]): Partial<VariableDef> => ({ options: codes.map((value) => ({ value, label: value.toLowerCase(), attributes: {} })) });
const scale = (operation: 'multiply' | 'divide', factor: string, decimals: number): AnswerConversion => ({ kind: 'scale', operation, factor, decimals });

describe('a number that is converted', () => {
  it.each<[string, VariableType, VariableType, AnswerConversion, number, number, boolean]>([
    ['thousands of euros to euros', 'intero', 'importo', scale('multiply', '1000', 0), 12, 1_200_000, false],
    ['an amount by the month to one by the year', 'importo', 'importo', scale('multiply', '12', 2), 8_333, 99_996, false],
    ['months to years', 'intero', 'decimale', scale('divide', '12', 2), 18, 1.5, false],
    ['half a unit goes up', 'intero', 'intero', scale('divide', '2', 0), 5, 3, true],
    ['and below zero down', 'intero', 'intero', scale('divide', '2', 0), -5, -3, true],
    ['0,1 three times is 0,3', 'decimale', 'decimale', scale('multiply', '3', 6), 0.1, 0.3, false],
    ['1,005 euros is rounded as it is written', 'decimale', 'importo', scale('multiply', '1', 2), 1.005, 101, true],
    ['an amount to whole thousands', 'importo', 'intero', scale('divide', '1000', 0), 149_999, 1, true],
  ])('%s', (_name, from, to, conversion, value, expected, rounded) => {
    expect(convertAnswer(question(from), question(to), conversion, value)).toEqual({ ok: true, value: expected, rounded });
  });

  it('is exact: what is multiplied and divided again is what it was', () => {
    const factor = fc.oneof(fc.integer({ min: 1, max: 9_999 }).map(String), fc.tuple(fc.nat(99), fc.integer({ min: 1, max: 99 })).map(([whole, part]) => `${whole}.${String(part).padStart(2, '0')}`));
    fc.assert(
      fc.property(factor, fc.integer({ min: -100_000, max: 100_000 }), (by, value) => {
        expect(by).toMatch(FACTOR);
        const there = convertAnswer(question('intero'), question('decimale'), scale('multiply', by, 6), value);
        if (!there.ok) throw new Error('asked');
        expect(there.rounded).toBe(false);
        expect(convertAnswer(question('decimale'), question('intero'), scale('divide', by, 0), there.value)).toEqual({ ok: true, value, rounded: false });
      }),
    );
  });

  it('never changes its order, and by one stays', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 5_000 }), (a, b, by) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((value) => convertAnswer(question('importo'), question('importo'), scale('divide', String(by), 2), value));
        if (!low!.ok || !high!.ok) throw new Error('asked');
        expect(low!.value as number).toBeLessThanOrEqual(high!.value as number);
        expect(convertAnswer(question('importo'), question('importo'), scale('multiply', '1', 2), a)).toEqual({ ok: true, value: a, rounded: false });
      }),
    );
  });

  it('is asked where nothing exact can be said: no number, a factor that is none, too great', () => {
    expect(convertAnswer(question('testo'), question('intero'), scale('multiply', '2', 0), 'dodici').ok).toBe(false);
    for (const factor of ['0', '0.0', '-1', '1e3', 'Infinity', '', '1.', '1.0000000001']) expect({ factor, ok: convertAnswer(question('intero'), question('intero'), scale('multiply', factor, 0), 2).ok }).toEqual({ factor, ok: false });
    expect(convertAnswer(question('intero'), question('importo'), scale('multiply', '999999999', 0), 999_999_999).ok).toBe(false);
  });
});

describe('options', () => {
  const moves: AnswerConversion = { kind: 'options', options: [{ from: 'A', to: ['X'] }, { from: 'B', to: ['X'] }, { from: 'C', to: ['Y', 'Z'] }, { from: 'D', to: [] }] };
  const [old, now] = [options('A', 'B', 'C', 'D', 'E'), options('X', 'Y', 'Z', 'E')];

  it('are renamed, joined, and kept where they are not named', () => {
    expect(convertAnswer(question('scelta', old), question('scelta', now), moves, 'B')).toEqual({ ok: true, value: 'X', rounded: false });
    expect(convertAnswer(question('scelte', old), question('scelte', now), moves, ['A', 'B', 'E'])).toEqual({ ok: true, value: ['X', 'E'], rounded: false });
    expect(convertAnswer(question('scelta', old), question('scelte', now), moves, 'E')).toEqual({ ok: true, value: ['E'], rounded: false });
  });

  it('that were divided are asked with the candidates, and what is certain of a multiple choice stays', () => {
    expect(convertAnswer(question('scelta', old), question('scelta', now), moves, 'C')).toEqual({ ok: false, candidates: ['Y', 'Z'], kept: [] });
    expect(convertAnswer(question('scelte', old), question('scelte', now), moves, ['A', 'C'])).toEqual({ ok: false, candidates: ['Y', 'Z'], kept: ['X'] });
    expect(convertAnswer(question('scelta', old), question('scelta', now), moves, 'D')).toEqual({ ok: false, candidates: [], kept: [] });
    // Several answers for a place that takes one.
    expect(convertAnswer(question('scelte', old), question('scelta', now), moves, ['A', 'E'])).toEqual({ ok: false, candidates: ['X', 'E'], kept: [] });
  });

  it('come from yes and no, and go there', () => {
    expect(convertAnswer(question('si-no'), question('scelta', now), { kind: 'options', options: [{ from: 'SI', to: ['X'] }, { from: 'NO', to: ['Y'] }] }, false)).toEqual({ ok: true, value: 'Y', rounded: false });
    expect(convertAnswer(question('scelta', old), question('si-no'), { kind: 'options', options: [{ from: 'A', to: ['SI'] }] }, 'A')).toEqual({ ok: true, value: true, rounded: false });
  });
});

describe('what a conversion does', () => {
  it('is said in a sentence', () => {
    expect(conversionSentence(question('intero', { unit: 'migliaia di euro' }), question('importo', { unit: 'euro' }), scale('multiply', '1000', 0))).toBe('moltiplicata per 1.000, da «migliaia di euro» a «euro»');
    expect(conversionSentence(question('importo', { unit: 'al mese' }), question('intero'), scale('divide', '1000', 0))).toBe('divisa per 1.000, non più con l’unità «al mese», arrotondata all’unità');
    expect(conversionSentence(question('intero'), question('decimale', { unit: 'anni' }), scale('multiply', '0.5', 0))).toBe('moltiplicata per 0,5, ora con l’unità «anni», arrotondata all’unità');
    expect(conversionSentence(question('scelta', options('A', 'B', 'C')), question('scelta', options('X', 'Y')), { kind: 'options', options: [{ from: 'A', to: ['X'] }, { from: 'B', to: ['X', 'Y'] }, { from: 'C', to: [] }] })).toBe('«a» diventa «x»; «b» si divide: si chiede fra «x» e «y»; «c» si chiede di nuovo');
    expect(answerWithUnit(question('intero', { unit: 'anni' }), 5)).toBe('5 anni');
  });
});
