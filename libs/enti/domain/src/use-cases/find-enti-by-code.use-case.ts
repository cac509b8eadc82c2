import type { TransactionRunner } from '@province-comuni/platform-ports';
import { italianDay, type Clock } from '@province-comuni/shared-kernel';
import type { Ente } from '../ente/ente.js';
import type { EnteRepository } from '../ports/ente-repository.port.js';
import { PUBLIC_ACCESS } from './database-access.js';

export interface EntiByCode {
  /** UPI itself; null before the first load. */
  readonly upi: Ente | null;
  /** By ISTAT code; codes that nobody has are left out. */
  readonly byCodiceIstat: ReadonlyMap<string, Ente>;
}

/** Finds Enti by their public codes, for whoever loads content that speaks of them: identifiers differ between installations, codes do not. */
export class FindEntiByCode {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly enti: EnteRepository,
    private readonly clock: Clock,
  ) {}

  /** @param codici ISTAT codes: 3 digits a Provincia, 6 a Comune */
  async execute(codici: readonly string[]): Promise<EntiByCode> {
    const day = italianDay(this.clock.now());
    return this.transactions.read(PUBLIC_ACCESS, async () => {
      const [upi] = await this.enti.listInForce('UPI', day);
      const found = await this.enti.findByCodiciIstat(codici, day);
      return { upi: upi ?? null, byCodiceIstat: new Map(found.map((ente) => [ente.codiceIstat!, ente])) };
    });
  }
}
