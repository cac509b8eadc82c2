import type { RequestOrigin } from '@province-comuni/identity-domain';
import type { FastifyRequest } from 'fastify';

/** Where a request comes from. `request.ip` follows forwarded headers only from the proxies that the server's configuration trusts. */
export function originOf(request: FastifyRequest): RequestOrigin {
  return { address: request.ip, userAgent: request.headers['user-agent'] ?? '' };
}
