import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { NewsletterChanged, NewsletterInvalid, NewsletterNotFound, NewsletterRefused, NoticesError } from '@province-comuni/notices-domain';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { catchError, of, throwError, type Observable } from 'rxjs';

/** Turns refusals into members of the mutations' result union; a query of what is not there is null. */
@Injectable()
export class NewsletterRefusalsInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { operation } = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        const refusal = present(error);
        if (!refusal) return throwError(() => error);
        return operation.operation === 'query' ? of(null) : of(refusal);
      }),
    );
  }
}

function present(error: unknown): InvalidInput | NotFound | Refused | null {
  if (error instanceof NewsletterInvalid) return Object.assign(new InvalidInput(), { problems: error.details.problems });
  if (error instanceof NewsletterNotFound || error instanceof NoticesError) return Object.assign(new NotFound(), { message: 'Non trovato.' });
  if (error instanceof NewsletterRefused) return Object.assign(new Refused(), { code: error.code, message: error.details.reason });
  if (error instanceof NewsletterChanged) return Object.assign(new Refused(), { code: error.code, message: `${error.details.by} l’ha cambiata nel frattempo: ricaricate la pagina. Ciò che avete scritto resta finché non la chiudete.` });
  return null;
}
