import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { KeepActFiles } from '@province-comuni/models-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { DomainError } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Files that go with approvals, for who reads their acts: always as a download, never as a page. */
@Controller('api/act-files')
export class ActFilesController {
  constructor(
    @Inject(KeepActFiles) private readonly files: KeepActFiles,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  @Get(':id')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      const { file, bytes, size } = await this.files.open(await this.actors.resolve(request), id);
      await reply
        .header('content-type', 'application/octet-stream')
        .header('content-length', size)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(Readable.from(bytes));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const refused = error.code === 'MODELS.STEP_REFUSED';
      void reply.status(refused ? 409 : 404).send({ message: refused ? (error.details as { reason: string }).reason : 'Non trovato.' });
    }
  }
}
