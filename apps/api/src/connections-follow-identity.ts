import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { IdentityEvent } from '@province-comuni/identity-contract';
import { BACKGROUND_WORK, REALTIME, type BackgroundWork, type EventSubscriber, type HeardEvent, type Realtime } from '@province-comuni/platform-ports';

const KINDS: readonly IdentityEvent['kind'][] = ['identity.sessions-ended', 'identity.person-disabled', 'identity.membership-ended'];

/** Whose session, account or role has ended loses the open connections that depend on it. */
@Injectable()
export class ConnectionsFollowIdentity implements EventSubscriber, OnModuleInit {
  readonly name = 'identity.recheck-connections';
  readonly kinds = KINDS;

  constructor(
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(REALTIME) private readonly realtime: Realtime,
  ) {}

  onModuleInit(): void {
    this.work.subscribe(this);
  }

  async handle(event: HeardEvent): Promise<void> {
    this.realtime.recheck((event.payload as IdentityEvent['payload']).personId);
  }
}
