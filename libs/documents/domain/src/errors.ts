import { DomainError } from '@province-comuni/shared-kernel';
import type { FieldProblem } from './document/read-fields.js';

/** The document does not exist, is in the trash of others, or is not for who asks: the answer is the same. */
export class DocumentNotFound extends DomainError<'DOCUMENTS.NOT_FOUND'> {
  constructor() {
    super('DOCUMENTS.NOT_FOUND');
  }
}

/** The actor may read but not do this. */
export class DocumentNotAllowed extends DomainError<'DOCUMENTS.NOT_ALLOWED'> {
  constructor() {
    super('DOCUMENTS.NOT_ALLOWED');
  }
}

/** What was typed is refused; every field that is wrong is named: `title`, `items[2].year`. */
export class DocumentInputRefused extends DomainError<'DOCUMENTS.INPUT_REFUSED', { problems: readonly FieldProblem[] }> {
  constructor(problems: readonly FieldProblem[]) {
    super('DOCUMENTS.INPUT_REFUSED', { problems });
  }
}

/** It cannot be done now; `reason` is Italian. */
export class DocumentStepRefused extends DomainError<'DOCUMENTS.STEP_REFUSED', { reason: string }> {
  constructor(reason: string) {
    super('DOCUMENTS.STEP_REFUSED', { reason });
  }
}

/** Somebody changed the document meanwhile: look again before changing it. */
export class DocumentChanged extends DomainError<'DOCUMENTS.CHANGED', { currentRevision: number; by: string | null }> {
  constructor(currentRevision: number, by: string | null) {
    super('DOCUMENTS.CHANGED', { currentRevision, by });
  }
}

/** Asked for more often than is good for everybody else; `reason` is Italian. */
export class DocumentTooOften extends DomainError<'DOCUMENTS.TOO_OFTEN', { reason: string }> {
  constructor(reason: string) {
    super('DOCUMENTS.TOO_OFTEN', { reason });
  }
}

/** Every refusal about documents, for exhaustive mapping. */
export type DocumentsError = DocumentNotFound | DocumentNotAllowed | DocumentInputRefused | DocumentStepRefused | DocumentTooOften | DocumentChanged;
