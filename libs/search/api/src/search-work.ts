import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { BACKGROUND_WORK, SEARCH_INDEX, SYSTEM_ACCESS, TRANSACTION_RUNNER, type BackgroundWork, type SearchIndex, type TransactionRunner } from '@province-comuni/platform-ports';
import { CompareIndex, IndexChanges } from '@province-comuni/search-domain';

/** Keeps the index up with the domains: after every event, and once a night for what no event told. */
@Injectable()
export class SearchWork implements OnApplicationBootstrap {
  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(IndexChanges) private readonly changes: IndexChanges,
    @Inject(CompareIndex) private readonly comparison: CompareIndex,
    @Inject(SEARCH_INDEX) private readonly index: SearchIndex,
    @Inject(TRANSACTION_RUNNER) private readonly transactions: TransactionRunner,
  ) {}

  /** When every domain has made its sources known: which events to follow depends on them. */
  onApplicationBootstrap(): void {
    this.work.subscribe({ name: 'search.index-changes', kinds: this.changes.kinds(), handle: (event) => this.changes.execute(event) });
    this.work.schedule({ name: 'search.mend-index', cron: '23 2 * * *', run: () => this.mend() });
  }

  private async mend(): Promise<void> {
    await this.comparison.repair();
    await this.transactions.run(SYSTEM_ACCESS, () => this.index.tidy());
  }
}
