import type { ClauseKind, EffectiveClause, Inline, KeptNumbers, RichText, VariableDef } from '@province-comuni/shared-act-tree';
import type { Brand, EnteId, PersonId } from '@province-comuni/shared-kernel';

export type InstanceId = Brand<string, 'InstanceId'>;
export type ModelVersionId = Brand<string, 'ModelVersionId'>;

/** Where an answer came from: a person, the registry at adoption, the text of an existing convention, or an upgrade that converted it; what no person confirmed is a proposal. */
export type AnswerOrigin = 'PERSONA' | 'REGISTRO' | 'DOCUMENTO' | 'AGGIORNAMENTO';

/** A stored answer. `revision` counts its writes: who writes says which one he saw. */
export interface StoredAnswer {
  readonly key: string;
  readonly value: unknown;
  readonly origin: AnswerOrigin;
  readonly revision: number;
  readonly answeredBy: string | null;
  readonly answeredAt: Date;
}

/** What a Provincia did with a clause. KEPT follows the model; the other states carry local fields. */
export type LocalClauseState = 'KEPT' | 'EDITED' | 'SUPPRESSED' | 'ADDED';

/** A clause of an instance. `baseVersionId` is the model version its text comes from: per clause, so that one may be held back at an upgrade. */
export interface InstanceClause {
  readonly clauseId: string;
  readonly actKey: string;
  readonly baseVersionId: ModelVersionId;
  readonly state: LocalClauseState;
  /** Local text; null where the model's holds. */
  readonly heading: readonly Inline[] | null;
  readonly body: RichText | null;
  /** Local place; null where the model's holds. For ADDED clauses always set. */
  readonly orderKey: string | null;
  readonly parentId: string | null;
  readonly kind: ClauseKind | null;
  /** Why it was suppressed or changed. */
  readonly reason: string | null;
  readonly revision: number;
  readonly updatedBy: string | null;
  readonly updatedAt: Date | null;
}

/** A Provincia's own copy of a model. */
export interface Instance {
  readonly id: InstanceId;
  readonly enteId: EnteId;
  readonly modelVersionId: ModelVersionId;
  readonly title: string;
  /** Counts every change of answers and clauses: an export names the one it was made from. */
  readonly dataRevision: number;
  /** Day whose values of law parameters hold (`YYYY-MM-DD`). */
  readonly parameterDate: string;
  readonly createdBy: PersonId;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly answers: readonly StoredAnswer[];
  readonly clauses: readonly InstanceClause[];
  /** Variables that left the model while a text of this instance still uses them: they stay as the Provincia's own. */
  readonly localVariables: readonly VariableDef[];
  /** By key of the act: numbers of its approved text that the acts go on with; acts that are not here are counted from 1. */
  readonly keptNumbers: Readonly<Record<string, KeptNumbers>>;
}

export type InstanceEventKind = 'ADOTTATO' | 'IMPORTATO' | 'RISPOSTA' | 'CLAUSOLA_MODIFICATA' | 'CLAUSOLA_SOPPRESSA' | 'CLAUSOLA_RIPRISTINATA' | 'CLAUSOLA_AGGIUNTA' | 'CLAUSOLA_SPOSTATA' | 'CLAUSOLA_TOLTA' | 'NUMERAZIONE' | 'AGGIORNATO' | 'ANNULLATO' | 'ESPORTATO' | 'CONDIVISO' | 'NON_CONDIVISO';

/** An entry of the append-only history. `before` and `after` are the whole stored thing, so that any state can be shown and brought back. */
export interface InstanceEvent {
  readonly sequence: number;
  readonly kind: InstanceEventKind;
  /** Key of the variable or of the act, id of the clause, or format exported. */
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly personId: PersonId;
  readonly personName: string;
  readonly at: Date;
}

/** The state of a clause as people see it. */
export function displayState(state: LocalClauseState): EffectiveClause['state'] {
  switch (state) {
    case 'KEPT':
      return 'STANDARD';
    case 'EDITED':
      return 'ADATTATA';
    case 'SUPPRESSED':
      return 'SOPPRESSA';
    case 'ADDED':
      return 'AGGIUNTA';
  }
}
