import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { AnswerRefused, seenMark, type ModelsError } from '@province-comuni/models-domain';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { assertUnreachable, DomainError } from '@province-comuni/shared-kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { catchError, of, throwError, type Observable } from 'rxjs';
import { ApprovalChangedType } from './graphql/approval.type.js';
import { ImportConflictType } from './graphql/convention-import.type.js';
import { AnswerConflictType, ClauseConflictType } from './graphql/instance.result.js';
import { SuggestionOutdatedType } from './graphql/review.result.js';
import { UpgradeChangedType } from './graphql/upgrade.type.js';
import { DraftAlreadyOpenType, DraftConflictType } from './graphql/model-draft.type.js';

/** Turns the refusals of this domain into members of the mutations' result unions; a query that finds nothing answers null. */
@Injectable()
export class ModelsRefusalsInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const info = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof DomainError) || !error.code.startsWith('MODELS.')) return throwError(() => error);
        const refusal = toRefusal(error as ModelsError);
        return of(info.operation.operation === 'query' ? null : refusal);
      }),
    );
  }
}

function toRefusal(error: ModelsError): object {
  switch (error.code) {
    case 'MODELS.VERSION_NOT_FOUND':
    case 'MODELS.INSTANCE_NOT_FOUND':
    case 'MODELS.DRAFT_NOT_FOUND':
    case 'MODELS.IMPORT_NOT_FOUND':
    case 'MODELS.LAW_NOT_FOUND':
    case 'MODELS.REVIEW_NOT_FOUND':
      return Object.assign(new NotFound(), { message: 'Non trovato.' });
    case 'MODELS.NOT_ALLOWED':
      return refused(error.code, 'Con il vostro ruolo non potete farlo: chiedete al referente del vostro Ente.');
    case 'MODELS.CELL_NOT_ADMITTED':
      return refused(error.code, error.details.reason);
    case 'MODELS.ANSWER_REFUSED':
      return Object.assign(new InvalidInput(), { problems: problemsOf(error) });
    case 'MODELS.ANSWER_CONFLICT':
      return Object.assign(new AnswerConflictType(), error.details);
    case 'MODELS.CLAUSE_CONFLICT':
      return Object.assign(new ClauseConflictType(), error.details);
    case 'MODELS.CLAUSE_REFUSED':
    case 'MODELS.DRAFT_CHANGE_REFUSED':
    case 'MODELS.NOTHING_TO_UNDO':
    case 'MODELS.IMPORT_REFUSED':
    case 'MODELS.UPGRADE_REFUSED':
    case 'MODELS.REVIEW_REFUSED':
      return refused(error.code, error.details.reason);
    case 'MODELS.VERSION_NOT_PUBLISHABLE':
      return Object.assign(new InvalidInput(), { problems: error.details.problems.map(({ subject, message }) => ({ field: subject, message })) });
    case 'MODELS.VERSION_IMMUTABLE':
      return refused(error.code, `La versione ${error.details.version} è già pubblicata e non cambia: date alla nuova un altro numero.`);
    case 'MODELS.VERSION_SUPERSEDED':
      return refused(error.code, `È già pubblicata la versione ${error.details.current}: la ${error.details.version} arriva tardi.`);
    case 'MODELS.DRAFT_ALREADY_OPEN':
      return Object.assign(new DraftAlreadyOpenType(), error.details);
    case 'MODELS.PART_REFUSED':
    case 'MODELS.LAW_REFUSED':
    case 'MODELS.REVIEW_INPUT_REFUSED':
      return Object.assign(new InvalidInput(), { problems: [...error.details.problems] });
    case 'MODELS.DRAFT_CONFLICT':
      return Object.assign(new DraftConflictType(), { current: error.details.current, seen: error.details.current && seenMark(error.details.current), by: error.details.by });
    case 'MODELS.IMPORT_CHANGED':
      return Object.assign(new ImportConflictType(), error.details);
    case 'MODELS.UPGRADE_CHANGED':
      return Object.assign(new UpgradeChangedType(), { message: error.details.reason });
    case 'MODELS.APPROVAL_CHANGED':
      return Object.assign(new ApprovalChangedType(), { message: error.details.reason });
    case 'MODELS.STEP_REFUSED':
      return error.details.problems.length > 0 ? Object.assign(new InvalidInput(), { problems: [...error.details.problems] }) : refused(error.code, error.details.reason);
    case 'MODELS.SUGGESTION_OUTDATED':
      return Object.assign(new SuggestionOutdatedType(), error.details);
    case 'MODELS.NO_CONVENTION':
      return refused(error.code, 'Il modello non ha una convenzione.');
    default:
      return assertUnreachable(error);
  }
}

function problemsOf(error: AnswerRefused): { field: string; message: string }[] {
  return error.details.problems.map((problem) => ({ field: problem.at ?? error.details.key, message: problem.message }));
}

function refused(code: string, message: string): Refused {
  return Object.assign(new Refused(), { code, message });
}
