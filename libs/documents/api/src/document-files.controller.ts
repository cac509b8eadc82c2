import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { AskReading, DocumentNotFound, DownloadArchive, GuestLinks, OpenDocumentFile, type DocumentId } from '@province-comuni/documents-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { OBJECT_STORAGE, type ObjectStorage } from '@province-comuni/platform-ports';
import { isUuid, italianDay, toCsv } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDocumentsError } from './documents-refusals.interceptor.js';
import { FileSender } from './files/file-response.js';
import { zipOf } from './zip-of-files.js';

/** Files of documents leave here: each after its policy was asked, each counted. */
@Controller('api')
export class DocumentFilesController {
  constructor(
    @Inject(OpenDocumentFile) private readonly openFile: OpenDocumentFile,
    @Inject(DownloadArchive) private readonly archive: DownloadArchive,
    @Inject(AskReading) private readonly readings: AskReading,
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

  /** The current files of several documents, or of a collection, as one ZIP, made while it is sent. Those that may not be read are left out. */
  @Get('documents/zip')
  async zip(@Query('ids') ids: string | undefined, @Query('raccolta') collectionId: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await refusing(reply, async () => {
      const isHead = request.method === 'HEAD';
      const asked = collectionId === undefined ? { ids: (ids ?? '').split(',').filter(isUuid) as DocumentId[] } : { collectionId };
      const files = await this.archive.execute(await this.actors.resolve(request), request.ip, asked, !isHead);
      if (files.length === 0) throw new DocumentNotFound();
      await reply
        .header('content-type', 'application/zip')
        .header('content-disposition', `attachment; filename="${collectionId === undefined ? 'documenti' : 'raccolta'}.zip"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        // Who asks only for the head would have every file read for nothing.
        .send(isHead ? undefined : zipOf(files, this.storage));
    });
  }

  /** Who confirmed a reading and who has not, for who asked for it. */
  @Get('documents/:id/readings/:requestId.csv')
  async readingTable(@Param('id') id: string, @Param('requestId') requestId: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await refusing(reply, async () => {
      const table = (await this.readings.tables(await this.actors.resolve(request), idOf(id))).find((each) => each.request.id === requestId);
      if (!table) throw new DocumentNotFound();
      const lines = table.lines.map(({ target, name, confirmation }) => [target.kind === 'ENTE' ? 'Ente' : 'persona', name, confirmation ? 'sì' : 'no', confirmation?.personName ?? '', confirmation ? italianDay(confirmation.at) : '']);
      await reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="letture.csv"')
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(toCsv([['Chi', 'Nome', 'Ha letto', 'Confermato da', 'Il'], ...lines]));
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
    const reason = error.code === 'DOCUMENTS.STEP_REFUSED' || error.code === 'DOCUMENTS.TOO_OFTEN' ? error.details.reason : null;
    await reply.status(error.code === 'DOCUMENTS.TOO_OFTEN' ? 429 : reason ? 409 : 404).send({ message: reason ?? 'Non trovato.' });
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
