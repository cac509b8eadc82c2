import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import type { PracticesError } from '@province-comuni/practices-domain';
import { assertUnreachable, DomainError } from '@province-comuni/shared-kernel';
import { catchError, of, throwError, type Observable } from 'rxjs';
import { PracticeConflict } from './graphql/practice.results.js';

/** Turns the refusals of this domain into members of the operations' result unions. */
@Injectable()
export class PracticesRefusalsInterceptor implements NestInterceptor {
  intercept(_execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(catchError((error: unknown) => (error instanceof DomainError && error.code.startsWith('PRACTICES.') ? of(toRefusal(error as PracticesError)) : throwError(() => error))));
  }
}

/** Words of a refusal, for who asks without GraphQL. */
export function refusalWords(error: PracticesError): string {
  const refusal = toRefusal(error);
  return refusal instanceof InvalidInput ? refusal.problems.map(({ message }) => message).join(' ') : 'message' in refusal ? refusal.message : 'Qualcun altro ha cambiato la scheda.';
}

function toRefusal(error: PracticesError): InvalidInput | NotFound | Refused | PracticeConflict {
  switch (error.code) {
    case 'PRACTICES.NOT_FOUND':
      return Object.assign(new NotFound(), { message: 'Non trovata.' });
    case 'PRACTICES.NOT_ALLOWED':
      return Object.assign(new Refused(), { code: error.code, message: 'Con il vostro ruolo non potete farlo: chiedete al referente del vostro Ente.' });
    case 'PRACTICES.STEP_REFUSED':
      return Object.assign(new Refused(), { code: error.code, message: error.details.reason });
    case 'PRACTICES.INVALID':
      return Object.assign(new InvalidInput(), { problems: [...error.details.problems] });
    case 'PRACTICES.CONFLICT':
      return Object.assign(new PracticeConflict(), error.details);
    default:
      return assertUnreachable(error);
  }
}
