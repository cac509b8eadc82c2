import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { TellOfActs } from '@province-comuni/models-domain';
import { NOTICE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { BACKGROUND_WORK, type BackgroundWork } from '@province-comuni/platform-ports';

/** Makes known what people are told of acts on their way, and the daily look at those that expire. */
@Injectable()
export class ActsWork implements OnModuleInit {
  constructor(
    @Inject(NOTICE_SUBJECTS) private readonly subjects: NoticeSubjects,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(TellOfActs) private readonly tell: TellOfActs,
  ) {}

  onModuleInit(): void {
    this.subjects.add(this.tell);
    this.work.subscribe({ name: 'models.tell-of-acts', kinds: this.tell.kinds, handle: (event) => this.tell.hear(event) });
    this.work.schedule({ name: 'models.remind-of-expiry', cron: '30 5 * * *', run: () => this.tell.remind() });
  }
}
