import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { NOTICE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { BACKGROUND_WORK, SEARCH_INDEX, SYSTEM_ACCESS, TRANSACTION_RUNNER, type BackgroundWork, type DomainEvent, type SearchIndex, type TransactionRunner } from '@province-comuni/platform-ports';
import { AlertSavedSearches, CompareIndex, FoundSubjects, IndexChanges, KeepEngine } from '@province-comuni/search-domain';

/** Keeps the index up with the domains: after every event, and once a night for what no event told. */
@Injectable()
export class SearchWork implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(IndexChanges) private readonly changes: IndexChanges,
    @Inject(AlertSavedSearches) private readonly alerts: AlertSavedSearches,
    @Inject(CompareIndex) private readonly comparison: CompareIndex,
    @Inject(KeepEngine) private readonly engine: KeepEngine,
    @Inject(SEARCH_INDEX) private readonly index: SearchIndex,
    @Inject(TRANSACTION_RUNNER) private readonly transactions: TransactionRunner,
    @Inject(NOTICE_SUBJECTS) private readonly subjects: NoticeSubjects,
    @Inject(FoundSubjects) private readonly found: FoundSubjects,
  ) {}

  /** Letters name what was found by the rights of their own moment. */
  onModuleInit(): void {
    this.subjects.add(this.found);
  }

  /** When every domain has made its sources known: which events to follow depends on them. */
  onApplicationBootstrap(): void {
    this.work.subscribe({ name: 'search.index-changes', kinds: this.changes.kinds(), subject: (event) => this.changes.subjectOf(event), handle: (event) => this.follow(event) });
    this.work.schedule({ name: 'search.mend-index', cron: '23 2 * * *', run: () => this.mend() });
    this.work.schedule({ name: 'search.tell-engine', cron: '* * * * *', run: async () => void (await this.engine.catchUp()) });
    this.work.schedule({ name: 'search.alert-daily', cron: '30 5 * * *', run: () => this.alerts.tell('GIORNALIERA') });
    this.work.schedule({ name: 'search.alert-weekly', cron: '45 5 * * 1', run: () => this.alerts.tell('SETTIMANALE') });
  }

  /** Index first, then who waits for such things: heard again, the same entries are neither written nor told twice. */
  private async follow(event: DomainEvent): Promise<void> {
    await this.alerts.noteChanged(await this.changes.execute(event));
    await this.alerts.tell('SUBITO');
  }

  private async mend(): Promise<void> {
    await this.comparison.repair();
    await this.transactions.run(SYSTEM_ACCESS, () => this.index.tidy());
    // What differs is told to it within the minute.
    await this.engine.check();
  }
}
