import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { AdhesionsError } from '@province-comuni/adhesions-domain';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { assertUnreachable, DomainError } from '@province-comuni/shared-kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { catchError, of, throwError, type Observable } from 'rxjs';
import { AdhesionChangedType } from './adhesion.type.js';

/** Turns the refusals of this domain into members of the mutations' result unions; a query that finds nothing answers null. */
@Injectable()
export class AdhesionsRefusalsInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const info = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof DomainError) || !error.code.startsWith('ADHESIONS.')) return throwError(() => error);
        return of(info.operation.operation === 'query' ? null : toRefusal(error as AdhesionsError));
      }),
    );
  }
}

function toRefusal(error: AdhesionsError): object {
  switch (error.code) {
    case 'ADHESIONS.NOT_FOUND':
      return Object.assign(new NotFound(), { message: 'Non trovato.' });
    case 'ADHESIONS.NOT_ALLOWED':
      return Object.assign(new Refused(), { code: error.code, message: 'Con il vostro ruolo non potete farlo: chiedete al referente del vostro Ente.' });
    case 'ADHESIONS.REFUSED':
      return Object.assign(new Refused(), { code: error.code, message: error.details.reason });
    case 'ADHESIONS.INPUT_REFUSED':
      return Object.assign(new InvalidInput(), { problems: [...error.details.problems] });
    case 'ADHESIONS.CHANGED':
      return Object.assign(new AdhesionChangedType(), { message: 'Nel frattempo qualcuno ha cambiato l’adesione: guardate a che punto è adesso.' });
    default:
      return assertUnreachable(error);
  }
}
