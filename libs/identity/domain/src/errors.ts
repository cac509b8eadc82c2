import { DomainError } from '@province-comuni/shared-kernel';

/** What is wrong with one field: the screen's words are chosen in the api library. */
export type FieldFault =
  | 'EMAIL_NOT_VALID'
  | 'REQUIRED'
  | 'TOO_LONG'
  | 'TOO_MANY'
  | 'SUBJECT_NOT_KNOWN'
  | 'PASSWORD_WRONG'
  | 'PASSWORD_TOO_SHORT'
  | 'PASSWORD_TOO_LONG'
  | 'PASSWORD_CONTAINS_EMAIL'
  | 'PASSWORD_TOO_COMMON'
  | 'ROLE_NOT_OF_ENTE';

export interface FieldProblemDetail {
  readonly field: string;
  readonly fault: FieldFault;
}

/** Every refusal of this domain. A new code does not compile until the api library has words for it. */
export type IdentityErrorCode =
  | 'IDENTITY.INVALID_CREDENTIALS'
  | 'IDENTITY.TOO_MANY_ATTEMPTS'
  | 'IDENTITY.BUSY'
  | 'IDENTITY.SECOND_FACTOR_WRONG'
  | 'IDENTITY.SECOND_FACTOR_NOT_STARTED'
  | 'IDENTITY.SECOND_FACTOR_ALREADY_ACTIVE'
  | 'IDENTITY.LINK_NOT_VALID'
  | 'IDENTITY.INVALID_INPUT'
  | 'IDENTITY.NOT_FOUND'
  | 'IDENTITY.LAST_IN_CHARGE'
  | 'IDENTITY.ALREADY_MEMBER'
  | 'IDENTITY.ALREADY_ADMINISTERED'
  | 'IDENTITY.OWN_ACCOUNT'
  | 'IDENTITY.EXTERNAL_IDENTITY_TAKEN'
  | 'IDENTITY.EXTERNAL_IDENTITY_UNKNOWN'
  | 'IDENTITY.EXTERNAL_SIGN_IN_REFUSED'
  | 'IDENTITY.ACCOUNT_EXISTS'
  | 'IDENTITY.PROFILE_CHANGED'
  | 'IDENTITY.PASSWORD_NEEDED'
  | 'IDENTITY.ERASURE_ASKED'
  | 'IDENTITY.ERASURE_BEGUN';

/** A refusal of this domain; `problems` is filled with `IDENTITY.INVALID_INPUT` only. */
export class IdentityError extends DomainError<IdentityErrorCode, { readonly problems?: readonly FieldProblemDetail[] }> {}

/** The thing does not exist or is not for who asks: one answer for both. */
export const notFound = (): IdentityError => new IdentityError('IDENTITY.NOT_FOUND');

/** The input was refused, field by field. */
export const invalidInput = (...problems: FieldProblemDetail[]): IdentityError => new IdentityError('IDENTITY.INVALID_INPUT', { problems });
