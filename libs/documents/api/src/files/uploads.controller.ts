import { randomUUID } from 'node:crypto';
import { Body, Controller, Delete, Get, Head, HttpCode, Inject, Options, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { LARGEST_UPLOAD, UPLOAD_METADATA, UPLOADS_ADDRESS, type UploadView } from '@province-comuni/documents-contract';
import { DiscardUpload, FilesError, isContentHash, ListMyUploads, ReceiveUpload, type UploadId, type UploadProgress } from '@province-comuni/documents-domain';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { ACTOR_RESOLVER, requireSameOrigin, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { StorageRefused } from '@province-comuni/platform-ports';
import type { EnteId } from '@province-comuni/shared-kernel';
import { Server, type Lock, type ServerOptions } from '@tus/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { presentFilesRefusal, presentStorageRefusal, type FilesAnswer } from './files-refusal.presenter.js';
import { UploadLocks } from './upload-locks.js';
import { UploadStore } from './upload-store.js';

const FINISH_MS = 15 * 60_000;
const TUS_VERSION = '1.0.0';

/**
 * Files come in here and not through GraphQL: tus 1.0 (creation, termination), so that a file of 2 GB arrives over a bad line.
 * When all bytes are here, `POST <id>/finish` with the hash worked out by the sender makes a kept file of them.
 */
@Controller(UPLOADS_ADDRESS.slice(1))
export class UploadsController {
  private readonly locks = new UploadLocks();

  constructor(
    @Inject(ReceiveUpload) private readonly receive: ReceiveUpload,
    @Inject(DiscardUpload) private readonly discard: DiscardUpload,
    @Inject(ListMyUploads) private readonly listMine: ListMyUploads,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  @Options()
  async options(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.speakTus(request, reply);
  }

  @Post()
  async create(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.speakTus(request, reply);
  }

  @Head(':id')
  async offset(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.speakTus(request, reply);
  }

  /**
   * The one step that is spoken here and not by the library: it would lead gigabytes through three more streams, at twice the time of the processor.
   * What arrived before the line dropped is kept.
   */
  @Patch(':id')
  async append(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('tus-resumable', TUS_VERSION).header('cache-control', 'no-store');
    const actor = await this.admit(request, reply);
    if (!actor) return;
    const refuse = (status: number, message: string): void => void leave(request, reply).status(status).send({ message });
    const { 'upload-offset': offset = '', 'content-type': type, 'content-length': length } = request.headers as Record<string, string | undefined>;
    if (request.headers['tus-resumable'] !== TUS_VERSION) return void leave(request, reply).header('tus-version', TUS_VERSION).status(412).send({ message: 'Serve tus 1.0.0.' });
    if (type !== 'application/offset+octet-stream') return refuse(415, 'I byte si mandano come application/offset+octet-stream.');
    if (!/^\d{1,15}$/.test(offset)) return refuse(400, 'Manca Upload-Offset.');
    const lock = this.lockOf(actor, id);
    const gone = new AbortController();
    request.raw.once('close', () => gone.abort(new Error('the sender is gone')));
    try {
      // A sender that comes back ends the connection it lost: what that one still holds would come too late.
      await lock.lock(gone.signal, () => void request.raw.destroy());
    } catch {
      return;
    }
    try {
      const { upload, received } = await this.receive.status(actor, id as UploadId);
      if (received + Number(length ?? 0) > upload.size) return refuse(413, 'Sono più byte di quelli annunciati.');
      const now = await this.receive.append(actor, id as UploadId, Number(offset), request.raw);
      await reply.status(204).header('upload-offset', now).send();
    } catch (error) {
      const answer = answerTo(error);
      if (answer) await leave(request, reply).status(answer.status).send(answer.body);
      // The line dropped: nobody hears an answer, and what arrived is kept.
      else if (!request.raw.destroyed || request.raw.complete) throw error;
    } finally {
      await lock.unlock();
    }
  }

  @Delete(':id')
  async remove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.speakTus(request, reply);
  }

  /** The uploads of who asks that are not part of a document yet: `UploadView[]`, last touched first, at most 500. */
  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.admit(request, reply);
    if (!actor) return;
    const uploads = await this.listMine.execute(actor, 500);
    await reply.header('cache-control', 'no-store').send(uploads.map(presentUpload));
  }

  /** Body: `{ sha256 }`, 64 hexadecimal digits in lower case. Answers 200 `UploadView`, again and again; or a refusal. */
  @Post(':id/finish')
  @HttpCode(200)
  async finish(@Param('id') id: string, @Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const actor = await this.admit(request, reply);
    if (!actor) return;
    const { sha256 } = (body ?? {}) as { readonly sha256?: unknown };
    if (!isContentHash(sha256)) return void reply.status(422).send({ code: 'FILES.INPUT_REFUSED', message: 'Manca l’impronta del file.', problems: [{ field: 'sha256', message: 'Servono 64 cifre esadecimali minuscole.' }] });
    // A large file may have to be read again: nothing comes or goes on the line meanwhile.
    request.raw.socket.setTimeout(FINISH_MS);
    try {
      const upload = await this.receive.finish(actor, id as UploadId, sha256);
      await reply.header('cache-control', 'no-store').send(presentUpload({ upload, received: upload.size }));
    } catch (error) {
      const answer = answerTo(error);
      if (!answer) throw error;
      await reply.status(answer.status).send(answer.body);
    }
  }

  /** The library answers by itself, past the hooks of the server: what they would have set is set here. */
  private async speakTus(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const actor = request.method === 'OPTIONS' ? null : await this.admit(request, reply);
    if (request.method !== 'OPTIONS' && !actor) return;
    reply.hijack();
    reply.raw.setHeader('x-content-type-options', 'nosniff');
    reply.raw.setHeader('cache-control', 'no-store');
    reply.raw.setHeader('content-security-policy', "default-src 'none'; sandbox");
    await new Server(this.optionsFor(actor)).handle(request.raw, reply.raw).catch((error: unknown) => {
      request.log.error(error);
      reply.raw.destroy();
    });
  }

  private optionsFor(actor: SignedInActor | null): ServerOptions & { datastore: UploadStore } {
    return {
      path: UPLOADS_ADDRESS,
      relativeLocation: true,
      maxSize: LARGEST_UPLOAD,
      allowedOrigins: [],
      locker: { newLock: (id) => this.lockOf(actor as SignedInActor, id) },
      datastore: new UploadStore(actor as SignedInActor, this.receive, this.discard),
      namingFunction: async (asked, metadata) => {
        const text = (name: string): string => metadata?.[name] ?? '';
        const announced = { enteId: text(UPLOAD_METADATA.enteId) as EnteId, fileName: text(UPLOAD_METADATA.fileName), size: Number(asked.headers.get('upload-length')), clientKey: text(UPLOAD_METADATA.clientKey) };
        const { upload } = await this.receive.start(actor as SignedInActor, randomUUID() as UploadId, announced);
        return upload.id;
      },
      onResponseError: (_request, error) => {
        const answer = answerTo(error);
        return answer && { status_code: answer.status, body: JSON.stringify(answer.body) };
      },
    };
  }

  /** Of this person only: somebody else, whose upload it is not, must not end the connection of whose it is. */
  private lockOf({ personId }: SignedInActor, id: string): Lock {
    return this.locks.newLock(`${personId} ${id}`);
  }

  /** Who asks from our own pages; otherwise the answer is given, and a body that will not be read ends the connection. */
  private async admit(request: FastifyRequest, reply: FastifyReply): Promise<SignedInActor | null> {
    const refuse = (status: number, message: string): null => {
      void leave(request, reply).status(status).send({ message });
      return null;
    };
    if (!requireSameOrigin(request)) return refuse(403, 'Richiesta non ammessa da un altro sito.');
    const actor = await this.actors.resolve(request);
    return actor.kind === 'person' ? actor : refuse(401, 'Per continuare bisogna accedere.');
  }
}

/** A body that will not be read ends its connection with the answer. */
function leave(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return request.raw.complete ? reply : reply.header('connection', 'close');
}

function answerTo(error: unknown): FilesAnswer | undefined {
  if (error instanceof FilesError) return presentFilesRefusal(error);
  if (error instanceof StorageRefused) return presentStorageRefusal(error);
  return undefined;
}

function presentUpload({ upload, received }: UploadProgress): UploadView {
  return { id: upload.id, enteId: upload.enteId, fileName: upload.fileName, size: upload.size, received, state: upload.state, sha256: upload.sha256 };
}
