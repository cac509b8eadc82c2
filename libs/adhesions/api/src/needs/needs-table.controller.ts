import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { AdhesionNotFound, ReadNeeds, type NeedsBoard, type NeedsChoice } from '@province-comuni/adhesions-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { TABLE_WRITER, tableFormatOf, type Cell, type TableWriter } from '@province-comuni/platform-ports';
import { DomainError, italianDay } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { quantityCell } from './needs.presenter.js';

const CHOICES: Readonly<Record<NeedsChoice, string>> = { RINNOVA: 'rinnova', DESIDERA: 'desidera', VALUTA: 'vuole valutare', NON_INTERESSA: 'non interessa' };

/** The needs of the Enti as spreadsheets: service by service, or every answer. */
@Controller('api/needs')
export class NeedsTableController {
  constructor(
    @Inject(ReadNeeds) private readonly read: ReadNeeds,
    @Inject(TABLE_WRITER) private readonly tables: TableWriter,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  @Get(':sheetId/table')
  async table(@Param('sheetId') sheetId: string, @Query('tavola') tavola: unknown, @Query('formato') formato: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      const actor = await this.actors.resolve(request);
      if (actor.kind === 'visitor') throw new AdhesionNotFound();
      const board = await this.read.board(actor, sheetId);
      const all = tavola === 'risposte';
      const file = await this.tables.write(tableFormatOf(formato), all ? answersOf(board) : summaryOf(board), all ? 'Risposte' : 'Fabbisogni');
      await reply
        .header('content-type', file.mediaType)
        .header('content-disposition', `attachment; filename="fabbisogni-${board.sheet.year}-${all ? 'risposte' : 'riepilogo'}.${file.extension}"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(file.bytes));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      void reply.status(404).send({ message: 'Non trovato.' });
    }
  }
}

function summaryOf({ summary, rows, answered, list }: NeedsBoard): Cell[][] {
  const listed = new Set(list?.services.map(({ key }) => key));
  return [
    ['Servizio', 'Unità', 'Rinnovano', 'Quantità rinnovate', 'Desiderano', 'Quantità desiderate', 'Vogliono valutare', 'Quantità da valutare', 'Non interessati', 'Senza risposta', 'Quantità chieste in tutto', 'Abitanti di chi rinnova o desidera', 'Nell’elenco'],
    ...summary.map(({ service, counts, quantities, wantedQuantity, population }): Cell[] => {
      const quantity = (hundredths: number): Cell => (service.unit === '' ? null : quantityCell(hundredths));
      return [service.name, service.unit || null, counts.RINNOVA, quantity(quantities.RINNOVA), counts.DESIDERA, quantity(quantities.DESIDERA), counts.VALUTA, quantity(quantities.VALUTA), counts.NON_INTERESSA, rows.length - answered, quantity(wantedQuantity), population, list ? (listed.has(service.key) ? 'sì' : 'no') : null];
    }),
  ];
}

/** A line for each Ente and service; one for an Ente that sent nothing. */
function answersOf({ sheet, rows }: NeedsBoard): Cell[][] {
  return [
    ['Ente', 'Abitanti', 'Inviata il', 'Da', 'Servizio', 'Unità', 'Risposta', 'Quantità', 'Nota'],
    ...rows.flatMap(({ ente, population, answer }): Cell[][] => {
      if (!answer?.sent) return [[ente.denominazione, population, null, null, null, null, 'senza risposta', null, null]];
      const { sent, sentAt, sentBy } = answer;
      return sheet.services.flatMap(({ key, name, unit }): Cell[][] => {
        const line = sent[key];
        return line ? [[ente.denominazione, population, sentAt && italianDay(sentAt), sentBy, name, unit || null, CHOICES[line.choice], quantityCell(line.quantity), line.note || null]] : [];
      });
    }),
  ];
}
