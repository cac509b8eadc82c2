import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { IDENTITY_HOUSEKEEPING, type IdentityHousekeeping } from '@province-comuni/identity-domain';
import { removeDispatchedEvents } from '@province-comuni/platform-database';
import { BACKGROUND_WORK, SYSTEM_ACCESS, TRANSACTION_RUNNER, type BackgroundWork, type TransactionRunner } from '@province-comuni/platform-ports';
import { CLOCK, type Clock } from '@province-comuni/shared-kernel';

const WEEK_MS = 7 * 24 * 3_600_000;

/** Every hour, once for all copies of the product: what expired leaves the database, and so do events that reached their followers a week ago. */
@Injectable()
export class HousekeepingService implements OnModuleInit {
  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(TRANSACTION_RUNNER) private readonly transactions: TransactionRunner,
    @Inject(IDENTITY_HOUSEKEEPING) private readonly identity: IdentityHousekeeping,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.work.schedule({ name: 'platform.housekeeping', cron: '7 * * * *', run: () => this.clean() });
  }

  private async clean(): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(SYSTEM_ACCESS, () => this.identity.removeExpired(now));
    await this.transactions.run(SYSTEM_ACCESS, () => removeDispatchedEvents(new Date(now.getTime() - WEEK_MS)));
  }
}
