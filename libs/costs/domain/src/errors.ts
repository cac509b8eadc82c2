import { DomainError } from '@province-comuni/shared-kernel';

/** A field, by its path in what was sent, and what is wrong with it, in Italian. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

/** Every refusal about costs. A new code does not compile until the api library maps it. */
export type CostsErrorCode = 'COSTS.NOT_FOUND' | 'COSTS.NOT_ALLOWED' | 'COSTS.INPUT_REFUSED' | 'COSTS.CHANGED' | 'COSTS.ACT_CHANGED' | 'COSTS.NOTHING_TO_ADOPT';

/** `problems` with INPUT_REFUSED, `currentRevision` and `by` with CHANGED. */
export class CostsError extends DomainError<CostsErrorCode, { readonly problems?: readonly Problem[]; readonly currentRevision?: number; readonly by?: string | null }> {}
