import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DeliverNotices, LETTERS_OF_NEWSLETTERS, LETTERS_OF_NOTICES, NEWSLETTER_PLANNED, NOTICES_POSTED, SendNewsletters } from '@province-comuni/notices-domain';
import { BACKGROUND_WORK, LetterWriters, type BackgroundWork } from '@province-comuni/platform-ports';

/** Mail of notices: at once after they were posted, or when quiet hours end; the others at half past seven in Italy, in winter and in summer, or as soon as a worker runs. */
@Injectable()
export class NoticesWork implements OnModuleInit {
  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(DeliverNotices) private readonly deliver: DeliverNotices,
    @Inject(SendNewsletters) private readonly newsletters: SendNewsletters,
    @Inject(LetterWriters) private readonly writers: LetterWriters,
  ) {}

  onModuleInit(): void {
    this.writers.add(LETTERS_OF_NOTICES, this.deliver);
    this.writers.add(LETTERS_OF_NEWSLETTERS, this.newsletters);
    // Whoever tells tells all that waits: of many events one is heard.
    this.work.subscribe({ name: 'notices.tell-at-once', kinds: [NOTICES_POSTED], subject: () => 'notices', handle: () => this.deliver.tell('SUBITO') });
    this.work.schedule({ name: 'notices.tell-after-quiet', cron: '0 * * * *', run: () => this.deliver.tell('SUBITO') });
    this.work.schedule({ name: 'notices.tell-daily', cron: '30 * * * *', run: () => this.deliver.tell('GIORNALIERA') });
    this.work.schedule({ name: 'notices.tell-weekly', cron: '31 * * * *', run: () => this.deliver.tell('SETTIMANALE') });
    this.work.subscribe({ name: 'notices.send-newsletter', kinds: [NEWSLETTER_PLANNED], handle: () => this.newsletters.execute() });
    this.work.schedule({ name: 'notices.send-newsletters', cron: '*/5 * * * *', run: () => this.newsletters.execute() });
    this.work.schedule({ name: 'notices.tidy', cron: '13 3 * * *', run: () => this.deliver.tidy() });
  }
}
