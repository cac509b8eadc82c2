import { DomainError } from '@province-comuni/shared-kernel';

/** A field and what is wrong with it, in Italian. */
export interface SearchFieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Every refusal of this domain. A new code does not compile until the api library maps it. */
export type SearchErrorCode = 'SEARCH.NOT_FOUND' | 'SEARCH.INVALID_INPUT' | 'SEARCH.TOO_COSTLY' | 'SEARCH.CHANGED_MEANWHILE' | 'SEARCH.ALREADY_THERE';

/** A refusal of this domain: `problems` with INVALID_INPUT, `reason` (Italian) with the others. */
export class SearchError extends DomainError<SearchErrorCode, { readonly problems?: readonly SearchFieldProblem[]; readonly reason?: string }> {}

/** It is not there, or is not for who asks: one answer for both. */
export const searchNotFound = (): SearchError => new SearchError('SEARCH.NOT_FOUND');

/** The input was refused, field by field. */
export const invalidSearchInput = (problems: readonly SearchFieldProblem[]): SearchError => new SearchError('SEARCH.INVALID_INPUT', { problems });
