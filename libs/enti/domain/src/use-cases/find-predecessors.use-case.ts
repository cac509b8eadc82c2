import type { TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock, type EnteId } from '@province-comuni/shared-kernel';
import type { Ente } from '../ente/ente.js';
import type { EnteRepository } from '../ports/ente-repository.port.js';
import { PUBLIC_ACCESS } from './database-access.js';

/** What merged into these Enti: adhesions stay with who signed them and are shown under the successor. */
export class FindPredecessors {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly enti: EnteRepository,
    private readonly clock: Clock,
  ) {}

  /** By their last day, in one statement; `confluitoIn` says in which they ended. */
  async execute(ids: readonly EnteId[]): Promise<Ente[]> {
    return this.transactions.read(PUBLIC_ACCESS, () => this.enti.findPredecessors(ids, italianDay(this.clock.now())));
  }
}
