import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { ModelsEvent } from '@province-comuni/models-contract';
import { TellOfReview } from '@province-comuni/models-domain';
import { BACKGROUND_WORK, REALTIME, type BackgroundWork, type HeardEvent, type Realtime } from '@province-comuni/platform-ports';
import { instanceRoom } from './live/instance-room.js';

type Reviewed = Extract<ModelsEvent, { kind: 'models.reviewed' }>['payload'];

/** What follows from what is said in a review: people are told, open pages of the instance ask for it, and every morning those are reminded whose answer is due. */
@Injectable()
export class ReviewWork implements OnModuleInit {
  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(REALTIME) private readonly realtime: Realtime,
    @Inject(TellOfReview) private readonly tell: TellOfReview,
  ) {}

  onModuleInit(): void {
    this.work.subscribe({ name: 'models.tell-of-review', kinds: this.tell.kinds, handle: (event) => this.tell.hear(event) });
    this.work.subscribe({ name: 'models.hint-reviewed', kinds: this.tell.kinds, handle: (event) => this.hint(event) });
    this.work.schedule({ name: 'models.remind-of-review', cron: '20 5 * * *', run: () => this.tell.remind() });
  }

  private async hint({ payload }: HeardEvent): Promise<void> {
    const { instanceId } = payload as Reviewed;
    this.realtime.tell(instanceRoom(instanceId), 'instance:reviewed', { instanceId });
  }
}
