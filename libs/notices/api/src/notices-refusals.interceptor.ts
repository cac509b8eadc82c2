import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { NoticesError } from '@province-comuni/notices-domain';
import { NotFound, Refused } from '@province-comuni/platform-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { catchError, of, throwError, type Observable } from 'rxjs';

/** Turns refusals into members of the mutations' result union; a query of who has no account is empty. */
@Injectable()
export class NoticesRefusalsInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { operation } = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof NoticesError)) return throwError(() => error);
        if (operation.operation === 'query') return of([]);
        return of(error.code === 'NOTICES.NOT_FOUND' ? Object.assign(new NotFound(), { message: 'Non trovato.' }) : Object.assign(new Refused(), { code: error.code, message: error.details.reason ?? '' }));
      }),
    );
  }
}
