import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyScheme, enteId } from '../testing/scenarios.js';
import type { SchemeService, TariffScheme } from '../tariffs/scheme.js';
import { SOURCE_SCHEMES } from '../tariffs/source-schemes.js';
import { answersOfScheme } from './answers-of-scheme.js';
import { schemeOfAnswers } from './scheme-of-answers.js';
import { SharesOfAct } from './shares-of-act.js';

const [pesaro, macerata, lecco] = SOURCE_SCHEMES.map(({ scheme }) => scheme) as [TariffScheme, TariffScheme, TariffScheme];
const service = (tariff: SchemeService['tariff'], place: SchemeService['place'] = null): SchemeService => ({ service: 'Altro', place, tariff });
const keys = (scheme: TariffScheme): string[] => answersOfScheme(scheme).answers.map(({ key }) => key);

describe('a scheme in the words of an act', () => {
  it('is said whole for the three of the sources', () => {
    expect(answersOfScheme(pesaro)).toEqual({ answers: [{ key: 'schema_tariffario', value: 'PER_ABITANTE' }, { key: 'tariffa_per_abitante', value: 44 }, { key: 'regime_iva', value: 'IVA_ESCLUSA' }, { key: 'aliquota_iva', value: 22 }], notCarried: [], untouched: [] });
    expect(answersOfScheme(macerata).answers[1]!.value).toEqual(expect.arrayContaining([{ fino_a: 500, canone: 15_000 }, { fino_a: null, canone: 1_050_000 }]));
    expect(keys(lecco)).toEqual(['schema_tariffario', 'prezzo_connettivita', 'prezzo_posta', 'prezzo_applicativi', 'canoni_intermedi', 'canoni_avanzati', 'regime_iva', 'aliquota_iva']);
    expect(answersOfScheme(lecco)).toMatchObject({ notCarried: [], untouched: [] });
  });

  it('says what it drops, and what stays as it is', () => {
    const mixed = { ...macerata, services: [...macerata.services, service({ kind: 'PER_POSTAZIONE', rate: 4_640_000 }, 'APPLICATIVI'), service({ kind: 'FISSO', amount: 100 }), service({ kind: 'RIPARTO', amount: 100, by: 'ABITANTI' }), service({ kind: 'PER_PARAMETRO', rate: 1, unit: 'ore', quantity: 1 }), service({ kind: 'PER_ABITANTE', rate: 100 })] };
    const { answers, notCarried, untouched } = answersOfScheme(mixed);
    expect(answers.slice(0, 2)).toEqual([{ key: 'schema_tariffario', value: 'MISTO' }, { key: 'misto_base', value: 'FASCIA' }]);
    expect(notCarried).toEqual([
      '«Altro»: il modello ha una sola quota di base.',
      '«Altro»: il modello non ha una domanda per un canone uguale per tutti.',
      '«Altro»: il modello non ha una domanda per un costo da ripartire.',
      '«Altro»: nell’atto questi servizi sono quotati con preventivo, senza il prezzo.',
    ]);
    expect(untouched).toEqual(['canoni per dimensione, livello intermedio', 'canoni per dimensione, livello avanzato']);
    expect(answersOfScheme({ ...pesaro, services: [service({ kind: 'PER_ABITANTE', rate: 4437 })] })).toMatchObject({ answers: [], notCarried: [expect.stringContaining('0,4437 € non vi si può scrivere')] });
    expect(answersOfScheme({ ...pesaro, services: [service({ kind: 'FISSO', amount: 1 })] }).answers).toEqual([]);
  });

  it('drops no service in silence', () => {
    fc.assert(
      fc.property(anyScheme, (scheme) => {
        const { answers, notCarried } = answersOfScheme(scheme);
        if (answers.length === 0) return expect(notCarried).toHaveLength(1);
        const carried = answers.reduce((count, { key, value }) => count + (key.startsWith('canoni') ? (value as unknown[]).length : /^(tariffa|fasce|prezzo)/.test(key) ? 1 : 0), 0);
        return expect(carried + notCarried.length).toBe(scheme.services.length);
      }),
    );
  });
});

describe('the tariffs of an act as a scheme', () => {
  const act = (scheme: TariffScheme): Map<string, unknown> => new Map(answersOfScheme(scheme).answers.map(({ key, value }) => [key, value]));

  it('are what was adopted, whatever the scheme, but for what the act cannot carry', () => {
    const told = ({ vatRegime, vatRate, services }: TariffScheme): unknown => ({ vatRegime, vatRate, services: services.map(({ place, tariff }) => JSON.stringify([place, tariff])).sort() });
    for (const scheme of [pesaro, macerata, lecco]) expect(told(schemeOfAnswers(act(scheme)).scheme!)).toEqual(told(scheme));
    const placed = anyScheme.map((scheme) => ({ ...scheme, services: scheme.services.map((each) => ({ ...each, place: each.tariff.kind === 'PER_POSTAZIONE' ? ('APPLICATIVI' as const) : each.tariff.kind === 'PER_DIMENSIONE' ? ('CANONI_AVANZATI' as const) : null })) }));
    fc.assert(
      fc.property(placed, (scheme) => {
        if (answersOfScheme(scheme).notCarried.length === 0) expect(told(schemeOfAnswers(act(scheme)).scheme!)).toEqual(told(scheme));
      }),
    );
  });

  it('say why they are none', () => {
    expect(schemeOfAnswers(new Map()).reason).toBe('L’atto non dice ancora come si calcola la quota di ciascun Ente.');
    expect(schemeOfAnswers(new Map<string, unknown>([['schema_tariffario', 'PER_FASCIA'], ['fasce', [{ fino_a: 500, canone: 15_000 }]]])).reason).toContain('Oltre 500 abitanti non c’è nessuna fascia');
  });

  it('come to shares for other domains, and name who cannot be reckoned with', () => {
    const enti = [{ enteId: enteId(1), popolazione: 500, postazioni: null }, { enteId: enteId(2), popolazione: null, postazioni: 4 }];
    expect(new SharesOfAct().of(act(macerata), enti)).toEqual({ shares: [{ enteId: enteId(1), services: [{ service: 'Servizi di base', amount: 15_000 }], net: 15_000, vat: 3300, gross: 18_300 }], leftOut: [{ enteId: enteId(2), reason: 'Manca la popolazione dell’Ente.' }] });
    expect(new SharesOfAct().of(act(lecco), enti).leftOut.map(({ reason }) => reason)).toEqual(['Mancano le postazioni dell’Ente.', 'Manca la popolazione dell’Ente.']);
  });
});
