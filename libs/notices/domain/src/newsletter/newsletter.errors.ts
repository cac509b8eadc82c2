import { DomainError } from '@province-comuni/shared-kernel';

export interface NewsletterProblem {
  readonly field: string;
  /** In Italian. */
  readonly message: string;
}

/** What was typed cannot be kept. */
export class NewsletterInvalid extends DomainError<'NEWSLETTER.INVALID', { readonly problems: readonly NewsletterProblem[] }> {
  constructor(problems: readonly NewsletterProblem[]) {
    super('NEWSLETTER.INVALID', { problems });
  }
}

/** It is not there, or is not for who asks. */
export class NewsletterNotFound extends DomainError<'NEWSLETTER.NOT_FOUND', Record<string, never>> {
  constructor() {
    super('NEWSLETTER.NOT_FOUND', {});
  }
}

/** Not in the state it is in now; `reason` is Italian. */
export class NewsletterRefused extends DomainError<'NEWSLETTER.REFUSED', { readonly reason: string }> {
  constructor(reason: string) {
    super('NEWSLETTER.REFUSED', { reason });
  }
}

/** Somebody changed it meanwhile. */
export class NewsletterChanged extends DomainError<'NEWSLETTER.CHANGED', { readonly by: string }> {
  constructor(by: string) {
    super('NEWSLETTER.CHANGED', { by });
  }
}

export type NewsletterError = NewsletterInvalid | NewsletterNotFound | NewsletterRefused | NewsletterChanged;
