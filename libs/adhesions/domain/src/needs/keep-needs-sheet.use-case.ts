import type { AdhesionsEvent } from '@province-comuni/adhesions-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, italianDay, sameJson, type Clock } from '@province-comuni/shared-kernel';
import { AdhesionChanged, AdhesionInputRefused, AdhesionNotAllowed, AdhesionNotFound, AdhesionRefused } from '../errors.js';
import { canKeepAdhesionsOf, canReadAdhesionsOf } from '../policies/adhesion.policy.js';
import type { AdhesionDesk } from '../use-cases/adhesion-desk.js';
import type { NeedsRepository } from './needs-repository.port.js';
import type { NeedsSheet, NeedsSheetId } from './needs-sheet.js';
import { readNeedsSheet, type TypedNeedsSheet } from './read-needs-sheet.js';

/** A convention in force, whose Enti are asked. */
export const ASKABLE_STATES: readonly string[] = ['IN_VIGORE', 'IN_SCADENZA'];

/** Opens the scheda dei fabbisogni of a year, and changes it. */
export class KeepNeedsSheet {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly desk: AdhesionDesk,
    private readonly needs: NeedsRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @param id minted by the page: the same one sent twice is one sheet @param seenRevision 0 for a new one
   * @throws AdhesionNotFound, AdhesionNotAllowed, AdhesionRefused, AdhesionInputRefused, AdhesionChanged
   */
  async execute(actor: SignedInActor, id: string, instanceId: string, typed: TypedNeedsSheet, seenRevision: number): Promise<NeedsSheetId> {
    if (!isUuid(id)) throw new AdhesionNotFound();
    return seenRevision === 0 ? this.open(actor, id as NeedsSheetId, instanceId, typed) : this.change(actor, id as NeedsSheetId, typed, seenRevision);
  }

  private async open(actor: SignedInActor, id: NeedsSheetId, instanceId: string, typed: TypedNeedsSheet): Promise<NeedsSheetId> {
    const convention = await this.desk.conventionInForceFor(actor, instanceId);
    if (!canKeepAdhesionsOf(actor, convention.enteId)) throw new AdhesionNotAllowed();
    if (!ASKABLE_STATES.includes(convention.state)) throw new AdhesionRefused('La scheda dei fabbisogni si manda agli Enti di una convenzione in vigore: prima registrate l’entrata in vigore.');
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const sheet: NeedsSheet = { ...this.read(typed, null), id, provinciaId: convention.enteId, instanceId, approvalId: convention.approvalId, announcedAt: null, remindedAt: null, revision: 1 };
      if (await this.needs.add(sheet)) await this.tell(id);
      // Sent twice: it is there already.
      else if ((await this.needs.find(id))?.approvalId !== convention.approvalId) throw new AdhesionRefused(`La scheda del ${typed.year} c’è già: apritela dall’elenco degli anni.`);
      return id;
    });
  }

  private async change(actor: SignedInActor, id: NeedsSheetId, typed: TypedNeedsSheet, seenRevision: number): Promise<NeedsSheetId> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const before = await this.needs.lock(id);
      if (!before || !canReadAdhesionsOf(actor, before.provinciaId)) throw new AdhesionNotFound();
      if (!canKeepAdhesionsOf(actor, before.provinciaId)) throw new AdhesionNotAllowed();
      const read = this.read(typed, before);
      const { year, services, opensOn, closesOn, text } = before;
      if (sameJson(read, { year, services, opensOn, closesOn, text })) return id;
      if (before.revision !== seenRevision) throw new AdhesionChanged();
      if (read.year !== year && (await this.needs.ofApproval(before.approvalId)).some((other) => other.year === read.year)) throw new AdhesionInputRefused([{ field: 'year', message: `La scheda del ${read.year} c’è già.` }]);
      await this.needs.save({ ...before, ...read, revision: before.revision + 1 });
      await this.tell(id);
      return id;
    });
  }

  private read(typed: TypedNeedsSheet, before: NeedsSheet | null): TypedNeedsSheet {
    const read = readNeedsSheet(typed, before, italianDay(this.clock.now()));
    if (!('year' in read)) throw new AdhesionInputRefused(read);
    return read;
  }

  /** Opened today or before, the Enti hear of it now; otherwise by the clock. */
  private tell(sheetId: NeedsSheetId): Promise<void> {
    return this.outbox.record({ kind: 'adhesions.needs-sheet-kept', payload: { sheetId } } satisfies AdhesionsEvent);
  }
}
