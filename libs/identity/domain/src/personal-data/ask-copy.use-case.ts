import { randomUUID } from 'node:crypto';
import type { SignedInActor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { EventLog } from '../ports/event-log.port.js';
import type { PersonalDataRegistry } from './personal-data-registry.js';
import type { PersonalDataRepository } from './personal-data-repository.port.js';

/** Asks for a copy of what the product holds about oneself (GDPR art. 15 and 20): whoever is signed in, of himself. */
export class AskPersonalCopy {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly repository: PersonalDataRepository,
    private readonly registry: PersonalDataRegistry,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Asked again while one is being made, it is that one; a ready one gives way to a new one. */
  async execute(actor: SignedInActor): Promise<void> {
    const copy = { id: randomUUID(), personId: actor.personId, askedAt: this.clock.now(), partsAll: this.registry.all().length };
    await this.transactions.run(SYSTEM_ACCESS, async () => {
      if (await this.repository.askCopy(copy)) await this.events.record({ kind: 'identity.copy-asked', payload: { copyId: copy.id, personId: actor.personId } });
    });
  }
}
