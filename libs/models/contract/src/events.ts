import type { EnteId, PersonId } from '@province-comuni/shared-kernel';
import type { KeptActState } from './approved-acts.js';
import type { InstanceHint } from './live.js';

/** What happens in this domain and others may follow. */
export type ModelsEvent =
  | { readonly kind: 'models.instance-created'; readonly payload: { readonly instanceId: string; readonly enteId: EnteId; readonly modelVersionId: string } }
  /** Answers or clauses changed; `dataRevision` counts such changes. */
  | { readonly kind: 'models.instance-changed'; readonly payload: InstanceHint }
  /** An act took a step on its way to approval and beyond. */
  | { readonly kind: 'models.act-moved'; readonly payload: { readonly approvalId: string; readonly instanceId: string; readonly enteId: EnteId; readonly actKey: string; readonly state: KeptActState; readonly personId: PersonId } }
  /** Somebody said something of an instance's acts, proposed or decided, or asked a colleague. `id` is that of the comment, suggestion, request or Word file; `personId` null: a guest. */
  | { readonly kind: 'models.reviewed'; readonly payload: { readonly what: ReviewedWhat; readonly id: string; readonly instanceId: string; readonly enteId: EnteId; readonly personId: PersonId | null } }
  /** An instance of before deviations were counted. */
  | { readonly kind: 'models.instance-uncounted'; readonly payload: { readonly instanceId: string } }
  /** A norm was marked as changed: what cites it is to be verified. */
  | { readonly kind: 'models.law-changed'; readonly payload: { readonly changeId: string } }
  /** That was a mistake, and was taken back. */
  | { readonly kind: 'models.law-change-withdrawn'; readonly payload: { readonly changeId: string } };

/** What happened in a review. */
export type ReviewedWhat = 'COMMENT' | 'SETTLED' | 'SUGGESTION' | 'DECISION' | 'REQUEST' | 'REQUEST_CLOSED' | 'WORD_FILE';
