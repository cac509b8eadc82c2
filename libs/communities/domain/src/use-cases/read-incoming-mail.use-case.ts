import type { Actor } from '@province-comuni/identity-contract';
import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import { CommunityNotFound } from '../errors.js';
import type { IncomingMail } from '../mail/incoming-mail.js';
import { canReadIncomingMail } from '../policies/incoming-mail.policy.js';
import type { IncomingMailRepository } from '../ports/incoming-mail-repository.port.js';

/** How long what came in by mail is noted, in days. */
export const INCOMING_KEPT_DAYS = 90;
const MOST_SHOWN = 100;

/** What came in by mail and what became of it, for who answers for the installation. */
export class ReadIncomingMail {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly incoming: IncomingMailRepository,
    private readonly clock: Clock,
  ) {}

  /** Latest first. @throws CommunityNotFound for everybody else */
  async list(actor: Actor, offset: number, limit: number): Promise<{ readonly items: readonly IncomingMail[]; readonly total: number }> {
    if (!canReadIncomingMail(actor)) throw new CommunityNotFound();
    // The table is closed to everything but the platform: it says who wrote to whom.
    return this.transactions.run(SYSTEM_ACCESS, () => this.incoming.list(Math.max(0, offset), Math.min(MOST_SHOWN, Math.max(1, limit))));
  }

  /** Forgets what is older than {@link INCOMING_KEPT_DAYS} days. The platform's own work. */
  async tidy(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - INCOMING_KEPT_DAYS * 86_400_000);
    await this.transactions.run(SYSTEM_ACCESS, () => this.incoming.removeBefore(before));
  }
}
