import type { TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock } from '@province-comuni/shared-kernel';
import type { Ente } from '../ente/ente.js';
import type { ComplexityProfile } from '../ente/pillar.js';
import type { EnteRepository } from '../ports/ente-repository.port.js';
import { PUBLIC_ACCESS } from './database-access.js';

/** Which Provincia is how far with which service, as the published sources say it; by name of the Provincia. */
export class ListComplexityProfiles {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly enti: EnteRepository,
    private readonly clock: Clock,
  ) {}

  /** @param pillarKey one pillar; without it, all */
  async execute(pillarKey?: string): Promise<(ComplexityProfile & { readonly ente: Ente })[]> {
    return this.transactions.read(PUBLIC_ACCESS, async () => {
      const profiles = await this.enti.listComplexityProfiles(pillarKey);
      const enti = new Map((await this.enti.findByIds([...new Set(profiles.map((profile) => profile.enteId))], italianDay(this.clock.now()))).map((ente) => [ente.id, ente]));
      return profiles.flatMap((profile) => (enti.has(profile.enteId) ? [{ ...profile, ente: enti.get(profile.enteId)! }] : []));
    });
  }
}
