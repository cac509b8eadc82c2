import type { EnteId, PersonId } from '@province-comuni/shared-kernel';

/** What happens to the cost scenarios of a Provincia and others may follow. */
export type CostsEvent =
  | { readonly kind: 'costs.scenario-saved'; readonly payload: { readonly scenarioId: string; readonly enteId: EnteId; readonly revision: number } }
  | { readonly kind: 'costs.scenario-deleted'; readonly payload: { readonly scenarioId: string; readonly enteId: EnteId } }
  /** The tariffs of one of its schemes became answers of an act. */
  | { readonly kind: 'costs.scheme-adopted'; readonly payload: { readonly scenarioId: string; readonly enteId: EnteId; readonly instanceId: string; readonly schemeKey: string; readonly by: PersonId } };
