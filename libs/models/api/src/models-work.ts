import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { KeepDeviations } from '@province-comuni/models-domain';
import { BACKGROUND_WORK, type BackgroundWork } from '@province-comuni/platform-ports';

/** What follows from changes of instances and models, apart from requests. */
@Injectable()
export class ModelsWork implements OnModuleInit {
  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(KeepDeviations) private readonly deviations: KeepDeviations,
  ) {}

  onModuleInit(): void {
    this.work.subscribe({ name: 'models.count-deviations', kinds: this.deviations.kinds, handle: (event) => this.deviations.hear(event) });
    this.work.schedule({ name: 'models.mend-deviations', cron: '25 3 * * *', run: async () => void (await this.deviations.mend()) });
  }
}
