import type { KeptFiles } from '@province-comuni/documents-contract';
import { databaseAccessOf, type Actor, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { AdhesionNotFound, AdhesionRefused } from '../errors.js';
import { canKeepAdhesionsOf } from '../policies/adhesion.policy.js';
import type { AdhesionDesk } from '../use-cases/adhesion-desk.js';
import type { DelibereBatchRepository, DelibereCounts } from './delibere-batch-repository.port.js';
import type { DelibereBatch, DelibereBatchItem } from './delibere-batch.js';
import { uniqueNames } from './plan-delibere.js';

/** A batch as the page shows it. */
export interface ShownBatch {
  readonly batch: DelibereBatch;
  readonly counts: DelibereCounts;
  /** Enti without files, with the reason. */
  readonly leftOut: readonly Pick<DelibereBatchItem, 'enteName' | 'reason'>[];
}

/** The delibere of a convention: what was asked for last, and the ZIP that can be downloaded. */
export interface ShownDelibere {
  readonly viewerCanPrepare: boolean;
  /** The newest, unless it is the ready one. */
  readonly latest: ShownBatch | null;
  readonly ready: ShownBatch | null;
}

/** Delibere made together, for the people of the Provincia that made them. */
export class ReadDelibere {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly desk: AdhesionDesk,
    private readonly batches: DelibereBatchRepository,
    private readonly files: KeptFiles,
    private readonly clock: Clock,
  ) {}

  /** @throws AdhesionNotFound */
  async of(actor: SignedInActor, instanceId: string): Promise<ShownDelibere> {
    const convention = await this.desk.conventionFor(actor, instanceId);
    return this.transactions.read(databaseAccessOf(actor), async () => {
      const [latest, ...older] = await this.live(convention.approvalId);
      const ready = latest?.state === 'PRONTA' ? latest : older.find(({ state }) => state === 'PRONTA');
      return { viewerCanPrepare: canKeepAdhesionsOf(actor, convention.enteId), latest: latest && latest !== ready ? await this.shown(latest) : null, ready: ready ? await this.shown(ready) : null };
    });
  }

  /** The ZIP to hand out. @throws AdhesionNotFound · AdhesionRefused when its bytes cannot be had */
  async zip(actor: Actor, instanceId: string): Promise<{ readonly fileName: string; readonly bytes: AsyncIterable<Uint8Array>; readonly size: number }> {
    if (actor.kind !== 'person') throw new AdhesionNotFound();
    const convention = await this.desk.conventionFor(actor, instanceId);
    const ready = await this.transactions.run(databaseAccessOf(actor), async () => (await this.live(convention.approvalId)).find(({ state }) => state === 'PRONTA'));
    if (!ready?.sha256) throw new AdhesionNotFound();
    const opened = await this.files.open(ready.sha256, true);
    if ('refusal' in opened) throw new AdhesionRefused(opened.refusal);
    return { fileName: `Delibere-di-adesione-${uniqueNames([convention.title])[0]}.zip`, ...opened };
  }

  private async live(approvalId: string): Promise<DelibereBatch[]> {
    const now = this.clock.now();
    // One still being made is shown however long that takes: while it goes on no other is begun.
    return (await this.batches.ofApproval(approvalId)).filter(({ state, expiresAt }) => state === 'IN_CORSO' || expiresAt > now);
  }

  private async shown(batch: DelibereBatch): Promise<ShownBatch> {
    return { batch, counts: await this.batches.counts(batch.id), leftOut: await this.batches.leftOut(batch.id) };
  }
}
