import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ModelVersionNotFound, ReadModels, type ModelVersionId } from '@province-comuni/models-domain';
import { writePackage } from '@province-comuni/models-package';
import { isUuid } from '@province-comuni/shared-kernel';
import type { FastifyReply } from 'fastify';
import { strToU8, zipSync } from 'fflate';

/** A published model as the readable text files it is kept in: public, like the model itself. */
@Controller('api/models')
export class ModelPackageController {
  constructor(@Inject(ReadModels) private readonly models: ReadModels) {}

  @Get(':id/package')
  async package(@Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    try {
      if (!isUuid(id)) throw new ModelVersionNotFound();
      const { summary, content } = await this.models.version(id as ModelVersionId);
      const folder = `${content.key}-${content.version}`;
      const entries = [...writePackage(content)].map(([path, text]) => [`${folder}/${path}`, strToU8(text)] as const);
      // The day of publication on every entry: the same version is the same file.
      const bytes = zipSync(Object.fromEntries(entries), { mtime: summary.publishedAt ?? new Date(content.effectiveFrom) });
      await reply.header('content-type', 'application/zip').header('content-disposition', `attachment; filename="${folder}.zip"`).header('cache-control', 'public, max-age=3600').send(Buffer.from(bytes));
    } catch (error) {
      if (!(error instanceof ModelVersionNotFound)) throw error;
      await reply.status(404).send({ message: 'Non trovato.' });
    }
  }
}
