import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { CostsError } from '@province-comuni/costs-domain';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { assertUnreachable } from '@province-comuni/shared-kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { catchError, of, throwError, type Observable } from 'rxjs';
import { CostActChanged, CostScenarioConflict } from './scenario.type.js';

/** Turns refusals about costs into members of the mutation's result; a query that finds nothing answers null. */
@Injectable()
export class CostsRefusalsInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const isQuery = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>().operation.operation === 'query';
    return next.handle().pipe(catchError((error: unknown) => (error instanceof CostsError ? of(isQuery ? null : presentRefusal(error)) : throwError(() => error))));
  }
}

function presentRefusal({ code, details }: CostsError): object {
  switch (code) {
    case 'COSTS.NOT_FOUND':
      return Object.assign(new NotFound(), { message: 'Non trovato.' });
    case 'COSTS.NOT_ALLOWED':
      return Object.assign(new Refused(), { code, message: 'Gli scenari li scrive chi prepara gli atti della Provincia: chiedete al referente.' });
    case 'COSTS.INPUT_REFUSED':
      return Object.assign(new InvalidInput(), { problems: [...(details.problems ?? [])] });
    case 'COSTS.CHANGED':
      return Object.assign(new CostScenarioConflict(), { currentRevision: details.currentRevision ?? 0, by: details.by ?? null });
    case 'COSTS.ACT_CHANGED':
      return Object.assign(new CostActChanged(), { by: details.by ?? null });
    case 'COSTS.NOTHING_TO_ADOPT':
      return Object.assign(new Refused(), { code, message: 'Questo schema non si può scrivere nell’atto.' });
    default:
      return assertUnreachable(code);
  }
}
