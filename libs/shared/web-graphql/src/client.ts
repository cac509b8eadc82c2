import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { ErrorLink } from '@apollo/client/link/error';
import { tap } from 'rxjs';
import { connection } from './connection.js';
import { sessionLost } from './session-lost.js';

/** The GraphQL client of the product. */
export function createClient(): ApolloClient {
  window.addEventListener('unhandledrejection', forgetGivenUp);
  return new ApolloClient({
    link: ApolloLink.from([watchErrors(), watchAnswers(), new HttpLink({ uri: '/graphql', credentials: 'same-origin', headers: { 'apollo-require-preflight': '1' } })]),
    cache: createCache(),
  });
}

/** A query that is asked again while its page goes away is given up: nobody waits for it, so that it is no fault of the page. */
export function forgetGivenUp(event: Pick<PromiseRejectionEvent, 'reason' | 'preventDefault'>): void {
  if ((event.reason as { readonly name?: string } | null)?.name === 'AbortError') event.preventDefault();
}

/** The cache. An `id` that is unique only inside its parent must not name an object of the whole cache. */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      InstanceClause: { keyFields: false },
      ClauseDetail: { keyFields: false },
      InstanceStep: { keyFields: false },
      Upgrade: { keyFields: ['instanceId'] },
      ModelStep: { keyFields: false },
      ModelRule: { keyFields: false },
      PartRef: { keyFields: false },
      DraftPart: { keyFields: false },
      DraftClauseItem: { keyFields: false },
      PracticeTable: { keyFields: false },
      PillarChart: { keyFields: false },
      SearchHitType: { keyFields: false },
      SuggestedEntryType: { keyFields: false },
      InstanceAbilities: { merge: true },
      DocumentViewerCan: { merge: true },
      InterviewProgress: { merge: true },
    },
  });
}

/** A request that got no answer shows the banner; one that needs a session asks for it. */
function watchErrors(): ApolloLink {
  return new ErrorLink(({ error, operation }) => {
    if (!CombinedGraphQLErrors.is(error)) {
      if (error.name !== 'AbortError') connection.failed();
      return;
    }
    if (error.errors.some((problem) => problem.extensions?.['code'] === 'UNAUTHENTICATED')) sessionLost.announce(operation.operationName ?? '');
  });
}

/** Any answer, also one with errors, says that the service is there. */
function watchAnswers(): ApolloLink {
  return new ApolloLink((operation, forward) => forward(operation).pipe(tap(() => connection.answered())));
}
