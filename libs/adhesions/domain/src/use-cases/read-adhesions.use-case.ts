import type { AdhesionState } from '@province-comuni/adhesions-contract';
import type { EnteCard, EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, enteIdsOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { ApprovedConvention, ApprovedConventions, ApprovedFile } from '@province-comuni/models-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { EnteId } from '@province-comuni/shared-kernel';
import { ADHESION_STEPS, hasAdhered, type Adhesion, type AdhesionEvent, type AdhesionStep } from '../adhesion/adhesion.js';
import { coverageOf, type Coverage } from '../adhesion/coverage.js';
import { offersStep } from '../adhesion/take-adhesion-step.js';
import { recessoWindow, type RecessoWindow } from '../adhesion/recesso.js';
import { yearlyShare, type ShareUnknown, type YearlyShare } from '../adhesion/yearly-share.js';
import { AdhesionNotFound } from '../errors.js';
import { canAnswerFor, canKeepAdhesionsOf, canReadNationalBoard } from '../policies/adhesion.policy.js';
import type { AdhesionRepository } from '../ports/adhesion-repository.port.js';
import type { AdhesionAccess, AdhesionDesk, OpenedAdhesion } from './adhesion-desk.js';

/** A row of the board: the Ente, where it is, what it pays. */
export interface BoardRow {
  readonly adhesion: Adhesion;
  readonly ente: EnteCard;
  /** Inhabitants that count: of the Comuni it stands for where it stands for some; null where they are not known. */
  readonly population: number | null;
  readonly share: YearlyShare | ShareUnknown;
  /** The Comune that followed it, where it ended by a merger. */
  readonly mergedInto: EnteCard | null;
}

/** How a Provincia's convention fares among its Enti. */
export interface AdhesionBoard {
  readonly convention: ApprovedConvention;
  readonly viewerCanKeep: boolean;
  readonly rows: readonly BoardRow[];
  /** Comuni in force of the Provincia that nobody invited yet, by name. */
  readonly notInvited: readonly EnteCard[];
  readonly coverage: Coverage;
  /** Sum of the yearly shares of who adheres, as far as the text tells them. */
  readonly expectedRevenue: YearlyShare;
  /** Enti that adhere to an earlier text of the same acts. */
  readonly onEarlierText: readonly EnteCard[];
}

/** An adhesion as its page shows it. */
export interface AdhesionView extends OpenedAdhesion {
  readonly ente: EnteCard;
  readonly provincia: EnteCard;
  /** As in {@link BoardRow}. */
  readonly population: number | null;
  readonly share: YearlyShare | ShareUnknown;
  readonly mergedInto: EnteCard | null;
  /** Once signed. */
  readonly recesso: RecessoWindow | null;
  readonly steps: readonly AdhesionStep[];
  readonly history: readonly AdhesionEvent[];
}

/** A line of the national board: numbers only. */
export interface NationalRow {
  readonly ente: EnteCard;
  readonly convention: ApprovedConvention;
  readonly counts: Readonly<Partial<Record<AdhesionState, number>>>;
}

const MOST_MINE = 100;
const MOST_HISTORY = 100;

/** Who adheres to what. */
export class ReadAdhesions {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly desk: AdhesionDesk,
    private readonly adhesions: AdhesionRepository,
    private readonly conventions: ApprovedConventions,
    private readonly enti: EnteRegistry,
  ) {}

  /** @throws AdhesionNotFound while nothing is approved, and for others */
  async board(actor: SignedInActor, instanceId: string, approvalId?: string): Promise<AdhesionBoard> {
    const convention = await this.desk.conventionFor(actor, instanceId, approvalId);
    const { adhesions, earlier } = await this.transactions.run(databaseAccessOf(actor), async () => ({
      adhesions: await this.adhesions.ofApproval(convention.approvalId),
      earlier: (await this.adhesions.ofInstance(instanceId)).filter((each) => each.approvalId !== convention.approvalId && hasAdhered(each)),
    }));
    const comuni = await this.enti.comuniOf(convention.enteId);
    const known = new Map(comuni.map((card) => [card.id, card]));
    const others = [...adhesions, ...earlier].map(({ aderenteId }) => aderenteId).filter((id) => !known.has(id));
    for (const card of await this.enti.findByIds(others)) known.set(card.id, card);
    const heirs = await this.heirsOf([...known.values()]);
    const reached = new Set(adhesions.flatMap(({ aderenteId, standsFor }) => [aderenteId, ...standsFor]));
    const rows = adhesions
      .flatMap((adhesion): BoardRow[] => {
        const ente = known.get(adhesion.aderenteId);
        if (!ente) return [];
        const population = populationOf(adhesion, ente, known);
        return [{ adhesion, ente, population, share: yearlyShare(convention.tariff, population), mergedInto: heirs.get(ente.id) ?? null }];
      })
      .sort((a, b) => a.ente.nome.localeCompare(b.ente.nome, 'it'));
    return {
      convention,
      viewerCanKeep: canKeepAdhesionsOf(actor, convention.enteId),
      rows,
      notInvited: comuni.filter(({ id }) => !reached.has(id)),
      coverage: coverageOf(comuni, adhesions),
      expectedRevenue: rows.filter(({ adhesion }) => hasAdhered(adhesion)).reduce<YearlyShare>((sum, { share }) => (typeof share === 'string' ? sum : { net: sum.net + share.net, vat: sum.vat + share.vat, total: sum.total + share.total }), { net: 0, vat: 0, total: 0 }),
      onEarlierText: earlier.flatMap(({ aderenteId }) => known.get(aderenteId) ?? []),
    };
  }

  /** @throws AdhesionNotFound */
  async one(access: AdhesionAccess): Promise<AdhesionView> {
    const opened = await this.desk.forReading(access);
    const { adhesion, convention, side } = opened;
    const cards = new Map((await this.enti.findByIds([adhesion.aderenteId, adhesion.provinciaId, ...adhesion.standsFor])).map((card) => [card.id, card]));
    const ente = cards.get(adhesion.aderenteId);
    const provincia = cards.get(adhesion.provinciaId);
    if (!ente || !provincia) throw new AdhesionNotFound();
    const history = await this.transactions.run(access.kind === 'person' ? databaseAccessOf(access.actor) : SYSTEM_ACCESS, () => this.adhesions.historyOf(adhesion.id, MOST_HISTORY));
    const population = populationOf(adhesion, ente, cards);
    return {
      ...{ ...opened, ente, provincia, history, population },
      share: yearlyShare(convention.tariff, population),
      mergedInto: (await this.heirsOf([ente])).get(ente.id) ?? null,
      recesso: adhesion.signedOn === null ? null : recessoWindow({ signedOn: adhesion.signedOn, noticeDays: convention.recessoNoticeDays, expiresOn: convention.expiresOn }),
      steps: side === null ? [] : ADHESION_STEPS.filter((step) => offersStep(step, adhesion, side)),
    };
  }

  /** By the Ente that ended: who followed it. */
  private async heirsOf(cards: readonly EnteCard[]): Promise<ReadonlyMap<EnteId, EnteCard>> {
    const ended = cards.flatMap(({ id, confluitoIn }) => (confluitoIn ? [{ id, confluitoIn }] : []));
    if (ended.length === 0) return new Map();
    const heirs = new Map((await this.enti.findByIds(ended.map(({ confluitoIn }) => confluitoIn))).map((card) => [card.id, card]));
    return new Map(ended.flatMap(({ id, confluitoIn }) => (heirs.has(confluitoIn) ? [[id, heirs.get(confluitoIn)!] as const] : [])));
  }

  /** Adhesions for which the actor answers, newest first. */
  async mine(actor: SignedInActor): Promise<{ readonly adhesion: Adhesion; readonly convention: ApprovedConvention; readonly provincia: EnteCard }[]> {
    const enteIds = enteIdsOf(actor).filter((id) => canAnswerFor(actor, id));
    if (enteIds.length === 0) return [];
    const adhesions = await this.transactions.run(databaseAccessOf(actor), () => this.adhesions.ofAderenti(enteIds, MOST_MINE));
    const conventions = new Map((await this.transactions.run(SYSTEM_ACCESS, () => this.conventions.find(adhesions.map(({ approvalId }) => approvalId)))).map((convention) => [convention.approvalId, convention]));
    const province = new Map((await this.enti.findByIds(adhesions.map(({ provinciaId }) => provinciaId))).map((card) => [card.id, card]));
    return adhesions.flatMap((adhesion) => {
      const convention = conventions.get(adhesion.approvalId);
      const provincia = province.get(adhesion.provinciaId);
      return convention && provincia ? [{ adhesion, convention, provincia }] : [];
    });
  }

  /** Every Provincia with an approved convention, by name; null for who is not of the staff. */
  async national(actor: Actor): Promise<NationalRow[] | null> {
    if (!canReadNationalBoard(actor)) return null;
    const province = await this.enti.province();
    const { conventions, counts } = await this.transactions.run(SYSTEM_ACCESS, async () => ({ conventions: await this.conventions.currentOfEnti(province.map(({ id }) => id)), counts: await this.adhesions.counts() }));
    const cards = new Map(province.map((card) => [card.id, card]));
    return conventions
      .map((convention) => ({ ente: cards.get(convention.enteId)!, convention, counts: Object.fromEntries(counts.filter(({ approvalId }) => approvalId === convention.approvalId).map(({ state, count }) => [state, count])) }))
      .sort((a, b) => a.ente.nome.localeCompare(b.ente.nome, 'it'));
  }

  /** An act for this Ente, as a file. @throws AdhesionNotFound */
  async file(access: AdhesionAccess, actKey: string, format: string): Promise<ApprovedFile> {
    const view = await this.one(access);
    const file = await this.transactions.run(SYSTEM_ACCESS, () => this.conventions.write(view.adhesion.approvalId, actKey, answersFor(view), format));
    if (!file) throw new AdhesionNotFound();
    return file;
  }

  /** An act for this Ente, as it prints: RenderedAct of the shared act tree. @throws AdhesionNotFound */
  async text(access: AdhesionAccess, actKey: string): Promise<unknown> {
    const view = await this.one(access);
    const act = await this.transactions.run(SYSTEM_ACCESS, () => this.conventions.render(view.adhesion.approvalId, actKey, answersFor(view)));
    if (!act) throw new AdhesionNotFound();
    return act;
  }
}

/** What fills the acts for one Ente: registry, its own answers, the share where it did not say another amount, and what was deliberated. */
export function answersFor({ adhesion, ente, population, share }: Omit<BoardRow, 'mergedInto'>): Readonly<Record<string, unknown>> {
  return {
    'comune.denominazione': ente.denominazione,
    ...(population === null ? {} : { 'comune.popolazione': population, 'comune.anno_popolazione': ente.annoPopolazione }),
    ...(ente.sede === null ? {} : { 'comune.sede': ente.sede }),
    ...(typeof share === 'string' ? {} : { 'comune.spesa_annua': share.total }),
    ...Object.fromEntries(Object.entries(adhesion.answers).filter(([, value]) => value !== null)),
    ...(adhesion.resolution ? { 'firma.delibera_ente_numero': adhesion.resolution.number, 'firma.delibera_ente_data': adhesion.resolution.date } : {}),
  };
}

/** Inhabitants that count for the share: of the Comuni it stands for where it stands for some; null where one of them is not known. */
export function populationOf({ standsFor }: Adhesion, ente: EnteCard, cards: ReadonlyMap<EnteId, EnteCard>): number | null {
  if (standsFor.length === 0) return ente.popolazione;
  const each = standsFor.map((id) => cards.get(id)?.popolazione ?? null);
  return each.some((population) => population === null) ? null : each.reduce<number>((sum, population) => sum + population!, 0);
}

