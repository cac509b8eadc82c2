import { databaseAccessOf, type Actor } from '@province-comuni/identity-contract';
import type { Place, PresentPeople } from '@province-comuni/models-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import { InstanceNotFound } from '../errors.js';
import type { InstanceId } from '../instance/instance.js';
import { canEditInstance, canReadInstance } from '../policies/instance.policy.js';
import type { PresenceRepository } from '../ports/presence-repository.port.js';
import { PRESENCE_LIFE_SECONDS } from '../presence/presence.js';

/** A page of an instance is open; its person is there for the colleagues to see. */
export class BePresent {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly presences: PresenceRepository,
  ) {}

  /**
   * @param place what the person is writing; who may only read writes nothing, whatever the page says
   * @returns whether others have something new to see
   * @throws InstanceNotFound
   */
  async execute(actor: Actor, page: { readonly connectionId: string; readonly instanceId: InstanceId; readonly place: Place | null }): Promise<boolean> {
    if (actor.kind === 'visitor') throw new InstanceNotFound();
    return this.transactions.run(databaseAccessOf(actor), async () => {
      const enteId = await this.presences.enteOf(page.instanceId);
      if (!enteId || !canReadInstance(actor, { enteId })) throw new InstanceNotFound();
      const place = canEditInstance(actor, { enteId }) ? page.place : null;
      return this.presences.put({ ...page, place, enteId, personId: actor.personId, personName: actor.name });
    });
  }
}

/** A page was closed, or may not be there any more. The platform's own work: nobody asks for it. */
export class EndPresence {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly presences: PresenceRepository,
  ) {}

  /** @returns the instance that the page was in; null when it was in none */
  async execute(connectionId: string): Promise<InstanceId | null> {
    return this.transactions.run(SYSTEM_ACCESS, () => this.presences.remove(connectionId));
  }
}

/** Every few seconds a copy of the product says which pages it holds; those of a copy that was killed run out. */
export class KeepPresence {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly presences: PresenceRepository,
  ) {}

  /** @returns the instances in which somebody was found to be gone */
  async execute(connectionIds: readonly string[]): Promise<InstanceId[]> {
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      await this.presences.keep(connectionIds);
      return this.presences.removeExpired(PRESENCE_LIFE_SECONDS);
    });
  }
}

/** Who is in an instance now, for those who are in it: being let in was decided by `BePresent`. */
export class ListPresent {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly presences: PresenceRepository,
  ) {}

  async execute(instanceId: InstanceId): Promise<PresentPeople> {
    return this.transactions.run(SYSTEM_ACCESS, () => this.presences.peopleIn(instanceId, PRESENCE_LIFE_SECONDS));
  }
}
