import type { ProposedAnswer } from '@province-comuni/models-contract';
import { decimal } from '../scenario/write-scenario.js';
import type { ActPlace, SchemeService, TariffScheme } from '../tariffs/scheme.js';
import { PLACES, QUESTIONS } from './act-questions.js';

/** A scheme in the words of an act. */
export interface SchemeAnswers {
  /** Empty where the scheme as a whole cannot be said in the act. */
  readonly answers: readonly ProposedAnswer[];
  /** What of the scheme the act cannot carry, and why; in Italian. */
  readonly notCarried: readonly string[];
  /** What the act says and the scheme does not: it stays as it is; in Italian. */
  readonly untouched: readonly string[];
}

type OfKind<Kind> = SchemeService & { readonly tariff: Extract<SchemeService['tariff'], { readonly kind: Kind }> };

/** The answers of an act that say what the scheme says, and what is left over. Suppositions of the simulator (a change of tariffs, another VAT) are no part of the scheme. */
export function answersOfScheme(scheme: TariffScheme): SchemeAnswers {
  const base = scheme.services.filter((service): service is OfKind<'PER_ABITANTE' | 'PER_FASCIA'> => service.tariff.kind === 'PER_ABITANTE' || service.tariff.kind === 'PER_FASCIA');
  const others = scheme.services.filter((service) => !base.includes(service as never));
  const [first, ...more] = base;
  if (!first && !others.some(({ tariff }) => tariff.kind === 'PER_POSTAZIONE')) return none('Il modello calcola la quota per abitante, per fascia o per postazione: questo schema non ha nessuna delle tre.');
  const unwritable = first?.tariff.kind === 'PER_ABITANTE' && !inCents(first.tariff.rate);
  if (unwritable) return none(`L’atto scrive la quota per abitante in centesimi: ${decimal((first.tariff as { rate: number }).rate, 4, 2)} € non vi si può scrivere. Arrotondate la tariffa.`);

  const notCarried = more.map(({ service }) => `«${service}»: il modello ha una sola quota di base.`);
  const answers: ProposedAnswer[] = first ? [...kindAnswers(first, others.length > 0), baseAnswer(first)] : [{ key: QUESTIONS.scheme, value: 'PER_POSTAZIONE' }];
  const placed = new Map<ActPlace, SchemeService[]>();
  for (const service of others) {
    const reason = whyNotPlaced(service, !first);
    if (reason !== null) notCarried.push(`«${service.service}»: ${reason}`);
    else placed.set(service.place!, [...(placed.get(service.place!) ?? []), service]);
  }
  for (const [place, services] of placed) {
    const { question } = PLACES[place];
    if (place === 'CANONI_INTERMEDI' || place === 'CANONI_AVANZATI') {
      answers.push({ key: question, value: (services as OfKind<'PER_DIMENSIONE'>[]).map(({ service, tariff }) => ({ servizio: service, canone_minimo: tariff.amount, canone_massimo: tariff.maximum })) });
    } else {
      const [one, ...rest] = services as OfKind<'PER_POSTAZIONE'>[];
      answers.push({ key: question, value: one!.tariff.rate / 100 });
      notCarried.push(...rest.map(({ service }) => `«${service}»: il modello ha un solo prezzo per ${PLACES[place].label}.`));
    }
  }
  answers.push({ key: QUESTIONS.vatRegime, value: scheme.vatRegime });
  if (scheme.vatRegime !== 'NON_SOGGETTA') answers.push({ key: QUESTIONS.vatRate, value: scheme.vatRate / 100 });
  return { answers, notCarried, untouched: first && others.length === 0 ? [] : untouchedPlaces(placed, first !== undefined) };
}

function none(reason: string): SchemeAnswers {
  return { answers: [], notCarried: [reason], untouched: [] };
}

function kindAnswers({ tariff }: OfKind<'PER_ABITANTE' | 'PER_FASCIA'>, mixed: boolean): ProposedAnswer[] {
  if (!mixed) return [{ key: QUESTIONS.scheme, value: tariff.kind }];
  return [
    { key: QUESTIONS.scheme, value: 'MISTO' },
    { key: QUESTIONS.mixedBase, value: tariff.kind === 'PER_ABITANTE' ? 'ABITANTE' : 'FASCIA' },
  ];
}

function baseAnswer({ tariff }: OfKind<'PER_ABITANTE' | 'PER_FASCIA'>): ProposedAnswer {
  if (tariff.kind === 'PER_ABITANTE') return { key: QUESTIONS.perInhabitant, value: tariff.rate / 100 };
  return { key: QUESTIONS.bands, value: tariff.bands.map(({ to, amount }) => ({ fino_a: to, canone: amount })) };
}

/** Null where the act has a place for it. */
function whyNotPlaced({ tariff, place }: SchemeService, perWorkstation: boolean): string | null {
  switch (tariff.kind) {
    case 'PER_POSTAZIONE':
      if (place === null || place.startsWith('CANONI')) return 'non è detto a quale prezzo per postazione dell’atto corrisponde.';
      return inCents(tariff.rate) ? null : 'l’atto scrive i prezzi in centesimi.';
    case 'PER_DIMENSIONE':
      return place?.startsWith('CANONI') ? null : 'non è detto in quale tabella dei canoni dell’atto va scritto.';
    case 'RIPARTO':
      return perWorkstation && tariff.by === 'POSTAZIONI' ? 'l’atto dice già che i costi comuni si ripartiscono sulle postazioni, senza l’importo.' : 'il modello non ha una domanda per un costo da ripartire.';
    case 'FISSO':
      return 'il modello non ha una domanda per un canone uguale per tutti.';
    case 'PER_PARAMETRO':
      return 'nell’atto questi servizi sono quotati con preventivo, senza il prezzo.';
    default:
      return 'il modello ha una sola quota di base.';
  }
}

function untouchedPlaces(placed: ReadonlyMap<ActPlace, unknown>, mixed: boolean): string[] {
  const asked: ActPlace[] = mixed ? ['APPLICATIVI', 'CANONI_INTERMEDI', 'CANONI_AVANZATI'] : ['CONNETTIVITA', 'POSTA', 'APPLICATIVI', 'CANONI_INTERMEDI', 'CANONI_AVANZATI'];
  return asked.filter((place) => !placed.has(place)).map((place) => PLACES[place].label);
}

function inCents(rate: number): boolean {
  return rate % 100 === 0;
}
