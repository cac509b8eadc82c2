import { DomainError } from '@province-comuni/shared-kernel';

/** Every refusal of this domain. `NOT_FOUND`: it is not there, or is not for who asks. */
export type NoticesErrorCode = 'NOTICES.NOT_FOUND' | 'NOTICES.TOO_MANY' | 'NOTICES.NOT_ALLOWED';

/** A refusal of this domain; `reason` is Italian. */
export class NoticesError extends DomainError<NoticesErrorCode, { readonly reason?: string }> {}
