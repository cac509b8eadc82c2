import { DomainError } from '@province-comuni/shared-kernel';

/** A field and what is wrong with it, in Italian. */
export interface EntiFieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Every refusal of this domain. A new code does not compile until the api library maps it. */
export type EntiErrorCode =
  | 'ENTI.NOT_FOUND'
  | 'ENTI.INVALID_INPUT'
  | 'ENTI.ALREADY_THERE'
  | 'ENTI.FILE_NOT_READABLE'
  | 'ENTI.IMPORT_IMPLAUSIBLE'
  | 'ENTI.IMPORT_CHANGED';

/** ISTAT's files, by the name of their field. */
export type IstatFileField = 'elenco' | 'popolazione';

/** A refusal of this domain: `problems` with INVALID_INPUT, `reason` (Italian) with the others, `file` with FILE_NOT_READABLE. */
export class EntiError extends DomainError<EntiErrorCode, { readonly problems?: readonly EntiFieldProblem[]; readonly reason?: string; readonly file?: IstatFileField }> {}

/** The Ente is not there, or the step is not for who asks: one answer for both. */
export const enteNotFound = (): EntiError => new EntiError('ENTI.NOT_FOUND');

/** The input was refused, field by field. */
export const invalidEnteInput = (problems: readonly EntiFieldProblem[]): EntiError => new EntiError('ENTI.INVALID_INPUT', { problems });

/** A file of ISTAT's cannot be understood; `reason` says where, and what was looked for. */
export const fileNotReadable = (file: IstatFileField, reason: string): EntiError => new EntiError('ENTI.FILE_NOT_READABLE', { file, reason });
