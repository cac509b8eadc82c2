import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { PianoDiRiassetto } from '../piano/piano.js';

/** Plans as they stand. Every method runs in the open transaction. */
export interface PianoRepository {
  /** Null when the Provincia never said anything (or the wall hides it). */
  find(enteId: EnteId): Promise<PianoDiRiassetto | null>;
  /** All those that the reader may see: one for each Provincia at most; a few statements, whatever their number. */
  all(): Promise<PianoDiRiassetto[]>;
  /** Until the transaction ends nobody else changes the plan of this Provincia. */
  lock(enteId: EnteId): Promise<void>;
  /** Writes the plan whole, with who did it, and a line of its history. @throws PianiError INPUT_REFUSED when a document is not there */
  save(piano: PianoDiRiassetto, part: string, personId: PersonId): Promise<void>;
}

export const PIANO_REPOSITORY = Symbol('PianoRepository');
