import { DomainError } from '@province-comuni/shared-kernel';
import { pathText, type ContentProblem } from './practice/field-reader.js';

/** A field and what is wrong with it, in Italian. */
export interface PracticeFieldProblem {
  readonly field: string;
  readonly message: string;
}

/** The sheet does not exist, or is not for who asks: the answer is the same. */
export class PracticeNotFound extends DomainError<'PRACTICES.NOT_FOUND'> {
  constructor() {
    super('PRACTICES.NOT_FOUND');
  }
}

/** The actor may read but not do this. */
export class PracticeNotAllowed extends DomainError<'PRACTICES.NOT_ALLOWED'> {
  constructor() {
    super('PRACTICES.NOT_ALLOWED');
  }
}

/** The step does not exist from where the sheet stands, or a rule forbids it; `reason` is Italian. */
export class PracticeStepRefused extends DomainError<'PRACTICES.STEP_REFUSED', { readonly reason: string }> {
  constructor(reason: string) {
    super('PRACTICES.STEP_REFUSED', { reason });
  }
}

/** What was written is refused, field by field. */
export class PracticeInvalid extends DomainError<'PRACTICES.INVALID', { readonly problems: readonly PracticeFieldProblem[] }> {
  constructor(problems: readonly PracticeFieldProblem[]) {
    super('PRACTICES.INVALID', { problems });
  }

  static of(problems: readonly ContentProblem[]): PracticeInvalid {
    return new PracticeInvalid(problems.map(({ path, message }) => ({ field: pathText(path), message })));
  }
}

/** Somebody else changed this part after the actor saw it; nothing was written. `current` is the part as it is now. */
export class PracticeConflict extends DomainError<'PRACTICES.CONFLICT', { readonly revision: number; readonly by: string; readonly current: unknown }> {
  constructor(details: { readonly revision: number; readonly by: string; readonly current: unknown }) {
    super('PRACTICES.CONFLICT', details);
  }
}

/** Every refusal of this domain: a code that the api forgets does not compile. */
export type PracticesError = PracticeNotFound | PracticeNotAllowed | PracticeStepRefused | PracticeInvalid | PracticeConflict;
