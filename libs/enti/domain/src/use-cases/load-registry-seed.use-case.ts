import { SYSTEM_ACCESS, type TransactionRunner } from '@province-comuni/platform-ports';
import type { Clock } from '@province-comuni/shared-kernel';
import type { RegistrySeedSource, RegistryWriter } from '../ports/registry-import.port.js';

/** Fills the registry with the reference data of a first start. Twice is once, and what an import brought since stays. */
export class LoadRegistrySeed {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly source: RegistrySeedSource,
    private readonly writer: RegistryWriter,
    private readonly clock: Clock,
  ) {}

  /** How many Enti were added: 0 when these data were loaded before. */
  async execute(): Promise<{ readonly added: number }> {
    const source = await this.source.identify();
    if (await this.transactions.run(SYSTEM_ACCESS, () => this.writer.isImported(source))) return { added: 0 };
    const seed = await this.source.read();
    return this.transactions.run(SYSTEM_ACCESS, async () => {
      await this.writer.lock();
      // Another copy of the product may have loaded it while this one was reading.
      if (await this.writer.isImported(seed.source)) return { added: 0 };
      const added = await this.writer.addMissing(seed);
      await this.writer.record({ at: this.clock.now(), personId: null, source: seed.source, differences: { added } });
      return { added };
    });
  }
}
