import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { InstanceHint } from '@province-comuni/models-contract';
import { BACKGROUND_WORK, REALTIME, type BackgroundWork, type EventSubscriber, type HeardEvent, type Realtime } from '@province-comuni/platform-ports';
import { instanceRoom } from './instance-room.js';

/** Tells the open pages of an instance that it changed, and to which revision: they ask for it themselves, with their own rights. */
@Injectable()
export class InstanceHints implements EventSubscriber, OnModuleInit {
  readonly name = 'models.hint-instance-changed';
  readonly kinds = ['models.instance-changed'];

  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(REALTIME) private readonly realtime: Realtime,
  ) {}

  onModuleInit(): void {
    this.work.subscribe(this);
  }

  async handle(event: HeardEvent): Promise<void> {
    const hint = event.payload as InstanceHint;
    this.realtime.tell(instanceRoom(hint.instanceId), 'instance:changed', hint);
  }
}
