import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { AdhesionsEvent } from '@province-comuni/adhesions-contract';
import { MakeDelibere, type DelibereBatchId } from '@province-comuni/adhesions-domain';
import { BACKGROUND_WORK, type BackgroundWork, type EventSubscriber, type HeardEvent } from '@province-comuni/platform-ports';

/** Works on batches of delibere, a slice for each job. */
@Injectable()
export class DelibereWork implements EventSubscriber, OnModuleInit {
  readonly name = 'adhesions.make-delibere';
  readonly kinds = ['adhesions.delibere-asked'];

  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(MakeDelibere) private readonly make: MakeDelibere,
  ) {}

  onModuleInit(): void {
    this.work.subscribe(this);
    this.work.schedule({ name: 'adhesions.wake-delibere', cron: '*/10 * * * *', run: () => this.make.wakeLost() });
    this.work.schedule({ name: 'adhesions.forget-delibere', cron: '17 2 * * *', run: () => this.make.forgetExpired() });
  }

  async handle(event: HeardEvent): Promise<void> {
    const { batchId } = (event as HeardEvent & Extract<AdhesionsEvent, { kind: 'adhesions.delibere-asked' }>).payload;
    await this.make.execute(batchId as DelibereBatchId);
  }
}
