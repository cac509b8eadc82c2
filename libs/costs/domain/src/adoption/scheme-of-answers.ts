import { bandProblems } from '../tariffs/bands.js';
import type { ActPlace, Band, SchemeService, TariffScheme, VatRegime } from '../tariffs/scheme.js';
import { PLACES, QUESTIONS } from './act-questions.js';

/** The scheme that an act says, or why it says none; in Italian. */
export type SchemeOfAct = { readonly scheme: TariffScheme; readonly reason: null } | { readonly scheme: null; readonly reason: string };

const BASE = 'Servizi di base';

/**
 * The tariffs of an act as a scheme: the other way round of `answersOfScheme`. A cost that the act shares out without saying how much (the fee of adhesion per workstation) is no part of it.
 * @param answers what is asked and answered, in the shape in which answers are stored
 */
export function schemeOfAnswers(answers: ReadonlyMap<string, unknown>): SchemeOfAct {
  const kind = answers.get(QUESTIONS.scheme);
  if (kind === undefined) return { scheme: null, reason: 'L’atto non dice ancora come si calcola la quota di ciascun Ente.' };
  const perInhabitant = kind === 'PER_ABITANTE' || (kind === 'MISTO' && answers.get(QUESTIONS.mixedBase) === 'ABITANTE');
  const byBand = kind === 'PER_FASCIA' || (kind === 'MISTO' && answers.get(QUESTIONS.mixedBase) === 'FASCIA');
  const services: SchemeService[] = [];
  if (perInhabitant) {
    const cents = answers.get(QUESTIONS.perInhabitant);
    if (typeof cents !== 'number') return { scheme: null, reason: 'L’atto non dice ancora la quota per abitante.' };
    services.push({ service: BASE, place: null, tariff: { kind: 'PER_ABITANTE', rate: cents * 100 } });
  }
  if (byBand) {
    const bands = bandsOf(answers.get(QUESTIONS.bands));
    const [problem] = bandProblems(bands, 'fasce');
    if (problem) return { scheme: null, reason: `Le fasce dell’atto non vanno bene. ${problem.message}` };
    services.push({ service: BASE, place: null, tariff: { kind: 'PER_FASCIA', bands } });
  }
  if (kind === 'PER_POSTAZIONE' || kind === 'MISTO') services.push(...(Object.keys(PLACES) as ActPlace[]).flatMap((place) => servicesAt(place, answers.get(PLACES[place].question))));
  if (services.length === 0) return { scheme: null, reason: 'L’atto non dice ancora nessuna tariffa.' };
  const regime = answers.get(QUESTIONS.vatRegime);
  const vatRegime: VatRegime = regime === 'IVA_COMPRESA' || regime === 'NON_SOGGETTA' ? regime : 'IVA_ESCLUSA';
  const rate = answers.get(QUESTIONS.vatRate);
  return { scheme: { key: 'atto', title: 'Tariffe dell’atto', source: null, vatRegime, vatRate: vatRegime === 'NON_SOGGETTA' || typeof rate !== 'number' ? 0 : Math.round(rate * 100), services }, reason: null };
}

function servicesAt(place: ActPlace, answer: unknown): SchemeService[] {
  if (typeof answer === 'number') return [{ service: capital(PLACES[place].label), place, tariff: { kind: 'PER_POSTAZIONE', rate: answer * 100 } }];
  return rowsOf(answer).flatMap(({ servizio, canone_minimo: amount, canone_massimo: maximum }): SchemeService[] => (typeof amount === 'number' && typeof maximum === 'number' ? [{ service: String(servizio ?? ''), place, tariff: { kind: 'PER_DIMENSIONE', amount, maximum } }] : []));
}

/** Each row of the act begins where the one before ends. */
function bandsOf(answer: unknown): Band[] {
  let from = 1;
  return rowsOf(answer).map(({ fino_a: end, canone }) => {
    const to = typeof end === 'number' ? end : null;
    const band: Band = { from, to, amount: typeof canone === 'number' ? canone : 0 };
    from = (to ?? from) + 1;
    return band;
  });
}

function rowsOf(answer: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(answer) ? (answer as Readonly<Record<string, unknown>>[]) : [];
}

function capital(text: string): string {
  return text[0]!.toLocaleUpperCase('it') + text.slice(1);
}
