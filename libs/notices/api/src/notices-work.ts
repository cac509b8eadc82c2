import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DeliverNotices, NOTICES_POSTED } from '@province-comuni/notices-domain';
import { BACKGROUND_WORK, type BackgroundWork } from '@province-comuni/platform-ports';

/** Mail of notices: at once after they were posted, the others in the morning. */
@Injectable()
export class NoticesWork implements OnModuleInit {
  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(DeliverNotices) private readonly deliver: DeliverNotices,
  ) {}

  onModuleInit(): void {
    this.work.subscribe({ name: 'notices.tell-at-once', kinds: [NOTICES_POSTED], handle: () => this.deliver.tell('SUBITO') });
    this.work.schedule({ name: 'notices.tell-daily', cron: '40 5 * * *', run: () => this.deliver.tell('GIORNALIERA') });
    this.work.schedule({ name: 'notices.tell-weekly', cron: '50 5 * * 1', run: () => this.deliver.tell('SETTIMANALE') });
    this.work.schedule({ name: 'notices.tidy', cron: '13 3 * * *', run: () => this.deliver.tidy() });
  }
}
