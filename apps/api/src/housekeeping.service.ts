import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { IDENTITY_HOUSEKEEPING, type IdentityHousekeeping } from '@province-comuni/identity-domain';
import { SYSTEM_ACCESS, TRANSACTION_RUNNER, type TransactionRunner } from '@province-comuni/platform-ports';
import { CLOCK, type Clock } from '@province-comuni/shared-kernel';

const HOUR = 3_600_000;

/** Every hour: what expired leaves the database. Two copies of the product doing it at once remove the same rows once. */
@Injectable()
export class HousekeepingService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(HousekeepingService.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(TRANSACTION_RUNNER) private readonly transactions: TransactionRunner,
    @Inject(IDENTITY_HOUSEKEEPING) private readonly identity: IdentityHousekeeping,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.clean(), HOUR);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async clean(): Promise<void> {
    try {
      await this.transactions.run(SYSTEM_ACCESS, () => this.identity.removeExpired(this.clock.now()));
    } catch (error) {
      this.logger.error(`pulizia periodica non riuscita: ${(error as Error).message}`);
    }
  }
}
