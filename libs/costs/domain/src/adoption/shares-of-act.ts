import type { AnnualShares, AskedEnte, EnteAnnualShare } from '@province-comuni/costs-contract';
import { sharesOf } from '../tariffs/shares.js';
import { schemeOfAnswers } from './scheme-of-answers.js';
import { TARIFF_QUESTIONS } from './act-questions.js';

/** What each Ente pays with the tariffs of an act, for other domains. */
export class SharesOfAct implements AnnualShares {
  readonly questions = TARIFF_QUESTIONS;

  of(answers: ReadonlyMap<string, unknown>, enti: readonly AskedEnte[]): { readonly shares: readonly EnteAnnualShare[]; readonly leftOut: readonly { readonly enteId: AskedEnte['enteId']; readonly reason: string }[] } {
    const { scheme, reason } = schemeOfAnswers(answers);
    if (!scheme) return { shares: [], leftOut: enti.map(({ enteId }) => ({ enteId, reason })) };
    const byWorkstation = scheme.services.some(({ tariff }) => tariff.kind === 'PER_POSTAZIONE');
    const missing = ({ popolazione, postazioni }: AskedEnte): string | null => (popolazione === null || popolazione <= 0 ? 'Manca la popolazione dell’Ente.' : byWorkstation && (postazioni === null || postazioni <= 0) ? 'Mancano le postazioni dell’Ente.' : null);
    const paying = enti.filter((ente) => missing(ente) === null);
    const sizes = paying.map(({ popolazione }) => popolazione!);
    const shares = sharesOf(scheme, paying.map(({ popolazione, postazioni }) => ({ popolazione: popolazione!, postazioni: postazioni ?? 0 })), { smallest: Math.min(...sizes), largest: Math.max(...sizes) });
    return {
      shares: shares.map(({ services, net, vat, gross }, index) => ({ enteId: paying[index]!.enteId, services: services.map((amount, at) => ({ service: scheme.services[at]!.service, amount })), net, vat, gross })),
      leftOut: enti.flatMap((ente) => (missing(ente) === null ? [] : [{ enteId: ente.enteId, reason: missing(ente)! }])),
    };
  }
}
