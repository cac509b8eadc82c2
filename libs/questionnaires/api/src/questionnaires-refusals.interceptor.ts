import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import type { QuestionnairesError } from '@province-comuni/questionnaires-domain';
import { assertUnreachable, DomainError } from '@province-comuni/shared-kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { catchError, of, throwError, type Observable } from 'rxjs';

/** Turns refusals of questionnaires into members of the mutations' result unions; a query that finds nothing answers null. */
@Injectable()
export class QuestionnairesRefusalsInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const info = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof DomainError) || !error.code.startsWith('QUESTIONNAIRES.')) return throwError(() => error);
        return of(info.operation.operation === 'query' ? null : toRefusal(error as QuestionnairesError));
      }),
    );
  }
}

function toRefusal(error: QuestionnairesError): InvalidInput | NotFound | Refused {
  switch (error.code) {
    case 'QUESTIONNAIRES.NOT_FOUND':
      return Object.assign(new NotFound(), { message: 'Non trovato.' });
    case 'QUESTIONNAIRES.REFUSED':
      return Object.assign(new Refused(), { code: error.code, message: error.details.reason });
    case 'QUESTIONNAIRES.CLOSED':
      return Object.assign(new Refused(), { code: error.code, message: `Il questionario si è chiuso prima che la risposta arrivasse: non è fra quelle contate. ${error.details.kept ? 'Ciò che avete scritto è conservato come bozza, e resta qui da copiare.' : 'Ciò che avete scritto resta in questa pagina, da copiare.'}` });
    case 'QUESTIONNAIRES.CHANGED':
      return Object.assign(new Refused(), { code: error.code, message: 'Nel frattempo qualcun altro ha scritto: guardate che cosa, poi continuate.' });
    case 'QUESTIONNAIRES.INVALID':
      return Object.assign(new InvalidInput(), { problems: [...error.details.problems] });
    default:
      return assertUnreachable(error);
  }
}
