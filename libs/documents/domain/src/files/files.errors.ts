import { DomainError } from '@province-comuni/shared-kernel';

/** A field and what is wrong with it, in Italian. */
export interface UploadProblem {
  readonly field: string;
  readonly message: string;
}

/** Every refusal about files and uploads. A new code does not compile until the api library maps it. */
export type FilesErrorCode = 'FILES.NOT_FOUND' | 'FILES.INPUT_REFUSED' | 'FILES.NOT_ALLOWED' | 'FILES.NO_ROOM' | 'FILES.WRONG_PLACE' | 'FILES.INCOMPLETE' | 'FILES.DIFFERENT';

/** A refusal about files: `problems` with INPUT_REFUSED, `reason` (Italian) with the others. */
export class FilesError extends DomainError<FilesErrorCode, { readonly problems?: readonly UploadProblem[]; readonly reason?: string }> {}

/** The upload is not there, or is of somebody else: one answer for both. */
export const uploadNotFound = (): FilesError => new FilesError('FILES.NOT_FOUND');

/** The announcement was refused, field by field. */
export const uploadInputRefused = (problems: readonly UploadProblem[]): FilesError => new FilesError('FILES.INPUT_REFUSED', { problems });
