import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { PianiError } from '@province-comuni/piani-di-riassetto-domain';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { assertUnreachable } from '@province-comuni/shared-kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { catchError, of, throwError, type Observable } from 'rxjs';
import { PianoConflict } from './piano.type.js';

/** Turns refusals about plans into members of the mutation's result; a query that finds nothing answers null. */
@Injectable()
export class PianiRefusalsInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const isQuery = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>().operation.operation === 'query';
    return next.handle().pipe(catchError((error: unknown) => (error instanceof PianiError ? of(isQuery ? null : presentRefusal(error)) : throwError(() => error))));
  }
}

function presentRefusal({ code, details }: PianiError): object {
  switch (code) {
    case 'PIANI.NOT_FOUND':
      return Object.assign(new NotFound(), { message: 'Non trovato.' });
    case 'PIANI.NOT_ALLOWED':
      return Object.assign(new Refused(), { code, message: 'Il piano lo tiene aggiornato chi scrive per quella Provincia.' });
    case 'PIANI.INPUT_REFUSED':
      return Object.assign(new InvalidInput(), { problems: [...(details.problems ?? [])] });
    case 'PIANI.CHANGED':
      return Object.assign(new PianoConflict(), { currentRevision: details.currentRevision ?? 0, by: details.by ?? null });
    default:
      return assertUnreachable(code);
  }
}
