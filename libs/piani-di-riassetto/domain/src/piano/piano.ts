import type { EnteId } from '@province-comuni/shared-kernel';

/** Where a Provincia is with its Piano di riassetto organizzativo (art. 1 c. 844 L. 205/2017). */
export type StatoDelPiano = 'NESSUNO' | 'IN_REDAZIONE' | 'ADOTTATO' | 'AGGIORNATO' | 'IN_MONITORAGGIO';

export const STATI_DEL_PIANO: readonly StatoDelPiano[] = ['NESSUNO', 'IN_REDAZIONE', 'ADOTTATO', 'AGGIORNATO', 'IN_MONITORAGGIO'];

/** States in which an act stands behind the plan: what it says is public. The others are for the network of the Province. */
export const STATI_ADOTTATI: readonly StatoDelPiano[] = ['ADOTTATO', 'AGGIORNATO', 'IN_MONITORAGGIO'];

/** How a service to the Comuni is organised. */
export type Organizzazione = 'NON_SVOLTO' | 'UFFICIO_PROVINCIALE' | 'UFFICIO_COMUNE' | 'CONVENZIONE' | 'IN_HOUSE' | 'PPP' | 'ALTRO';

export const ORGANIZZAZIONI: readonly Organizzazione[] = ['NON_SVOLTO', 'UFFICIO_PROVINCIALE', 'UFFICIO_COMUNE', 'CONVENZIONE', 'IN_HOUSE', 'PPP', 'ALTRO'];

/** Bodies of a Provincia that adopt its acts (art. 1 c. 54 L. 56/2014). */
export type Organo = 'CONSIGLIO_PROVINCIALE' | 'PRESIDENTE' | 'ASSEMBLEA_DEI_SINDACI';

export const ORGANI: readonly Organo[] = ['CONSIGLIO_PROVINCIALE', 'PRESIDENTE', 'ASSEMBLEA_DEI_SINDACI'];

/** An act by which a plan was adopted or brought up to date; the plan's versions over the years. */
export interface AttoDelPiano {
  readonly organo: Organo;
  /** As printed: "12", "12/2023". */
  readonly numero: string;
  /** Day, `YYYY-MM-DD`. */
  readonly data: string;
  readonly note: string;
  /** Document of the library that holds it; null when there is none. */
  readonly documentId: string | null;
}

/** What the plan chose for one pillar. */
export interface SceltaPerPilastro {
  readonly pilastro: string;
  readonly organizzazione: Organizzazione;
  /** Form and level as the national models name them; null where it follows none. */
  readonly forma: string | null;
  readonly livello: string | null;
  /** People who work at it, in full-time units; null when not said. */
  readonly personale: number | null;
  readonly comuniServiti: number | null;
  readonly note: string;
}

export interface Traguardo {
  readonly titolo: string;
  /** Day by which, `YYYY-MM-DD`. */
  readonly entro: string;
  /** Day on which it was reached; null while it is open. */
  readonly raggiunto: string | null;
}

/** The Documento Unico di Programmazione of three years (art. 170 D.Lgs. 267/2000). */
export interface DupTriennale {
  /** First of the three years. */
  readonly dal: number;
  readonly organo: Organo;
  readonly numero: string;
  /** Day, `YYYY-MM-DD`. */
  readonly data: string;
  readonly documentId: string | null;
}

/** What is known of the plan of one Provincia. */
export interface PianoDiRiassetto {
  readonly enteId: EnteId;
  readonly stato: StatoDelPiano;
  readonly note: string;
  /** Newest first. */
  readonly atti: readonly AttoDelPiano[];
  readonly scelte: readonly SceltaPerPilastro[];
  /** By day. */
  readonly traguardi: readonly Traguardo[];
  /** Newest first. */
  readonly dup: readonly DupTriennale[];
  /** Counts the changes; 0 when nothing was ever said. */
  readonly revision: number;
  readonly updatedAt: Date | null;
  readonly updatedBy: string | null;
}

/** What is known of a Provincia that never said anything. */
export function pianoVuoto(enteId: EnteId): PianoDiRiassetto {
  return { enteId, stato: 'NESSUNO', note: '', atti: [], scelte: [], traguardi: [], dup: [], revision: 0, updatedAt: null, updatedBy: null };
}
