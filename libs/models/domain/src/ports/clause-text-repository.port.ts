import type { EnteId } from '@province-comuni/shared-kernel';
import type { InstanceId, ModelVersionId } from '../instance/instance.js';
import type { StoredWording } from './deviation-repository.port.js';

/** A clause of an instance by its ids. */
export interface OwnClauseKey {
  readonly instanceId: InstanceId;
  readonly clauseId: string;
}

/** An adapted or added clause, to be found. */
export interface OwnClause extends StoredWording {
  readonly modelVersionId: ModelVersionId;
  /** Grows with every change of the clause. */
  readonly version: number;
}

/** Texts of clauses over several instances, of the Enti the open transaction may touch. */
export interface ClauseTextRepository {
  /** Adapted and added clauses among these. */
  ownClauses(keys: readonly OwnClauseKey[]): Promise<OwnClause[]>;
  /** All adapted and added clauses, `modelKey:instanceId:clauseId` in ascending order by code units. */
  ownClauseIds(after: string | null, limit: number): Promise<{ id: string; version: number }[]>;
  /** Clauses of an instance that are, or once were, not as in the model. */
  everOwn(instanceId: InstanceId): Promise<(OwnClauseKey & { readonly modelKey: string })[]>;
  /** Each of these clauses in each instance of these Enti; with `shared`, in the instances whose texts are shared, as far as they are not the model's. At most `limit` of each clause. */
  textsOf(clauses: readonly { readonly modelKey: string; readonly clauseId: string }[], of: { readonly enteIds: readonly EnteId[] } | { readonly shared: true }, limit: number): Promise<StoredWording[]>;
}

export const CLAUSE_TEXT_REPOSITORY = Symbol('ClauseTextRepository');
