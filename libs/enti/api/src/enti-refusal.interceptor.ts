import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { EntiError } from '@province-comuni/enti-domain';
import type { GraphQLResolveInfo } from 'graphql';
import { catchError, of, throwError, type Observable } from 'rxjs';
import { presentRefusal } from './refusal.presenter.js';

/** Turns the domain's refusals into members of a mutation's result; a query answers null for what is not there. Anything else stays a fault. */
@Injectable()
export class EntiRefusalInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const isMutation = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>().operation.operation === 'mutation';
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof EntiError)) return throwError(() => error);
        if (isMutation) return of(presentRefusal(error));
        return error.code === 'ENTI.NOT_FOUND' ? of(null) : throwError(() => error);
      }),
    );
  }
}
