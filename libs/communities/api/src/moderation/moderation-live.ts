import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { MODERATION_CHANGED, MODERATION_HERE, type CommunityId, type ModerationHint } from '@province-comuni/communities-contract';
import { CommunityNotFound, ReadModeration, type ModerationHints } from '@province-comuni/communities-domain';
import { ACTOR_RESOLVER, type RequestActorResolver } from '@province-comuni/platform-graphql';
import { BACKGROUND_WORK, REALTIME, type BackgroundWork, type LiveConnection, type Realtime } from '@province-comuni/platform-ports';
import { WatchingGateway } from '../live/watching-gateway.js';

const roomOf = (communityId: string): string => `moderation:${communityId}`;

/** Tells open queues how much waits: at once, and again from the recorded event. */
@Injectable()
export class RealtimeModerationHints implements ModerationHints, OnModuleInit {
  constructor(
    @Inject(REALTIME) private readonly realtime: Realtime,
    @Inject(BACKGROUND_WORK) private readonly work: BackgroundWork,
    @Inject(ReadModeration) private readonly read: ReadModeration,
  ) {}

  onModuleInit(): void {
    this.work.subscribe({ name: 'communities.hint-moderation', kinds: ['communities.moderation-changed'], handle: (event) => this.tell((event.payload as { communityId: CommunityId }).communityId) });
  }

  changed(communityId: CommunityId): void {
    // A hint that is lost is told again from the event.
    void this.tell(communityId).catch(() => undefined);
  }

  private async tell(communityId: CommunityId): Promise<void> {
    this.realtime.tell(roomOf(communityId), MODERATION_CHANGED, { communityId, open: await this.read.count(communityId) } satisfies ModerationHint);
  }
}

/** Open queues: `moderation:here` asks to hear of one, and is answered for who moderates it only. */
@Injectable()
export class ModerationGateway extends WatchingGateway<ModerationHint> {
  constructor(@Inject(REALTIME) realtime: Realtime, @Inject(ACTOR_RESOLVER) actors: RequestActorResolver, @Inject(ReadModeration) read: ReadModeration) {
    super(realtime, actors, roomOf, async (actor, communityId) => {
      if (actor.kind !== 'person') throw new CommunityNotFound();
      return { communityId, open: await read.standing(actor, communityId) };
    });
  }

  readonly messages = {
    [MODERATION_HERE]: (connection: LiveConnection, body: unknown): Promise<ModerationHint> => this.here(connection, body),
  };
}
