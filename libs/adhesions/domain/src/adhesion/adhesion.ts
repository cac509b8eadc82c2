import type { AdhesionState } from '@province-comuni/adhesions-contract';
import type { Brand, EnteId, PersonId } from '@province-comuni/shared-kernel';

export type AdhesionId = Brand<string, 'AdhesionId'>;

/** A recesso as it was notified. */
export interface Recesso {
  /** Day of the PEC, `YYYY-MM-DD`. */
  readonly notifiedOn: string;
  /** First day on which the Ente is no longer part. */
  readonly effectiveOn: string;
}

/** An Ente and an approved convention: from the invitation to the recesso. */
export interface Adhesion {
  readonly id: AdhesionId;
  readonly provinciaId: EnteId;
  readonly instanceId: string;
  /** The approved text it was invited to: a later text is another invitation. */
  readonly approvalId: string;
  readonly aderenteId: EnteId;
  /** Comuni for which a Unione adheres; empty for who adheres for itself. */
  readonly standsFor: readonly EnteId[];
  readonly state: AdhesionState;
  /** Answers for its delibera, by key of the model's variable, in stored shape (amounts in cents). */
  readonly answers: Readonly<Record<string, unknown>>;
  /** Address its letters go to; null where it comes with its account alone. */
  readonly contact: string | null;
  /** The deliberation of adhesion. */
  readonly resolution: { readonly number: string; readonly date: string; readonly link: string | null } | null;
  readonly signedOn: string | null;
  readonly recesso: Recesso | null;
  readonly invitedAt: Date;
  readonly remindedAt: Date | null;
  readonly revision: number;
}

/** A step or an answer, as the history has it. */
export interface AdhesionEvent {
  readonly adhesionId: AdhesionId;
  readonly kind: 'INVITATO' | 'SOLLECITATO' | 'RISPOSTE' | 'FILE_AGGIUNTO' | 'FILE_TOLTO' | AdhesionStepKey;
  readonly to: AdhesionState;
  readonly input: Readonly<Record<string, unknown>>;
  readonly seenRevision: number;
  /** Null: who came with the personal link. */
  readonly personId: PersonId | null;
  readonly personName: string;
  readonly at: Date;
}

export type AdhesionStepKey = 'ESAMINA' | 'DELIBERA' | 'FIRMA' | 'NON_INTERESSA' | 'RECEDE' | 'CORREGGI';
/** Who takes a step: the Ente that adheres, the Provincia for it, or both. */
export type Side = 'ADERENTE' | 'PROVINCIA';
export type AdhesionFieldKey = 'data' | 'numero' | 'collegamento' | 'motivo';

export interface AdhesionStep {
  readonly key: AdhesionStepKey;
  readonly from: readonly AdhesionState[];
  readonly to: AdhesionState;
  readonly by: readonly Side[];
  readonly asks: readonly { readonly key: AdhesionFieldKey; readonly required: boolean }[];
}

const BOTH: readonly Side[] = ['ADERENTE', 'PROVINCIA'];

/** The way of an adhesion, as data. What the Comune does by PEC, the Provincia records for it. */
export const ADHESION_STEPS: readonly AdhesionStep[] = [
  { key: 'ESAMINA', from: ['INVITATO', 'NON_INTERESSATO'], to: 'IN_ESAME', by: BOTH, asks: [] },
  { key: 'DELIBERA', from: ['INVITATO', 'IN_ESAME'], to: 'DELIBERATO', by: BOTH, asks: [{ key: 'numero', required: true }, { key: 'data', required: true }, { key: 'collegamento', required: false }] },
  { key: 'FIRMA', from: ['DELIBERATO'], to: 'FIRMATO', by: ['PROVINCIA'], asks: [{ key: 'data', required: true }] },
  { key: 'NON_INTERESSA', from: ['INVITATO', 'IN_ESAME'], to: 'NON_INTERESSATO', by: BOTH, asks: [{ key: 'motivo', required: false }] },
  { key: 'RECEDE', from: ['FIRMATO'], to: 'RECESSO', by: BOTH, asks: [{ key: 'data', required: true }, { key: 'motivo', required: false }] },
  { key: 'CORREGGI', from: ['DELIBERATO'], to: 'IN_ESAME', by: ['PROVINCIA'], asks: [{ key: 'motivo', required: true }] },
];

/** Whether the Ente has adhered: it deliberated or signed, and did not withdraw. */
export function hasAdhered({ state }: Pick<Adhesion, 'state'>): boolean {
  return state === 'DELIBERATO' || state === 'FIRMATO';
}

/** Whether the Ente has its part in the convention in a year: it adhered, and no recesso took effect before that year or on its first day. */
export function takesPartIn({ state, recesso }: Pick<Adhesion, 'state' | 'recesso'>, year: number): boolean {
  return hasAdhered({ state }) || (recesso !== null && recesso.effectiveOn > `${year}-01-01`);
}

/** Whether the Ente still owes an answer. */
export function isOpen({ state }: Pick<Adhesion, 'state'>): boolean {
  return state === 'INVITATO' || state === 'IN_ESAME';
}
