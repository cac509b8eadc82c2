import { randomUUID } from 'node:crypto';
import type { AdhesionsEvent } from '@province-comuni/adhesions-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { isUuid, type Clock } from '@province-comuni/shared-kernel';
import { AdhesionNotAllowed, AdhesionNotFound, AdhesionRefused } from '../errors.js';
import { canKeepAdhesionsOf, canReadAdhesionsOf } from '../policies/adhesion.policy.js';
import type { ReadAdhesions } from '../use-cases/read-adhesions.use-case.js';
import { BATCH_DAYS, type DelibereBatchId } from './delibere-batch.js';
import type { DelibereBatchRepository, DelibereHints } from './delibere-batch-repository.port.js';
import { planDelibere } from './plan-delibere.js';

const DAY_MS = 86_400_000;

/** Begins and stops the making of all delibere of a convention. The work itself is done apart from requests. */
export class PrepareDelibere {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly adhesions: ReadAdhesions,
    private readonly batches: DelibereBatchRepository,
    private readonly hints: DelibereHints,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks for the delibere of the Enti invited to the approved text, with the data of now. While some are being made, or with a key that was sent before, nothing more is begun.
   * @param clientKey minted by the page: the same key of a person is one batch
   * @throws AdhesionNotFound, AdhesionNotAllowed, AdhesionRefused
   */
  async execute(actor: SignedInActor, instanceId: string, clientKey: string): Promise<void> {
    const { convention, rows, viewerCanKeep } = await this.adhesions.board(actor, instanceId);
    if (!viewerCanKeep) throw new AdhesionNotAllowed();
    if (!isUuid(clientKey)) throw new AdhesionRefused('La richiesta non è identificata: ricaricate la pagina.');
    if (rows.length === 0) throw new AdhesionRefused('Nessun Ente è ancora invitato: le delibere si preparano per gli Enti invitati.');
    const now = this.clock.now();
    await this.transactions.run(databaseAccessOf(actor), async () => {
      const id = randomUUID() as DelibereBatchId;
      const batch = {
        ...{ id, provinciaId: convention.enteId, instanceId, approvalId: convention.approvalId, askedBy: actor.personId, askedByName: actor.name },
        ...{ state: 'IN_CORSO' as const, problem: null, sha256: null, size: null, askedAt: now, updatedAt: now, expiresAt: new Date(now.getTime() + BATCH_DAYS * DAY_MS) },
      };
      if (await this.batches.add(batch, clientKey, planDelibere(rows))) await this.outbox.record({ kind: 'adhesions.delibere-asked', payload: { batchId: id } } satisfies AdhesionsEvent);
    });
    this.hints.moved(instanceId);
  }

  /** Stops one that is being made; one that is finished stays. @returns the instance it is of @throws AdhesionNotFound, AdhesionNotAllowed */
  async cancel(actor: SignedInActor, id: string): Promise<string> {
    const instanceId = await this.transactions.run(databaseAccessOf(actor), async () => {
      const batch = isUuid(id) ? await this.batches.lock(id as DelibereBatchId) : null;
      if (!batch || !canReadAdhesionsOf(actor, batch.provinciaId)) throw new AdhesionNotFound();
      if (!canKeepAdhesionsOf(actor, batch.provinciaId)) throw new AdhesionNotAllowed();
      if (batch.state === 'IN_CORSO') {
        await this.batches.save({ ...batch, state: 'ANNULLATA', updatedAt: this.clock.now() });
        await this.batches.letGo(batch.id);
      }
      return batch.instanceId;
    });
    this.hints.moved(instanceId);
    return instanceId;
  }
}
