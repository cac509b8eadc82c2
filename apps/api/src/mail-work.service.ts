import { Inject, Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { MailCourier, MAIL_QUEUED } from '@province-comuni/platform-mail-smtp';
import { BACKGROUND_WORK, type BackgroundWork } from '@province-comuni/platform-ports';

/** Where a mail server is configured: letters leave as soon as they are written, and each minute what the server did not take is offered again. */
@Injectable()
export class MailWorkService implements OnModuleInit {
  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Optional() @Inject(MailCourier) private readonly courier?: MailCourier,
  ) {}

  onModuleInit(): void {
    const { courier } = this;
    if (!courier) return;
    // Whoever delivers takes all that waits: of many letters one is heard.
    this.work.subscribe({ name: 'platform.deliver-mail', kinds: [MAIL_QUEUED], subject: () => 'mail', handle: () => courier.deliver() });
    this.work.schedule({ name: 'platform.offer-mail-again', cron: '* * * * *', run: () => courier.deliver() });
    this.work.schedule({ name: 'platform.tidy-mail', cron: '37 3 * * *', run: () => courier.tidy() });
  }

  /** What was left when the product last ended. */
  begin(): void {
    void this.courier?.deliver().catch(() => undefined);
  }

  /** Before the work apart from requests ends: a letter on its way to the server is waited for. */
  async leave(): Promise<void> {
    await this.courier?.close();
  }
}
