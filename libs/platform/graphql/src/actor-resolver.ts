import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '@province-comuni/identity-contract';
import type { FastifyRequest } from 'fastify';

/** Says who asks, from the session cookie of the request alone. Identity provides it; the GraphQL context, downloads and sockets use it. */
export interface RequestActorResolver {
  resolve(request: FastifyRequest): Promise<Actor>;
  /** Who asks with this socket, asked afresh: it outlives the answer that its handshake got. An open page is no activity: the session goes on ageing. */
  resolveAgain(handshake: { readonly headers: IncomingHttpHeaders }): Promise<Actor>;
  /** The same of many sockets in one question to the database, in their order. */
  resolveAllAgain(handshakes: readonly { readonly headers: IncomingHttpHeaders }[]): Promise<Actor[]>;
}

export const ACTOR_RESOLVER = Symbol('RequestActorResolver');

/**
 * Whether a request that changes something comes from our own pages: browsers say so in `Sec-Fetch-Site`, older ones in `Origin`.
 * A request with neither comes from no browser and carries no one's cookie by accident.
 */
export function requireSameOrigin(request: { readonly headers: IncomingHttpHeaders }): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin' || site === 'none';
  const { origin, host } = request.headers;
  if (!origin) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
