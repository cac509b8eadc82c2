import { Body, Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { ExportActs, InstanceNotFound, SendToWord, type ExportedBundle, type InstanceId } from '@province-comuni/models-domain';
import { EXPORT_FORMATS, type ExportFormat } from '@province-comuni/platform-ports';
import { ACTOR_RESOLVER, requireSameOrigin, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { DomainError, isUuid } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

interface ExportBody {
  readonly actKeys?: unknown;
  readonly formats?: unknown;
  readonly comuneId?: unknown;
  readonly approvalId?: unknown;
}

interface WordReviewBody {
  readonly actKey?: unknown;
}

/** Files leave here and not through GraphQL: bytes in one answer, with a name and a type. A POST, because each export is recorded. */
@Controller('api/instances')
export class ExportsController {
  constructor(
    @Inject(ExportActs) private readonly exportActs: ExportActs,
    @Inject(SendToWord) private readonly sendToWord: SendToWord,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  @Post(':id/exports')
  @HttpCode(200)
  async export(@Param('id') id: string, @Body() body: ExportBody, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(id, request, reply, (actor, instanceId) => this.exportActs.execute(actor, { instanceId, actKeys: strings(body.actKeys), formats: formatsOf(body.formats), ...idOf('comuneId', body), ...idOf('approvalId', body) }));
  }

  /** An act as a DOCX for revision: Word tracks what is changed in it, and the product reads it when it comes back. */
  @Post(':id/word-review')
  @HttpCode(200)
  async wordReview(@Param('id') id: string, @Body() body: WordReviewBody, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(id, request, reply, (actor, instanceId) => this.sendToWord.execute(actor, instanceId, typeof body?.actKey === 'string' ? body.actKey : ''));
  }

  private async answer(id: string, request: FastifyRequest, reply: FastifyReply, write: (actor: SignedInActor, instanceId: InstanceId) => Promise<ExportedBundle>): Promise<void> {
    if (!requireSameOrigin(request)) return void reply.status(403).send({ message: 'Richiesta non ammessa da un altro sito.' });
    const actor = await this.actors.resolve(request);
    if (actor.kind === 'visitor') return void reply.status(401).send({ message: 'Per continuare bisogna accedere.' });
    try {
      if (!isUuid(id)) throw new InstanceNotFound();
      const file = await write(actor, id as InstanceId);
      await reply
        .header('content-type', file.mediaType)
        .header('content-disposition', `attachment; filename="${file.fileName}"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(file.bytes));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const missing = error.code === 'MODELS.INSTANCE_NOT_FOUND';
      await reply.status(missing ? 404 : 422).send({ message: missing ? 'Non trovato.' : (error.details as { reason?: string }).reason ?? 'Non si può esportare.' });
    }
  }
}

function idOf<K extends 'comuneId' | 'approvalId'>(key: K, body: ExportBody): Partial<Record<K, string>> {
  const value = body?.[key];
  return (typeof value === 'string' && isUuid(value) ? { [key]: value } : {}) as Partial<Record<K, string>>;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string').slice(0, 20) : [];
}

function formatsOf(value: unknown): ExportFormat[] {
  const wanted = new Set(strings(value));
  const formats = EXPORT_FORMATS.filter((format) => wanted.has(format));
  return formats.length > 0 ? formats : ['PDF'];
}
