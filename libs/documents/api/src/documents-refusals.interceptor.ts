import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { DocumentsError } from '@province-comuni/documents-domain';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { assertUnreachable, DomainError } from '@province-comuni/shared-kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { catchError, of, throwError, type Observable } from 'rxjs';
import { DocumentConflict } from './graphql/document.result.js';

/** Turns refusals about documents into members of the mutations' result unions; a query that finds nothing answers null. */
@Injectable()
export class DocumentsRefusalsInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const info = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!isDocumentsError(error)) return throwError(() => error);
        const refusal = presentRefusal(error);
        return of(info.operation.operation === 'query' ? null : refusal);
      }),
    );
  }
}

export function isDocumentsError(error: unknown): error is DocumentsError {
  return error instanceof DomainError && error.code.startsWith('DOCUMENTS.');
}

function presentRefusal(error: DocumentsError): object {
  switch (error.code) {
    case 'DOCUMENTS.NOT_FOUND':
      return Object.assign(new NotFound(), { message: 'Non trovato.' });
    case 'DOCUMENTS.NOT_ALLOWED':
      return Object.assign(new Refused(), { code: error.code, message: 'Con il vostro ruolo non potete farlo: chiedete al referente del vostro Ente.' });
    case 'DOCUMENTS.TOO_OFTEN':
    case 'DOCUMENTS.STEP_REFUSED':
      return Object.assign(new Refused(), { code: error.code, message: error.details.reason });
    case 'DOCUMENTS.INPUT_REFUSED':
      return Object.assign(new InvalidInput(), { problems: [...error.details.problems] });
    case 'DOCUMENTS.CHANGED':
      return Object.assign(new DocumentConflict(), error.details);
    default:
      return assertUnreachable(error);
  }
}
