import type { AdhesionState } from '@province-comuni/adhesions-contract';
import type { Brand, EnteId, PersonId } from '@province-comuni/shared-kernel';

/** Identifier (UUID) of a batch of delibere. */
export type DelibereBatchId = Brand<string, 'DelibereBatchId'>;

/** `IN_CORSO`: files are being made. `PRONTA`: the ZIP is there. `ANNULLATA`: somebody stopped it. `FALLITA`: `problem` says why there is no ZIP. */
export type DelibereBatchState = 'IN_CORSO' | 'PRONTA' | 'ANNULLATA' | 'FALLITA';

/** The delibere of adesione of all the Enti that a convention invited, as one ZIP. Its data are those of the moment it was asked for. */
export interface DelibereBatch {
  readonly id: DelibereBatchId;
  readonly provinciaId: EnteId;
  readonly instanceId: string;
  readonly approvalId: string;
  readonly askedBy: PersonId;
  readonly askedByName: string;
  readonly state: DelibereBatchState;
  /** Why it failed, in Italian; null otherwise. */
  readonly problem: string | null;
  /** The ZIP; null while there is none. */
  readonly sha256: string | null;
  /** Bytes of the ZIP. */
  readonly size: number | null;
  readonly askedAt: Date;
  readonly updatedAt: Date;
  readonly expiresAt: Date;
}

/** `DA_FARE`; `FATTA`: both its files are there; `NON_FATTA`: `reason` says why there are none. */
export type DeliberaOutcome = 'DA_FARE' | 'FATTA' | 'NON_FATTA';

/** One Ente of a batch. */
export interface DelibereBatchItem {
  /** From 0, by name of the Ente. */
  readonly position: number;
  readonly enteId: EnteId;
  readonly enteName: string;
  readonly population: number | null;
  readonly adhesionState: AdhesionState;
  /** Name of its files without extension, unique in the batch. */
  readonly fileName: string;
  /** What fills the act; null where none is made. */
  readonly answers: Readonly<Record<string, unknown>> | null;
  readonly outcome: DeliberaOutcome;
  /** Why it was not made, in Italian; null otherwise. */
  readonly reason: string | null;
  /** Times that its files could not be written. */
  readonly tries: number;
  /** Its files by hash, until they are in the ZIP. */
  readonly docx: string | null;
  readonly pdf: string | null;
}

/** Act of the model that each Ente gets. */
export const DELIBERA = 'delibera-adesione';
/** Days that a ZIP can be downloaded. */
export const BATCH_DAYS = 7;
/** After this many tries an Ente is left out with its reason: the others do not wait for it. */
export const MOST_TRIES = 3;
