import type { TariffScheme } from './scheme.js';

/** A scheme that a Provincia applies, as the public sources give it. */
export interface SourceScheme {
  readonly scheme: TariffScheme;
  /** Public title and chapter. */
  readonly citation: string;
  /** Where ours differs from what is printed, and what the source does not say; in Italian. */
  readonly corrections: readonly string[];
}

const REPORT = 'Report sui Servizi di Innovazione';
const ANALYSES = 'Il modello del Servizio innovazione: risultati preliminari delle analisi';
const VAT_NOT_TOLD = 'La fonte non dice se gli importi comprendano l’IVA: qui sono intesi al netto, con l’aliquota ordinaria del 22 per cento. Verificate con il servizio finanziario.';
const euro = (amount: number): number => amount * 100;
const rate = (amount: number): number => Math.round(amount * 10_000);

const MACERATA: readonly (readonly [from: number, to: number | null, amount: number])[] = [
  [1, 500, 150],
  [501, 1000, 960],
  [1001, 2300, 1440],
  [2301, 3000, 2112],
  [3001, 4500, 2200],
  [4501, 7000, 2816],
  [7001, 8500, 3520],
  [8501, 12_500, 4840],
  [12_501, 20_000, 5720],
  [20_001, 40_000, 7000],
  [40_001, null, 10_500],
];

/** The schemes of the three cases that were studied, ready to be picked. */
export const SOURCE_SCHEMES: readonly SourceScheme[] = [
  {
    scheme: { key: 'pesaro-urbino', title: 'Per abitante (Pesaro e Urbino)', source: 'pesaro-urbino', vatRegime: 'IVA_ESCLUSA', vatRate: 2200, services: [{ service: 'Servizi di base: Internet, posta elettronica, portali web, supporto tecnico-statistico', place: null, tariff: { kind: 'PER_ABITANTE', rate: rate(0.44) } }] },
    citation: `${REPORT}, cap. 3, par. 3.2.5; ${ANALYSES}, sezione 03.f`,
    corrections: [VAT_NOT_TOLD, 'Gli altri servizi sono a domanda individuale: la quota dipende da banda, macchine virtuali, tecnici e ore, e la fonte non ne dà i prezzi. Si possono aggiungere come voci «per parametro».'],
  },
  {
    scheme: { key: 'macerata', title: 'Per fascia di abitanti (Macerata)', source: 'macerata', vatRegime: 'IVA_ESCLUSA', vatRate: 2200, services: [{ service: 'Pacchetto unico dei servizi di base', place: null, tariff: { kind: 'PER_FASCIA', bands: MACERATA.map(([from, to, amount]) => ({ from, to, amount: euro(amount) })) } }] },
    citation: `${REPORT}, cap. 4, par. 4.2.5, tabella 6; ${ANALYSES}, sezione 03.f`,
    corrections: [
      'Nella tabella stampata la prima fascia è «< 500» e la seconda comincia da 501: chi ha esattamente 500 abitanti non cade in nessuna. Qui la prima fascia arriva a 500 compreso, la scelta più favorevole all’ente.',
      'Nel Report manca l’ultima fascia: è presa dalla presentazione delle analisi, dove è stampata «> 40001» e lascerebbe fuori chi ha esattamente 40.001 abitanti. Qui comincia da 40.001.',
    ],
  },
  {
    scheme: {
      key: 'lecco',
      title: 'Per postazione (Lecco)',
      source: 'lecco',
      vatRegime: 'IVA_ESCLUSA',
      vatRate: 2200,
      services: [
        { service: 'Connettività e sicurezza (firewall e antivirus)', place: 'CONNETTIVITA', tariff: { kind: 'PER_POSTAZIONE', rate: rate(33) } },
        { service: 'Posta elettronica e servizi collaborativi', place: 'POSTA', tariff: { kind: 'PER_POSTAZIONE', rate: rate(142) } },
        { service: 'Applicativi gestionali', place: 'APPLICATIVI', tariff: { kind: 'PER_POSTAZIONE', rate: rate(464) } },
        { service: 'Siti internet (portali istituzionali)', place: 'CANONI_INTERMEDI', tariff: { kind: 'PER_DIMENSIONE', amount: euro(900), maximum: euro(2000) } },
        { service: 'pagoPA (tutte le causali di pagamento)', place: 'CANONI_INTERMEDI', tariff: { kind: 'PER_DIMENSIONE', amount: euro(430), maximum: euro(1550) } },
        { service: 'Consulenza per la trasformazione digitale (comunità RTD)', place: 'CANONI_AVANZATI', tariff: { kind: 'PER_DIMENSIONE', amount: euro(740), maximum: euro(2600) } },
        { service: 'Attivazione di pagoPA su App IO', place: 'CANONI_AVANZATI', tariff: { kind: 'PER_DIMENSIONE', amount: euro(750), maximum: euro(2800) } },
      ],
    },
    citation: `${REPORT}, cap. 5, par. 5.2.5, tabella 10; ${ANALYSES}, sezione 03.f`,
    corrections: [
      VAT_NOT_TOLD,
      'La quota annuale di adesione ripartisce i costi comuni sulle postazioni: la fonte non ne dà l’importo. Aggiungete una voce «riparto di un costo» con il vostro.',
      'Siti, pagoPA, comunità RTD e App IO costano «in funzione della dimensione dell’ente», fra un minimo e un massimo: la fonte non dice come. Qui il Comune più piccolo della Provincia paga il minimo, il più grande il massimo, gli altri in proporzione agli abitanti. Di App IO la fonte non dice se il costo torna ogni anno: qui è annuo.',
    ],
  },
];
