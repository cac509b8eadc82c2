import { DomainError } from '@province-comuni/shared-kernel';
import type { AdhesionProblem } from './adhesion/take-adhesion-step.js';

/** No such convention or adhesion, or not for who asks: the answer is the same. */
export class AdhesionNotFound extends DomainError<'ADHESIONS.NOT_FOUND'> {
  constructor() {
    super('ADHESIONS.NOT_FOUND');
  }
}

/** Who asks may read but not do this. */
export class AdhesionNotAllowed extends DomainError<'ADHESIONS.NOT_ALLOWED'> {
  constructor() {
    super('ADHESIONS.NOT_ALLOWED');
  }
}

/** A rule refuses it; `reason` is Italian. */
export class AdhesionRefused extends DomainError<'ADHESIONS.REFUSED', { reason: string }> {
  constructor(reason: string) {
    super('ADHESIONS.REFUSED', { reason });
  }
}

/** What was filled in is wrong, field by field. */
export class AdhesionInputRefused extends DomainError<'ADHESIONS.INPUT_REFUSED', { problems: readonly AdhesionProblem[] }> {
  constructor(problems: readonly AdhesionProblem[]) {
    super('ADHESIONS.INPUT_REFUSED', { problems });
  }
}

/** Someone changed the adhesion meanwhile. */
export class AdhesionChanged extends DomainError<'ADHESIONS.CHANGED'> {
  constructor() {
    super('ADHESIONS.CHANGED');
  }
}

export type AdhesionsError = AdhesionNotFound | AdhesionNotAllowed | AdhesionRefused | AdhesionInputRefused | AdhesionChanged;
