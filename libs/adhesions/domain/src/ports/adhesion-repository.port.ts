import type { EnteId } from '@province-comuni/shared-kernel';
import type { Adhesion, AdhesionEvent, AdhesionId } from '../adhesion/adhesion.js';
import type { AdhesionState } from '@province-comuni/adhesions-contract';

/** How many adhesions a convention has in each state. */
export interface AdhesionCount {
  readonly approvalId: string;
  readonly instanceId: string;
  readonly provinciaId: EnteId;
  readonly state: AdhesionState;
  readonly count: number;
}

/** Adhesions that the open transaction may touch: of its Enti, as Provincia or as the one that adheres. */
export interface AdhesionRepository {
  find(id: AdhesionId): Promise<Adhesion | null>;
  /** Like find, and keeps other writers of it waiting. */
  lock(id: AdhesionId): Promise<Adhesion | null>;
  /** All of one approved text; a Provincia has some 250 Comuni at most. */
  ofApproval(approvalId: string): Promise<Adhesion[]>;
  /** Of earlier texts of the same instance. */
  ofInstance(instanceId: string): Promise<Adhesion[]>;
  /** To which these Enti were invited, newest first. */
  ofAderenti(enteIds: readonly EnteId[], limit: number): Promise<Adhesion[]>;
  /** Keeps other invitations to the same text waiting until the end of the transaction. */
  holdInvitations(approvalId: string): Promise<void>;
  /** Keeps new ones; those already there for the same text stay as they are. @returns ids that are new */
  add(adhesions: readonly Adhesion[]): Promise<ReadonlySet<AdhesionId>>;
  save(adhesion: Adhesion): Promise<void>;
  note(event: AdhesionEvent): Promise<void>;
  /** Newest first. */
  historyOf(id: AdhesionId, limit: number): Promise<AdhesionEvent[]>;
  /** How often something happened to it since a moment. */
  countEvents(id: AdhesionId, kind: AdhesionEvent['kind'], since: Date): Promise<number>;
  /** A personal link by the hash of its secret. */
  addLink(id: AdhesionId, secretHash: string, expiresAt: Date): Promise<void>;
  /** What a secret opens; null when it is none of ours, or over. */
  byLink(secretHash: string, now: Date): Promise<AdhesionId | null>;
  /** Numbers of every convention; the platform's own work. */
  counts(): Promise<AdhesionCount[]>;
}

export const ADHESION_REPOSITORY = Symbol('AdhesionRepository');
