import { addDays, italianDate } from '@province-comuni/shared-kernel';

/** What a recesso depends on. Days are `YYYY-MM-DD`. */
export interface RecessoTerms {
  /** Day on which this Ente signed. */
  readonly signedOn: string;
  /** Days before the end of the calendar year by which it must be notified. */
  readonly noticeDays: number;
  /** Last day of the convention; null where its text does not say. */
  readonly expiresOn: string | null;
}

/** The first recesso that the terms allow. */
export interface RecessoWindow {
  readonly from: string;
  readonly until: string;
  readonly effectiveOn: string;
  /** False where it would take effect after the convention has ended. */
  readonly possible: boolean;
}

/** Calendar years after that of the signature before a recesso may be notified. */
const YEARS_BOUND = 3;

/**
 * When an Ente may first withdraw (Report sui Servizi di Innovazione, Annex A, art. 7): from the third calendar year after its signature, notified by
 * PEC at least so many days before the end of the year, effective the following 1 January. Signed in 2027: from 1 January 2030, at the latest
 * 2 October 2030 with 90 days, effective 1 January 2031.
 */
export function recessoWindow({ signedOn, noticeDays, expiresOn }: RecessoTerms): RecessoWindow {
  const year = yearOf(signedOn) + YEARS_BOUND;
  const effectiveOn = firstDay(year + 1);
  return { from: firstDay(year), until: lastNotice(year, noticeDays), effectiveOn, possible: expiresOn === null || effectiveOn <= expiresOn };
}

/**
 * The first day without the Ente, or why the notice has no effect. A notice that comes after the term of its year counts for the year after:
 * it was given, and early enough for that one.
 */
export function judgeRecesso(terms: RecessoTerms, notifiedOn: string): { readonly effectiveOn: string } | { readonly refusal: string } {
  const window = recessoWindow(terms);
  if (notifiedOn < window.from) {
    return { refusal: `Il recesso si può notificare solo dal terzo anno solare dopo la firma (${italianDate(terms.signedOn)}): dal ${italianDate(window.from)}, al più tardi il ${italianDate(window.until)}, con effetto dal ${italianDate(window.effectiveOn)}.${window.possible ? '' : ` ${tooLate(terms.expiresOn!)}`}` };
  }
  const year = yearOf(notifiedOn);
  const effectiveOn = firstDay(notifiedOn <= lastNotice(year, terms.noticeDays) ? year + 1 : year + 2);
  return terms.expiresOn !== null && effectiveOn > terms.expiresOn ? { refusal: `Il recesso avrebbe effetto dal ${italianDate(effectiveOn)}. ${tooLate(terms.expiresOn)}` } : { effectiveOn };
}

function tooLate(expiresOn: string): string {
  return `La convenzione finisce prima, il ${italianDate(expiresOn)}: l’Ente ne fa parte fino a quel giorno.`;
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function firstDay(year: number): string {
  return `${String(year).padStart(4, '0')}-01-01`;
}

function lastNotice(year: number, noticeDays: number): string {
  return addDays(`${String(year).padStart(4, '0')}-12-31`, -noticeDays);
}
