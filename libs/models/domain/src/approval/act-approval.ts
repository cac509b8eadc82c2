import type { Role } from '@province-comuni/identity-contract';
import type { ApprovedActState, KeptActState } from '@province-comuni/models-contract';
import type { Brand, EnteId } from '@province-comuni/shared-kernel';
import type { InstanceId } from '../instance/instance.js';

export type ApprovalId = Brand<string, 'ApprovalId'>;

/** The opinion of the body that represents the Enti, on an act. */
export interface Opinion {
  /** `Assemblea dei Sindaci`, `Assemblea degli Enti`. */
  readonly body: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly outcome: 'FAVOREVOLE' | 'FAVOREVOLE_CON_OSSERVAZIONI' | 'CONTRARIO';
  readonly note: string;
}

/** Number and day of a registration: a deliberation, a protocol. */
export interface Registration {
  readonly number: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/**
 * The way of one text of one act from draft to expiry. An act approved once and changed afterwards goes the way again under the next number:
 * what was approved never changes.
 */
export interface ActApproval {
  readonly id: ApprovalId;
  readonly instanceId: InstanceId;
  readonly enteId: EnteId;
  readonly actKey: string;
  /** Counts the ways of this act, from 1. */
  readonly number: number;
  readonly state: KeptActState;
  /** Data revision of the instance whose text it is about; that text is kept. */
  readonly dataRevision: number;
  /** Version of the model that text stands on. */
  readonly modelVersion: string;
  /** SHA-256 of the act's normalised text. */
  readonly textSha256: string;
  readonly opinion: Opinion | null;
  /** The deliberation that approved it, with the address of the signed act where it was given. */
  readonly approval: (Registration & { readonly link: string | null }) | null;
  readonly protocol: Registration | null;
  readonly transmittedOn: string | null;
  readonly inForceFrom: string | null;
  /** Last day in force. */
  readonly expiresOn: string | null;
  /** Counts the steps: who takes one says which he saw. */
  readonly revision: number;
}

export type StepKey = 'MANDA_IN_REVISIONE' | 'RIMANDA_IN_BOZZA' | 'PORTA_AL_CONSIGLIO' | 'REGISTRA_PARERE' | 'APPROVA' | 'TRASMETTI' | 'METTI_IN_VIGORE';

export type StepFieldKey = 'nota' | 'motivo' | 'data' | 'numero' | 'collegamento' | 'esito' | 'protocolloNumero' | 'protocolloData' | 'scadenza';

/** What a step asks of who takes it. */
export interface StepField {
  readonly key: StepFieldKey;
  readonly required: boolean;
}

/** A step of the way, as data: from where, to where, what it asks, who takes it unless the Ente says otherwise. */
export interface ActStep {
  readonly key: StepKey;
  /** `null` among these: an act that has not set out yet. */
  readonly from: readonly (KeptActState | null)[];
  /** Null: the state stays. */
  readonly to: KeptActState | null;
  readonly asks: readonly StepField[];
  readonly roles: readonly Role[];
  /** The text as it is now becomes the text the way is about. */
  readonly takesText?: true;
  /** Refused while a check of the act is an error. */
  readonly needsCleanChecks?: true;
}

const required = (key: StepFieldKey): StepField => ({ key, required: true });
const optional = (key: StepFieldKey): StepField => ({ key, required: false });

/**
 * The way of an act, as Pesaro e Urbino goes it (Il modello del Servizio innovazione, governance of the case): drafted, to the Consiglio Provinciale,
 * to the Assemblea dei Sindaci, sent to the Enti, revised shortly before it expires. Expiring and expired are no steps: the calendar brings them.
 */
export const ACT_STEPS: readonly ActStep[] = [
  { key: 'MANDA_IN_REVISIONE', from: [null, 'BOZZA', 'APPROVATA', 'TRASMESSA', 'IN_VIGORE'], to: 'IN_REVISIONE', asks: [optional('nota')], roles: ['REFERENTE', 'REDATTORE'], takesText: true },
  { key: 'RIMANDA_IN_BOZZA', from: ['IN_REVISIONE', 'AL_CONSIGLIO'], to: 'BOZZA', asks: [required('motivo')], roles: ['REFERENTE', 'REDATTORE'] },
  { key: 'PORTA_AL_CONSIGLIO', from: ['IN_REVISIONE'], to: 'AL_CONSIGLIO', asks: [optional('nota')], roles: ['REFERENTE'], takesText: true, needsCleanChecks: true },
  { key: 'REGISTRA_PARERE', from: ['IN_REVISIONE', 'AL_CONSIGLIO', 'APPROVATA'], to: null, asks: [required('data'), required('esito'), optional('nota')], roles: ['REFERENTE', 'REDATTORE'] },
  { key: 'APPROVA', from: ['AL_CONSIGLIO'], to: 'APPROVATA', asks: [required('numero'), required('data'), optional('collegamento'), optional('nota')], roles: ['REFERENTE'] },
  { key: 'TRASMETTI', from: ['APPROVATA'], to: 'TRASMESSA', asks: [required('data'), optional('protocolloNumero'), optional('protocolloData'), optional('nota')], roles: ['REFERENTE', 'REDATTORE'] },
  { key: 'METTI_IN_VIGORE', from: ['TRASMESSA'], to: 'IN_VIGORE', asks: [required('data'), required('scadenza'), optional('nota')], roles: ['REFERENTE'] },
];

/** Steps that an act of this key goes; none for what the Comune approves. A deliberation of the Provincia ends with its approval. */
export function stepsOf(actKey: string): readonly ActStep[] {
  if (actKey === 'delibera-adesione') return [];
  const short: readonly StepKey[] = ['TRASMETTI', 'METTI_IN_VIGORE', 'REGISTRA_PARERE'];
  return actKey === 'delibera-provincia' ? ACT_STEPS.filter(({ key }) => !short.includes(key)) : ACT_STEPS;
}

/** Days before the expiry from which an act is expiring, and at which people are told. */
export const EXPIRY_WARNINGS: readonly number[] = [180, 90, 30];

/** The state on a day, the calendar included. @param day `YYYY-MM-DD` */
export function stateOn({ state, expiresOn }: Pick<ActApproval, 'state' | 'expiresOn'>, day: string): ApprovedActState {
  if (state !== 'IN_VIGORE' || expiresOn === null) return state;
  if (day > expiresOn) return 'SCADUTA';
  return daysBetween(day, expiresOn) <= EXPIRY_WARNINGS[0]! ? 'IN_SCADENZA' : 'IN_VIGORE';
}

/** Whole days from one day to another; negative when the second is earlier. Both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Whether the text can no longer change: it was approved. */
export function isSettled({ state }: Pick<ActApproval, 'state'>): boolean {
  return state === 'APPROVATA' || state === 'TRASMESSA' || state === 'IN_VIGORE' || state === 'RINNOVATA';
}
