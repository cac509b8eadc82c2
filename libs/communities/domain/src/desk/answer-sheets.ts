import type { DocumentSheets } from '@province-comuni/documents-contract';
import type { Actor, SignedInActor } from '@province-comuni/identity-contract';

/** The library, for what answers become. */
export type AnswerSheets = DocumentSheets<Actor, SignedInActor>;

/** The answer that solved a discussion, as what a sheet is made of: it has the id of the discussion. */
export const ANSWER_SUBJECT = 'risposta';
