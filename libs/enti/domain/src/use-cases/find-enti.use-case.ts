import type { TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import type { Ente } from '../ente/ente.js';
import type { EnteRepository } from '../ports/ente-repository.port.js';
import { PUBLIC_ACCESS } from './database-access.js';

/** Many Enti at once, for lists that name them. */
export class FindEnti {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly enti: EnteRepository,
    private readonly clock: Clock,
  ) {}

  /** Those that exist among these, in no order, in one statement. */
  async execute(ids: readonly EnteId[]): Promise<Ente[]> {
    return this.transactions.read(PUBLIC_ACCESS, () => this.enti.findByIds(ids, italianDay(this.clock.now())));
  }
}
