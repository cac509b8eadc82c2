import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { TABLE_WRITER, tableFormatOf, type Cell, type TableWriter } from '@province-comuni/platform-ports';
import { QuestionnaireNotFound, questionsOf, ReadResults, type AnswerLine, type AnswerRow, type Question, type QuestionResult, type Questionnaire } from '@province-comuni/questionnaires-domain';
import { DomainError } from '@province-comuni/shared-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a questionnaire says as spreadsheets: the results, or every answer where it is not anonymous. */
@Controller('api/questionnaires')
export class QuestionnaireTableController {
  constructor(
    @Inject(ReadResults) private readonly results: ReadResults,
    @Inject(TABLE_WRITER) private readonly tables: TableWriter,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  @Get(':id/table')
  async table(@Param('id') id: string, @Query('tavola') tavola: unknown, @Query('formato') formato: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      const actor = await this.actors.resolve(request);
      const all = tavola === 'risposte';
      const rows = all ? await this.answers(actor, id) : await this.summary(actor, id);
      const file = await this.tables.write(tableFormatOf(formato), rows, all ? 'Risposte' : 'Risultati');
      await reply
        .header('content-type', file.mediaType)
        .header('content-disposition', `attachment; filename="questionario-${all ? 'risposte' : 'risultati'}.${file.extension}"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(Buffer.from(file.bytes));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      void reply.status(404).send({ message: 'Non trovato.' });
    }
  }

  private async summary(actor: Parameters<ReadResults['results']>[0], id: string): Promise<Cell[][]> {
    const { bar, questions } = await this.results.results(actor, id, null);
    if (bar) throw new QuestionnaireNotFound();
    return [['Domanda', 'Voce', 'Risposte', 'Percentuale', 'Base (N)', 'Punti (Borda)', 'Posizione media', 'Media', 'Mediana'], ...questions.flatMap(summaryOf)];
  }

  private async answers(actor: Parameters<ReadResults['rows']>[0], id: string): Promise<Cell[][]> {
    const { page, rows } = await this.results.rows(actor, id);
    return answersOf(page.questionnaire, rows);
  }
}

function summaryOf({ tally, withheld }: QuestionResult): Cell[][] {
  const { question, base, dontKnow, bars, ranking, mean, median } = tally;
  if (withheld) return [[question.text, 'meno di cinque risposte: non si mostrano', null, null, null, null, null, null, null]];
  return [
    ...bars.map(({ label, count }): Cell[] => [question.text, label, count, base === 0 ? null : (100 * count) / base, base, null, null, null, null]),
    ...ranking.map(({ label, points, places }): Cell[] => [question.text, label, base, null, base, points, base === 0 ? null : places / base, null, null]),
    ...(dontKnow > 0 ? [[question.text, 'non so', dontKnow, null, null, null, null, null, null] satisfies Cell[]] : []),
    ...(bars.length + ranking.length === 0 || mean !== null ? [[question.text, null, base, null, base, null, null, mean, median] satisfies Cell[]] : []),
  ];
}

/** A line for each answer; of several choices and of an order a column for each item. */
function answersOf(questionnaire: Questionnaire, rows: readonly AnswerRow[]): Cell[][] {
  const questions = questionsOf(questionnaire);
  const named = questionnaire.disclosure === 'NOMINATIVA';
  const several = ({ kind }: Question): boolean => kind === 'MULTIPLA' || kind === 'GRADUATORIA';
  return [
    ['Ente', ...(named ? ['Persona'] : []), 'Inviata il', ...questions.flatMap((question) => (several(question) ? question.options.map(({ text }) => `${question.text} – ${text}`) : [question.text]))],
    ...rows.map(({ ente, person, sentOn, lines }): Cell[] => [ente || null, ...(named ? [person] : []), sentOn, ...questions.flatMap((question) => cellsOf(question, lines[question.key]))]),
  ];
}

function cellsOf({ kind, options }: Question, line: AnswerLine | undefined): Cell[] {
  switch (kind) {
    case 'MULTIPLA':
      return options.map(({ key }) => (line ? (line.choices.includes(key) ? 'sì' : 'no') : null));
    case 'GRADUATORIA':
      return options.map(({ key }) => (line ? line.choices.indexOf(key) + 1 : null));
    case 'SINGOLA':
      return [options.find(({ key }) => key === line?.choices[0])?.text ?? null];
    case 'SCALA':
      return [line?.dontKnow ? 'non so' : (line?.value ?? null)];
    case 'NUMERO':
      return [line?.value == null ? null : line.value / 100];
    default:
      return [line?.text ?? null];
  }
}
