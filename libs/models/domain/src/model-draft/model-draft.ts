import type { ModelContent } from '@province-comuni/models-contract';
import type { PersonId } from '@province-comuni/shared-kernel';
import type { ModelVersionId } from '../instance/instance.js';
import type { PartRef, PartState } from './draft-part.js';

/** The next version of a model while it is written. It gets its number when it is published. */
export interface ModelDraft {
  readonly id: ModelVersionId;
  /** The published version it goes on from; null for a model that has none. */
  readonly parentId: ModelVersionId | null;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly content: ModelContent;
}

/** What one change did to one part; null: it was not there. */
export interface PartChange {
  readonly part: PartRef;
  readonly before: PartState | null;
  readonly after: PartState | null;
}

/** The Provincia whose words a change of a draft took over. */
export interface WordingOrigin {
  readonly enteId: string;
  readonly ente: string;
  readonly instanceId: string;
  readonly title: string;
  /** Revision of the instance whose words they were. */
  readonly dataRevision: number;
  readonly clauseId: string;
}

/** An entry of the draft's append-only history: everything one action changed. */
export interface DraftEvent {
  readonly sequence: number;
  readonly changes: readonly PartChange[];
  /** The entry this one takes back. */
  readonly undoes: number | null;
  /** Where the words come from; null: they were written in the workshop. */
  readonly origin: WordingOrigin | null;
  readonly personId: PersonId;
  readonly personName: string;
  readonly at: Date;
}
