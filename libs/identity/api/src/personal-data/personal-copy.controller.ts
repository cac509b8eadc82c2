import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { ReadPersonalData } from '@province-comuni/identity-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { DomainError } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The copy of one's own data as a file: for its person alone. */
@Controller('api/personal-copies')
export class PersonalCopyController {
  constructor(
    @Inject(ReadPersonalData) private readonly read: ReadPersonalData,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  @Get(':id')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      const actor = await this.actors.resolve(request);
      const bytes = actor.kind === 'person' ? await this.read.open(actor, id) : null;
      if (!bytes) return void reply.status(404).send({ message: 'Non trovato.' });
      await reply.header('content-type', 'application/zip').header('content-disposition', 'attachment; filename="i-miei-dati.zip"').header('x-content-type-options', 'nosniff').header('cache-control', 'private, no-store').send(Buffer.from(bytes));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      void reply.status(404).send({ message: 'Non trovato.' });
    }
  }
}
