import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Logger } from '@nestjs/common';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import { sharedReads } from '@province-comuni/platform-database';
import type { RequestActorResolver, RequestContext } from '@province-comuni/platform-graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLFormattedError, type ValidationRule } from 'graphql';
import { tellFault } from './faults.js';

const logger = new Logger('GraphQL');
const EXPECTED = new Set(['UNAUTHENTICATED', 'NOT_FOUND', 'BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_SUPPORTED', 'FORBIDDEN']);

/** Limits per operation, counted before any resolver runs; the client is not told which one it met. */
const armor = new ApolloArmor({
  maxDepth: { enabled: true, n: 12, exposeLimits: false },
  maxAliases: { enabled: true, n: 15, exposeLimits: false },
  maxDirectives: { enabled: true, n: 20, exposeLimits: false },
  costLimit: { enabled: true, maxCost: 9000, exposeLimits: false },
  // Its token limit throws out of Apollo in process; Apollo's own is used instead.
  maxTokens: { enabled: false },
  blockFieldSuggestion: { enabled: true },
});

/** Longer than any operation of the pages, many times over; what people write travels in the variables. */
const LONGEST_DOCUMENT = 30_000;

const refuseLongDocuments: ValidationRule = (context) => ({
  Document: ({ loc }) => {
    if ((loc?.source.body.length ?? 0) > LONGEST_DOCUMENT) context.reportError(new GraphQLError('La richiesta è troppo lunga.'));
  },
});

/** Texts written into the document itself did not pass where the variables did (`keepStorable`). */
const refuseUnstorableTexts: ValidationRule = (context) => ({
  StringValue: ({ value }) => {
    if (value.includes('\0')) context.reportError(new GraphQLError('La richiesta ha un carattere che non si può conservare.'));
  },
});

/** The reads of a query share transactions; what a mutation reads is read in those it opens itself. */
const sharedReadsOfQueries: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation?.operation === 'query') sharedReads()?.begin();
    },
    willSendResponse: async () => sharedReads()?.end(),
  }),
};

/** No answer is kept on its way: it is for who asks. Apollo's own plugin says the same, but looks at every field of every answer for it. */
const neverCached: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response }) => void response.http.headers.set('cache-control', 'no-store'),
  }),
};

/** How GraphQL is served. */
export function graphqlOptions(actors: RequestActorResolver, production: boolean): ApolloDriverConfig {
  const protection = armor.protect();
  return {
    driver: ApolloDriver,
    autoSchemaFile: true,
    sortSchema: true,
    path: '/graphql',
    playground: false,
    graphiql: false,
    introspection: !production,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    validationRules: [refuseLongDocuments, refuseUnstorableTexts, ...protection.validationRules],
    plugins: [...protection.plugins, sharedReadsOfQueries, ApolloServerPluginCacheControlDisabled(), neverCached],
    parseOptions: { maxTokens: 2000 },
    allowBatchedHttpRequests: false,
    context: async (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> => ({ actor: await actors.resolve(request), request, reply, loaders: new Map() }),
    formatError: hideFaults,
  } as ApolloDriverConfig;
}

/** A fault is logged with an id and shown as that id; a refusal stays as it is. */
function hideFaults(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = formatted.extensions?.['code'] as string | undefined;
  if (code && EXPECTED.has(code)) return { message: formatted.message, extensions: { code }, ...(formatted.path ? { path: formatted.path } : {}), ...(formatted.locations ? { locations: formatted.locations } : {}) };
  const cause = (error as { originalError?: Error }).originalError ?? (error as Error);
  const { errorId, code: faultCode, message } = tellFault(cause);
  logger.error({ errorId, path: formatted.path, message: cause.message, stack: cause.stack });
  return { message, extensions: { code: faultCode, errorId }, ...(formatted.path ? { path: formatted.path } : {}) };
}
