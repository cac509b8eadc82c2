import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ISSUE_KINDS, ISSUE_SEVERITIES, ISSUE_STATES, ReadInitiatives, type IssueKind, type IssueOrder, type IssueSeverity, type IssueState } from '@province-comuni/communities-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { DomainError, italianDate, italianDay, toCsv } from '@province-comuni/shared-kernel';
import { plainTextOf } from '@province-comuni/communities-contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { known } from '../known-id.js';

const ORDERS: readonly IssueOrder[] = ['NUMERO', 'SCADENZA', 'GRAVITA', 'MODIFICA'];
const KINDS: Readonly<Record<IssueKind, string>> = { CRITICITA: 'criticità', RISCHIO: 'rischio', DECISIONE: 'decisione', RICHIESTA: 'richiesta' };
const STATES: Readonly<Record<IssueState, string>> = { APERTA: 'aperta', IN_CARICO: 'in carico', IN_ATTESA: 'in attesa', RISOLTA: 'risolta', CHIUSA: 'chiusa' };
const HEADINGS = ['N.', 'Titolo', 'Tipo', 'Gravità', 'Stato', 'In carico a', 'Entro', 'Scaduta', 'Persone coinvolte', 'Aperta da', 'Aperta il', 'Ultima modifica', 'Descrizione'];

/** Registers of issues as tables, with the filters of the page, for who may read them. */
@Controller('api/initiatives')
export class IssueTablesController {
  constructor(
    @Inject(ReadInitiatives) private readonly read: ReadInitiatives,
    @Inject(ACTOR_RESOLVER) private readonly actors: RequestActorResolver,
  ) {}

  @Get(':id/issues.csv')
  async table(@Param('id') id: string, @Query() query: Record<string, unknown>, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    try {
      const one = <T extends string>(name: string, values: readonly T[]): T | null => values.find((value) => value === query[name]) ?? null;
      const asked = { state: one<IssueState | 'DA_CHIUDERE'>('stato', [...ISSUE_STATES, 'DA_CHIUDERE']), kind: one('tipo', ISSUE_KINDS), severity: one<IssueSeverity>('gravita', ISSUE_SEVERITIES), mine: query['mie'] === '1', overdue: query['scadute'] === '1', order: one('ordine', ORDERS) ?? 'NUMERO' };
      const { issues } = await this.read.table(await this.actors.resolve(request), { ...asked, initiativeId: known(id) });
      const lines = issues.map(({ issue, overdue }) => [
        ...[issue.number, issue.title, KINDS[issue.kind], issue.severity.toLowerCase(), STATES[issue.state], issue.owner?.name ?? '', issue.dueOn ? italianDate(issue.dueOn) : '', overdue ? 'sì' : 'no'],
        ...[issue.involved.map(({ name }) => name).join(', '), issue.author.name, italianDate(italianDay(issue.createdAt)), italianDate(italianDay(issue.changedAt)), plainTextOf(issue.text)],
      ]);
      await reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="questioni.csv"')
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, no-store')
        .send(toCsv([HEADINGS, ...lines]));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      void reply.status(404).send({ message: 'Non trovato.' });
    }
  }
}
