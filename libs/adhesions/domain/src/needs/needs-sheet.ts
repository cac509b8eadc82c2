import type { Brand, EnteId } from '@province-comuni/shared-kernel';

/** Identifier (UUID) of a scheda dei fabbisogni. */
export type NeedsSheetId = Brand<string, 'NeedsSheetId'>;

/** A service that is asked about. */
export interface NeedsService {
  /** Own to the sheet; answers refer to it. */
  readonly key: string;
  /** As the model's question of the services has it; null for one that the Provincia wrote by hand. */
  readonly code: string | null;
  readonly name: string;
  /** What is counted: «postazioni»; empty where nothing is. */
  readonly unit: string;
  readonly description: string;
}

/**
 * The scheda dei fabbisogni: once a year the Provincia asks the Enti of a convention what they renew, want or want to evaluate
 * (Report sui Servizi di Innovazione, CST of Lecco: each December). One for each approved text and year.
 */
export interface NeedsSheet {
  readonly id: NeedsSheetId;
  readonly provinciaId: EnteId;
  readonly instanceId: string;
  readonly approvalId: string;
  /** The year that the services are for. */
  readonly year: number;
  readonly services: readonly NeedsService[];
  /** First and last day of answering, `YYYY-MM-DD`. */
  readonly opensOn: string;
  readonly closesOn: string;
  /** Words of the Provincia; empty for none. */
  readonly text: string;
  /** When the Enti were told that it is open, and that it is about to close. */
  readonly announcedAt: Date | null;
  readonly remindedAt: Date | null;
  readonly revision: number;
}

/** Where a sheet is on a day. */
export type NeedsSheetState = 'PROGRAMMATA' | 'APERTA' | 'CHIUSA';

/** @param day Italian calendar day */
export function sheetStateOn({ opensOn, closesOn }: Pick<NeedsSheet, 'opensOn' | 'closesOn'>, day: string): NeedsSheetState {
  return day < opensOn ? 'PROGRAMMATA' : day > closesOn ? 'CHIUSA' : 'APERTA';
}

/** A service of next year's list, with what it was chosen for. */
export interface ListedService {
  readonly key: string;
  readonly code: string | null;
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  /** Enti that renew it or want it, when the list was made. */
  readonly wanted: number;
  /** What they ask, in hundredths of the unit. */
  readonly quantity: number;
}

/** Next year's list of services, as it was made from a sheet. */
export interface NeedsList {
  readonly sheetId: NeedsSheetId;
  readonly provinciaId: EnteId;
  readonly services: readonly ListedService[];
  /** Enti from which on a service was proposed for it. */
  readonly threshold: number;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly revision: number;
}
