import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { BACKGROUND_WORK, REALTIME, type BackgroundWork, type EventSubscriber, type Realtime } from '@province-comuni/platform-ports';

/** Where an Ente belongs decides what its people read: once the registry changed, every open connection is asked again. */
@Injectable()
export class ConnectionsFollowRegistry implements EventSubscriber, OnModuleInit {
  readonly name = 'enti.recheck-connections';
  readonly kinds = ['enti.registry-imported'];

  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(REALTIME) private readonly realtime: Realtime,
  ) {}

  onModuleInit(): void {
    this.work.subscribe(this);
  }

  async handle(): Promise<void> {
    this.realtime.recheckEverybody();
  }
}
