import type { EnteCard } from '@province-comuni/enti-contract';
import type { EnteId } from '@province-comuni/shared-kernel';

/** A public body with all the registry knows of it. */
export interface Ente extends EnteCard {
  readonly codiceCatastale: string | null;
  /** Nord-Ovest, Nord-Est, Centro, Sud. */
  readonly area: string | null;
  /** In IndicePA, in its own case. */
  readonly codiceIpa: string | null;
  readonly pec: string | null;
  /** First day of existence, `YYYY-MM-DD`; null: before the registry began. */
  readonly validoDal: string | null;
  /** Last day of existence, `YYYY-MM-DD`; null: in force. */
  readonly validoAl: string | null;
  /** The Ente that took over after a merger. */
  readonly confluitoIn: EnteId | null;
  /** Where the population comes from. */
  readonly fontePopolazione: string | null;
}

/** Whether the Ente exists on a day (`YYYY-MM-DD`). */
export function isInForce(ente: Pick<Ente, 'validoDal' | 'validoAl'>, day: string): boolean {
  return (ente.validoDal === null || ente.validoDal <= day) && (ente.validoAl === null || ente.validoAl >= day);
}

/** What an Ente of each kind is called, in Italian. */
export const ENTE_KIND_WORDS: Readonly<Record<Ente['kind'], string>> = { UPI: 'Associazione', PROVINCIA: 'Provincia', COMUNE: 'Comune', UNIONE: 'Unione di Comuni', ALTRO: 'Ente' };

/** Where an Ente is read. */
export function enteHref(id: EnteId): string {
  return `/enti/${id}`;
}
