import type { TransactionRunner } from '@province-comuni/platform-ports';
import type { Pillar, Subject } from '../ente/pillar.js';
import type { EnteRepository } from '../ports/ente-repository.port.js';
import { PUBLIC_ACCESS } from './database-access.js';

/** The pillars in their order, and every subject. */
export class ListPillars {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly enti: EnteRepository,
  ) {}

  async execute(): Promise<{ readonly pillars: readonly Pillar[]; readonly subjects: readonly Subject[] }> {
    return this.transactions.read(PUBLIC_ACCESS, async () => ({ pillars: await this.enti.listPillars(), subjects: await this.enti.listSubjects() }));
  }
}
