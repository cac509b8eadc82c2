import type { Readable } from 'node:stream';
import { Body, Controller, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { IstatImportApplied, IstatImportPreviewed } from '@province-comuni/enti-contract';
import { ApplyIstatImport, canImportRegistry, enteNotFound, EntiError, PreviewIstatImport, type ApplyIstatImportInput, type IstatFiles } from '@province-comuni/enti-domain';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { ACTOR_RESOLVER, requireSameOrigin, type RequestActorResolver } from '@province-comuni/platform-graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { presentDifferences, presentImportRefusal } from './import.presenter.js';
import { readFiles } from './uploaded-file.js';

/** `elenco` and `popolazione`: bytes of each file. The others are of an application; `successore`, as often as needed, is `cessato:successore`. */
type ImportQuery = Readonly<Partial<Record<'elenco' | 'popolazione' | 'digest' | 'decorrenza' | 'source' | 'successore', unknown>>>;

/** ISTAT's files come in here and not through GraphQL: the body is the files, one after the other, taken in only for UPI's staff. Nothing is kept between a preview and its application. */
@Controller('api/istat-imports')
export class IstatImportsController {
  constructor(
    @Inject(PreviewIstatImport) private readonly previewImport: PreviewIstatImport,
    @Inject(ApplyIstatImport) private readonly applyImport: ApplyIstatImport,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  /** What the files would change. Answers 200 `IstatImportPreviewed`, or `IstatImportRefused`. */
  @Post('preview')
  async preview(@Query() query: ImportQuery, @Body() body: Readable, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(query, body, request, reply, async (actor, files): Promise<IstatImportPreviewed> => {
      const { differences, digest } = await this.previewImport.execute(actor, files);
      return { differences: presentDifferences(differences), digest };
    });
  }

  /** Applies files that were previewed, in one transaction. Answers 200 `IstatImportApplied`, or `IstatImportRefused`. */
  @Post()
  async apply(@Query() query: ImportQuery, @Body() body: Readable, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(query, body, request, reply, async (actor, files): Promise<IstatImportApplied> => ({ differences: presentDifferences(await this.applyImport.execute(actor, { ...files, ...decisionsOf(query) })) }));
  }

  private async answer(query: ImportQuery, body: Readable, request: FastifyRequest, reply: FastifyReply, work: (actor: SignedInActor, files: IstatFiles) => Promise<object>): Promise<void> {
    const refuse = (status: number, message: string): void => letGo(body, reply, status, { problems: [], message });
    if (!requireSameOrigin(request)) return refuse(403, 'Richiesta non ammessa da un altro sito.');
    const actor = await this.actors.resolve(request);
    if (actor.kind !== 'person') return refuse(401, 'Per continuare bisogna accedere.');
    try {
      if (!canImportRegistry(actor)) throw enteNotFound();
      if (typeof body?.pipe !== 'function') return refuse(415, 'I file si mandano così come sono, nel corpo della richiesta.');
      const files = await readFiles(body as AsyncIterable<Buffer>, { elenco: sizeOf(query.elenco), popolazione: sizeOf(query.popolazione) });
      await reply.status(200).header('cache-control', 'no-store').send(await work(actor, files));
    } catch (error) {
      if (!(error instanceof EntiError)) throw error;
      const refusal = presentImportRefusal(error);
      letGo(body, reply, refusal.status, refusal.body);
    }
  }
}

/** A body that will not be read is let go, or the browser would wait for us to read it before it reads us. */
function letGo(body: Readable | undefined, reply: FastifyReply, status: number, answer: object): void {
  if (typeof body?.resume === 'function') body.resume();
  void reply.status(status).send(answer);
}

function sizeOf(value: unknown): number {
  const size = typeof value === 'string' ? Number(value) : 0;
  return Number.isInteger(size) && size > 0 ? size : 0;
}

/** What does not have its form goes on as it is: the use case says what is wrong with it. */
function decisionsOf({ digest, decorrenza, source, successore }: ImportQuery): Pick<ApplyIstatImportInput, 'digest' | 'decorrenza' | 'source' | 'successori'> {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const successori = [successore ?? []].flat().map((pair) => {
    const [cessato = '', after = ''] = text(pair).split(':');
    return { cessato, successore: after };
  });
  return { digest: text(digest), decorrenza: text(decorrenza), source: text(source), successori };
}
