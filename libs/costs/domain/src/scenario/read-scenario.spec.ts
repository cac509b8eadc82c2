import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyScenario, scenarioOf } from '../testing/scenarios.js';
import { SOURCE_SCHEMES } from '../tariffs/source-schemes.js';
import { numberOf, readScenario, type TypedScenario, type TypedService } from './read-scenario.js';
import { storedScenario } from './stored-scenario.js';
import { typedScenario } from './write-scenario.js';

const typed = (change: Partial<TypedScenario> = {}): TypedScenario => ({ ...typedScenario(scenarioOf()), ...change });
const withService = (change: Partial<TypedService>): TypedScenario => {
  const [scheme] = typed().schemes;
  return typed({ schemes: [{ ...scheme!, services: [{ ...scheme!.services[0]!, ...change }] }] });
};
const said = (scenario: TypedScenario): string[] => readScenario(scenario).problems.map(({ field, message }) => `${field}: ${message}`);

describe('a scenario as it is typed', () => {
  it('is read back from what is written, whatever it is', () => {
    fc.assert(fc.property(anyScenario, (scenario) => expect(readScenario(typedScenario(scenario))).toEqual({ scenario, problems: [] })));
    for (const { scheme, citation, corrections } of SOURCE_SCHEMES) {
      expect(readScenario(typed({ schemes: [typedScenario(scenarioOf({ schemes: [scheme] })).schemes[0]!] }))).toMatchObject({ problems: [], scenario: { schemes: [scheme] } });
      expect(citation).toMatch(/cap\. \d/);
      expect(corrections.length).toBeGreaterThan(0);
    }
  });

  it.each<[string, TypedScenario, string]>([
    ['a negative tariff', withService({ rate: '-0,44' }), 'schemes[0].services[0].rate: Una tariffa non può essere negativa.'],
    ['an absurd tariff', withService({ rate: '4.400' }), 'schemes[0].services[0].rate: Più di 100 € per abitante non è plausibile: controllate la virgola.'],
    ['a tariff of five decimals', withService({ rate: '0,44001' }), 'schemes[0].services[0].rate: Scrivete l’importo in euro con la virgola e al massimo quattro decimali, per esempio 0,44.'],
    ['a point for a comma', withService({ rate: '0.44' }), 'schemes[0].services[0].rate: Scrivete l’importo in euro con la virgola e al massimo quattro decimali, per esempio 0,44.'],
    ['a fee that is no number', withService({ kind: 'FISSO', amount: 'molto' }), 'schemes[0].services[0].amount: Scrivete l’importo in euro con la virgola per i centesimi, per esempio 1.440,00.'],
    ['a most below the least', withService({ kind: 'PER_DIMENSIONE', amount: '900', maximum: '430' }), 'schemes[0].services[0].maximum: Il canone massimo è minore del minimo.'],
    ['a gap', withService({ kind: 'PER_FASCIA', bands: [{ from: '1', to: '499', amount: '150' }, { from: '501', to: '', amount: '960' }] }), 'schemes[0].services[0].bands[1].from: Resta scoperto il numero 500: la fascia prima finisce a 499 e questa comincia da 501. Fate cominciare questa da 500, oppure finire l’altra a 500.'],
    ['a band of words', withService({ kind: 'PER_FASCIA', bands: [{ from: 'uno', to: '', amount: '150' }] }), 'schemes[0].services[0].bands[0].from: Gli abitanti sono un numero intero fino a 10.000.000.'],
    ['no scheme', typed({ schemes: [] }), 'schemes: Scegliete almeno uno schema.'],
    ['another today', typed({ todayKey: 'boh' }), 'todayKey: Lo schema di oggi non è fra quelli a confronto.'],
    ['more than everybody', typed({ participation: '101' }), 'participation: La partecipazione va da 0 a 100 per cento.'],
    ['an absurd VAT', typed({ vatRate: '220' }), 'vatRate: L’aliquota IVA va da 0 a 30 per cento.'],
    ['no year', typed({ years: '0' }), 'years: Gli anni della convenzione vanno da 1 a 15.'],
    ['a negative expense', typed({ expenses: [{ kind: 'CLOUD', amount: '-1', growth: '' }] }), 'expenses[0].amount: Un importo non può essere negativo.'],
  ])('with %s is refused at the field', (_what, scenario, expected) => {
    expect(said(scenario)).toContain(expected);
  });

  it('knows Italian numbers and no other', () => {
    expect([numberOf('1.440,5', 2), numberOf(' 0,44 €', 4), numberOf('−10 %', 2), numberOf('1.5', 2), numberOf('1,005', 2), numberOf('', 2), numberOf('1,50', 1)]).toEqual([144_050, 4400, -1000, null, null, null, 15]);
  });
});

describe('a stored scenario', () => {
  it('is taken when it is one, and refused when it is anything else', () => {
    fc.assert(fc.property(anyScenario, (scenario) => expect(storedScenario(JSON.parse(JSON.stringify(scenario)))).toEqual(scenario)), { numRuns: 50 });
    const scenario = scenarioOf();
    for (const wrong of [null, [], 'x', {}, { ...scenario, more: 1 }, { ...scenario, years: '3' }, { ...scenario, years: 99 }, { ...scenario, schemes: [{ ...scenario.schemes[0], services: [{ service: 'x', place: null, tariff: { kind: 'toString' } }] }] }]) {
      expect(() => storedScenario(wrong)).toThrow('the stored scenario');
    }
  });
});
