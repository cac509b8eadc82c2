import type { Brand, EnteId } from '@province-comuni/shared-kernel';
import { isEmptyDimension, type PracticeContent } from './content.js';
import { DIMENSION_KEYS, labelOfDimension } from './dimension.js';

/** Identifier (UUID) of a practice sheet. */
export type PracticeId = Brand<string, 'PracticeId'>;

/** Where the newest revision of a sheet stands. A published one stays public while the next is written. */
export type PracticeState = 'BOZZA' | 'IN_REVISIONE' | 'PUBBLICATA' | 'RITIRATA';

/** What is shown: a published sheet whose review date has come is to be looked at again. */
export type ShownState = PracticeState | 'DA_RIVEDERE';

export type PracticeStep = 'MODIFICA' | 'INVIA' | 'RIMANDA' | 'PUBBLICA' | 'RITIRA';

/** The life of a sheet. A step that is not here does not exist. */
export const TRANSITIONS: Readonly<Record<PracticeState, Partial<Record<PracticeStep, PracticeState>>>> = {
  BOZZA: { MODIFICA: 'BOZZA', INVIA: 'IN_REVISIONE', RITIRA: 'RITIRATA' },
  // Who reviews reads a text that stands still.
  IN_REVISIONE: { RIMANDA: 'BOZZA', PUBBLICA: 'PUBBLICATA', RITIRA: 'RITIRATA' },
  // Publishing again confirms the text and gives it a new review date.
  PUBBLICATA: { MODIFICA: 'BOZZA', PUBBLICA: 'PUBBLICATA', RITIRA: 'RITIRATA' },
  RITIRATA: { MODIFICA: 'BOZZA' },
};

/** The state after a step; undefined when there is no such step from here. */
export function stateAfter(state: PracticeState, step: PracticeStep): PracticeState | undefined {
  return TRANSITIONS[state][step];
}

export interface Practice {
  readonly id: PracticeId;
  readonly enteId: EnteId;
  /** Name of the Ente in full. */
  readonly ente: string;
  readonly regione: string | null;
  readonly pillarKey: string;
  readonly state: PracticeState;
  /** Number of the newest revision of the text, from 1. */
  readonly number: number;
  /** Number of the revision everybody reads; null for none. */
  readonly publishedNumber: number | null;
  /** Counts every write: who writes says which one he saw. */
  readonly revision: number;
  readonly publishedAt: Date | null;
  /** Day (`YYYY-MM-DD`) from which the published text is to be looked at again. */
  readonly reviewDate: string | null;
  readonly updatedAt: Date;
  /** The newest revision. */
  readonly content: PracticeContent;
}

/** @param day today, `YYYY-MM-DD` */
export function shownState({ state, reviewDate }: Pick<Practice, 'state' | 'reviewDate'>, day: string): ShownState {
  return state === 'PUBBLICATA' && reviewDate !== null && reviewDate <= day ? 'DA_RIVEDERE' : state;
}

/** A dimension that keeps a sheet from being published. */
export interface PublishObstacle {
  readonly field: string;
  readonly message: string;
}

/** No empty section is published: each dimension says something, or why the sources do not. */
export function publishObstacles(content: PracticeContent): PublishObstacle[] {
  return DIMENSION_KEYS.filter((key) => isEmptyDimension(content.dimensions[key]) && content.dimensions[key].unavailable === '').map((key) => ({
    field: `dimensions.${key}`,
    message: `«${labelOfDimension(key)}» è vuota: compilatela, oppure dichiarate che non è disponibile nelle fonti e perché.`,
  }));
}

/** How a Provincia fared with a practice it took over. */
export type ReuseOutcome = 'IN_CORSO' | 'RIUSCITA' | 'ABBANDONATA';

export const REUSE_OUTCOMES: readonly ReuseOutcome[] = ['IN_CORSO', 'RIUSCITA', 'ABBANDONATA'];

/** "L'abbiamo ripresa": what a Provincia says of a practice of somebody else. One per Provincia and sheet. */
export interface ReuseReceipt {
  readonly practiceId: PracticeId;
  readonly enteId: EnteId;
  readonly ente: string;
  /** Since when, `YYYY-MM-DD`. */
  readonly since: string;
  /** What it changed. */
  readonly changes: string;
  readonly outcome: ReuseOutcome;
  /** How it went, in words. */
  readonly note: string;
  readonly revision: number;
  readonly updatedAt: Date;
}

/** A step of the review, for who wrote the sheet and who judges it. */
export interface ReviewEntry {
  readonly step: PracticeStep;
  readonly reason: string;
  readonly personName: string;
  readonly at: Date;
}
