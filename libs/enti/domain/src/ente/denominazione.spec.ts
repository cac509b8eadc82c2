import { denominazioneOfComune } from './denominazione.js';
import { isInForce } from './ente.js';

describe('denominazioneOfComune', () => {
  it.each([
    ['Urbino', 'Comune di Urbino'],
    ["L'Aquila", "Comune dell'Aquila"],
    ['La Spezia', 'Comune della Spezia'],
    ["Sant'Agata Feltria", "Comune di Sant'Agata Feltria"],
  ])('%s signs as %s', (nome, denominazione) => {
    expect(denominazioneOfComune(nome)).toBe(denominazione);
  });
});

describe('isInForce', () => {
  it.each([
    [null, null, true],
    ['2027-01-01', '2027-01-01', true],
    ['2027-01-02', null, false],
    [null, '2026-12-31', false],
  ])('from %s to %s, on 1 January 2027: %s', (validoDal, validoAl, expected) => {
    expect(isInForce({ validoDal, validoAl }, '2027-01-01')).toBe(expected);
  });
});
