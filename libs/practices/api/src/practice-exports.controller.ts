import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import type { ExportFormat } from '@province-comuni/platform-ports';
import { ExportPractices, PracticeNotFound, type ExportedPractice, type PracticeId, type PracticesError } from '@province-comuni/practices-domain';
import { DomainError, isUuid } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalWords } from './practices-refusals.interceptor.js';

const FORMATS: Readonly<Record<string, ExportFormat>> = { pdf: 'PDF', docx: 'DOCX', odt: 'ODT' };

/** Sheets and comparisons as files: what one may read one may take out. Reading changes nothing, so a link is enough. */
@Controller('api/practices')
export class PracticeExportsController {
  constructor(
    @Inject(ExportPractices) private readonly exports: ExportPractices,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  /** `?ids=a,b,c&format=pdf|docx|odt&abitanti=3000` */
  @Get('comparison')
  async comparison(@Query('ids') ids: unknown, @Query('format') format: unknown, @Query('abitanti') inhabitants: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const wanted = typeof ids === 'string' ? ids.split(',') : [];
    await this.send(reply, format, async (wantedFormat) => {
      if (!wanted.every(isUuid)) throw new PracticeNotFound();
      return this.exports.comparison(await this.actors.resolve(request), wanted as PracticeId[], Number(inhabitants ?? 3000), wantedFormat);
    });
  }

  /** `?format=pdf|docx|odt` */
  @Get(':id')
  async sheet(@Param('id') id: string, @Query('format') format: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, format, async (wantedFormat) => {
      if (!isUuid(id)) throw new PracticeNotFound();
      return this.exports.sheet(await this.actors.resolve(request), id as PracticeId, wantedFormat);
    });
  }

  private async send(reply: FastifyReply, format: unknown, write: (format: ExportFormat) => Promise<ExportedPractice>): Promise<void> {
    const wanted = typeof format === 'string' && Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
    if (!wanted) return void reply.status(422).send({ message: 'Il formato può essere pdf, docx o odt.' });
    try {
      const file = await write(wanted);
      await reply
        .header('content-type', file.mediaType)
        .header('content-disposition', `attachment; filename="${file.fileName}"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(file.bytes));
    } catch (error) {
      if (!(error instanceof DomainError) || !error.code.startsWith('PRACTICES.')) throw error;
      await reply.status(error instanceof PracticeNotFound ? 404 : 422).send({ message: refusalWords(error as PracticesError) });
    }
  }
}
