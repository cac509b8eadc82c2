import type { PersonId } from '@province-comuni/shared-kernel';
import { invalidInput, type FieldProblemDetail } from '../errors.js';

/** Languages of the interface. */
export type Locale = 'it' | 'en';

/** Somebody with an account. */
export interface Person {
  readonly id: PersonId;
  /** As `normaliseEmail` writes it; unique. */
  readonly email: string;
  readonly name: string;
  readonly surname: string;
  /** Null for who signs in through an identity provider only. */
  readonly passwordHash: string | null;
  readonly locale: Locale;
  /** Set when UPI closed the account: nobody signs in with it. */
  readonly disabledAt: Date | null;
  /** Sealed secret of the one-time codes; active only once confirmed. */
  readonly secondFactorSecret: string | null;
  readonly secondFactorConfirmedAt: Date | null;
}

/** Whether signing in asks for a one-time code. */
export function hasSecondFactor(person: Person): boolean {
  return person.secondFactorSecret !== null && person.secondFactorConfirmedAt !== null;
}

/** Name and surname, as histories show them. */
export function fullName(person: Pick<Person, 'name' | 'surname'>): string {
  return `${person.name} ${person.surname}`;
}

const LONGEST_NAME = 100;

/** The two names, trimmed. @throws IdentityError INVALID_INPUT naming the field */
export function personName(typed: { readonly name: string; readonly surname: string }): { name: string; surname: string } {
  const names = { name: tidy(typed.name), surname: tidy(typed.surname) };
  const problems = (['name', 'surname'] as const).flatMap((field): FieldProblemDetail[] => {
    if (names[field] === '') return [{ field, fault: 'REQUIRED' }];
    return names[field].length > LONGEST_NAME ? [{ field, fault: 'TOO_LONG' }] : [];
  });
  if (problems.length > 0) throw invalidInput(...problems);
  return names;
}

// A line break in a name would break the header of a mail or a line of the log.
function tidy(text: string): string {
  return text.normalize('NFC').replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
