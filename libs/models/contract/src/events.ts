import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

/** What happens in this domain and others may follow. */
export type ModelsEvent =
  | { readonly kind: 'models.instance-created'; readonly payload: { readonly instanceId: string; readonly enteId: EnteId; readonly modelVersionId: string } }
  /** Answers or clauses changed; `dataRevision` counts such changes. */
  | { readonly kind: 'models.instance-changed'; readonly payload: { readonly instanceId: string; readonly dataRevision: number; readonly personId: PersonId } };
