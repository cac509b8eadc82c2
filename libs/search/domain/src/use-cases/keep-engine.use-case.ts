import { SYSTEM_ACCESS, type SearchIndex, type TransactionRunner } from '@province-comuni/platform-ports';

/** Keeps the engine beside the database equal to it, where there is one. The platform's own work. */
export class KeepEngine {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly index: SearchIndex,
  ) {}

  /** @returns how many entries differ, noted down to be told again; null where there is no second engine, or it does not answer */
  check(): Promise<number | null> {
    return this.transactions.run(SYSTEM_ACCESS, () => this.index.checkEngine());
  }

  /** Tells the engine what it missed, a part in each transaction. @returns how many entries it was told */
  async catchUp(): Promise<number> {
    let told = 0;
    for (;;) {
      const some = await this.transactions.run(SYSTEM_ACCESS, () => this.index.catchUp());
      if (some === 0) return told;
      told += some;
    }
  }
}
