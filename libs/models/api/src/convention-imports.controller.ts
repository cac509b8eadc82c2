import type { Readable } from 'node:stream';
import { Body, Controller, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ImportRefused, StartImport, type ModelVersionId } from '@province-comuni/models-domain';
import { ACTOR_RESOLVER, requireSameOrigin, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { DomainError, isUuid, type EnteId } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

interface ImportQuery {
  readonly enteId?: unknown;
  readonly modelVersionId?: unknown;
  readonly form?: unknown;
  readonly level?: unknown;
  readonly fileName?: unknown;
  readonly clientKey?: unknown;
}

/** The file of an existing convention comes in here and not through GraphQL: the body is the file, taken in only for who may bring it. */
@Controller('api/convention-imports')
export class ConventionImportsController {
  constructor(
    @Inject(StartImport) private readonly startImport: StartImport,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  @Post()
  async start(@Query() query: ImportQuery, @Body() body: Readable, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!requireSameOrigin(request)) return refuse(reply, body, 403, 'Richiesta non ammessa da un altro sito.');
    const actor = await this.actors.resolve(request);
    if (actor.kind === 'visitor') return refuse(reply, body, 401, 'Per continuare bisogna accedere.');
    if (typeof body?.pipe !== 'function') return refuse(reply, undefined, 415, 'Il file non è un documento DOCX.');
    const { enteId, modelVersionId, form, level, fileName, clientKey } = query;
    if (!isId(enteId) || !isId(modelVersionId) || !isId(clientKey) || typeof form !== 'string' || typeof level !== 'string') return refuse(reply, body, 404, 'Non trovato.');
    try {
      this.startImport.refuseStrangers(actor, enteId as EnteId);
      const bytes = await readBody(body, Number(request.headers['content-length'] ?? 0), this.startImport.maxBytes);
      const id = await this.startImport.execute(actor, { enteId: enteId as EnteId, modelVersionId: modelVersionId as ModelVersionId, form, level, fileName: typeof fileName === 'string' ? fileName : '', clientKey }, bytes);
      await reply.status(201).header('cache-control', 'no-store').send({ id });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { status, message } = answerTo(error);
      refuse(reply, body, status, message);
    }
  }
}

/** A body that will not be read is let go, or the browser would wait for us to read it before it reads us. */
function refuse(reply: FastifyReply, body: Readable | undefined, status: number, message: string): void {
  if (typeof body?.resume === 'function') body.resume();
  void reply.status(status).send({ message });
}

function answerTo(error: DomainError<string>): { status: number; message: string } {
  switch (error.code) {
    case 'MODELS.VERSION_NOT_FOUND':
      return { status: 404, message: 'Non trovato.' };
    case 'MODELS.NOT_ALLOWED':
      return { status: 403, message: 'Con il vostro ruolo non potete farlo: chiedete al referente del vostro Ente.' };
    case 'MODELS.NO_CONVENTION':
      return { status: 422, message: 'Il modello non ha una convenzione.' };
    default:
      return { status: 422, message: (error.details as { reason?: string } | undefined)?.reason ?? 'Il documento non si può portare.' };
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && isUuid(value);
}

/** @throws ImportRefused when the body is longer than a document may be; what is left of it is not kept */
async function readBody(body: Readable, declared: number, limit: number): Promise<Uint8Array> {
  const tooLarge = (): ImportRefused => new ImportRefused('Il file è troppo grande: al massimo 10 MB.');
  if (declared > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
