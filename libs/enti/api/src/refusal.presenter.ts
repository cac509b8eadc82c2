import type { EntiError } from '@province-comuni/enti-domain';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { assertUnreachable } from '@province-comuni/shared-kernel';

/** A refusal of the domain as the member of the result union that shows it. A code that is forgotten here does not compile. */
export function presentRefusal({ code, details }: EntiError): Refused | InvalidInput | NotFound {
  switch (code) {
    case 'ENTI.INVALID_INPUT':
      return Object.assign(new InvalidInput(), { problems: [...(details.problems ?? [])] });
    case 'ENTI.NOT_FOUND':
      return Object.assign(new NotFound(), { message: 'Non trovato.' });
    case 'ENTI.ALREADY_THERE':
    case 'ENTI.FILE_NOT_READABLE':
    case 'ENTI.IMPORT_IMPLAUSIBLE':
    case 'ENTI.IMPORT_CHANGED':
      return Object.assign(new Refused(), { code, message: details.reason ?? '' });
    default:
      return assertUnreachable(code);
  }
}
