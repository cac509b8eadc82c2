import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { Actor } from '@province-comuni/identity-contract';
import { KeepActFiles, ReadWordReviews } from '@province-comuni/models-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { DomainError } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

interface OpenedFile {
  readonly file: { readonly name: string };
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly size: number;
}

/** Files that go with acts, for who reads them: those of approvals, and those that came back from Word. Always as a download, never as a page. */
@Controller('api')
export class ActFilesController {
  constructor(
    @Inject(KeepActFiles) private readonly files: KeepActFiles,
    @Inject(ReadWordReviews) private readonly words: ReadWordReviews,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  @Get('act-files/:id')
  file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(request, reply, (actor) => this.files.open(actor, id));
  }

  @Get('word-returns/:id')
  wordReturn(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(request, reply, (actor) => this.words.open(actor, id));
  }

  private async send(request: FastifyRequest, reply: FastifyReply, open: (actor: Actor) => Promise<OpenedFile>): Promise<void> {
    try {
      const { file, bytes, size } = await open(await this.actors.resolve(request));
      await reply
        .header('content-type', 'application/octet-stream')
        .header('content-length', size)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(Readable.from(bytes));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const refused = error.code === 'MODELS.STEP_REFUSED' || error.code === 'MODELS.REVIEW_REFUSED';
      void reply.status(refused ? 409 : 404).send({ message: refused ? (error.details as { reason: string }).reason : 'Non trovato.' });
    }
  }
}
