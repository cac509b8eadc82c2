import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ReadDelibere } from '@province-comuni/adhesions-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { DomainError } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The ZIP of all delibere, for the people of the Provincia. */
@Controller('api/adhesions')
export class DelibereZipController {
  constructor(
    @Inject(ReadDelibere) private readonly read: ReadDelibere,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  @Get(':instanceId/delibere')
  async zip(@Param('instanceId') instanceId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      const { fileName, bytes, size } = await this.read.zip(await this.actors.resolve(request), instanceId);
      await reply
        .header('content-type', 'application/zip')
        .header('content-length', size)
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(Readable.from(bytes));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const refused = error.code === 'ADHESIONS.REFUSED';
      void reply.status(refused ? 409 : 404).send({ message: refused ? (error.details as { reason: string }).reason : 'Non trovato.' });
    }
  }
}
