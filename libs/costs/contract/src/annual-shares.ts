import type { EnteId } from '@province-comuni/shared-kernel';

/** An Ente whose share is asked for; null where nobody said it. */
export interface AskedEnte {
  readonly enteId: EnteId;
  readonly popolazione: number | null;
  readonly postazioni: number | null;
}

/** What an Ente pays in a year; cents, net + vat = gross. */
export interface EnteAnnualShare {
  readonly enteId: EnteId;
  readonly services: readonly { readonly service: string; readonly amount: number }[];
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
}

/** The yearly shares that the tariffs of an act come to, as the simulator reckons them. */
export interface AnnualShares {
  /** Keys of the questions of an act that must be in `answers`, where they are asked and answered. */
  readonly questions: readonly string[];
  /**
   * @param answers in the shape in which answers are stored @param enti all Comuni of the Provincia: fees by size stand between the smallest and the largest of them
   * @returns shares in the order of the Enti; who cannot be reckoned with is named, with the reason in Italian
   */
  of(answers: ReadonlyMap<string, unknown>, enti: readonly AskedEnte[]): { readonly shares: readonly EnteAnnualShare[]; readonly leftOut: readonly { readonly enteId: EnteId; readonly reason: string }[] };
}

export const ANNUAL_SHARES = Symbol('AnnualShares');
