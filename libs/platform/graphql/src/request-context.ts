import type { Actor } from '@province-comuni/identity-contract';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What every resolver finds in the GraphQL context. The actor is resolved once per request, from the session cookie only. */
export interface RequestContext {
  readonly actor: Actor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Loaders of this request, by name: created on first use, gone with the request. */
  readonly loaders: Map<string, unknown>;
}

/** The loader of this request with this name, made on first use. */
export function requestLoader<T>(context: RequestContext, name: string, create: () => T): T {
  if (!context.loaders.has(name)) context.loaders.set(name, create());
  return context.loaders.get(name) as T;
}
