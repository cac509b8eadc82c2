import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What the log keeps of a request once it is answered: no address, no id and no token, because a log is read by more people than what it tells of. */
export interface RequestEntry {
  readonly method: string;
  /** Pattern of the route, `/api/documents/:id`. */
  readonly route: string;
  /** Name of the GraphQL operation; absent for other routes. */
  readonly operation?: string;
  readonly status: number;
  readonly milliseconds: number;
}

const current = new AsyncLocalStorage<string>();

/** Id of the request in whose course this runs; none in work apart from requests. */
export function currentRequestId(): string | undefined {
  return current.getStore();
}

/** Asked every few seconds by machines, or files that never change: they would hide the rest. */
const UNTOLD = /^\/(health|assets)\//;

/** Every entry that a request leaves in the log carries its id, the answer too (`x-request-id`), and an entry of its own tells how it ended. */
export function followRequests(fastify: FastifyInstance, tell: (entry: RequestEntry) => void): void {
  const within = ({ id }: FastifyRequest, _reply: FastifyReply, done: () => void): void => current.run(id, done);
  fastify.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    reply.header('x-request-id', request.id);
    within(request, reply, done);
  });
  // The end of the body is another context.
  fastify.addHook('preHandler', within);
  fastify.addHook('onResponse', async (request: FastifyRequest, reply: FastifyReply) => {
    if (UNTOLD.test(request.url)) return;
    const operation = operationOf(request);
    current.run(request.id, () => tell({ method: request.method, route: request.routeOptions.url ?? '', ...(operation ? { operation } : {}), status: reply.statusCode, milliseconds: Math.round(reply.elapsedTime) }));
  });
}

function operationOf({ routeOptions, body }: FastifyRequest): string | undefined {
  const name = routeOptions.url === '/graphql' ? (body as { operationName?: unknown } | null | undefined)?.operationName : undefined;
  return typeof name === 'string' && /^\w{1,80}$/.test(name) ? name : undefined;
}
