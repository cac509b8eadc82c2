import { databaseAccessOf, type SignedInActor } from '@province-comuni/identity-contract';
import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { InstanceNotFound, NotAllowed } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import { canShareInstance } from '../policies/deviation.policy.js';
import { canReadInstance } from '../policies/instance.policy.js';
import type { DeviationRepository, Sharing } from '../ports/deviation-repository.port.js';
import type { InstanceRepository } from '../ports/instance-repository.port.js';

/** A Provincia lets UPI read its texts, or takes it back. */
export class ShareInstance {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly instances: InstanceRepository,
    private readonly deviations: DeviationRepository,
    private readonly clock: Clock,
  ) {}

  /** Asked twice, it is done once. @throws InstanceNotFound, NotAllowed */
  async execute(actor: SignedInActor, id: InstanceId, shared: boolean): Promise<Sharing> {
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const instance = await this.instances.lock(id);
      if (!instance || !canReadInstance(actor, instance)) throw new InstanceNotFound();
      if (!canShareInstance(actor, instance)) throw new NotAllowed();
      const before = await this.deviations.sharingOf(id);
      if ((before.sharedAt !== null) === shared) return before;
      const now = this.clock.now();
      const after: Sharing = shared ? { sharedAt: now, sharedBy: actor.name } : { sharedAt: null, sharedBy: null };
      await this.deviations.setSharing(id, after);
      await this.instances.appendEvent(id, { kind: shared ? 'CONDIVISO' : 'NON_CONDIVISO', subject: 'UPI', before: null, after: null, personId: actor.personId, personName: actor.name, at: now });
      return after;
    });
  }
}
