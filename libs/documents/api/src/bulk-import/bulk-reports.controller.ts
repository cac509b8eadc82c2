import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { bulkTemplate, DocumentNotFound, ReadBulkImports } from '@province-comuni/documents-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentDisposition } from '../files/file-response.js';

/** Tables of bulk imports as files: the one to fill in, and the report of one's own import. */
@Controller('api/bulk-imports')
export class BulkReportsController {
  constructor(
    @Inject(ReadBulkImports) private readonly read: ReadBulkImports,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  /** The same for everybody: it says nothing of anyone. */
  @Get('template')
  async template(@Res() reply: FastifyReply): Promise<void> {
    await send(reply, 'documenti.csv', bulkTemplate());
  }

  @Get(':id/report')
  async report(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.actors.resolve(request);
    try {
      if (actor.kind !== 'person') throw new DocumentNotFound();
      const { name, csv } = await this.read.report(actor, id);
      await send(reply, name, csv);
    } catch (error) {
      if (!(error instanceof DocumentNotFound)) throw error;
      await reply.status(404).send({ message: 'Non trovato.' });
    }
  }
}

function send(reply: FastifyReply, name: string, csv: string): FastifyReply {
  return reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', contentDisposition('attachment', name)).header('x-content-type-options', 'nosniff').header('cache-control', 'private, no-store').send(csv);
}
