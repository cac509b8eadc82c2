import type { ActPlace } from '../tariffs/scheme.js';

/** How the act calls the ways of its tariffs, and the questions that carry them: data of the Innovation model. */
export const QUESTIONS = {
  scheme: 'schema_tariffario',
  mixedBase: 'misto_base',
  perInhabitant: 'tariffa_per_abitante',
  bands: 'fasce',
  vatRegime: 'regime_iva',
  vatRate: 'aliquota_iva',
} as const;

export const PLACES: Readonly<Record<ActPlace, { readonly question: string; readonly label: string }>> = {
  CONNETTIVITA: { question: 'prezzo_connettivita', label: 'connettività e sicurezza' },
  POSTA: { question: 'prezzo_posta', label: 'posta elettronica' },
  APPLICATIVI: { question: 'prezzo_applicativi', label: 'applicativi gestionali' },
  CANONI_INTERMEDI: { question: 'canoni_intermedi', label: 'canoni per dimensione, livello intermedio' },
  CANONI_AVANZATI: { question: 'canoni_avanzati', label: 'canoni per dimensione, livello avanzato' },
};

/** Every question of an act that says something of its tariffs. */
export const TARIFF_QUESTIONS: readonly string[] = [...Object.values(QUESTIONS), ...Object.values(PLACES).map(({ question }) => question)];
