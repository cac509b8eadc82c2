import type { TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock } from '@province-comuni/shared-kernel';
import type { Ente } from '../ente/ente.js';
import type { EnteRepository } from '../ports/ente-repository.port.js';
import { PUBLIC_ACCESS } from './database-access.js';

/** Every Provincia of the registry, by name: few enough to need no pages. */
export class ListProvince {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly enti: EnteRepository,
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<Ente[]> {
    return this.transactions.read(PUBLIC_ACCESS, () => this.enti.listInForce('PROVINCIA', italianDay(this.clock.now())));
  }
}
