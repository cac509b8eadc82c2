/**
 * A band of inhabitants with its flat yearly fee. Both ends are in the band.
 */
export interface Band {
  readonly from: number;
  /** Null: without end. */
  readonly to: number | null;
  /** Cents. */
  readonly amount: number;
}

/** How one service of a scheme is priced, each year. Rates are in 1/10000 of euro, amounts in cents. */
export type Tariff =
  | { readonly kind: 'PER_ABITANTE'; readonly rate: number }
  | { readonly kind: 'PER_FASCIA'; readonly bands: readonly Band[] }
  | { readonly kind: 'PER_POSTAZIONE'; readonly rate: number }
  /** The same for every Ente. */
  | { readonly kind: 'FISSO'; readonly amount: number }
  /** A cost that the Enti share out among themselves, by inhabitants or by workstations. */
  | { readonly kind: 'RIPARTO'; readonly amount: number; readonly by: DivisionBase }
  /** Between a least and a most by size: the smallest Comune of the Provincia pays the least, the largest the most, the others in proportion to their inhabitants. */
  | { readonly kind: 'PER_DIMENSIONE'; readonly amount: number; readonly maximum: number }
  /** A price per unit of something technical (hours, machines, bandwidth); every Ente is reckoned with the same quantity, in hundredths of the unit. */
  | { readonly kind: 'PER_PARAMETRO'; readonly rate: number; readonly unit: string; readonly quantity: number };

export type TariffKind = Tariff['kind'];
export const TARIFF_KINDS: readonly TariffKind[] = ['PER_ABITANTE', 'PER_FASCIA', 'PER_POSTAZIONE', 'FISSO', 'RIPARTO', 'PER_DIMENSIONE', 'PER_PARAMETRO'];

export type DivisionBase = 'ABITANTI' | 'POSTAZIONI';
export const DIVISION_BASES: readonly DivisionBase[] = ['ABITANTI', 'POSTAZIONI'];

/** Which place of an act a service of a scheme is meant for, where the kind of tariff alone does not say it. */
export type ActPlace = 'CONNETTIVITA' | 'POSTA' | 'APPLICATIVI' | 'CANONI_INTERMEDI' | 'CANONI_AVANZATI';
export const ACT_PLACES: readonly ActPlace[] = ['CONNETTIVITA', 'POSTA', 'APPLICATIVI', 'CANONI_INTERMEDI', 'CANONI_AVANZATI'];

/** A service and its price. */
export interface SchemeService {
  readonly service: string;
  readonly place: ActPlace | null;
  readonly tariff: Tariff;
}

/** Whether the amounts of a scheme have VAT on top, in them, or none (D.P.R. 633/1972). */
export type VatRegime = 'IVA_ESCLUSA' | 'IVA_COMPRESA' | 'NON_SOGGETTA';
export const VAT_REGIMES: readonly VatRegime[] = ['IVA_ESCLUSA', 'IVA_COMPRESA', 'NON_SOGGETTA'];

/** How the yearly share of every Ente comes about. A scheme with several services is a mixed one. */
export interface TariffScheme {
  /** Tells it apart within a scenario. */
  readonly key: string;
  readonly title: string;
  /** Key of the published scheme it was taken from; null when it was not. */
  readonly source: string | null;
  readonly vatRegime: VatRegime;
  /** Hundredths of a per cent: 2200 is 22 %. */
  readonly vatRate: number;
  readonly services: readonly SchemeService[];
}
