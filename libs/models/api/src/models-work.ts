import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { FollowLaws, KeepDeviations, LawReviewSubject, LawSubjects } from '@province-comuni/models-domain';
import { NOTICE_SUBJECTS, type NoticeSubjects } from '@province-comuni/notices-contract';
import { BACKGROUND_WORK, type BackgroundWork } from '@province-comuni/platform-ports';

/** What follows from changes of instances, models and norms, apart from requests. */
@Injectable()
export class ModelsWork implements OnModuleInit {
  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(NOTICE_SUBJECTS) private readonly subjects: NoticeSubjects,
    @Inject(LawReviewSubject) private readonly instance: LawReviewSubject,
    @Inject(LawSubjects) private readonly norms: LawSubjects,
    @Inject(KeepDeviations) private readonly deviations: KeepDeviations,
    @Inject(FollowLaws) private readonly laws: FollowLaws,
  ) {}

  onModuleInit(): void {
    this.subjects.add(this.instance);
    this.subjects.add(this.norms);
    this.work.subscribe({ name: 'models.count-deviations', kinds: this.deviations.kinds, handle: (event) => this.deviations.hear(event) });
    this.work.subscribe({ name: 'models.follow-laws', kinds: this.laws.kinds, handle: (event) => this.laws.hear(event) });
    this.work.schedule({ name: 'models.mend-deviations', cron: '25 3 * * *', run: async () => void (await this.deviations.mend()) });
  }
}
