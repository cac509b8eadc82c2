import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { CLOSED, type CommunitiesError } from '@province-comuni/communities-domain';
import { InvalidInput, NotFound, Refused } from '@province-comuni/platform-graphql';
import { assertUnreachable, DomainError } from '@province-comuni/shared-kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { catchError, of, throwError, type Observable } from 'rxjs';

/** Turns refusals of communities into members of the mutations' result unions; a query that finds nothing answers null. */
@Injectable()
export class CommunitiesRefusalsInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const info = GqlExecutionContext.create(execution).getInfo<GraphQLResolveInfo>();
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof DomainError) || !error.code.startsWith('COMMUNITIES.')) return throwError(() => error);
        return of(info.operation.operation === 'query' ? null : toRefusal(error as CommunitiesError));
      }),
    );
  }
}

function toRefusal(error: CommunitiesError): InvalidInput | NotFound | Refused {
  switch (error.code) {
    case 'COMMUNITIES.NOT_FOUND':
      return Object.assign(new NotFound(), { message: 'Non trovato.' });
    case 'COMMUNITIES.NOT_ALLOWED':
      return Object.assign(new Refused(), { code: error.code, message: error.details.reason });
    case 'COMMUNITIES.NOT_MEMBER':
      return Object.assign(new Refused(), { code: error.code, message: 'Scrive chi è nella community: entrate, e riprovate.' });
    case 'COMMUNITIES.COMMUNITY_CLOSED':
      return Object.assign(new Refused(), { code: error.code, message: error.details.keepsDraft ? `${CLOSED} Ciò che avete scritto resta fra le bozze.` : CLOSED });
    case 'COMMUNITIES.CLOSED':
      return Object.assign(new Refused(), { code: error.code, message: 'La discussione è stata chiusa e non accetta più risposte. Ciò che avete scritto è conservato fra le bozze: potete usarlo in una nuova discussione.' });
    case 'COMMUNITIES.POST_CHANGED':
      return Object.assign(new Refused(), { code: error.code, message: 'Avete cambiato questo messaggio nel frattempo, da un’altra finestra o da un altro dispositivo. Copiate ciò che avete scritto qui, annullate la modifica e rifatela sul testo di adesso.' });
    case 'COMMUNITIES.MEETING_CHANGED':
      return Object.assign(new Refused(), { code: error.code, message: 'Qualcun altro ha cambiato l’evento nel frattempo: ricaricate la pagina e rifate la modifica.' });
    case 'COMMUNITIES.INITIATIVE_CHANGED':
      return Object.assign(new Refused(), { code: error.code, message: 'Qualcun altro l’ha cambiata nel frattempo: ricaricate la pagina e rifate la modifica.' });
    case 'COMMUNITIES.WORDS_CHANGED':
      return Object.assign(new Refused(), { code: error.code, message: `${error.details.by || 'Qualcun altro'} ha cambiato queste parole mentre scrivevate: più sotto c’è che cosa dicono ora. Ciò che avete scritto è ancora nel modulo: se salvate di nuovo, vale quello.` });
    case 'COMMUNITIES.GUIDELINES_CHANGED':
      return Object.assign(new Refused(), { code: error.code, message: 'Le regole della community sono cambiate: leggetele e accettatele, qui o nella pagina della community, e riprovate. Ciò che avete scritto resta.' });
    case 'COMMUNITIES.SUSPENDED':
      return Object.assign(new Refused(), { code: error.code, message: `Siete sospesi dalla scrittura fino al ${error.details.until.toLocaleDateString('it-IT', { dateStyle: 'long', timeZone: 'Europe/Rome' })}: il motivo è nella pagina «Moderazione: ciò che vi riguarda». Ciò che avete scritto resta fra le bozze.` });
    case 'COMMUNITIES.DECIDED':
      return Object.assign(new Refused(), { code: error.code, message: error.details.by ? `Ha già deciso ${error.details.by}: la vostra decisione non è stata registrata.` : 'Qualcun altro ha cambiato i limiti nel frattempo: ricaricate la pagina e rifate la modifica.' });
    case 'COMMUNITIES.INVALID':
      return Object.assign(new InvalidInput(), { problems: [...error.details.problems] });
    default:
      return assertUnreachable(error);
  }
}
