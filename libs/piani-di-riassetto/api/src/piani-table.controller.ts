import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ENTE_REGISTRY, type EnteRegistry } from '@province-comuni/enti-contract';
import { ReadPiani } from '@province-comuni/piani-di-riassetto-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { TABLE_WRITER, tableFormatOf, type TableWriter } from '@province-comuni/platform-ports';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tableOf } from './piani-table.js';
import { filterOf } from './piani.resolver.js';

interface TableQuery {
  readonly formato?: unknown;
  readonly stato?: unknown;
  readonly regione?: unknown;
  readonly pilastro?: unknown;
  readonly organizzazione?: unknown;
}

/** The national table as a file, narrowed as the page is, with what who asks may know. */
@Controller('api/piani-di-riassetto')
export class PianiTableController {
  constructor(
    @Inject(ReadPiani) private readonly read: ReadPiani,
    @Inject(ENTE_REGISTRY) private readonly enti: EnteRegistry,
    @Inject(TABLE_WRITER) private readonly tables: TableWriter,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  @Get('tabella')
  async table(@Query() { formato, ...filter }: TableQuery, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const rows = tableOf(await this.read.list(await this.actors.resolve(request), filterOf(filter as never)), await this.enti.pillarKeys());
    const file = await this.tables.write(tableFormatOf(formato), rows, 'Piani di riassetto');
    await reply
      .header('content-type', file.mediaType)
      .header('content-disposition', `attachment; filename="piani-di-riassetto.${file.extension}"`)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(Buffer.from(file.bytes));
  }
}
