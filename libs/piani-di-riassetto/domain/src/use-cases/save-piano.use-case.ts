import type { EnteRegistry } from '@province-comuni/enti-contract';
import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { Outbox, TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import { PianiError } from '../errors.js';
import { pianoVuoto, type PianoDiRiassetto } from '../piano/piano.js';
import { withPart, type TypedPart } from '../piano/read-parts.js';
import { canEditPiano } from '../policies/piano.policy.js';
import type { PianoRepository } from '../ports/piano-repository.port.js';

/** Keeps one part of a plan up to date, by who writes for the Provincia. */
export class SavePiano {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly piani: PianoRepository,
    private readonly enti: EnteRegistry,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @param seenRevision revision that the person saw. @throws PianiError NOT_FOUND, NOT_ALLOWED, CHANGED, INPUT_REFUSED */
  async execute(actor: SignedInActor, enteId: EnteId, seenRevision: number, typed: TypedPart): Promise<PianoDiRiassetto> {
    const [ente] = await this.enti.findByIds([enteId]);
    if (ente?.kind !== 'PROVINCIA') throw new PianiError('PIANI.NOT_FOUND');
    if (!canEditPiano(actor, enteId)) throw new PianiError('PIANI.NOT_ALLOWED');
    const pillars = new Set(await this.enti.pillarKeys());
    return this.transactions.run(databaseAccessOf(actor), async () => {
      await this.piani.lock(enteId);
      const before = (await this.piani.find(enteId)) ?? pianoVuoto(enteId);
      if (before.revision !== seenRevision) throw new PianiError('PIANI.CHANGED', { currentRevision: before.revision, by: before.updatedBy });
      const now = this.clock.now();
      const { piano, problems } = withPart(before, typed, { pillars, comuni: ente.numeroComuni, today: italianDay(now) });
      if (problems.length > 0) throw new PianiError('PIANI.INPUT_REFUSED', { problems });
      const after: PianoDiRiassetto = { ...piano, revision: before.revision + 1, updatedAt: now, updatedBy: actor.name };
      await this.piani.save(after, typed.part, actor.personId);
      await this.outbox.record({ kind: 'piani.piano-changed', payload: { enteId, revision: after.revision } });
      return after;
    });
  }
}
