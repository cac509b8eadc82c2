import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatAnswer, parseAnswer } from './answers.js';
import { parseCondition } from './expression-text.js';
import { formatAmount } from './italian-format.js';
import { anEnvironment, aVariable } from './testing/build-environment.js';

const TODAY = '2026-12-01';
const amount = aVariable({ key: 'canone', type: 'importo', min: 0 });
const parse = (variable: Parameters<typeof parseAnswer>[0], input: unknown, answers = {}): ReturnType<typeof parseAnswer> => parseAnswer(variable, input, anEnvironment([variable], answers), TODAY);

describe('answers as people type them', () => {
  it.each([
    ['1.440,00', 144_000],
    ['1440', 144_000],
    ['1440,5', 144_050],
    ['0,44 €', 44],
  ])('reads the amount %s', (text, cents) => {
    expect(parse(amount, text)).toEqual({ ok: true, value: cents });
  });

  it.each(['1,440.00', '1440.00', '1.44', 'mille', '-5', '1e9', '=1+1'])('refuses the amount %s with an example', (text) => {
    expect(parse(amount, text)).toMatchObject({ ok: false, problems: [{ message: expect.any(String) }] });
  });

  it('reads back every amount it writes', () => {
    fc.assert(fc.property(fc.nat(1_000_000_000), (cents) => void expect(parse(amount, formatAmount(cents))).toEqual({ ok: true, value: cents })));
  });

  it('refuses a date that is past, and one that does not exist', () => {
    const start = aVariable({ key: 'decorrenza', type: 'data', notBeforeToday: true });
    expect(parse(start, '01/01/2027')).toEqual({ ok: true, value: '2027-01-01' });
    expect(parse(start, '30/11/2026')).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('1° dicembre 2026') }] });
    expect(parse(start, '31/02/2027')).toMatchObject({ ok: false, problems: [{ message: 'Questa data non esiste.' }] });
  });

  it('says why an option is refused', () => {
    const level = aVariable({ key: 'livello', type: 'scelta', options: [{ value: 'BASE', label: 'Base', attributes: {}, when: parseCondition('forma è PUBBLICO'), refusal: 'Il modello in house è nativamente avanzato.' }] });
    const form = aVariable({ key: 'forma', type: 'scelta' });
    const refused = parseAnswer(level, 'BASE', anEnvironment([form, level], { forma: 'IN_HOUSE' }), TODAY);
    expect(refused).toEqual({ ok: false, problems: [{ message: 'Il modello in house è nativamente avanzato.' }] });
  });

  it('counts characters and names the limit', () => {
    expect(parse(aVariable({ key: 'sede', type: 'testo' }), 'x'.repeat(10_000))).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('10.000') }] });
  });

  it('takes hostile characters out and leaves the words', () => {
    expect(parse(aVariable({ key: 'sede', type: 'testo' }), ' via\u0000 \u202eRoma\ud800 <b>1</b> ')).toEqual({ ok: true, value: 'via Roma <b>1</b>' });
  });

  it('names the cell of a table that is wrong', () => {
    const bands = aVariable({ key: 'fasce', type: 'tabella', columns: [{ key: 'fino_a', label: 'Fino a', type: 'intero', required: false }, { key: 'canone', label: 'Canone', type: 'importo', required: true }] });
    expect(parse(bands, [{ fino_a: '500', canone: '150,00' }, { fino_a: '', canone: 'molto' }])).toMatchObject({ ok: false, problems: [{ at: 'fasce[1].canone' }] });
  });

  it('writes years without a separator and numbers in words', () => {
    expect(formatAnswer(aVariable({ key: 'anno', type: 'intero', unit: 'anno' }), 2022)).toBe('2022');
    expect(formatAnswer(aVariable({ key: 'durata', type: 'intero' }), 5, 'cifre-e-lettere')).toBe('5 (cinque)');
  });
});
