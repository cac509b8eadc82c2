import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { DocumentNotFound, GuestLinks, OpenDocumentFile, type DocumentId } from '@province-comuni/documents-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { OBJECT_STORAGE, type ObjectStorage } from '@province-comuni/platform-ports';
import { isUuid } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDocumentsError } from './documents-refusals.interceptor.js';
import { FileSender } from './files/file-response.js';
import { zipOf } from './zip-of-files.js';

/** Files of documents leave here: each after its policy was asked, each counted. */
@Controller('api')
export class DocumentFilesController {
  constructor(
    @Inject(OpenDocumentFile) private readonly openFile: OpenDocumentFile,
    @Inject(GuestLinks) private readonly links: GuestLinks,
    @Inject(FileSender) private readonly sender: FileSender,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  /** A version of a document; `mostra` shows it in the page where the format allows it. */
  @Get('documents/:id/versions/:number/file')
  async version(@Param('id') id: string, @Param('number') number: string, @Query('mostra') show: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await refusing(reply, async () => {
      const { file, version } = await this.openFile.execute(await this.actors.resolve(request), idOf(id), numberOf(number), isDownload(request, show));
      await this.sender.send(request, reply, { file, name: version.fileName, inline: show !== undefined });
    });
  }

  /** The current files of several documents as one ZIP, made while it is sent. Those that may not be read are left out. */
  @Get('documents/zip')
  async zip(@Query('ids') ids: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await refusing(reply, async () => {
      const isHead = request.method === 'HEAD';
      const asked = (ids ?? '').split(',').filter(isUuid) as DocumentId[];
      const files = await this.openFile.selection(await this.actors.resolve(request), asked, !isHead);
      if (files.length === 0) throw new DocumentNotFound();
      await reply
        .header('content-type', 'application/zip')
        .header('content-disposition', 'attachment; filename="documenti.zip"')
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        // Who asks only for the head would have every file read for nothing.
        .send(isHead ? undefined : zipOf(files, this.storage));
    });
  }

  /** The current file of the document that a link for people without an account opens. */
  @Get('guest-documents/:secret/file')
  async guest(@Param('secret') secret: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await refusing(reply, async () => {
      const { file, version } = await this.links.open(secret);
      await this.sender.send(request, reply, { file, name: version.fileName });
    });
  }
}

/** A reader of PDF files asks for a file in many ranges, and first for its head: none of that is a download. */
function isDownload({ method, headers }: FastifyRequest, show: string | undefined): boolean {
  return method === 'GET' && show === undefined && (headers.range === undefined || headers.range.startsWith('bytes=0-'));
}

async function refusing(reply: FastifyReply, send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!isDocumentsError(error) || reply.sent) throw error;
    const reason = error.code === 'DOCUMENTS.STEP_REFUSED' ? error.details.reason : null;
    await reply.status(reason ? 409 : 404).send({ message: reason ?? 'Non trovato.' });
  }
}

function idOf(text: string): DocumentId {
  if (!isUuid(text)) throw new DocumentNotFound();
  return text as DocumentId;
}

function numberOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new DocumentNotFound();
  return Number(text);
}
