import { Injectable, SetMetadata, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { SearchError } from '@province-comuni/search-domain';
import { GraphQLError } from 'graphql';
import { catchError, of, throwError, type Observable } from 'rxjs';
import { presentRefusal } from './refusal.presenter.js';

const NO_UNION = 'search.no-union';

/** The operation has no place for refusals in its result: they are errors with a code. */
export const WithoutRefusals = (): MethodDecorator => SetMetadata(NO_UNION, true);

/** Turns the domain's refusals into members of the result. Anything else stays a fault. */
@Injectable()
export class SearchRefusalInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof SearchError)) return throwError(() => error);
        if (!this.reflector.get<boolean | undefined>(NO_UNION, execution.getHandler())) return of(presentRefusal(error));
        if (error.code === 'SEARCH.NOT_FOUND') return throwError(() => new GraphQLError('Non trovato.', { extensions: { code: 'NOT_FOUND' } }));
        return throwError(() => new GraphQLError(error.details.reason ?? 'Richiesta non valida.', { extensions: { code: 'BAD_USER_INPUT' } }));
      }),
    );
  }
}
