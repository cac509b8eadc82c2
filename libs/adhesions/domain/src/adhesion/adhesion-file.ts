import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { AdhesionId, Side } from './adhesion.js';

/** `DELIBERA`: of the Ente that adheres. `ATTO_FIRMATO`: the convention with its signatures. `RICEVUTA_PEC`: a receipt of certified mail (.eml), of the adhesion or of the recesso. */
export type AdhesionFileKind = 'DELIBERA' | 'ATTO_FIRMATO' | 'RICEVUTA_PEC' | 'ALLEGATO';

export const ADHESION_FILE_KINDS: readonly AdhesionFileKind[] = ['DELIBERA', 'ATTO_FIRMATO', 'RICEVUTA_PEC', 'ALLEGATO'];

/** Most bytes of one file: a signed delibera with its annexes is a few MB. */
export const ADHESION_FILE_BYTES = 15 * 1024 ** 2;
/** Most files of one adhesion. */
export const ADHESION_FILES = 20;
/** Most files brought to one adhesion in 24 hours, those that were taken away again included: what was brought takes room until it is swept. */
export const ADHESION_FILES_A_DAY = 60;

/** A file of an adhesion. */
export interface AdhesionFile {
  readonly id: string;
  readonly adhesionId: AdhesionId;
  readonly provinciaId: EnteId;
  readonly aderenteId: EnteId;
  readonly kind: AdhesionFileKind;
  /** Who brought it: the same may take it away. */
  readonly side: Side;
  readonly sha256: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Null: who came with the personal link. */
  readonly personId: PersonId | null;
  readonly personName: string;
  readonly at: Date;
}
