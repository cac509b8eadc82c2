import type { EnteCard, EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { ApprovedConvention } from '@province-comuni/models-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, italianDay, type Clock } from '@province-comuni/shared-kernel';
import { takesPartIn, type Adhesion } from '../adhesion/adhesion.js';
import { AdhesionNotFound } from '../errors.js';
import { canKeepAdhesionsOf, canReadAdhesionsOf } from '../policies/adhesion.policy.js';
import type { AdhesionRepository } from '../ports/adhesion-repository.port.js';
import type { AdhesionDesk } from '../use-cases/adhesion-desk.js';
import { populationOf } from '../use-cases/read-adhesions.use-case.js';
import { ASKABLE_STATES } from './keep-needs-sheet.use-case.js';
import type { NeedsAnswer } from './needs-answer.js';
import type { NeedsRepository } from './needs-repository.port.js';
import { sheetStateOn, type NeedsList, type NeedsService, type NeedsSheet, type NeedsSheetId, type NeedsSheetState } from './needs-sheet.js';
import { summariseNeeds, type NeedsSummaryRow } from './summarise-needs.js';

/** The sheets of a convention, and what a new one would ask. */
export interface NeedsSheets {
  readonly convention: ApprovedConvention;
  readonly viewerCanKeep: boolean;
  /** Whether a new one can be opened: the convention is in force. */
  readonly mayOpen: boolean;
  /** The year that comes, unless it has its sheet: then the one after. */
  readonly nextYear: number;
  readonly proposed: readonly NeedsService[];
  readonly sheets: readonly { readonly sheet: NeedsSheet; readonly state: NeedsSheetState }[];
}

/** An Ente of a sheet. */
export interface NeedsRow {
  readonly adhesion: Adhesion;
  readonly ente: EnteCard;
  readonly population: number | null;
  readonly answer: NeedsAnswer | null;
}

/** A sheet with what the Enti say. */
export interface NeedsBoard {
  readonly sheet: NeedsSheet;
  readonly state: NeedsSheetState;
  readonly viewerCanKeep: boolean;
  readonly rows: readonly NeedsRow[];
  readonly summary: readonly NeedsSummaryRow[];
  readonly answered: number;
  /** Inhabitants of who answered, as far as they are known. */
  readonly answeredPopulation: number;
  readonly list: NeedsList | null;
}

/** The needs of the Enti, for the Provincia that asked. */
export class ReadNeeds {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly desk: AdhesionDesk,
    private readonly adhesions: AdhesionRepository,
    private readonly needs: NeedsRepository,
    private readonly enti: EnteRegistry,
    private readonly clock: Clock,
  ) {}

  /** @throws AdhesionNotFound while nothing is approved, and for others */
  async sheetsOf(actor: SignedInActor, instanceId: string): Promise<NeedsSheets> {
    const convention = await this.desk.conventionFor(actor, instanceId);
    const sheets = await this.transactions.run(databaseAccessOf(actor), () => this.needs.ofInstance(instanceId));
    const today = italianDay(this.clock.now());
    const years = new Set(sheets.filter(({ approvalId }) => approvalId === convention.approvalId).map(({ year }) => year));
    let nextYear = Number(today.slice(0, 4)) + 1;
    while (years.has(nextYear)) nextYear += 1;
    const last = sheets[0];
    return {
      ...{ convention, viewerCanKeep: canKeepAdhesionsOf(actor, convention.enteId), mayOpen: ASKABLE_STATES.includes(convention.state), nextYear },
      // What was asked last time is asked again, with its units; otherwise what the text offers.
      proposed: last ? last.services : convention.services.map(({ code, name, description }) => ({ key: code, code, name, unit: 'unità', description })),
      sheets: sheets.map((sheet) => ({ sheet, state: sheetStateOn(sheet, today) })),
    };
  }

  /** @throws AdhesionNotFound */
  async board(actor: SignedInActor, id: string): Promise<NeedsBoard> {
    const { sheet, adhesions, answers, list } = await this.transactions.run(databaseAccessOf(actor), async () => {
      const found = isUuid(id) ? await this.needs.find(id as NeedsSheetId) : null;
      // The Enti of the convention see the sheet too, but not what the others say.
      if (!found || !canReadAdhesionsOf(actor, found.provinciaId)) throw new AdhesionNotFound();
      return { sheet: found, adhesions: (await this.adhesions.ofApproval(found.approvalId)).filter((adhesion) => takesPartIn(adhesion, found.year)), answers: new Map((await this.needs.answersOf(found.id)).map((answer) => [answer.adhesionId, answer])), list: await this.needs.listOf(found.id) };
    });
    const cards = new Map((await this.enti.findByIds([...new Set(adhesions.flatMap(({ aderenteId, standsFor }) => [aderenteId, ...standsFor]))])).map((card) => [card.id, card]));
    const rows = adhesions
      .flatMap((adhesion): NeedsRow[] => {
        const ente = cards.get(adhesion.aderenteId);
        return ente ? [{ adhesion, ente, population: populationOf(adhesion, ente, cards), answer: answers.get(adhesion.id) ?? null }] : [];
      })
      .sort((a, b) => a.ente.nome.localeCompare(b.ente.nome, 'it'));
    const counted = rows.flatMap(({ answer, population }) => (answer?.sent ? [{ lines: answer.sent, population }] : []));
    return {
      ...{ sheet, state: sheetStateOn(sheet, italianDay(this.clock.now())), viewerCanKeep: canKeepAdhesionsOf(actor, sheet.provinciaId), rows, list },
      ...{ summary: summariseNeeds(sheet.services, counted), answered: counted.length, answeredPopulation: counted.reduce((sum, { population }) => sum + (population ?? 0), 0) },
    };
  }
}
