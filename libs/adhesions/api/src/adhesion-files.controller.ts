import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { AdhesionNotFound, KeepAdhesionFiles, ReadAdhesions, type AdhesionsError, type BoardRow, type ShareUnknown, type YearlyShare } from '@province-comuni/adhesions-domain';
import { ACTOR_RESOLVER, requireSameOrigin, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { StorageRefused, TABLE_WRITER, tableFormatOf, type Cell, type TableWriter } from '@province-comuni/platform-ports';
import { DomainError, italianDay } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { servicesOf } from './adhesion.presenter.js';
import { accessOf } from './adhesions.resolver.js';

interface ActBody {
  readonly id?: unknown;
  readonly secret?: unknown;
  readonly actKey?: unknown;
  readonly format?: unknown;
}

const FORMATS = ['PDF', 'DOCX', 'ODT', 'HTML'];
const STATES: Readonly<Record<string, string>> = { INVITATO: 'invitato', IN_ESAME: 'in esame', DELIBERATO: 'ha deliberato', FIRMATO: 'ha firmato', NON_INTERESSATO: 'non interessato', RECESSO: 'recesso' };

/** Acts of an adhesion and the table of adhesions, as files. */
@Controller('api/adhesions')
export class AdhesionFilesController {
  constructor(
    @Inject(ReadAdhesions) private readonly read: ReadAdhesions,
    @Inject(KeepAdhesionFiles) private readonly files: KeepAdhesionFiles,
    @Inject(TABLE_WRITER) private readonly tables: TableWriter,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  /** An act filled in for the Ente. A POST: the secret of a personal link stands in no address that a log keeps. */
  @Post('acts')
  @HttpCode(200)
  async act(@Body() body: ActBody, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!requireSameOrigin(request)) return void reply.status(403).send({ message: 'Richiesta non ammessa da un altro sito.' });
    try {
      const { id, secret, actKey, format } = body ?? {};
      const access = accessOf(await this.actors.resolve(request), { id: text(id), secret: text(secret) });
      const file = await this.read.file(access, text(actKey) ?? '', FORMATS.find((each) => each === format) ?? 'PDF');
      await send(reply, file.fileName, file.mediaType, file.bytes);
    } catch (error) {
      refuse(reply, error);
    }
  }

  /** A file comes in: the body is the file, taken in only for who may bring it. The secret of a personal link stands in a header, which no log keeps. */
  @Post('files')
  async add(@Query() query: { readonly id?: unknown; readonly kind?: unknown; readonly fileName?: unknown }, @Body() body: Readable, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const bytes = typeof body?.pipe === 'function' ? body : Readable.from([]);
    try {
      if (!requireSameOrigin(request)) return void reply.status(403).send({ message: 'Richiesta non ammessa da un altro sito.' });
      const access = accessOf(await this.actors.resolve(request), { id: text(query.id), secret: text(request.headers['x-adhesion-secret']) });
      // What is refused half way is let go below, not torn down: a torn line brings the browser no answer.
      await this.files.add(access, text(query.kind) ?? '', text(query.fileName) ?? '', bytes.iterator({ destroyOnReturn: false }));
      await reply.status(201).header('cache-control', 'no-store').send({});
    } catch (error) {
      // Who sent it went away in the middle: nobody is there to answer.
      if (!bytes.errored) refuse(reply, error);
    } finally {
      // A body that was not read is let go, or the browser would wait for us to read it before it reads us.
      bytes.resume();
    }
  }

  /** The bytes of a file of an adhesion: always a download, never a page. A POST, for the same reason as for the acts. */
  @Post('files/:id')
  @HttpCode(200)
  async file(@Param('id') fileId: string, @Body() body: ActBody, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!requireSameOrigin(request)) return void reply.status(403).send({ message: 'Richiesta non ammessa da un altro sito.' });
    try {
      const { id, secret } = body ?? {};
      const { file, bytes, size } = await this.files.open(accessOf(await this.actors.resolve(request), { id: text(id), secret: text(secret) }), fileId);
      await reply.header('content-type', 'application/octet-stream').header('content-length', size).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`).header('x-content-type-options', 'nosniff').header('cache-control', 'private, no-store').send(Readable.from(bytes));
    } catch (error) {
      refuse(reply, error);
    }
  }

  /** The board of a convention as a spreadsheet. */
  @Get(':instanceId/table')
  async table(@Param('instanceId') instanceId: string, @Query('formato') formato: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      const actor = await this.actors.resolve(request);
      if (actor.kind === 'visitor') throw new AdhesionNotFound();
      const board = await this.read.board(actor, instanceId);
      const rows: Cell[][] = [
        ['Ente', 'Abitanti', 'Anno', 'Stato', 'Servizi scelti', 'Quota annua netta (euro)', 'IVA (euro)', 'Quota annua (euro)', 'Delibera n.', 'Delibera del', 'Firma', 'Recesso dal', 'Invitato il', 'Ultimo promemoria'],
        ...board.rows.map((row) => rowOf(row, servicesOf(row.adhesion.answers, board.convention))),
        ...board.notInvited.map((ente): Cell[] => [ente.denominazione, ente.popolazione, ente.annoPopolazione, 'da invitare', ...Array<Cell>(10).fill(null)]),
      ];
      const file = await this.tables.write(tableFormatOf(formato), rows, 'Adesioni');
      await send(reply, `adesioni.${file.extension}`, file.mediaType, file.bytes);
    } catch (error) {
      refuse(reply, error);
    }
  }
}

function rowOf({ adhesion, ente, share }: BoardRow, services: readonly string[]): Cell[] {
  const euros = (part: keyof YearlyShare, of: YearlyShare | ShareUnknown): number | null => (typeof of === 'string' ? null : of[part] / 100);
  return [
    ...[ente.denominazione, ente.popolazione, ente.annoPopolazione, STATES[adhesion.state] ?? adhesion.state, services.join(', ') || null],
    ...[euros('net', share), euros('vat', share), euros('total', share)],
    ...[adhesion.resolution?.number ?? null, adhesion.resolution?.date ?? null, adhesion.signedOn, adhesion.recesso?.effectiveOn ?? null, italianDay(adhesion.invitedAt), adhesion.remindedAt && italianDay(adhesion.remindedAt)],
  ];
}

async function send(reply: FastifyReply, fileName: string, mediaType: string, bytes: Uint8Array): Promise<void> {
  await reply.header('content-type', mediaType).header('content-disposition', `attachment; filename="${fileName}"`).header('x-content-type-options', 'nosniff').header('cache-control', 'private, no-store').send(Buffer.from(bytes));
}

function refuse(reply: FastifyReply, error: unknown): void {
  if (error instanceof StorageRefused) return void reply.status(503).send({ message: error.message });
  if (!(error instanceof DomainError)) throw error;
  const refusal = error as AdhesionsError;
  switch (refusal.code) {
    case 'ADHESIONS.INPUT_REFUSED':
      return void reply.status(422).send({ message: refusal.details.problems[0]!.message, problems: refusal.details.problems });
    case 'ADHESIONS.REFUSED':
      return void reply.status(409).send({ message: refusal.details.reason });
    case 'ADHESIONS.NOT_ALLOWED':
      return void reply.status(403).send({ message: 'Con il vostro ruolo non potete farlo: chiedete al referente del vostro Ente.' });
    default:
      return void reply.status(404).send({ message: 'Non trovato.' });
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
