import { NEEDS_CHOICES, type NeedsChoice, type NeedsLines } from './needs-answer.js';
import type { NeedsService } from './needs-sheet.js';

/** What counts of one Ente's answer. */
export interface CountedAnswer {
  readonly lines: NeedsLines;
  /** Inhabitants it answers for; null where they are not known. */
  readonly population: number | null;
}

/** What the Enti say of a service. */
export interface NeedsSummaryRow {
  readonly service: NeedsService;
  /** Enti by what they chose. */
  readonly counts: Readonly<Record<NeedsChoice, number>>;
  /** What they ask by what they chose, in hundredths of the unit. */
  readonly quantities: Readonly<Record<NeedsChoice, number>>;
  /** Enti that renew it or want it. */
  readonly wanted: number;
  /** What these ask, in hundredths of the unit. */
  readonly wantedQuantity: number;
  /** Their inhabitants, as far as they are known. */
  readonly population: number;
}

const NONE: Readonly<Record<NeedsChoice, number>> = { RINNOVA: 0, DESIDERA: 0, VALUTA: 0, NON_INTERESSA: 0 };

/** The answers that were sent, service by service. */
export function summariseNeeds(services: readonly NeedsService[], answers: readonly CountedAnswer[]): NeedsSummaryRow[] {
  return services.map((service) => {
    const said = answers.flatMap(({ lines, population }) => (lines[service.key] ? [{ ...lines[service.key]!, population: population ?? 0 }] : []));
    const by = (value: (line: (typeof said)[number]) => number): Readonly<Record<NeedsChoice, number>> => NEEDS_CHOICES.reduce((sums, choice) => ({ ...sums, [choice]: said.filter((line) => line.choice === choice).reduce((sum, line) => sum + value(line), 0) }), NONE);
    const counts = by(() => 1);
    const quantities = by(({ quantity }) => quantity ?? 0);
    const inhabitants = by(({ population }) => population);
    return { service, counts, quantities, wanted: counts.RINNOVA + counts.DESIDERA, wantedQuantity: quantities.RINNOVA + quantities.DESIDERA, population: inhabitants.RINNOVA + inhabitants.DESIDERA };
  });
}
