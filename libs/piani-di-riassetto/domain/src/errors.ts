import { DomainError } from '@province-comuni/shared-kernel';
import type { PianoProblem } from './piano/read-parts.js';

/** Every refusal about plans. A new code does not compile until the api library maps it. */
export type PianiErrorCode = 'PIANI.NOT_FOUND' | 'PIANI.NOT_ALLOWED' | 'PIANI.INPUT_REFUSED' | 'PIANI.CHANGED';

/** `problems` with INPUT_REFUSED, `currentRevision` with CHANGED. */
export class PianiError extends DomainError<PianiErrorCode, { readonly problems?: readonly PianoProblem[]; readonly currentRevision?: number; readonly by?: string | null }> {}
