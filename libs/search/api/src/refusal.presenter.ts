import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import type { SearchError } from '@province-comuni/search-domain';
import { assertUnreachable } from '@province-comuni/shared-kernel';

/** A refusal of the domain as the member of the result union that shows it. A code that is forgotten here does not compile. */
export function presentRefusal({ code, details }: SearchError): Refused | InvalidInput | NotFound {
  switch (code) {
    case 'SEARCH.INVALID_INPUT':
      return Object.assign(new InvalidInput(), { problems: [...(details.problems ?? [])] });
    case 'SEARCH.NOT_FOUND':
      return Object.assign(new NotFound(), { message: 'Non trovato.' });
    case 'SEARCH.TOO_COSTLY':
    case 'SEARCH.CHANGED_MEANWHILE':
    case 'SEARCH.ALREADY_THERE':
      return Object.assign(new Refused(), { code, message: details.reason ?? '' });
    default:
      return assertUnreachable(code);
  }
}
