import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { DomainError, isUuid } from '@province-comuni/shared-kernel';
import type { Actor } from '@province-comuni/identity-contract';
import type { ModelContent } from '@province-comuni/models-contract';
import { DraftAlreadyOpen, DraftChangeRefused, DraftNotFound, ModelVersionNotFound, OpenModelDraft, ReadModelDraft, ReadModels, type ModelVersionId } from '@province-comuni/models-domain';
import { PackageProblem, readPackage, readPackageArchive, writePackage, writePackageArchive } from '@province-comuni/models-package';
import { ACTOR_RESOLVER, requireSameOrigin, type RequestActorResolver } from '@province-comuni/platform-graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Models as the readable text files they are kept in. A published one is public; a draft is for who works on it, and so is bringing one in. */
@Controller('api/models')
export class ModelPackageController {
  constructor(
    @Inject(ReadModels) private readonly models: ReadModels,
    @Inject(ReadModelDraft) private readonly drafts: ReadModelDraft,
    @Inject(OpenModelDraft) private readonly openDraft: OpenModelDraft,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  @Get(':id/package')
  async package(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      if (!isUuid(id)) throw new ModelVersionNotFound();
      const { content, day, isDraft } = await this.published(id as ModelVersionId).catch((error: unknown) => {
        if (error instanceof ModelVersionNotFound) return this.draft(request, id as ModelVersionId);
        throw error;
      });
      const folder = `${content.key}-${content.version}${isDraft ? '-bozza' : ''}`;
      const bytes = writePackageArchive(folder, writePackage(content), day);
      await reply
        .header('content-type', 'application/zip')
        .header('content-disposition', `attachment; filename="${folder}.zip"`)
        .header('cache-control', isDraft ? 'private, no-store' : 'public, max-age=3600')
        .send(Buffer.from(bytes));
    } catch (error) {
      if (!(error instanceof ModelVersionNotFound) && !(error instanceof DraftNotFound)) throw error;
      await reply.status(404).send({ message: 'Non trovato.' });
    }
  }

  /** Opens a draft with what a ZIP package says. Body: the ZIP. Answers 201 `{ draftId }`, 409 when a draft is open already, 422 `{ message }` when the package cannot be read. */
  @Post('packages')
  @HttpCode(201)
  async import(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!requireSameOrigin(request)) return void reply.status(403).send({ message: 'Richiesta non ammessa da un altro sito.' });
    const actor = await this.actors.resolve(request);
    if (actor.kind === 'visitor') return void reply.status(401).send({ message: 'Per continuare bisogna accedere.' });
    try {
      if (!Buffer.isBuffer(body)) throw new PackageProblem('pacchetto', 0, 'mandate il pacchetto come archivio ZIP');
      const draftId = await this.openDraft.fromPackage(actor, readPackage(readPackageArchive(body)));
      await reply.send({ draftId });
    } catch (error) {
      if (error instanceof PackageProblem) return void reply.status(422).send({ message: error.message });
      if (!(error instanceof DomainError)) throw error;
      if (error instanceof DraftAlreadyOpen) return void reply.status(409).send({ message: `C’è già una bozza di questo modello, aperta da ${error.details.openedBy}: pubblicatela o scartatela prima.`, draftId: error.details.draftId });
      if (error instanceof DraftChangeRefused) return void reply.status(422).send({ message: error.details.reason });
      await reply.status(404).send({ message: 'Non trovato.' });
    }
  }

  private async published(id: ModelVersionId): Promise<PackagedModel> {
    const { summary, content } = await this.models.version(id);
    // The day of publication on every entry: the same version is the same file.
    return { content, day: summary.publishedAt ?? new Date(content.effectiveFrom), isDraft: false };
  }

  /** A draft goes out under the number its changes ask for. */
  private async draft(request: FastifyRequest, id: ModelVersionId): Promise<PackagedModel> {
    const actor: Actor = await this.actors.resolve(request);
    const workspace = await this.drafts.open(actor, id);
    return { content: { ...workspace.content, version: workspace.succession().version }, day: workspace.draft.openedAt, isDraft: true };
  }
}

interface PackagedModel {
  readonly content: ModelContent;
  readonly day: Date;
  readonly isDraft: boolean;
}
