import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { UPLOADS_ADDRESS } from '@province-comuni/documents-contract';
import { withSharedReads } from '@province-comuni/platform-database';
import { makeStorable } from '@province-comuni/shared-kernel';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const CSP = ["default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self' data:", "connect-src 'self' ws: wss:", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"].join('; ');

/** The HTTP server: small bodies, request ids, forwarded headers believed only where a proxy is declared. */
export function createAdapter(trustProxy: boolean): FastifyAdapter {
  const adapter = new FastifyAdapter({ bodyLimit: 2 * 1024 * 1024, trustProxy, requestIdHeader: false, genReqId: () => randomUUID(), forceCloseConnections: 'idle', connectionTimeout: 60_000, requestTimeout: 0 } as never);
  // Files come as they are, in the body of their own request: no form around them.
  adapter.getInstance<FastifyInstance>().addContentTypeParser('application/zip', { parseAs: 'buffer' }, (_request: unknown, body: Buffer, done: (error: Error | null, body: Buffer) => void) => done(null, body));
  return adapter;
}

/**
 * What no store of ours can hold is taken out of what people send before anybody reads it: every field of every input would meet it otherwise, and answer with a fault.
 * Bodies that are files stay as they are.
 */
export function keepStorable(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', async ({ body, query }: FastifyRequest) => {
    makeStorable(query);
    if (typeof body === 'object' && body !== null && (Array.isArray(body) || Object.getPrototypeOf(body) === Object.prototype)) makeStorable(body);
  });
}

/** Gives each request to GraphQL the transactions that its reads may share; after the body was read, whose end is another context. */
export function shareReads(fastify: FastifyInstance): void {
  fastify.addHook('preHandler', (request: FastifyRequest, _reply: FastifyReply, done: () => void) => {
    if (request.url.split('?')[0] === '/graphql') withSharedReads(done);
    else done();
  });
}

const DOCUMENTS = ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/octet-stream', 'application/offset+octet-stream', 'message/rfc822'];

/** A body that does not arrive within this time holds its connection no longer. */
const BODY_MS = 60_000;
/** So many times as long for a document: 15 MB take minutes over the line of a small Comune. */
const DOCUMENT_TIMES = 10;

/**
 * Ends requests whose body does not come. Done here and not by the server, which has one time for all of them: an upload of 2 GB over a bad line lasts
 * for hours, and is ended when nothing at all comes for a minute (`connectionTimeout`).
 */
export function limitBodyTime(fastify: FastifyInstance, limitMs = BODY_MS): void {
  fastify.addHook('onRequest', async (request: FastifyRequest) => {
    if (request.raw.complete || (request.headers['content-length'] ?? '0') === '0' && request.headers['transfer-encoding'] === undefined) return;
    if (request.method === 'PATCH' && request.url.startsWith(`${UPLOADS_ADDRESS}/`)) return;
    const timer = setTimeout(
      () => {
        if (!request.raw.complete) request.raw.destroy();
      },
      DOCUMENTS.includes(request.headers['content-type'] ?? '') ? limitMs * DOCUMENT_TIMES : limitMs,
    ).unref();
    request.raw.once('close', () => clearTimeout(timer));
  });
}

/** Bodies that are documents are handed over as they come: who takes one asks first who sends it, then counts its bytes. */
export function acceptDocuments(app: NestFastifyApplication): void {
  app.getHttpAdapter().getInstance().addContentTypeParser(DOCUMENTS, (_request: FastifyRequest, payload: unknown, done: (error: Error | null, body: unknown) => void) => done(null, payload));
}

/** Pages that open with a personal link: no search engine keeps them. */
const PERSONAL_PAGES = /^\/(revisione|adesione|documenti\/ospite)(?=[/?]|$)/;

/** Security headers on every answer, and the web application: its files, and its page for every address that is no file. */
export async function serveWeb(app: NestFastifyApplication, webRoot: string | undefined, https: boolean): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply) => {
    if (PERSONAL_PAGES.test(request.url)) reply.header('x-robots-tag', 'noindex, nofollow');
    // A file of people brings a stricter one of its own.
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', CSP);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()');
    if (https) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  });
  if (!webRoot || !existsSync(join(webRoot, 'index.html'))) return;
  await fastify.register(fastifyStatic as never, {
    root: webRoot,
    wildcard: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply: FastifyReply, path: string) => reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  } as never);
  const page = join(webRoot, 'index.html');
  const sendPage = (_request: FastifyRequest, reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').header('content-length', statSync(page).size).send(createReadStream(page));
  fastify.get('/', sendPage as never);
  fastify.get('/*', ((request: FastifyRequest, reply: FastifyReply) => (/\.[a-z0-9]{1,8}$/i.test(request.url.split('?')[0]!) || request.url.startsWith('/api/') ? reply.status(404).send({ message: 'Non trovato.' }) : sendPage(request, reply))) as never);
}

/** A copy that only works apart from requests answers whether it is well, and nothing else. */
export function serveHealthOnly(app: NestFastifyApplication): void {
  app.getHttpAdapter().getInstance().addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if (!request.url.startsWith('/health/')) return reply.status(404).send({ message: 'Non trovato.' });
  });
}
